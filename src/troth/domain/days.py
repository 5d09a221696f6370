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


class DayRule(NamedTuple):
    """When days ended, in minutes after midnight, up to the one before `until`."""

    until: date
    ends_at: int


class DayEnds(NamedTuple):
    """When days end, in minutes after midnight (0 to 360), and the rules of earlier days, oldest first."""

    at: int = 240
    before: tuple[DayRule, ...] = ()

    def when_begins(self, day: date) -> int:
        """Minutes after midnight at which `day` begins: there the one before it ends."""
        return next((rule.ends_at for rule in self.before if day < rule.until), self.at)


class WeekRule(NamedTuple):
    """The weekday that weeks began on, Monday 0, up to the day before `until`, which begins a week by the next rule."""

    until: date
    starts: int


class Weeks(NamedTuple):
    """The weekday that weeks begin on, Monday 0, and the rules of earlier weeks, oldest first."""

    starts: int = 0
    before: tuple[WeekRule, ...] = ()

    def of(self, day: date) -> DaySpan:
        """The week of `day` by the rule of its time; days between two rules join the last week of the earlier one."""
        rule = next((rule for rule in self.before if day < rule.until), None)
        first = week_start(day, self.starts if rule is None else rule.starts)
        if rule is None:
            return DaySpan(first, first + timedelta(days=6))
        if (rule.until - first).days < 7:
            first -= timedelta(days=7)
        last = rule.until - ONE_DAY if (rule.until - first).days < 14 else first + timedelta(days=6)
        return DaySpan(first, last)


def logical_day(wall: datetime, ends: DayEnds, has_shown: Callable[[datetime], bool]) -> date:
    """The day at the moment the local clock shows `wall`; it began when the clock first came to its minute.

    Where a summer time leaves that minute out, the day begins with the next that exists. Where a clock was put back
    over it, the day has begun all the same: `has_shown` tells whether a later time of the clock was shown already.
    """
    first = wall.date() + ONE_DAY
    while True:
        begins = datetime.combine(first, time()) + timedelta(minutes=ends.when_begins(first))
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


def day_of_month(first: date, day: int) -> date:
    """That day of the month that begins on `first`; its last where it has none of that number."""
    return first.replace(day=min(day, month_length(first)))


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
