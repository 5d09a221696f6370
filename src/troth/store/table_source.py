"""A book's records out of parsed tables: each is built when it is asked for, and kept while its document stays."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from troth.domain.change import Record, Table
from troth.domain.records import Month
from troth.domain.text import comparable
from troth.store.codec import decode
from troth.store.format import META, Tables
from troth.store.record_lines import Document, RecordLines

if TYPE_CHECKING:
    from troth.domain.reflection import Outline

_NONE: Mapping[str, Document] = {}

Built = dict[tuple[str, int], tuple[Document, Record]]


class TableSource:
    """Tables read as records; what `earlier` built or sorted from the same documents is taken over."""

    def __init__(self, tables: Tables, earlier: "TableSource | None" = None) -> None:
        """A source over tables that nobody changes any more."""
        self._tables = tables
        self._built: Built = {} if earlier is None else earlier._built
        self._owners: dict[str, dict[int, list[int]]] = {}
        self._all: dict[str, list[Record]] = {}
        self._months: dict[tuple[int, str], str] | None = None
        self._outlines: list[Outline] | None = None
        self._texts: dict[int, str] | None = None
        if earlier is not None:
            self._take_over(earlier)

    def _take_over(self, earlier: "TableSource") -> None:
        same = {name for name in earlier._tables if earlier._documents(name) is self._documents(name)}
        self._owners = {name: owners for name, owners in earlier._owners.items() if name in same}
        self._all = {name: records for name, records in earlier._all.items() if name in same}
        self._months = earlier._months if "months" in same else None
        if "reflections" in same:
            self._outlines, self._texts = earlier._outlines, earlier._texts

    def _documents(self, table: str) -> Mapping[str, Document]:
        return self._tables.get(table, _NONE)

    def get(self, table: Table, number: int) -> Record | None:
        """The record of that number, if there is one. Raises `Unusable` for a document that is none of ours."""
        document = self._documents(table).get(str(number))
        if document is None:
            return None
        built = self._built.get((table, number))
        if built is not None and (built[0] is document or built[0] == document):
            return built[1]
        record = decode(table, number, document)
        self._built[table, number] = (document, record)
        return record

    def all(self, table: Table) -> list[Record]:
        """Every record of a table, by ascending number."""
        if table not in self._all:
            self._all[table] = self._records(table, sorted(map(int, self._documents(table))))
        return list(self._all[table])

    def of(self, table: Table, commitment: int) -> list[Record]:
        """The records of a table that belong to one commitment, by ascending number."""
        owners = self._owners.get(table)
        if owners is None:
            owners = self._owners[table] = {}
            for key, document in self._documents(table).items():
                owners.setdefault(document.get("of", 0), []).append(int(key))
        return self._records(table, sorted(owners.get(commitment, ())))

    def _records(self, table: Table, numbers: list[int]) -> list[Record]:
        return [record for number in numbers if (record := self.get(table, number)) is not None]

    def month(self, commitment: int, first: date) -> Month | None:
        """One month of one commitment, without building its other months."""
        months, name = self._documents("months"), first.isoformat()[:7]
        if isinstance(months, RecordLines):
            number = months.month(commitment, name)
        else:
            if self._months is None:
                self._months = {(each.get("of", 0), each.get("month", "")): key for key, each in months.items()}
            number = self._months.get((commitment, name))
        return None if number is None else cast("Month | None", self.get("months", int(number)))

    def last(self, table: Table) -> Record | None:
        """The record of the highest number, if there is any."""
        return self.get(table, max(map(int, self._documents(table)), default=0))

    def last_days(self, table: Table, kind: str) -> dict[int, date]:
        """The latest `day` of the records of that `kind` for each owner, without building them."""
        found: dict[int, str] = {}
        for document in self._documents(table).values():
            if document.get("kind") == kind:
                of, day = document["of"], document["day"]
                if day > found.get(of, ""):
                    found[of] = day
        return {of: date.fromisoformat(day) for of, day in found.items()}

    def outlines(self) -> "Sequence[Outline]":
        """The outline of every entry of the journal, the newest first, without building the entries."""
        if self._outlines is None:
            from troth.domain.reflection import Outline, outlined

            self._outlines = [
                Outline(
                    int(key),
                    each["uid"],
                    date.fromisoformat(each["day"]),
                    each.get("practice", ""),
                    tuple(each.get("way", ())),
                    *outlined(each.get("title", ""), _answered(each)),
                )
                for key, each in self._documents("reflections").items()
            ]
            self._outlines.sort(reverse=True)
        return self._outlines

    def texts(self) -> Mapping[int, str]:
        """What is searched in each entry of the journal, by its number, in small letters."""
        if self._texts is None:
            documents = self._documents("reflections").items()
            self._texts = {
                int(key): comparable("\n".join([each.get("title", ""), *_answered(each)])) for key, each in documents
            }
        return self._texts

    def between(self, table: Table, first: date, last: date) -> list[Record]:
        """The records of a table for the days from `first` to `last`, without building the others; months whole."""
        since, until = first.isoformat(), last.isoformat()
        found = (
            int(key)
            for key, each in self._documents(table).items()
            if since[: len(day := _day(each))] <= day <= until[: len(day)]
        )
        return self._records(table, sorted(found))

    def first_day(self, table: Table) -> date | None:
        """The earliest day that a table has a record for, without building any."""
        found = min(map(_day, self._documents(table).values()), default="")
        return date.fromisoformat(found if len(found) > 7 else f"{found}-01") if found else None

    def named(self, table: Table, uid: str) -> int | None:
        """The number of the record with that uid, if there is one, without building any."""
        found = (int(key) for key, each in self._documents(table).items() if each.get("uid") == uid)
        return next(found, None)

    def next_number(self, table: Table) -> int:
        """The number a new record of this table gets: past the counter, and past every number there is."""
        counted: int = self._documents(META)["1"]["next"].get(table, 1)
        return max(counted, 1 + max(map(int, self._documents(table)), default=0))


def _day(document: Document) -> str:
    """The day that a document is for, or its month, as it is written; they are in order as texts are."""
    day: str = document.get("day") or document.get("month", "")
    return day


def _answered(document: Document) -> Iterator[str]:
    """What was answered in an entry, text by text."""
    for answer in document.get("answers", ()):
        yield from answer["values"]
