"""Amends that were promised, and come back until they are made."""

from datetime import date
from typing import TYPE_CHECKING

from troth.domain.book import Book

if TYPE_CHECKING:
    from troth.domain.follow_up import Repair


def amends_due(book: Book, day: date) -> "tuple[Repair, ...]":
    """The repairs whose amends were promised for `day` or before, and are still to be made; the earliest first."""
    waiting = [each for each in book.every_repair() if each.amends_done_on is None and each.amends_by is not None]
    asked = [each for each in waiting if each.amends_by is not None and each.amends_by <= day]
    return tuple(sorted(asked, key=lambda repair: (repair.amends_by or day, repair.number)))
