"""When a schedule falls due, in closed form per kind: no walk from the start, however long ago that was.

Kinds whose days follow from the calendar alone (`once`, `daily`, `weekdays`, `every_n_days` fixed, `monthly_day`,
`monthly_nth`, `yearly`) have due days; `every_n_days` after done and `window` follow the last time and are asked with
it; `times_per` has periods; `on_cue` has neither.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.days import ONE_DAY, first_of_month, month_after, month_length, week_start
from troth.domain.records import (
    Daily,
    EveryNDays,
    MonthlyDay,
    MonthlyNth,
    Once,
    OnCue,
    Schedule,
    TimesPer,
    Weekdays,
    Window,
    Yearly,
)

LONGEST = 3660
"""No schedule waits longer than so many days."""


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def possible(schedule: Schedule) -> bool:
    """Whether a schedule asks for days that come: no 32nd of a month, no week of eight times."""
    match schedule:
        case Once():
            return 0 <= schedule.grace_days <= 7
        case Weekdays():
            return bool(schedule.days) and set(schedule.days) <= set(range(7))
        case EveryNDays():
            return 1 <= schedule.n <= LONGEST
        case Window():
            return 1 <= schedule.min_days < schedule.max_days <= LONGEST
        case TimesPer():
            return 1 <= schedule.n <= (7 if schedule.period == "week" else 28)
        case MonthlyDay():
            return 1 <= schedule.day <= 31
        case MonthlyNth():
            return schedule.nth in (-1, 1, 2, 3, 4, 5) and 0 <= schedule.weekday <= 6
        case Yearly():
            leap = 2000
            return 1 <= schedule.month <= 12 and 1 <= schedule.day <= month_length(date(leap, schedule.month, 1))
        case Daily() | OnCue():
            return True


def follows_last(schedule: Schedule) -> bool:
    """Whether the next due day is counted from the last time it was done."""
    return isinstance(schedule, Window) or (isinstance(schedule, EveryNDays) and schedule.anchor == "last_done")


def due_days(schedule: Schedule, start: date, first: date, last: date) -> list[date]:
    """The due days from `first` to `last` (both included) of a calendar kind that began on `start`."""
    first = max(first, start)
    if last < first:
        return []
    match schedule:
        case Once():
            return [schedule.due] if first <= schedule.due <= last else []
        case Daily():
            return _every(first, last, 1)
        case Weekdays():
            return [day for day in _every(first, last, 1) if day.weekday() in schedule.days]
        case EveryNDays(anchor="fixed"):
            return _every(first + timedelta(days=-(first - start).days % schedule.n), last, schedule.n)
        case MonthlyDay() | MonthlyNth():
            months = (_in_month(schedule, month) for month in _months(first, last))
            return [day for day in months if day is not None and first <= day <= last]
        case Yearly():
            years = (_in_year(schedule, year) for year in range(first.year, last.year + 1))
            return [day for day in years if first <= day <= last]
        case _:
            return []


def next_due_days(schedule: Schedule, start: date, after: date, count: int) -> list[date]:
    """The next `count` due days of a calendar kind that come after `after`."""
    if isinstance(schedule, Once):
        return [schedule.due][:count] if schedule.due > after else []
    first = max(after + ONE_DAY, start)
    reach = min(_longest_wait(schedule) * count, (date.max - first).days)
    return due_days(schedule, start, first, first + timedelta(days=reach))[:count]


def due_after(schedule: Schedule, done: date) -> Span:
    """When a kind that follows the last time may be done again (`first`) and is due (`last`), counted from `done`."""
    match schedule:
        case Window():
            return Span(done + timedelta(days=schedule.min_days), done + timedelta(days=schedule.max_days))
        case EveryNDays():
            due = done + timedelta(days=schedule.n)
            return Span(due, due)
        case _:
            raise ValueError(schedule.kind)


def first_due(schedule: Schedule, start: date) -> Span:
    """When a kind that follows the last time is due for the first time: it may be done from its start on."""
    match schedule:
        case Window():
            return Span(start, start + timedelta(days=schedule.max_days - schedule.min_days))
        case _:
            return Span(start, start)


def period(schedule: TimesPer, day: date, week_starts: int) -> Span:
    """The week or month of `day` in which a `times_per` promise is counted."""
    if schedule.period == "week":
        first = week_start(day, week_starts)
        return Span(first, first + timedelta(days=6))
    first = first_of_month(day)
    return Span(first, month_after(first) - ONE_DAY)


def _longest_wait(schedule: Schedule) -> int:
    """So many days in a row always hold a due day of a calendar kind; 0 for the other kinds."""
    match schedule:
        case Daily():
            return 1
        case Weekdays():
            return 7
        case EveryNDays(anchor="fixed"):
            return schedule.n
        case MonthlyDay():
            return 31
        case MonthlyNth():
            return 91
        case Yearly():
            return 366
        case _:
            return 0


def _every(first: date, last: date, days: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, days)]


def _months(first: date, last: date) -> Iterator[date]:
    month = first_of_month(first)
    while month <= last:
        yield month
        month = month_after(month)


def _in_month(schedule: MonthlyDay | MonthlyNth, month: date) -> date | None:
    if isinstance(schedule, MonthlyDay):
        return month.replace(day=min(schedule.day, month_length(month)))
    if schedule.nth == -1:
        last = month_after(month) - ONE_DAY
        return last - timedelta(days=(last.weekday() - schedule.weekday) % 7)
    day = month + timedelta(days=(schedule.weekday - month.weekday()) % 7 + 7 * (schedule.nth - 1))
    return day if day.month == month.month else None


def _in_year(schedule: Yearly, year: int) -> date:
    month = date(year, schedule.month, 1)
    return month.replace(day=min(schedule.day, month_length(month)))
