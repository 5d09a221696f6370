"""A decision in full: whose it is, what matters to each and how it was said back, what was decided, its history."""

from collections.abc import Iterator
from datetime import date

from troth.domain.journey.decision import STAKES, TURNS, Decision, DecisionStage, stage
from troth.domain.wording import coming_day, near_day, past_day, short_date
from troth.drawing.lines import GAP, Line, Span

_LABEL = 10
_BACK = ("they said", "I said")
_SIDES = ("What matters to me", "What matters to them")
_KINDS = ("", "need: ", "cannot: ")


def decision_lines(made: Decision, today: date) -> list[Line]:
    """All of a decision; what is theirs stands as I heard it."""
    lines: list[Line] = [
        (Span(made.text, "strong"), GAP, Span(standing(made, today), "muted")),
        (Span(STAKES[made.stakes], "muted"),),
        (),
    ]
    for who, said in enumerate((made.first, made.second)):
        lines += _side(made, who, said)
    rows = list(_rows(made, today))
    lines += [(), *rows] if rows else []
    if stage(made, today) in ("open", "heard"):
        still = "Both are heard; c writes down what you decide." if made.state == "heard" else _OPEN
        lines += [(), (Span(still, "muted"),)]
    past = " · ".join(f"{short_date(each.day)} {TURNS[each.what]}" for each in reversed(made.history))
    return [*lines, (), (Span(past, "muted"),)] if past else lines


_OPEN = "It stays open until both are heard. Nothing changes meanwhile, and nobody has won."


def standing(made: Decision, today: date) -> str:
    """Where it stands on a day: open since 2 Nov, decided on 12 Sep and back on Sunday."""
    at: DecisionStage = stage(made, today)
    if at in ("open", "heard"):
        word = "both heard" if at == "heard" else "open"
        back = "" if made.review_on is None else f" · back {near_day(made.review_on, today)}"
        return f"{word}, since {past_day(made.day, today)}{back}"
    if at == "ended":
        return "ended"
    decided = "decided" if made.decided_on is None else f"decided {past_day(made.decided_on, today)}"
    if at == "review":
        return f"{decided} · look at it again"
    if made.review_on is not None:
        return f"{decided} · look again {coming_day(made.review_on, today)}"
    return f"{decided} · look again: {made.review_words}" if made.review_words else decided


def _side(made: Decision, who: int, said: tuple[str, ...]) -> list[Line]:
    words = [f"{kind}{text}" for kind, text in zip(_KINDS, said, strict=False) if text]
    lines: list[Line] = [(Span(_SIDES[who], "muted"),)]
    lines += [(Span("  "), Span(each)) for each in words] or [(Span("  "), Span("not written yet", "muted"))]
    if made.heard[who]:
        end = ": yes, that is it" if made.heard_ok[who] else ": not quite yet"
        return [*lines, (Span("  "), Span(f"{_BACK[who]} back “{made.heard[who]}”{end}", "muted"))]
    return [*lines, (Span("  "), Span("not said back yet", "muted"))] if words else lines


def _rows(made: Decision, today: date) -> Iterator[Line]:
    until = "" if made.try_until is None else f"until {near_day(made.try_until, today)}"
    for name, words in (
        ("Ways", " · ".join(made.ways.splitlines())),
        ("Decided", made.choice),
        ("Try", until),
        ("I do", made.tasks[0]),
        ("They do", f"{made.tasks[1]} (as I heard it)" if made.tasks[1] else ""),
    ):
        if words:
            yield (Span(f"{name:<{_LABEL}}", "muted"), Span(words))
