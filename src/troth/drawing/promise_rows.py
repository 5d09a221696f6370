"""The rows of the three views as plain values: Today, All, Shelf."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Literal, NamedTuple

from troth.domain.board import to_review
from troth.domain.book import Book
from troth.domain.history import occasion_on, standing
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.outlook import Agenda, OutlookEntry, agenda, current_due, due_on, rank
from troth.domain.records import Commitment
from troth.domain.reflection import Whose
from troth.domain.schedule import say
from troth.domain.schedule.dated import Once
from troth.domain.text import comparable
from troth.domain.wording import count, say_day, short_date
from troth.drawing.lines import GAP, Line, Row, Span

View = Literal["today", "all", "shelf"]
VIEWS: dict[View, str] = {"today": "Today", "all": "All", "shelf": "Shelf"}

_NUMBER = 4
_RUNNING = ("draft", "offered", "active", "paused", "repairing")


class Pick(NamedTuple):
    """What a row stands for: a promise and the day that an answer there is recorded for, in my book or in theirs."""

    number: int
    day: date
    book: Whose = "mine"


def rows(
    book: Book,
    view: View,
    day: date,
    glyphs: Mapping[str, str],
    search: str = "",
    stay: Collection[Pick] = (),
) -> list[Row]:
    """The rows of a view; with `search`, those whose title holds all its words, or whose number it is.

    A row of `stay` that was answered keeps its place among those still open, so that the list does not jump.
    """
    if view == "today":
        found = _today(_with_answered(book, agenda(book, day), stay), glyphs) + _reviews(book, day)
    else:
        shelf = view == "shelf"
        promises = [promise for promise in book.commitments() if (standing(promise, day) not in _RUNNING) == shelf]
        build = _shelved if shelf else _running
        found = [(promise.title, build(book, promise, day, glyphs)) for promise in promises]
        found.insert(0, ("", _heading(VIEWS[view], count(len(promises), "promise"))))
        found.insert(1, ("", _BLANK)) if promises else None
    if search.strip():
        return [row for title, row in found if row.key is not None and _matches(search, title, row)]
    return [row for _, row in found]


def empty_lines(book: Book, view: View, search: str) -> tuple[str, str]:
    """What a view without promises says, and the key that leads on."""
    if search.strip():
        return "Nothing is called that.", "esc shows everything again."
    if not book.commitments():
        return "Nothing promised yet.", "n makes the first one."
    if view == "shelf":
        return "The shelf is empty.", "v goes back to Today."
    return "Nothing is asked of you today.", "n makes a promise."


_BLANK = Row(None, ())

_Titled = tuple[str, Row]


def _today(found: Agenda, glyphs: Mapping[str, str]) -> list[_Titled]:
    day = found.day
    tally = f"{found.answered} of {len(found.due)}" if found.due else ""
    sections: list[tuple[Row, tuple[OutlookEntry, ...], Callable[[OutlookEntry], str]]] = [
        (_heading(_open_title(found)), found.still_open, lambda entry: _open_word(entry, day)),
        (_heading("Not told for a while"), found.quiet, lambda entry: f"{_since(entry, day)}, tell?"),
        (_heading("Coming"), found.soon, lambda entry: _when(entry, day)),
        (_heading("When it comes up"), found.cues, lambda _: "on cue"),
    ]
    lines: list[_Titled] = [("", _heading("Today", tally)), ("", _BLANK)] if found.due else [("", _heading("Today"))]
    lines += [(entry.commitment.title, _entry(entry, _when(entry, day), glyphs)) for entry in found.due]
    for heading, entries, word in sections:
        if entries:
            lines += [("", _BLANK), ("", heading)]
            lines += [(entry.commitment.title, _entry(entry, word(entry), glyphs)) for entry in entries]
    return lines


def _reviews(book: Book, day: date) -> list[_Titled]:
    """The boundaries whose day of review has come: they are shown, and nothing is asked about them here."""
    due = to_review(book, day)
    if not due:
        return []
    rows = [Row(None, (Span("  "), Span(made.statement, "muted"), GAP, Span("board 2 ", "muted"))) for made in due]
    return [("", _BLANK), ("", _heading("Boundaries to look at again")), *(("", row) for row in rows)]


def _with_answered(book: Book, found: Agenda, stay: Collection[Pick]) -> Agenda:
    entries = list(found.still_open)
    shown = {Pick(entry.commitment.number, entry.day) for entry in entries}
    promises = {promise.number: promise for promise in book.commitments()} if stay else {}
    for pick in stay:
        occasion = occasion_on(book, pick.number, pick.day)
        if pick not in shown and occasion is not None and pick.number in promises:
            entries.append(OutlookEntry(promises[pick.number], pick.day, pick.day, occasion.outcome))
    entries.sort(key=lambda entry: (rank(entry.commitment), -entry.day.toordinal()))
    return found._replace(still_open=tuple(entries))


def _entry(entry: OutlookEntry, word: str, glyphs: Mapping[str, str]) -> Row:
    promise = entry.commitment
    key = Pick(promise.number, entry.day)
    mark = glyphs[entry.outcome or "open"]
    return Row(key, _line(mark, promise, word, entry.outcome is not None))


def _running(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> Row:
    state = standing(promise, day)
    entry = due_on(book, promise, day)
    outcome = None if entry is None else entry.outcome
    mark = glyphs["paused" if state == "paused" else outcome or ("not_kept" if state == "repairing" else "open")]
    if state != "active":
        word = state
    elif outcome is not None:
        word = OUTCOME_WORDS[outcome]
    else:
        due = current_due(book, promise, day)
        word = "when it comes" if due is None else say_day(due, day)
    return Row(Pick(promise.number, day), _line(mark, promise, word, outcome is not None or state == "paused"))


def _shelved(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> Row:
    state = standing(promise, day)
    word = "let go" if state == "released" else state.replace("_", " ")
    closed = promise.closed_on or promise.ends_on
    mark = glyphs.get(state, glyphs["excused"])
    word = word if closed is None else f"{word} {short_date(closed)}"
    return Row(Pick(promise.number, closed or day), _line(mark, promise, word, True))


def _line(mark: str, promise: Commitment, word: str, quiet: bool) -> Line:
    number = Span(f" {promise.number:>{_NUMBER - 1}} ", "muted")
    title = Span(promise.title, "muted" if quiet else "strong" if promise.size == "big" else "")
    return (Span(mark, "muted" if quiet else "accent"), number, title, GAP, Span(word + " ", "muted"))


def _heading(title: str, aside: str = "") -> Row:
    return Row(None, (Span(title), GAP, Span(aside + " ", "muted")))


def _when(entry: OutlookEntry, day: date) -> str:
    if entry.outcome is not None and entry.needed > 1:
        return f"{OUTCOME_WORDS[entry.outcome]}, {entry.kept} of {entry.needed}"
    if entry.outcome is not None:
        return OUTCOME_WORDS[entry.outcome]
    schedule = entry.commitment.schedule
    if entry.needed > 1 or entry.commitment.schedule.kind == "times_per":
        return f"{entry.kept} of {entry.needed}"
    if isinstance(schedule, Once) and schedule.time and entry.due is not None:
        return f"{say_day(entry.due, day)} {schedule.time}"
    return say(schedule) if entry.due is None else say_day(entry.due, day)


def _open_title(found: Agenda) -> str:
    recent = all((found.day - entry.day).days == 1 for entry in found.still_open)
    return "Yesterday, still open" if recent else "Still open"


def _open_word(entry: OutlookEntry, day: date) -> str:
    if entry.outcome is not None:
        return OUTCOME_WORDS[entry.outcome]
    if entry.commitment.schedule.kind == "times_per":
        return f"{entry.kept} of {entry.needed}, last {getattr(entry.commitment.schedule, 'period', '')}"
    more = f" +{entry.others}" if entry.others else ""
    return say_day(entry.day, day) + more


def _since(entry: OutlookEntry, day: date) -> str:
    return count((day - entry.due).days, "day") if entry.due is not None else ""


def _matches(search: str, title: str, row: Row) -> bool:
    words = comparable(search).split()
    number = str(row.key.number) if isinstance(row.key, Pick) else ""
    return words == [number] or all(word in comparable(title) for word in words)
