"""What the record at hand is called."""

from typing import Any

from troth.domain.book import Book
from troth.drawing.promise_views import Pick


def named(book: Book, record: Any) -> str:
    """The title or the first words of a record; a pick of a promise stands for the promise."""
    if isinstance(record, Pick):
        record = book.commitment(record.number)
    words = (getattr(record, field, "") for field in ("title", "statement", "text", "guess"))
    return next(filter(None, words), "a note")
