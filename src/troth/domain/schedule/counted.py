"""The kinds of schedule that are counted: by days, from the last time, in a period, or whenever their cue comes."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.days import ONE_DAY, DaySpan, Weeks, first_of_month, month_after
from troth.domain.text import clean_line

LONGEST = 3660
"""No schedule waits longer than so many days."""

_MOST = {"week": 7, "month": 28}
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {"once": 1, "twice": 2, "thrice": 3} | {word: n for n, word in enumerate(_NUMBERS, 2)}
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh")
_NTH = rf"(?:([2-9]|[1-9]\d)(?:st|nd|rd|th)|({'|'.join(_ORDINALS)})) (?:day|(week))"
_PERIODS = (
    r"(?:(?P<x>\d{1,2}) ?x (?:a |per )?|"
    r"(?:(?P<word>once|twice|thrice)|(?P<many>\d{1,2}|two|three|four|five|six|seven) times) (?:a|per|each|every) )?"
    r"(?:week|month)|"
    r"(?P<days>\d|two|three|four|five|six|seven) days (?:a|per|each|every) week|"
    r"(?:(?P<often>once|twice|thrice)|(?P<times>\d{1,2}|two|three|four|five|six|seven) times) (?:weekly|monthly)|"
    r"weekly|monthly"
)


class EveryNDays(NamedTuple):
    """Every `n` days, counted from the start (`fixed`) or from the last time it was done (`last_done`)."""

    n: int
    anchor: Literal["fixed", "last_done"] = "fixed"
    kind: Literal["every_n_days"] = "every_n_days"

    @staticmethod
    def examples() -> str:
        """Days, days from the last time, weeks."""
        return "3 days, 3 days after done, 2 weeks, other week"

    @staticmethod
    def parse(text: str) -> "EveryNDays | None":
        """A number of days or weeks, `after done` where the last time counts; other day, third week, fortnight."""
        if found := re.fullmatch(r"other (?:day|(week))|(fortnight)", text, re.I | re.A):
            return EveryNDays(14 if found[1] or found[2] else 2)
        if found := re.fullmatch(_NTH, text, re.I | re.A):
            n = int(found[1] or _ORDINALS.index(found[2].lower()) + 2)
            return EveryNDays(n * 7 if found[3] else n)
        found = re.fullmatch(rf"(\d{{1,4}}|{'|'.join(_NUMBERS)}) (?:days?|(weeks?))( after done)?", text, re.I | re.A)
        if found is None:
            return None
        n = int(_TIMES.get(found[1].lower(), found[1]))
        return EveryNDays(n * 7 if found[2] else n, "last_done" if found[3] else "fixed")

    def possible(self) -> bool:
        """Whether it comes, and in less than about ten years."""
        return 1 <= self.n <= LONGEST

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """Every `n`th day from the start; none where the last time counts."""
        if self.anchor == "last_done":
            return []
        first += timedelta(days=-(first - start).days % self.n)
        return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, self.n)]

    def wait(self) -> tuple[int, int] | None:
        """`n` days, where the last time counts."""
        return (self.n, self.n) if self.anchor == "last_done" else None

    def spell(self) -> str:
        """As it is typed, in days."""
        return self._days() + (" after done" if self.anchor == "last_done" else "")

    def say(self) -> str:
        """As in: every 2 weeks."""
        if self.anchor == "last_done":
            return f"{self._days()} after the last time"
        if self.n % 7 == 0:
            return "every week" if self.n == 7 else f"every {self.n // 7} weeks"
        return "every day" if self.n == 1 else f"every {self.n} days"

    def _days(self) -> str:
        return "1 day" if self.n == 1 else f"{self.n} days"


class Window(NamedTuple):
    """Again no sooner than `min_days` and no later than `max_days` after the last time."""

    min_days: int
    max_days: int
    kind: Literal["window"] = "window"

    @staticmethod
    def examples() -> str:
        """One."""
        return "2-4 days"

    @staticmethod
    def parse(text: str) -> "Window | None":
        """The least and the most days."""
        found = re.fullmatch(r"(\d{1,4}) ?- ?(\d{1,4}) days", text, re.I | re.A)
        return Window(int(found[1]), int(found[2])) if found else None

    def possible(self) -> bool:
        """Whether there is room between the two, and it comes in less than about ten years."""
        return 1 <= self.min_days < self.max_days <= LONGEST

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """None: the last time counts."""
        return []

    def wait(self) -> tuple[int, int] | None:
        """The least and the most days."""
        return self.min_days, self.max_days

    def spell(self) -> str:
        """As it is typed."""
        return f"{self.min_days}-{self.max_days} days"

    def say(self) -> str:
        """As in: every 2 to 4 days."""
        return f"every {self.min_days} to {self.max_days} days"


class TimesPer(NamedTuple):
    """`n` times in each week or month; the occasion is the period."""

    n: int
    period: Literal["week", "month"]
    kind: Literal["times_per"] = "times_per"

    @staticmethod
    def examples() -> str:
        """By the week, and by the month."""
        return "week, 3x week, 2x month, twice a week"

    @staticmethod
    def parse(text: str) -> "TimesPer | None":
        """How often, and in what; without a number once."""
        found = re.fullmatch(_PERIODS, text, re.I | re.A)
        if found is None:
            return None
        times = next(filter(None, found.groups()), "once").lower()
        return TimesPer(int(_TIMES.get(times, times)), "month" if "month" in text.lower() else "week")

    def possible(self) -> bool:
        """Whether every such period has as many days."""
        return 1 <= self.n <= _MOST[self.period]

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """None: a period has any days."""
        return []

    def wait(self) -> tuple[int, int] | None:
        """None: the last time does not matter."""
        return None

    def span(self, day: date, weeks: Weeks) -> DaySpan:
        """The week or month of `day`, in which it is counted."""
        if self.period == "week":
            return weeks.of(day)
        first = first_of_month(day)
        return DaySpan(first, month_after(first) - ONE_DAY)

    def spell(self) -> str:
        """As it is typed."""
        return f"{self.n}x {self.period}"

    def say(self) -> str:
        """As in: twice a week."""
        times = {1: "once", 2: "twice"}.get(self.n, f"{self.n} times")
        return f"{times} a {self.period}"


class OnCue(NamedTuple):
    """Whenever the cue comes; never due by date, never missed by silence."""

    cue: str
    kind: Literal["on_cue"] = "on_cue"

    @staticmethod
    def examples() -> str:
        """With any words."""
        return "cue TEXT"

    @staticmethod
    def parse(text: str) -> "OnCue | None":
        """`cue` and the words of it."""
        found = re.fullmatch("cue (.+)", text, re.I | re.A | re.S)
        return OnCue(clean_line(found[1])) if found else None

    def possible(self) -> bool:
        """Always."""
        return True

    def due_days(self, start: date, first: date, last: date) -> list[date]:
        """None: nobody knows when it comes."""
        return []

    def wait(self) -> tuple[int, int] | None:
        """None: the last time does not matter."""
        return None

    def spell(self) -> str:
        """As it is typed."""
        return f"cue {self.cue}"

    def say(self) -> str:
        """As in: when we argue."""
        return f"when {self.cue}"
