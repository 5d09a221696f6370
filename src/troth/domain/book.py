"""The book: everything Troth knows at one moment, read lazily and never changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from troth.domain.change import Change, Edit, Record, Table
from troth.domain.errors import Refused
from troth.domain.records import Commitment, Month, Settings

if TYPE_CHECKING:
    from troth.domain.boundary import Boundary, BoundaryEvent
    from troth.domain.follow_up import Move, Repair, Update
    from troth.domain.reflection import Outline, Reflection
    from troth.domain.space import Space


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

    def next_number(self, table: Table) -> int:
        """1."""
        return 1


class Layer:
    """A source with a change laid over it, without touching what lies below."""

    def __init__(self, below: Source, edits: Iterable[Edit]) -> None:
        """Lay `edits` over `below`; of two edits of one record the later counts. A layer over a layer is one layer."""
        self._below: Source = below._below if isinstance(below, Layer) else below
        self._over: dict[tuple[Table, int], Record | None] = dict(below._over) if isinstance(below, Layer) else {}
        self._over.update(((edit.table, edit.number), edit.after) for edit in edits)

    def get(self, table: Table, number: int) -> Record | None:
        """The record as the change leaves it."""
        if (table, number) in self._over:
            return self._over[table, number]
        return self._below.get(table, number)

    def all(self, table: Table) -> Iterable[Record]:
        """Every record of a table, with the change."""
        records = {record.number: record for record in self._below.all(table)}
        return self._merged(table, records, None)

    def of(self, table: Table, commitment: int) -> Iterable[Record]:
        """The records of one commitment, with the change."""
        records = {record.number: record for record in self._below.of(table, commitment)}
        return self._merged(table, records, commitment)

    def _merged(self, table: Table, records: dict[int, Record], of: int | None) -> list[Record]:
        for (where, number), after in self._over.items():
            if where == table:
                records.pop(number, None)
                if after is not None and (of is None or getattr(after, "of", None) == of):
                    records[number] = after
        return [records[number] for number in sorted(records)]

    def month(self, commitment: int, first: date) -> Month | None:
        """One month of one commitment, with the change."""
        for (table, _), after in self._over.items():
            if table == "months" and isinstance(after, Month) and (after.of, after.first) == (commitment, first):
                return after
        below = self._below.month(commitment, first)
        return None if below is not None and ("months", below.number) in self._over else below

    def last(self, table: Table) -> Record | None:
        """The record of the highest number, with the change."""
        if not any(where == table for where, _ in self._over):
            return self._below.last(table)
        return max(self.all(table), key=lambda record: record.number, default=None)

    def last_days(self, table: Table, kind: str) -> dict[int, date]:
        """The latest day for each owner, with the change; an event that the change takes away may have been it."""
        if not any(where == table for where, _ in self._over):
            return self._below.last_days(table, kind)
        found: dict[int, date] = {}
        for record in self.all(table):
            if getattr(record, "kind", None) == kind:
                of, day = cast("BoundaryEvent", record).of, cast("BoundaryEvent", record).day
                found[of] = max(day, found.get(of, day))
        return found

    def outlines(self) -> "Sequence[Outline]":
        """The outlines, with the change."""
        changed = self._entries()
        if not changed:
            return self._below.outlines()
        from troth.domain.reflection import outline

        found = {each.number: each for each in self._below.outlines() if each.number not in changed}
        found |= {number: outline(entry) for number, entry in changed.items() if entry is not None}
        return [found[number] for number in sorted(found, reverse=True)]

    def texts(self) -> Mapping[int, str]:
        """What is searched, with the change."""
        changed = self._entries()
        if not changed:
            return self._below.texts()
        from troth.domain.reflection import folded

        found = {number: text for number, text in self._below.texts().items() if number not in changed}
        return found | {number: folded(entry) for number, entry in changed.items() if entry is not None}

    def _entries(self) -> "dict[int, Reflection | None]":
        over = {number: after for (table, number), after in self._over.items() if table == "reflections"}
        return cast("dict[int, Reflection | None]", over)

    def next_number(self, table: Table) -> int:
        """One past the highest number seen, below or in the change."""
        over = (number + 1 for where, number in self._over if where == table)
        return max(self._below.next_number(table), *over, 1)


class Book:
    """Everything at one moment. Two books are the same only if they are one object."""

    def __init__(self, source: Source | None = None) -> None:
        """A book over `source`; without one, an empty book."""
        self.source: Source = Nothing() if source is None else source

    def after(self, change: Change) -> "Book":
        """The book as it is once `change` is made."""
        return Book(Layer(self.source, change.edits)) if change.edits else self

    def commitments(self) -> tuple[Commitment, ...]:
        """Every promise, by number."""
        return cast(tuple[Commitment, ...], tuple(self.source.all("commitments")))

    def commitment(self, number: int) -> Commitment:
        """The promise of that number. Raises `Refused` when there is none."""
        found = self.source.get("commitments", number)
        if found is None:
            raise Refused(f"There is no promise {number}. `troth list --all` shows them all.")
        return cast(Commitment, found)

    def months(self, of: int) -> tuple[Month, ...]:
        """All months of one promise, oldest first."""
        months = cast(Iterable[Month], self.source.of("months", of))
        return tuple(sorted(months, key=lambda month: month.first))

    def month(self, of: int, first: date) -> Month | None:
        """One month of one promise."""
        return self.source.month(of, first)

    def moves(self, of: int) -> "tuple[Move, ...]":
        """The moves of one promise, oldest first."""
        return cast("tuple[Move, ...]", tuple(self.source.of("moves", of)))

    def updates(self, of: int) -> "tuple[Update, ...]":
        """The told-log of one promise, oldest first."""
        return cast("tuple[Update, ...]", tuple(self.source.of("updates", of)))

    def repairs(self, of: int) -> "tuple[Repair, ...]":
        """The repairs of one promise, oldest first."""
        return cast("tuple[Repair, ...]", tuple(self.source.of("repairs", of)))

    def every_repair(self) -> "tuple[Repair, ...]":
        """The repairs of all promises, oldest first."""
        return cast("tuple[Repair, ...]", tuple(self.source.all("repairs")))

    def boundaries(self) -> "tuple[Boundary, ...]":
        """Every boundary, by number."""
        return cast("tuple[Boundary, ...]", tuple(self.source.all("boundaries")))

    def boundary(self, number: int) -> "Boundary":
        """The boundary of that number. Raises `Refused` when there is none."""
        found = self.source.get("boundaries", number)
        if found is None:
            raise Refused(f"There is no boundary {number}. `troth boundary list` shows them all.")
        return cast("Boundary", found)

    def boundary_events(self, of: int) -> "tuple[BoundaryEvent, ...]":
        """What happened to one boundary, oldest first."""
        return cast("tuple[BoundaryEvent, ...]", tuple(self.source.of("boundary_events", of)))

    def every_event(self) -> "tuple[BoundaryEvent, ...]":
        """What happened to all boundaries, oldest first."""
        return cast("tuple[BoundaryEvent, ...]", tuple(self.source.all("boundary_events")))

    def days_of(self, kind: str) -> dict[int, date]:
        """The day on which that last happened with each boundary, by its number."""
        return self.source.last_days("boundary_events", kind)

    def last_space(self) -> "Space | None":
        """The last time someone asked for space."""
        return cast("Space | None", self.source.last("spaces"))

    @property
    def settings(self) -> Settings:
        """What a day and a week mean here."""
        found = self.source.get("settings", 1)
        return Settings() if found is None else cast(Settings, found)

    def next_number(self, table: Table) -> int:
        """The number a new record of this table gets."""
        return self.source.next_number(table)


class Action(Protocol):
    """An intention: given the book as it is, the change that makes it so. Raises `Refused` when it can't be."""

    def __call__(self, book: Book) -> Change:
        """The change; pure, so it may run again on fresher data."""
        ...
