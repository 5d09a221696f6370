"""The time apart that someone asked for, and whether it is being taken."""

from typing import NamedTuple

from troth.domain.book import Book

FORGOTTEN_AFTER = 12 * 3600
"""So many seconds after its time of return a space that nobody ended is over."""


class Space(NamedTuple):
    """A time apart that was asked for: when it began and when they are back, in seconds since 1970."""

    number: int
    uid: str
    at: int
    back_at: int
    extended: bool = False
    ended_at: int | None = None


def space_now(book: Book, at: int) -> Space | None:
    """The space that is being taken at the moment `at`; over its time it stays open until someone is back.

    A return that nobody told counts as told after half a day, so that asking anew begins anew.
    """
    last = book.last_space()
    open_still = last is not None and last.ended_at is None and at < last.back_at + FORGOTTEN_AFTER
    return last if open_still else None
