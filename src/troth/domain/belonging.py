"""What belongs to a record: what is erased with it, and what came of it and lives on."""

from troth.domain.book import Book
from troth.domain.change import Record, Table

GOES_WITH: dict[Table, tuple[str, tuple[Table, ...]]] = {
    "commitments": ("of", ("months", "moves", "updates", "repairs")),
    "boundaries": ("of", ("boundary_events",)),
    "reflections": (
        "reflection",
        ("shares", "decisions", "agenda", "incidents", "guesses", "checkins", "thanks", "celebrations"),
    ),
}
"""Of what owns others: the field by which they name it, and their tables; they are erased with it."""

STAYS: tuple[Table, ...] = ("commitments", "boundaries", "patterns", "sessions", "measures")
"""What came of an entry and lives on its own, with a history: it stays when the entry is erased."""


def belonging(book: Book, table: Table, number: int) -> list[tuple[Table, Record]]:
    """What is erased with a record and is still there, each with its table; the record itself may be gone."""
    field, tables = GOES_WITH.get(table, ("", ()))
    if field == "of":
        return [(each, record) for each in tables for record in book.source.of(each, number)]
    return _naming(book, number, tables)


def came_of(book: Book, number: int) -> list[tuple[Table, Record]]:
    """All that an entry left behind and is still there, each with its table; the entry itself may be gone."""
    return belonging(book, "reflections", number) + staying(book, number)


def staying(book: Book, number: int) -> list[tuple[Table, Record]]:
    """What an entry left behind that stays when it is erased, each with its table."""
    return _naming(book, number, STAYS)


def _naming(book: Book, number: int, tables: tuple[Table, ...]) -> list[tuple[Table, Record]]:
    every = ((table, record) for table in tables for record in book.source.all(table))
    return [(table, record) for table, record in every if getattr(record, "reflection", None) == number]
