"""Asking for space: it starts at once, has a time of return, and asks nothing."""

from typing import NamedTuple

from troth.domain.apart import space_now
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.space import Space

USUAL = 30
SHORTEST, LONGEST = 5, 24 * 60


class AskForSpace(NamedTuple):
    """Begin a time apart of so many minutes, from now."""

    minutes: int
    now: Now
    uid: str

    def __call__(self, book: Book) -> Change:
        """A space that runs; one that runs already stays as it is."""
        if space_now(book, self.now.at) is not None:
            return Change("You asked for space already; the time of return stands.")
        if not SHORTEST <= self.minutes <= LONGEST:
            raise Refused(f"Between {SHORTEST} minutes and a day. Nothing was started.")
        number = book.next_number("spaces")
        space = Space(number, self.uid, self.now.at, self.now.at + 60 * self.minutes)
        return Change("Space.", (Edit("spaces", number, None, space),))


class ExtendSpace(NamedTuple):
    """Need longer: a new time of return so many minutes after the old one (or now, if that is past)."""

    minutes: int
    now: Now

    def __call__(self, book: Book) -> Change:
        """The space with its new return. Raises `Refused` when none runs, and for a time that is none."""
        before = _running(book, self.now)
        if not SHORTEST <= self.minutes <= LONGEST:
            raise Refused(f"Between {SHORTEST} minutes and a day. Nothing was changed.")
        after = before._replace(back_at=max(before.back_at, self.now.at) + 60 * self.minutes, extended=True)
        return Change("A new time of return.", (Edit("spaces", before.number, before, after),))


class BackFromSpace(NamedTuple):
    """I am back."""

    now: Now

    def __call__(self, book: Book) -> Change:
        """The space ended. Raises `Refused` when none runs."""
        before = _running(book, self.now)
        return Change("Back.", (Edit("spaces", before.number, before, before._replace(ended_at=self.now.at)),))


def _running(book: Book, now: Now) -> Space:
    space = space_now(book, now.at)
    if space is None:
        raise Refused("Nobody has asked for space just now.")
    return space
