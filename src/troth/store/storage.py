"""TinyDB's storage: tables are changed in memory and inside a transaction only; the untouched stay the same objects."""

from collections.abc import Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Numbered

from troth.domain.errors import Refused
from troth.store.errors import NOT_TO_BE_KEPT
from troth.store.format import Tables
from troth.store.record_lines import Document, Documents, RecordLines

Puts = Mapping[str, Mapping[int, Document | None]]


Held = dict[str, dict[str, Document]]


class MemoryStorage(Storage):
    """Hands out the tables as they are read; a write outside a transaction is an error in our code."""

    def __init__(self, tables: Held) -> None:
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
    """`tables` with the documents of `puts` in place (None takes one out); `tables` itself stays as it was.

    TinyDB is handed the documents that are put, and none that stay as they are. Raises `Refused`.
    """
    after = dict(tables)
    for name, documents in puts.items():
        there = tables.get(name, {})
        with MemoryStorage({name: {str(n): there[str(n)] for n in documents if str(n) in there}}) as storage:
            table = TinyDB(storage=lambda held=storage: held).table(name, cache_size=0)
            table.remove(doc_ids=list(map(int, storage.tables[name])))
            table.insert_multiple(
                Numbered(document, doc_id=number) for number, document in documents.items() if document is not None
            )
            after[name] = _changed(there, documents, storage.tables[name])
    return after


def _changed(there: Documents, puts: Mapping[int, Document | None], new: Documents) -> Documents:
    """The documents that are `there` without those of `puts`, and the `new` ones at the end."""
    gone = {str(number) for number in puts}
    if isinstance(there, RecordLines):
        try:
            return there.changed(gone, new)
        except ValueError:
            raise Refused(NOT_TO_BE_KEPT) from None
    return {number: document for number, document in there.items() if number not in gone} | dict(new)
