"""The book as it is now, for an answer that is made of its records."""

from typing import Protocol, cast

from textual.widget import Widget

from troth.domain.book import Book


class _HasBook(Protocol):
    book: Book


def book_of(part: Widget) -> Book:
    """The book of the app that a part stands in."""
    return cast(_HasBook, part.app).book
