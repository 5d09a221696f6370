"""Celebrations and thanks, and the one of them that comes back today."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.looking_back import anniversary, first_used
from troth.domain.journey.lookup import every, loops

Moment = Appreciation | Celebration


class BroughtBack(NamedTuple):
    """A good moment of about this day so many years ago, or of a month ago where that is 0."""

    moment: Moment
    years: int


def good_moments(book: Book) -> list[Moment]:
    """Every good moment."""
    return [*every(book, Celebration), *every(book, Appreciation)]


def brought_back(book: Book, today: date) -> BroughtBack | None:
    """The good moment that comes back today; None where there is none, or none is wanted."""
    if not loops(book).anniversaries:
        return None
    there = [each for each in good_moments(book) if each.again and each.day < today]
    found = anniversary((each.day for each in there), first_used(book) or today, today)
    if found is None:
        return None
    return BroughtBack(next(each for each in there if each.day == found.day), found.years)
