"""The days of a promise as calendars tell them: a rule, the days it is without, and those it has besides."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import is_paused
from troth.domain.outlook import calendar_days
from troth.domain.records import Commitment
from troth.domain.schedule import Schedule, due_days, next_due_days
from troth.domain.schedule.counted import LONGEST, EveryNDays
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_IN_EVERY_MONTH = 28
_LONG_REST = timedelta(days=LONGEST)
"""A rest of more days is one without an end: nobody's calendar takes ten years of exceptions."""


class Dated(NamedTuple):
    """The `first` day, and the `last` where there is one; of what `repeats` the days off and besides the rule."""

    first: date
    last: date | None
    repeats: bool
    without: tuple[date, ...]
    besides: tuple[date, ...]


def dated(book: Book, promise: Commitment) -> Dated | None:
    """The days by the schedule in force, since it is, with moves and rests; None where there are none."""
    schedule, since = promise.schedule, promise.schedules[-1].since
    last = _last(promise)
    changed = _last_exception(book, promise)
    reach = changed if last is None else min(changed, last)
    by_rule = set(due_days(schedule, since, since, reach))
    known = {day for day in calendar_days(book, promise, since, reach) if not is_paused(promise, day)}
    ahead = next_due_days(schedule, since, max(reach, since - ONE_DAY), 1)
    later = [day for day in ahead if last is None or day <= last]
    kept, besides = sorted(by_rule & known) or later, sorted(known - by_rule)
    if not kept:
        return Dated(besides[0], None, False, (), tuple(besides[1:])) if besides else None
    without = tuple(day for day in sorted(by_rule - known) if day > kept[0])
    return Dated(kept[0], last, not isinstance(schedule, Once), without, tuple(besides))


def rule(schedule: Schedule) -> dict[str, Any]:
    """The rule (RRULE) that falls on the days of a schedule which the calendar tells, from one of them on."""
    match schedule:
        case Daily():
            return {"freq": "DAILY"}
        case EveryNDays(n):
            return {"freq": "DAILY", "interval": n}
        case Weekdays(days):
            return {"freq": "WEEKLY", "byday": [_WEEKDAYS[day] for day in days]}
        case MonthlyDay(day):
            return {"freq": "MONTHLY", **_day_or_last(day)}
        case MonthlyNth(nth, weekday):
            return {"freq": "MONTHLY", "byday": f"{nth}{_WEEKDAYS[weekday]}"}
        case Yearly(month, day):
            return {"freq": "YEARLY", "bymonth": month, **(_day_or_last(day) if month == 2 else {"bymonthday": day})}
    raise ValueError(schedule.kind)


def _day_or_last(day: int) -> dict[str, Any]:
    """That day of a month, or its last where it has none: the last that it has of the days from the 28th to that."""
    if day <= _IN_EVERY_MONTH:
        return {"bymonthday": day}
    return {"bymonthday": list(range(_IN_EVERY_MONTH, day + 1)), "bysetpos": -1}


def _last(promise: Commitment) -> date | None:
    endless = [rest for rest in promise.pauses if rest.until is None or rest.until - rest.since > _LONG_REST]
    ends = [rest.since - ONE_DAY for rest in endless]
    ends += [promise.ends_on] if promise.ends_on is not None else []
    return min(ends, default=None)


def _last_exception(book: Book, promise: Commitment) -> date:
    """The last day on which the rule alone does not tell."""
    moves = book.moves(promise.number)
    days = [promise.schedules[-1].since, *(move.day for move in moves), *(move.to for move in moves)]
    return max([*days, *(rest.until for rest in promise.pauses if rest.until is not None)])
