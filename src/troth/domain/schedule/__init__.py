"""A schedule of whatever kind: when it falls due, how it is typed and said, whether its days ever come.

Each kind is one class, and what is asked of it is asked here: a new kind is a class and a member of `Schedule`. Due
days are found in closed form, without a walk from the start, however long ago that was. Some kinds have due days by the
calendar; those with a `wait` follow the last time, and are asked with it; `TimesPer` has periods, `OnCue` neither.
"""

from datetime import date, timedelta
from typing import get_args

from troth.domain.days import ONE_DAY, DaySpan, Weeks
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly

Schedule = Once | Daily | Weekdays | EveryNDays | Window | TimesPer | MonthlyDay | MonthlyNth | Yearly | OnCue
"""Every kind, in the order in which people are told of them."""

_FAR_APART = 7
"""Days from one time to the next, from which on one can be told to be early."""

KINDS: "tuple[type[Schedule], ...]" = get_args(Schedule)


def possible(schedule: Schedule) -> bool:
    """Whether a schedule asks for days that come: no 32nd of a month, no week of eight times."""
    return schedule.possible()


def spell(schedule: Schedule) -> str:
    """`schedule` in the grammar that `troth add --every` reads; a date for `once`."""
    return schedule.spell()


def say(schedule: Schedule) -> str:
    """`schedule` as a person would say it."""
    return schedule.say()


def due_days(schedule: Schedule, start: date, first: date, last: date) -> list[date]:
    """The due days from `first` to `last` (both included) of a kind that has them, and that began on `start`."""
    first = max(first, start)
    return schedule.due_days(start, first, last) if first <= last else []


def next_due_days(schedule: Schedule, start: date, after: date, count: int) -> list[date]:
    """The next `count` due days of a kind that has them, which come after `after`."""
    if isinstance(schedule, Once):
        return [schedule.due][:count] if schedule.due > after else []
    first, reach, found = max(after + ONE_DAY, start), 7 * count, list[date]()
    most = (date.max - first).days
    while len(found) < count and reach < 4 * most:
        found = due_days(schedule, start, first, first + timedelta(days=min(reach, most)))
        reach *= 4
    return found[:count]


def follows_last(schedule: Schedule) -> bool:
    """Whether the next due day is counted from the last time it was done."""
    return schedule.wait() is not None


def has_fixed_days(schedule: Schedule) -> bool:
    """Whether the calendar alone tells its days, so that one of them can be given another."""
    return not isinstance(schedule, TimesPer | OnCue) and not follows_last(schedule)


def can_be_early(schedule: Schedule) -> bool:
    """Whether what is done on a day that is not due may be the coming time done early: its days lie far apart."""
    match schedule:
        case MonthlyDay() | MonthlyNth() | Yearly():
            return True
        case Weekdays():
            return len(schedule.days) == 1
        case EveryNDays():
            return schedule.anchor == "fixed" and schedule.n >= _FAR_APART
        case _:
            return False


def due_after(schedule: Schedule, done: date) -> DaySpan:
    """When a kind that follows the last time may be done again (`first`) and is due (`last`), counted from `done`."""
    least, most = _waited(schedule)
    return DaySpan(done + timedelta(days=least), done + timedelta(days=most))


def first_due(schedule: Schedule, start: date) -> DaySpan:
    """When a kind that follows the last time is due for the first time: it may be done from its start on."""
    least, most = _waited(schedule)
    return DaySpan(start, start + timedelta(days=most - least))


def period(schedule: TimesPer, day: date, weeks: Weeks) -> DaySpan:
    """The week or month of `day` in which a `times_per` promise is counted."""
    return schedule.span(day, weeks)


def _waited(schedule: Schedule) -> tuple[int, int]:
    wait = schedule.wait()
    if wait is None:
        raise ValueError(schedule.kind)
    return wait
