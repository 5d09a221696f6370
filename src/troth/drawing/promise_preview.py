"""A promise as it will stand, while the line that makes it is being written."""

from collections.abc import Mapping, Sequence
from datetime import date

from troth.domain.book import Book
from troth.domain.outlook import due_on, next_days
from troth.domain.records import Commitment
from troth.domain.schedule import follows_last, say
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.whom import MINE
from troth.domain.wording import MONTH_NAMES, by_day, coming_day, day_and_date, far_day, short_date
from troth.drawing.lines import Line, Span
from troth.drawing.promise_line import promise_line

_DAYS = 3
"""So many of its first days are named."""


def preview_row(made: Commitment, day: date, glyphs: Mapping[str, str]) -> Line:
    """Its row: mark, number, title, and when it is due."""
    mark, title = Span(glyphs["open"], "accent"), Span(made.title, "strong")
    return promise_line(mark, made.number, title, (_when(made, day),), edge=" ")


def preview_words(book: Book, made: Commitment, day: date) -> str:
    """Its first days, whom it is made to, how big it is and when it ends; `book` holds it."""
    size = made.size if made.size == "big" else ""
    ends = "" if made.ends_on is None else f"until {far_day(made.ends_on, day)}"
    return " · ".join(part for part in (_first(book, made, day), f"to {MINE[made.made_to]}", size, ends) if part)


def _when(made: Commitment, day: date) -> str:
    schedule = made.schedule
    if isinstance(schedule, Once):
        by = coming_day(day, day) if schedule.due == day else by_day(schedule.due, day)
        return f"{by} {schedule.time}".rstrip()
    return f"{say(schedule)} {made.cue}".rstrip()


def _first(book: Book, made: Commitment, day: date) -> str:
    schedule = made.schedule
    if isinstance(schedule, Once):
        return day_and_date(schedule.due, day)
    asked = due_on(book, made, day)
    now = {asked.due or day} if asked is not None else set()
    days = sorted(now | set(next_days(book, made, day, _DAYS)))[:_DAYS]
    if not days:
        return ""
    by = isinstance(schedule, TimesPer) or follows_last(schedule)
    if (days[0] - day).days < 2:
        near = (by_day if by else coming_day)(days[0], day)
    else:
        near = f"{'by' if by else 'on'} {short_date(days[0])}"
    return f"first {near}" + (f", then {_dates(days[1:])}" if days[1:] else "")


def _dates(days: Sequence[date]) -> str:
    """6 and 13 Dec, 29 Nov and 6 Dec."""
    if len({day.month for day in days}) == 1:
        return f"{' and '.join(str(day.day) for day in days)} {MONTH_NAMES[days[0].month - 1]}"
    return " and ".join(short_date(day) for day in days)
