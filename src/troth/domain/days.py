"""Logical days: a day ends when the person's day ends, not at midnight."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


class DaySpan(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def logical_day(wall: datetime, day_ends_at: int, has_shown: Callable[[datetime], bool]) -> date:
    """The day at the moment the local clock shows `wall`; it began when the clock first came to `day_ends_at` on it.

    `day_ends_at` is in minutes after midnight. Where a summer time leaves that minute out, the day begins with the next
    that exists. Where a clock was put back over it, the day has begun all the same: `has_shown` tells of a later time
    of the clock whether it was shown already.
    """
    first = wall.date() + ONE_DAY
    while True:
        begins = datetime.combine(first, time()) + timedelta(minutes=day_ends_at)
        if begins <= wall or has_shown(begins):
            return first
        first -= ONE_DAY


def first_of_month(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def month_after(first: date, months: int = 1) -> date:
    """The first day of the month that is `months` after the month of `first`."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def month_length(day: date) -> int:
    """How many days the month of `day` has."""
    return (month_after(day) - first_of_month(day)).days


def week_start(day: date, week_starts: int) -> date:
    """The first day of the week of `day`; `week_starts` is a weekday, Monday 0."""
    return day - timedelta(days=(day.weekday() - week_starts) % 7)


def weekday_named(word: str) -> int | None:
    """The weekday, Monday 0, that a word names: its name, or one of the ways it is shortened."""
    return _named(word, WEEKDAYS)


def month_named(word: str) -> int | None:
    """The month, January 1, that a word names: its name, or one of the ways it is shortened."""
    found = _named(word, MONTHS)
    return None if found is None else found + 1


_SHORTENED = {"tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu", "sept": "sep"}


def _named(word: str, names: Sequence[str]) -> int | None:
    word = word.lower()
    word = _SHORTENED.get(word, word)
    return next((at for at, name in enumerate(names) if word in (name, name[:3])), None)


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


class Now(NamedTuple):
    """The present, as the clock gave it: seconds since 1970 in UTC, and the logical day."""

    at: int
    today: date
