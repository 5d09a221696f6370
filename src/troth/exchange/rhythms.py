"""Rhythms as other programs count them, brought to ours where they mean the same days."""

from datetime import date
from typing import Literal

from troth.domain.schedule import Schedule, possible
from troth.domain.schedule.counted import EveryNDays, TimesPer
from troth.domain.schedule.dated import Daily, MonthlyDay, Weekdays, Yearly

Unit = Literal["day", "week", "month", "year", "working day"]

UNITS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year", "b": "working day"}

WORKING_DAYS = Weekdays((0, 1, 2, 3, 4))


def every(n: int, unit: Unit, due: date | None, after_done: bool = False) -> Schedule | None:
    """The schedule of every `n` units, which the day `due` is one of; None where there is none that is the same."""
    schedule = _after_done(n, unit) if after_done else _by_calendar(n, unit, due)
    return schedule if schedule is not None and possible(schedule) else None


def _after_done(n: int, unit: Unit) -> Schedule | None:
    if unit == "working day" and n == 1:
        return WORKING_DAYS
    return EveryNDays(n * (7 if unit == "week" else 1), "last_done") if unit in ("day", "week") else None


def _by_calendar(n: int, unit: Unit, due: date | None) -> Schedule | None:
    match unit:
        case "day":
            return Daily() if n == 1 else EveryNDays(n)
        case "working day":
            return WORKING_DAYS if n == 1 else None
        case "week" if n > 1:
            return EveryNDays(7 * n)
    if due is None or n != 1:
        return None
    if unit == "week":
        return Weekdays((due.weekday(),))
    return MonthlyDay(due.day) if unit == "month" else Yearly(due.month, due.day)


def times_in(n: int, days: int) -> Schedule | None:
    """The schedule of `n` times in so many days; None where there is none that is the same."""
    found: Schedule | None = None
    if n == days > 0:
        found = Daily()
    elif days == 7:
        found = TimesPer(n, "week")
    elif days == 30:
        found = TimesPer(n, "month")
    elif n == 1:
        found = EveryNDays(days)
    return found if found is not None and possible(found) else None
