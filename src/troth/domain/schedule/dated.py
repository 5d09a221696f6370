"""The kinds of schedule whose days the calendar tells: one date, weekdays, days of a month, a day of the year.

The words for people are imported by what says them, which `troth status` does not.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.days import (
    ONE_DAY,
    WEEKDAYS,
    day_of_month,
    first_of_month,
    month_after,
    month_length,
    month_named,
    weekday_named,
)

_DAILY = "day|daily|everyday|once (?:a day|daily)|morning|evening|night"
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_WORK_DAYS, _FREE_DAYS = (0, 1, 2, 3, 4), (5, 6)
_LEAP_YEAR = 2000
_DAY_OF_MONTH = r"month(?: on the)? (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th) of (?:the|each|every|a) month"
_DAY_OF_YEAR = (
    r"(?:year on )?(?:(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)"
)


class Once(NamedTuple):
    """A promise with one date; `grace_days` (0 to 7) pass after `due` before Troth asks how it went."""

    due: date
    time: str = ""
    grace_days: int = 0
    kind: Literal["once"] = "once"

    @staticmethod
    def examples() -> str:
        """None: a date is typed as a date."""
        return ""

    @staticmethod
    def parse(text: str) -> "Once | None":
        """None: a date is typed as a date."""
        return None

    def possible(self) -> bool:
        """Whether the days of grace are at most a week."""
        return 0 <= self.grace_days <= 7

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """Its date."""
        return [self.due] if first <= self.due <= last else []

    def wait(self) -> tuple[int, int] | None:
        """None: the calendar tells."""
        return None

    def spell(self) -> str:
        """Its date, with the time of day if it has one."""
        return f"{self.due.isoformat()} {self.time}".rstrip()

    def say(self) -> str:
        """As in: once, Mon 2026-03-02 at 18:00."""
        from troth.domain.wording import iso_and_day

        return f"once, {iso_and_day(self.due)}" + (f" at {self.time}" if self.time else "")


class Daily(NamedTuple):
    """Every day."""

    kind: Literal["daily"] = "daily"

    @staticmethod
    def examples() -> str:
        """One."""
        return "day"

    @staticmethod
    def parse(text: str) -> "Daily | None":
        """`day`, `daily`, or a part of each day."""
        return Daily() if re.fullmatch(_DAILY, text, re.I | re.A) else None

    def possible(self) -> bool:
        """Always."""
        return True

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """Each day."""
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def wait(self) -> tuple[int, int] | None:
        """None: the calendar tells."""
        return None

    def spell(self) -> str:
        """As it is typed."""
        return "day"

    def say(self) -> str:
        """As it is said."""
        return "every day"


class Weekdays(NamedTuple):
    """On the same days of each week; Monday is 0."""

    days: tuple[int, ...]
    kind: Literal["weekdays"] = "weekdays"

    @staticmethod
    def examples() -> str:
        """Monday to Friday, Saturday and Sunday, and two of them."""
        return "weekday, weekend, mon,thu"

    @staticmethod
    def parse(text: str) -> "Weekdays | None":
        """`weekday`, `weekend`, or weekdays with commas or `and` between them; `week on` may stand before these."""
        if re.fullmatch("weekdays?", text, re.I | re.A):
            return Weekdays(_WORK_DAYS)
        if re.fullmatch("weekends?", text, re.I | re.A):
            return Weekdays(_FREE_DAYS)
        text = re.sub("^week on ", "", text.strip(), flags=re.I | re.A)
        parts = re.split(r" *, *(?:and )?| and | & ", text, flags=re.I | re.A)
        named = {weekday_named(re.sub("days$", "day", part.lower())) for part in parts}
        days = sorted(day for day in named if day is not None)
        return Weekdays(tuple(days)) if None not in named else None

    def possible(self) -> bool:
        """Whether there is one, and each is a weekday."""
        return bool(self.days) and set(self.days) <= set(range(7))

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """Each day that is one of them."""
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in every if day.weekday() in self.days]

    def wait(self) -> tuple[int, int] | None:
        """None: the calendar tells."""
        return None

    def spell(self) -> str:
        """As it is typed."""
        return "weekday" if self.days == _WORK_DAYS else ",".join(WEEKDAYS[day][:3] for day in self.days)

    def say(self) -> str:
        """As in: every Saturday; Tuesday and Thursday."""
        if self.days == _WORK_DAYS:
            return "Monday to Friday"
        *rest, last = (WEEKDAYS[day].capitalize() for day in self.days)
        return f"{', '.join(rest)} and {last}" if rest else f"every {last}"


class MonthlyDay(NamedTuple):
    """On one day of each month, or on its last day where the month is shorter."""

    day: int
    kind: Literal["monthly_day"] = "monthly_day"

    @staticmethod
    def examples() -> str:
        """One."""
        return "month 31"

    @staticmethod
    def parse(text: str) -> "MonthlyDay | None":
        """`month` and the day, `month on the 3rd`, `3rd of the month`."""
        found = re.fullmatch(_DAY_OF_MONTH, text, re.I | re.A)
        return MonthlyDay(int(found[1] or found[2])) if found else None

    def possible(self) -> bool:
        """Whether a month has such a day."""
        return 1 <= self.day <= 31

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """That day of each month."""
        days = (day_of_month(month, self.day) for month in _months(first, last))
        return [day for day in days if first <= day <= last]

    def wait(self) -> tuple[int, int] | None:
        """None: the calendar tells."""
        return None

    def spell(self) -> str:
        """As it is typed."""
        return f"month {self.day}"

    def say(self) -> str:
        """As in: each month on day 31 (or the last day)."""
        return f"each month on day {self.day}" + (" (or the last day)" if self.day > 28 else "")


class MonthlyNth(NamedTuple):
    """On the nth (1 to 5, or -1 for the last) of one weekday in each month that has it."""

    nth: int
    weekday: int
    kind: Literal["monthly_nth"] = "monthly_nth"

    @staticmethod
    def examples() -> str:
        """One from the front, one from the back."""
        return "first mon, last fri"

    @staticmethod
    def parse(text: str) -> "MonthlyNth | None":
        """`first` to `fifth` or `last`, and a weekday; `of the month` may stand behind it."""
        nth, _, word = re.sub(" of (?:the|each|every|a) month$", "", text, flags=re.I | re.A).partition(" ")
        weekday = weekday_named(word)
        return MonthlyNth(_NTHS[nth.lower()], weekday) if nth.lower() in _NTHS and weekday is not None else None

    def possible(self) -> bool:
        """Whether a month can have it."""
        return self.nth in _NTHS.values() and 0 <= self.weekday <= 6

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """That weekday of each month that has it."""
        days = (self._in(month) for month in _months(first, last))
        return [day for day in days if day is not None and first <= day <= last]

    def wait(self) -> tuple[int, int] | None:
        """None: the calendar tells."""
        return None

    def spell(self) -> str:
        """As it is typed."""
        return f"{self._word()} {WEEKDAYS[self.weekday][:3]}"

    def say(self) -> str:
        """As in: each month, last Fri."""
        from troth.domain.wording import DAY_NAMES

        return f"each month, {self._word()} {DAY_NAMES[self.weekday]}"

    def _word(self) -> str:
        return next(word for word, nth in _NTHS.items() if nth == self.nth)

    def _in(self, month: date) -> date | None:
        if self.nth == -1:
            last = month_after(month) - ONE_DAY
            return last - timedelta(days=(last.weekday() - self.weekday) % 7)
        day = month + timedelta(days=(self.weekday - month.weekday()) % 7 + 7 * (self.nth - 1))
        return day if day.month == month.month else None


class Yearly(NamedTuple):
    """On one date of each year; 29 February falls on the 28th in common years."""

    month: int
    day: int
    kind: Literal["yearly"] = "yearly"

    @staticmethod
    def examples() -> str:
        """One."""
        return "year 03-14"

    @staticmethod
    def parse(text: str) -> "Yearly | None":
        """`year`, the month and the day, two digits each; or the day with the name of its month."""
        if found := re.fullmatch(r"year (\d\d) ?- ?(\d\d)", text, re.I | re.A):
            return Yearly(int(found[1]), int(found[2]))
        found = re.fullmatch(_DAY_OF_YEAR, text, re.I | re.A)
        month = None if found is None else month_named(found[2] or found[3])
        return None if found is None or month is None else Yearly(month, int(found[1] or found[4]))

    def possible(self) -> bool:
        """Whether a leap year has such a date."""
        return 1 <= self.month <= 12 and 1 <= self.day <= month_length(date(_LEAP_YEAR, self.month, 1))

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """That date of each year."""
        months = (date(year, self.month, 1) for year in range(first.year, last.year + 1))
        days = (day_of_month(month, self.day) for month in months)
        return [day for day in days if first <= day <= last]

    def wait(self) -> tuple[int, int] | None:
        """None: the calendar tells."""
        return None

    def spell(self) -> str:
        """As it is typed."""
        return f"year {self.month:02}-{self.day:02}"

    def say(self) -> str:
        """As in: each year on 14 Mar."""
        from troth.domain.wording import MONTH_NAMES

        return f"each year on {self.day} {MONTH_NAMES[self.month - 1]}"


def _months(first: date, last: date) -> Iterator[date]:
    month = first_of_month(first)
    while month <= last:
        yield month
        month = month_after(month)
