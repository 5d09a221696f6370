"""What the rules of counting read another way than before, for who has a history that was read by the old ones."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.past import past_occasions


class RuleChange(NamedTuple):
    """A change of the rules in one line, and whether anything in a book is read anew by it."""

    words: str
    concerns: Callable[[Book, date], bool]


def _has_silence(book: Book, day: date) -> bool:
    return any(None in past_occasions(book, promise, day) for promise in book.commitments())


CHANGES = (RuleChange("Runs now end where nothing was said.", _has_silence),)
"""Every change there was, in order; a new one is added at the end."""


def read_anew(book: Book, day: date, told: int) -> list[str]:
    """The lines of the changes after the first `told` that concern `book`."""
    return [change.words for change in CHANGES[told:] if change.concerns(book, day)]
