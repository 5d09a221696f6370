"""Which title of the book stands in a sentence."""

from collections.abc import Iterator

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.text import clean_line

_TABLES: tuple[tuple[Table, str], ...] = (
    ("commitments", "title"),
    ("boundaries", "statement"),
    ("shares", "text"),
    ("guesses", "guess"),
    ("decisions", "text"),
    ("agenda", "text"),
)


def title_in(book: Book, words: str) -> str:
    """The longest title in `words`; empty where none is."""
    return max((each for each in _titles(book) if each in words), key=len, default="")


def _titles(book: Book) -> Iterator[str]:
    for table, field in _TABLES:
        for record in book.source.all(table):
            yield clean_line(str(getattr(record, field, "")))
