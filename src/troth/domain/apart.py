"""Who is apart just now."""

from typing import TYPE_CHECKING

from troth.domain.book import Book

if TYPE_CHECKING:
    from troth.domain.space import Space

FORGOTTEN_AFTER = 12 * 3600
"""So many seconds after its time of return a space that nobody ended is over."""


def space_now(book: Book, at: int) -> "Space | None":
    """The space that is being taken at the moment `at`; over its time it stays open until someone is back.

    A return that nobody told counts as told after half a day, so that asking anew begins anew.
    """
    last = book.last_space()
    open_still = last is not None and last.ended_at is None and at < last.back_at + FORGOTTEN_AFTER
    return last if open_still else None
