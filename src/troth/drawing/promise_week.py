"""The rows of a coming week: its rhythms once, then its seven days with whom each promise is for."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.week import DAYS, Week, WeekEntry
from troth.domain.whom import for_whom
from troth.domain.wording import DAY_NAMES, MONTH_NAMES, count, short_date
from troth.drawing.lines import GAP, Line, Row, Span
from troth.drawing.promise_line import promise_line
from troth.drawing.promise_rows import RowLook
from troth.drawing.promise_views import Pick
from troth.drawing.sentences import promise_sentence

_LABEL = 9
"""The columns of the day, or of the rhythm, before mark and number."""

_BLANK = Row(None, ())


def week_rows(week: Week, first: date, today: date, look: RowLook) -> list[Row]:
    """The week from `first`, as it is known on `today`."""
    last = first + timedelta(days=DAYS - 1)
    aside = Span(f"{short_date(first)} to {short_date(last)}{look.edge}", "muted")
    head = Row(None, (Span(_named((first - today).days // DAYS)), GAP, aside))
    if week.is_empty:
        return [head, _BLANK, Row(None, (Span("Nothing is promised for these days. n makes a promise."),))]
    rows = [_drawn(entry, _rhythm(entry, first), "", today, look) for entry in week.rhythms]
    rows += [_BLANK] if rows else []
    for day, entries in week.days.items():
        rows += _day(day, entries, today, look)
    return [head, *rows]


def _named(weeks: int) -> str:
    match weeks:
        case 0:
            return "The coming week"
        case 1:
            return "The week after"
    return f"In {count(weeks, 'week')}"


def _day(day: date, entries: Sequence[WeekEntry], today: date, look: RowLook) -> list[Row]:
    label = f"{DAY_NAMES[day.weekday()]} {day.day:>2}"
    near = "today" if day == today else ""
    if not entries:
        tail = (GAP, Span(near + look.edge, "muted")) if near else ()
        return [Row(None, (Span(label, "" if near else "muted"), *tail))]
    return [_drawn(entry, label, entry.when, today, look, at=at) for at, entry in enumerate(entries)]


def _rhythm(entry: WeekEntry, first: date) -> str:
    """daily, Mon-Fri; of what is counted its last day, as short as that can be said: by Sun, by 6 Dec, in Dec."""
    until = entry.until
    if until is None:
        return entry.when
    if (until - first).days < DAYS:
        return f"by {DAY_NAMES[until.weekday()]}"
    by = f"by {short_date(until)}"
    return by if len(by) < _LABEL else f"in {MONTH_NAMES[until.month - 1]}"


def _drawn(entry: WeekEntry, label: str, time: str, today: date, look: RowLook, *, at: int = 0) -> Row:
    """The row of the entry that stands `at` under a label, drawn once somebody looks at it.

    The label is drawn before the first, and said of each.
    """
    pick = Pick(entry.commitment.number, entry.day, repair=entry.repair and entry.repair.number)
    line = partial(_line, entry, "" if at else label, time, today, look)
    return Row(pick, line, partial(_sentence, entry, label, time, today))


def _is_asked(entry: WeekEntry, today: date) -> bool:
    return entry.outcome is None and entry.day == today


def _words(entry: WeekEntry, time: str) -> tuple[str, str]:
    """Whom it is for, when, and how it went; and the most of it in short."""
    said, whom = OUTCOME_WORDS[entry.outcome] if entry.outcome else entry.left, for_whom(entry.commitment)
    return f"{whom} {time}".rstrip() + (f", {said}" if said else ""), said or time or whom


def _sentence(entry: WeekEntry, label: str, time: str, today: date) -> str:
    words, asked = _words(entry, time)[0], _is_asked(entry, today)
    return promise_sentence(entry.commitment.number, entry.title, words, asked, label)


def _line(entry: WeekEntry, label: str, time: str, today: date, look: RowLook) -> Line:
    made, asked = entry.commitment, _is_asked(entry, today)
    mark = Span(look.glyphs[entry.outcome or "open"], "accent" if asked else "muted")
    title = Span(entry.title, "strong" if asked else "" if entry.outcome is None else "resting")
    lead = (Span(f"{label:<{_LABEL}}", "" if entry.day == today else "muted"),)
    return promise_line(mark, made.number, title, _words(entry, time), look.width, look.edge, lead)
