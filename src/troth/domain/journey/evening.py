"""The two ends of a day: what one would like to do in it, and in the evening how far one could be oneself."""

from datetime import date
from typing import NamedTuple

PULSES = range(1, 6)
"""How far one could be oneself, from hardly (1) to fully (5)."""


class DayMark(NamedTuple):
    """What was said of one day and when: its pulse, or None, and the intention of its morning."""

    pulse: int | None
    at: int
    intention: str = ""


class DayMonth(NamedTuple):
    """One month of days: `first` is its first day, `days` what was said by day of the month, ascending."""

    number: int
    first: date
    days: tuple[tuple[int, DayMark], ...]
