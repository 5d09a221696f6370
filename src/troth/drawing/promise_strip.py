"""What is known of the promise at the cursor: in a strip below the list, or in a pane beside it where there is room."""

from collections.abc import Mapping
from datetime import date

from troth.domain.book import Book
from troth.domain.history import standing
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.past import past_occasions
from troth.domain.records import Commitment
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Once
from troth.domain.wording import past_day, short_date
from troth.drawing.lines import Line, Span, cells, wrapped
from troth.drawing.promise_history import heat_map, week_marks, weeks_by_month
from troth.drawing.promise_views import RUNNING
from troth.drawing.promise_words import Standing, next_words, stands
from troth.drawing.sentences import begun, closed
from troth.drawing.width import width_of

_WEEK = 17
"""The column, counted from the first letter of the week, in which half a year begins."""

ROWS = 4
"""So many rows the strip has below its rule."""


def strip(
    book: Book,
    promise: Commitment,
    day: date,
    glyphs: Mapping[str, str],
    width: int,
    show_run: bool = True,
    titled: bool = False,
) -> list[Line]:
    """Three rows at most `width` wide; `titled`, where the row could not show it all, they begin with the title."""
    said = stands(book, promise, day, show_run)
    head: list[Line] = wrapped((Span(promise.title),), width)[:2] if titled else []
    lines = [*head, _first(said), *_more(book, promise, day, glyphs, said, width)]
    return lines[:ROWS]


def strip_row(
    book: Book,
    promise: Commitment,
    day: date,
    glyphs: Mapping[str, str],
    width: int,
    show_run: bool = True,
    titled: bool = False,
) -> list[Line]:
    """The same in one row: each day with its mark, what is asked, the run."""
    said = stands(book, promise, day, show_run)
    if titled:
        return wrapped((Span(promise.title),), width)[:2]
    if not _has_weeks(promise):
        return [_first(said)]
    days = " ".join(f"{name}{mark}" for name, mark in week_marks(book, promise, day, glyphs))
    run = f" · {said.run.split(',')[0]}" if said.run else ""
    line: Line = (Span(f"{days.rstrip()}   ", "muted"), Span(said.asked), Span(run, "muted"))
    return [line if cells(line) <= width else line[:2]]


def strip_sentences(book: Book, promise: Commitment, day: date, width: int, show_run: bool = True) -> list[Line]:
    """The same for who listens: the figures in words, without the weeks as marks."""
    said = stands(book, promise, day, show_run)
    parts = [part for each in (said.rhythm, said.asked, said.run, said.steady) for part in each.split(" · ") if part]
    words = " ".join(closed([begun(part)]) for part in (*parts, _aside(promise, said)) if part)
    return wrapped((Span(words),), width)[:ROWS]


def pane(
    book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str], width: int, show_run: bool = True
) -> list[Line]:
    """All that is known in a few words, for a pane `width` wide."""
    said = stands(book, promise, day, show_run)
    lines: list[Line] = wrapped((Span(promise.title, "strong"),), width)
    lines += wrapped((Span(said.rhythm, "muted"),), width)
    lines += wrapped((Span(said.asked),), width) if said.asked else []
    if _has_weeks(promise):
        marks = week_marks(book, promise, day, glyphs)
        lines += [(), (Span(" ".join(name for name, _ in marks), "muted"),)]
        lines += [(Span(" ".join(mark for _, mark in marks)),), (), *heat_map(book, promise, day, glyphs), ()]
        lines += wrapped((Span(said.run), Span(_joined("", said.steady) if said.run else said.steady, "muted")), width)
        ahead = next_words(book, promise, day, 2)
        lines += [(Span(f"next {ahead}", "muted"),)] if ahead else []
    for name, words in (("Cue", promise.cue), ("Why", promise.why), *_made_good(book, promise)):
        lines += [(), (Span(name, "muted"),), *wrapped((Span(words),), width)] if words else []
    told = list(reversed(book.updates(promise.number)))[:3]
    if told:
        lines += [(), (Span("Told", "muted"),)]
        lines += [(Span(past_day(each.day, day)), Span(f"  {each.how}", "muted")) for each in told]
    elif said.told:
        lines += [(), (Span(said.told, "muted"),)]
    return [*lines, (), *wrapped((Span(counted(book, promise, day), "muted"),), width)]


def counted(book: Book, promise: Commitment, day: date) -> str:
    """How often it went how, since it began: Since 29 May: 48 kept, 3 partly."""
    went = past_occasions(book, promise, day)
    parts = [f"{went.count(each)} {words}" for each, words in OUTCOME_WORDS.items() if each in went]
    since = f"Since {short_date(promise.starts_on)}"
    return f"{since}: {', '.join(parts)}" if parts else since


def _first(said: Standing) -> Line:
    return (Span(said.rhythm, "muted"), Span(" · " if said.asked else "", "muted"), Span(said.asked))


def _more(
    book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str], said: Standing, width: int
) -> list[Line]:
    repaired = _made_good(book, promise)
    if standing(promise, day) not in RUNNING and repaired:
        return [(Span(f"{name:<8}", "muted"), Span(words)) for name, words in repaired]
    aside = _aside(promise, said)
    if not _has_weeks(promise):
        return [(Span(each, "muted"),) for each in (aside, said.told if aside != said.told else "") if each]
    marks = week_marks(book, promise, day, glyphs)
    letters = " ".join(name for name, _ in marks)
    dots = " ".join(mark for _, mark in marks)
    weeks = weeks_by_month(book, promise, day, glyphs)
    tail = [part for part in (said.steady, aside) if part]
    while tail and _WEEK + width_of(" · ".join([said.run, *tail])) > width and len(tail) > 1:
        tail.pop(0)
    words = " · ".join(tail)
    last: Line = (
        Span(f"{dots:<{_WEEK}}", "muted"),
        Span(said.run),
        Span(f" · {words}" if words and said.run else words, "muted"),
    )
    return [(Span(f"{letters:<{_WEEK}}{weeks}", "muted"),), last]


def _aside(promise: Commitment, said: Standing) -> str:
    """What reminds of it, why it matters, or when it was told: whichever is there first."""
    return f"when: {promise.cue}" if promise.cue else promise.why or said.told


def _made_good(book: Book, promise: Commitment) -> list[tuple[str, str]]:
    repairs = book.repairs(promise.number)
    if not repairs:
        return []
    last = repairs[-1]
    return [(name, words) for name, words in (("Amends", last.amends), ("Change", last.change)) if words]


def _joined(before: str, words: str) -> str:
    return f"{before} · {words}" if words else before


def _has_weeks(promise: Commitment) -> bool:
    return not isinstance(promise.schedule, Once | OnCue)
