"""What may be offered, when, and what was sent away."""

from datetime import date
from typing import NamedTuple


class QuietOffer(NamedTuple):
    """An offer that was sent away `on` a day; it is silent through `until`."""

    name: str
    until: date
    on: date | None = None


class NotOne(NamedTuple):
    """Two moves that were said on a day not to be a pattern."""

    one: str
    other: str
    on: date


class Loops(NamedTuple):
    """What comes back by itself: the weekday of the weekly look (Monday 0, None for never), and each of the others.

    The evening begins `evening_from` minutes after midnight.
    """

    number: int = 1
    weekly_on: int | None = 6
    evening_from: int = 1080
    evening: bool = True
    intention: bool = True
    anniversaries: bool = True
    quiet: tuple[QuietOffer, ...] = ()
    not_one: tuple[NotOne, ...] = ()
