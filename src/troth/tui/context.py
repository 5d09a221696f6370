"""What every tab works with, handed in from outside: the clock, new names, and how things look."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from troth.clock import hour
from troth.domain.book import Book
from troth.domain.days import DayEnds, Now
from troth.domain.journey.ends_of_day import DayPart, part_now
from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS


def never() -> bool:
    """It stays until the person leaves."""
    return False


LOCKED = 4
"""The exit code of an app that left since what it shows is locked."""


class Context(NamedTuple):
    """`clock` tells the present by the minute a day ends at, `hour` the hour of a moment; `uid` makes a name.

    `ascii` and `show_run` are looks; `bell` rings when a timer is over. `hand_out` writes a page to a new file that
    only this person can read, and tells where it is, or why it is nowhere.
    `journey` is whether that tab is there; where it is `accessible`, lists speak in sentences, without marks or panes.
    `shut` tells whether the app is to leave, since what it shows is locked by now; where it `locks`, it leaves as it is
    covered. It is covered after `cover_after` minutes without a key (0 is never).
    Where nothing is promised yet, `greets` tells whether the page of the first run is to be shown; `checks`
    whether the whole file is to be checked on a day, by its `toordinal`.
    """

    clock: Callable[[DayEnds], Now]
    uid: Callable[[], str]
    ascii: bool = False
    show_run: bool = True
    hour: Callable[[int], str] = hour
    bell: bool = False
    hand_out: Callable[[str], str] = lambda text: "There is no place for files here. Nothing was written."
    shut: Callable[[], bool] = never
    locks: bool = False
    cover_after: int = 0
    greets: Callable[[], bool] = never
    checks: Callable[[int], bool] = lambda day: True
    journey: bool = True
    accessible: bool = False

    @property
    def glyphs(self) -> Mapping[str, str]:
        """The marks of outcomes and states that this terminal shows."""
        return ASCII_GLYPHS if self.ascii else GLYPHS

    def now(self, book: Book) -> Now:
        """The present, by the day's end that the person chose."""
        return self.clock(book.settings.day_ends)

    def part(self, book: Book) -> DayPart:
        """The part of the day that it is."""
        hours, minutes = self.hour(self.now(book).at).split(":")
        return part_now(book, int(hours) * 60 + int(minutes))
