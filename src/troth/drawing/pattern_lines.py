"""A pattern in full: whose moves it is made of, its sign, when it was noticed, what it was about, its rounds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from troth.domain.book import Book
from troth.domain.journey.caught import caught
from troth.domain.journey.dance import CAUGHT, DANCE_MOVES, STAGES, DanceMove, Incident, Pattern, guessed
from troth.domain.journey.lookup import rounds
from troth.domain.records import Link
from troth.domain.wording import MONTH_NAMES, MONTHS, count, day_and_date, past_day
from troth.drawing.lines import GAP, Line, Row, Span, wrapped
from troth.drawing.sizes import NARROW

_LABEL = 10
_STAGE = 8
_SHOWN = 7
"""So many of the last rounds have room side by side."""

_LETTERS = {"": "?", "before": "b", "early": "e", "late": "L", "after": "A"}
_SHORT = {"": "?", "before": "before", "early": "early", "late": "late", "after": "after"}
OWN = "something of my own"
"""What is said of a move of my own that has no words."""

_WORDS = {
    "earlier": "Earlier than before. That is the whole success.",
    "later": "Later than before. Such times come, and they pass.",
    "as before": "About as early as before.",
}


def pattern_rows(book: Book, made: Pattern, today: date, width: int) -> list[Row]:
    """All that is known of a pattern, folded to `width`; a round is opened from its row, the newest first."""
    told = [Row(None, row) for line in pattern_lines(book, made, today, width) for row in wrapped(line, width)]
    seen = rounds(book, made.number)
    found = [Row(Link("incidents", each.number), _round(each)) for each in reversed(seen)]
    return [*told, *([_BLANK] if found else []), *found]


_BLANK = Row(None, ())


def pattern_lines(book: Book, made: Pattern, today: date, width: int) -> list[Line]:
    """All that is known of a pattern but its rounds; a guess about the other is marked until it was asked."""
    seen = rounds(book, made.number)
    lines: list[Line] = [
        (Span(made.name, "strong"), GAP, Span(_times(seen, today), "muted")),
        (Span("The dance is the problem, and not one of us.", "muted"),),
        (),
        *_sides(made, today),
        *_pair((("Sign", made.sign), ("New move", made.new_move))),
        *_noticed(seen, width < NARROW),
    ]
    topics = _topics(seen)
    if topics:
        lines.append(_line("Topics", topics))
    if made.state == "resting":
        lines += [(), (Span("It rests. z takes it up again.", "muted"),)]
    return lines


def moves_words(moves: Iterable[DanceMove], own_words: str = "") -> str:
    """Moves in words; one of their own as `own_words` say, where there are some."""
    return ", ".join((each == "own" and own_words) or DANCE_MOVES[each] for each in moves)


def round_words(made: Incident) -> str:
    """What a round was about, when it was noticed, and how long it took to be back, as far as that is known."""
    back = "" if made.minutes is None else f"back in {count(made.minutes, 'minute')}"
    return " · ".join(filter(None, (made.topic, CAUGHT[made.caught], back)))


def _times(seen: Sequence[Incident], today: date) -> str:
    if not seen:
        return "no round noted"
    first = seen[0].day
    since = MONTHS[first.month - 1] + ("" if first.year == today.year else f" {first.year}")
    return f"{count(len(seen), 'time')} since {since}"


def _sides(made: Pattern, today: date) -> list[Line]:
    theirs = guessed(made)
    mine = (("{} on top", made.my_top), ("{} below", made.my_soft), ("needed {}", made.my_needs))
    asked = "" if made.asked_on is None else f"asked {past_day(made.asked_on, today)}"
    rows = [
        ("me", moves_words(made.mine, made.own_words or OWN), ""),
        ("them", moves_words(made.theirs), "seen"),
        ("me", "; ".join(form.format(", ".join(words)) for form, words in mine if words), ""),
        ("them", "; ".join(theirs), asked or "a guess, not asked yet"),
        ("said", made.asked, ""),
    ]
    found = [_line(f"  {who}", words, aside) for who, words, aside in rows if words]
    return [*found, ()] if found else []


def _pair(rows: Iterable[tuple[str, str]]) -> list[Line]:
    found = [_line(name, words) for name, words in rows if words]
    return [*found, ()] if found else []


def _noticed(seen: Sequence[Incident], narrow: bool) -> list[Line]:
    known = [each for each in seen if each.caught]
    if not known:
        return []
    last = known[-_SHOWN:]
    word = caught([STAGES.get(each.caught) for each in seen])
    said = [] if word is None else [_line("", _WORDS[word])]
    if narrow:
        return [_line("Caught", " ".join(_LETTERS[each.caught] for each in last)), *said]
    stages = "".join(f"{_SHORT[each.caught]:<{_STAGE}}" for each in last).rstrip()
    months = "".join(f"{MONTH_NAMES[each.day.month - 1]:<{_STAGE}}" for each in last).rstrip()
    return [_line("Caught", stages), (Span(" " * _LABEL + months, "muted"),), *said]


def _topics(seen: Sequence[Incident]) -> str:
    names: dict[str, str] = {}
    for each in seen:
        names.setdefault(each.topic.casefold(), each.topic)
    times = Counter(each.topic.casefold() for each in seen if each.topic)
    said = ", ".join(f"{names[topic]} {n}" for topic, n in times.most_common())
    return f"{said}: one dance" if len(times) > 1 else said


def _round(made: Incident) -> Line:
    return (Span(f"{day_and_date(made.day):<12}", "muted"), Span(round_words(made) or made.text))


def _line(name: str, words: str, aside: str = "") -> Line:
    tail = (Span(f"  ({aside})", "muted"),) if aside else ()
    return (Span(f"{name:<{_LABEL}}", "muted"), Span(words), *tail)
