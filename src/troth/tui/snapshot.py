"""What travels down from the app to every tab and page, as one value."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.draft import DraftList


class Snapshot(NamedTuple):
    """The book, the day it is looked at on, and the drafts there are."""

    book: Book
    day: date
    drafts: DraftList = DraftList()


EMPTY = Snapshot(Book(), date.min)
"""What stands where nothing was handed down yet."""
