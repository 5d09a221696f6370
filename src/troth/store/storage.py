"""TinyDB's storage: tables are changed in memory and inside a transaction only; the untouched stay the same objects."""

from collections.abc import Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Numbered

from troth.store.format import Document, Tables

Puts = Mapping[str, Mapping[int, Document | None]]


class MemoryStorage(Storage):
    """Hands out the tables as they are read; a write outside a transaction is an error in our code."""

    def __init__(self, tables: Tables) -> None:
        """A storage over `tables`, which are never changed."""
        self.tables = tables
        self._open = False

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables; TinyDB replaces a table in what it gets, so it gets a new outer dict."""
        return dict(self.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the changed tables. Raises `RuntimeError` outside a transaction."""
        if not self._open:
            raise RuntimeError("the store writes inside a transaction only")
        self.tables = data

    def __enter__(self) -> "MemoryStorage":
        """Begin the transaction."""
        self._open = True
        return self

    def __exit__(self, *_: object) -> None:
        """End the transaction."""
        self._open = False


def put(tables: Tables, puts: Puts) -> Tables:
    """`tables` with the documents of `puts` in place (None takes one out); `tables` itself stays as it was."""
    with MemoryStorage(tables) as storage:
        db = TinyDB(storage=lambda: storage)
        for name, documents in puts.items():
            table = db.table(name, cache_size=0)
            there = [number for number in documents if str(number) in tables.get(name, ())]
            if there:
                table.remove(doc_ids=there)
            new = [Numbered(document, doc_id=number) for number, document in documents.items() if document is not None]
            if new:
                table.insert_multiple(new)
        return storage.tables
