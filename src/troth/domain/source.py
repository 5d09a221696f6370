"""Where a book's records come from, and the source that holds none."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from troth.domain.change import Record, Table
from troth.domain.records import Month

if TYPE_CHECKING:
    from troth.domain.reflection import Outline


class Source(Protocol):
    """Where a book's records come from; a record is built when it is asked for."""

    def get(self, table: Table, number: int) -> Record | None:
        """The record of that number, if there is one."""
        ...

    def all(self, table: Table) -> Iterable[Record]:
        """Every record of a table, by ascending number."""
        ...

    def of(self, table: Table, commitment: int) -> Iterable[Record]:
        """The records of a table that belong to one commitment, by ascending number."""
        ...

    def month(self, commitment: int, first: date) -> Month | None:
        """One month of one commitment, without building its other months."""
        ...

    def last(self, table: Table) -> Record | None:
        """The record of the highest number, if there is any."""
        ...

    def last_days(self, table: Table, kind: str) -> dict[int, date]:
        """The latest `day` of the records of that `kind` for each owner, without building them."""
        ...

    def outlines(self) -> "Sequence[Outline]":
        """The outline of every entry of the journal, the newest first, without building the entries."""
        ...

    def texts(self) -> Mapping[int, str]:
        """What is searched in each entry of the journal, by its number, in small letters."""
        ...

    def between(self, table: Table, first: date, last: date) -> Iterable[Record]:
        """The records of a table for the days from `first` to `last`, without building the others; months whole."""
        ...

    def first_day(self, table: Table) -> date | None:
        """The earliest day that a table has a record for, without building any."""
        ...

    def named(self, table: Table, uid: str) -> int | None:
        """The number of the record with that uid, if there is one, without building any."""
        ...

    def next_number(self, table: Table) -> int:
        """The number a new record of this table gets; it was never used before."""
        ...


class Nothing:
    """A source that holds nothing: the first start, and the ground for tests."""

    def get(self, table: Table, number: int) -> Record | None:
        """None."""
        return None

    def all(self, table: Table) -> Iterable[Record]:
        """Nothing."""
        return ()

    def of(self, table: Table, commitment: int) -> Iterable[Record]:
        """Nothing."""
        return ()

    def month(self, commitment: int, first: date) -> Month | None:
        """None."""
        return None

    def last(self, table: Table) -> Record | None:
        """None."""
        return None

    def last_days(self, table: Table, kind: str) -> dict[int, date]:
        """Nothing."""
        return {}

    def outlines(self) -> "Sequence[Outline]":
        """Nothing."""
        return ()

    def texts(self) -> Mapping[int, str]:
        """Nothing."""
        return {}

    def between(self, table: Table, first: date, last: date) -> Iterable[Record]:
        """Nothing."""
        return ()

    def first_day(self, table: Table) -> date | None:
        """None."""
        return None

    def named(self, table: Table, uid: str) -> int | None:
        """None."""
        return None

    def next_number(self, table: Table) -> int:
        """1."""
        return 1
