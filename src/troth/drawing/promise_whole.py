"""Everything about one promise, for a page of its own."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from troth.domain.amends import repair_parts
from troth.domain.book import Book
from troth.domain.history import slack_left, standing
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.past import past_occasions
from troth.domain.records import Commitment, PromiseStep
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import told_in_time
from troth.domain.wording import count, day_and_date, near_day, past_day, short_date
from troth.drawing.lines import Line, Span, cells, fit, wrapped
from troth.drawing.promise_history import heat_map, week_marks
from troth.drawing.promise_rows import RowLook, row_of
from troth.drawing.promise_views import Place
from troth.drawing.promise_words import next_words, rhythm, stands, told_words

_BESIDE = 32
"""The column in which what stands beside half a year begins."""

_NAME, _WIDE_NAME = 7, 16


class PromiseFacts(NamedTuple):
    """The short ones stand beside half a year, the others below it."""

    short: list[tuple[str, str]]
    long: list[tuple[str, str]]


def whole(
    book: Book, place: Place, day: date, look: RowLook, show_run: bool = True, spoken: bool = False
) -> list[Line]:
    """All of it: its row, this week, half a year with what matters most beside, what was counted, its history.

    `spoken`, for who listens, it has no marks: what they show is said by the words beside them.
    """
    promise = book.commitment(place.number)
    said, facts = stands(book, promise, day, show_run), _facts(book, promise, day)
    row = row_of(book, place, day, look)
    first = (Span(row.spoken, "strong"),) if spoken else fit(row.line, look.width)
    lines: list[Line] = [first, (Span(f"     {rhythm(promise, day)}", "muted"),), ()]
    weeks = not isinstance(promise.schedule, Once | OnCue)
    tail: Line = (
        Span(said.asked),
        Span(f"{' · ' if said.asked and said.run else ''}"),
        Span(said.run),
        Span(f"{' · ' if said.steady and (said.asked or said.run) else ''}{said.steady}", "muted"),
    )
    if weeks and spoken:
        lines += [tail, (), *_listed(facts.short)]
    elif weeks:
        marks = week_marks(book, promise, day, look.glyphs)
        lines += [(Span(" ".join(name for name, _ in marks), "muted"),)]
        lines += [(Span(" ".join(mark for _, mark in marks) + "    "), *tail), ()]
        lines += _beside(heat_map(book, promise, day, look.glyphs), facts.short, look)
    else:
        lines += [tail, ()] if said.asked and standing(promise, day) != "active" else []
        lines += _listed(facts.short)
    went = past_occasions(book, promise, day)
    parts = [f"{went.count(each)} {words}" for each, words in OUTCOME_WORDS.items() if each in went]
    if parts:
        lines += [
            (),
            (Span(f"{count(sum(each is not None for each in went), 'answer')}: {', '.join(parts)}", "muted"),),
        ]
    lines += [(), *_listed(facts.long)] if facts.long else []
    return lines + _history(book, promise, day, look.glyphs)


def _facts(book: Book, promise: Commitment, day: date) -> PromiseFacts:
    begins = "Starts" if promise.starts_on > day else "Since"
    short = [
        ("Why", promise.why),
        ("Cue", promise.cue),
        ("Next", "" if isinstance(promise.schedule, Once) else next_words(book, promise, day, 3)),
        (begins, f"{short_date(promise.starts_on)} {promise.starts_on.year}"),
        ("Ends", "" if promise.ends_on is None else f"{short_date(promise.ends_on)} {promise.ends_on.year}"),
        ("Told", told_words(book, promise, day).removeprefix("told ")),
    ]
    moved, missed = told_in_time(book, promise, day)
    slack = not promise.matters_every_time and promise.schedule.kind not in ("once", "on_cue")
    long = [
        ("Then I", promise.then),
        ("In the way", promise.obstacle),
        ("And then", promise.plan_b),
        ("On a bad day", promise.smallest),
        ("How sure", "" if promise.confidence is None else f"{promise.confidence} of 10"),
        ("Slack left", f"{slack_left(book, promise, day)} this month" if slack else ""),
        ("Told in time", f"{moved} of {missed}" if missed else ""),
        ("Let go because", promise.closed_why),
    ]
    return PromiseFacts([each for each in short if each[1]], [each for each in long if each[1]])


def _beside(left: list[Line], facts: list[tuple[str, str]], look: RowLook) -> list[Line]:
    """Half a year with facts beside it where there is room for both, else below it."""
    room = look.width - _BESIDE
    if room < 40:
        return [*left, (), *_listed(facts)]
    right: list[Line] = [()]
    for name, words in facts:
        right += wrapped((Span(f"{name:<{_NAME}}", "muted"), Span(words)), room)
    rows: list[Line] = []
    for at in range(max(len(left), len(right))):
        line: Line = left[at] if at < len(left) else ()
        more: Line = right[at] if at < len(right) else ()
        blanks = Span(" " * max(0, _BESIDE - cells(line)), line[-1].tone if line else "muted")
        rows.append((*line, blanks, *more) if more else line)
    return rows


def _listed(facts: list[tuple[str, str]]) -> list[Line]:
    return [(Span(f"{name:<{_WIDE_NAME}}", "muted"), Span(words)) for name, words in facts]


def _history(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> list[Line]:
    lines = _section("Steps", [_step(number, step, glyphs, day) for number, step in enumerate(promise.steps, 1)])
    lines += _section("Note", promise.note.splitlines())
    updates = [_pieces(past_day(u.day, day), u.how, u.text) for u in reversed(book.updates(promise.number))]
    lines += _section("Told", updates)
    word = {"no": "not told", "before": "told before", "after": "told after"}
    moves = reversed(book.moves(promise.number))
    moved = [_pieces(f"{day_and_date(m.day)} to {day_and_date(m.to)}", word[m.told], m.why) for m in moves]
    lines += _section("Moved", moved)
    for repair in reversed(book.repairs(promise.number)):
        parts = repair_parts(repair, partial(near_day, today=day))
        words = [line for name, text in parts for line in f"{name}: {text}".splitlines()]
        lines += _section(f"Repair of {day_and_date(repair.day)}", words)
    return lines


def _section(title: str, texts: list[str]) -> list[Line]:
    found = [(Span(text),) for text in texts if text]
    return [(), (Span(title, "muted"),), *found] if found else []


def _step(number: int, step: PromiseStep, glyphs: Mapping[str, str], day: date) -> str:
    done = "" if step.done_on is None else f"  done {past_day(step.done_on, day)}"
    return f"{number} {glyphs['kept' if step.done_on else 'open']} {step.text}{done}"


def _pieces(*parts: str) -> str:
    return "  ".join(part for part in parts if part)
