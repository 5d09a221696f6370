"""A change laid over a source, so that a book can be read as it will be."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from troth.domain.change import Edit, Record, Table
from troth.domain.days import month_after
from troth.domain.records import Month
from troth.domain.source import Source

if TYPE_CHECKING:
    from troth.domain.boundary import BoundaryEvent
    from troth.domain.reflection import Outline, Reflection


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

    def between(self, table: Table, first: date, last: date) -> Iterable[Record]:
        """The records of those days, with the change."""
        records = {record.number: record for record in self._below.between(table, first, last)}
        for (where, number), after in self._over.items():
            if where == table:
                records.pop(number, None)
                if after is not None and lies_between(after, first, last):
                    records[number] = after
        return [records[number] for number in sorted(records)]

    def first_day(self, table: Table) -> date | None:
        """The earliest day, with the change."""
        if not any(where == table for where, _ in self._over):
            return self._below.first_day(table)
        return min((day_of(record) for record in self.all(table)), default=None)

    def named(self, table: Table, uid: str) -> int | None:
        """The number of the record with that uid, with the change."""
        for (where, number), after in self._over.items():
            if where == table and getattr(after, "uid", None) == uid:
                return number
        below = self._below.named(table, uid)
        return None if below is not None and (table, below) in self._over else below

    def next_number(self, table: Table) -> int:
        """One past the highest number seen, below or in the change."""
        over = (number + 1 for where, number in self._over if where == table)
        return max(self._below.next_number(table), *over, 1)


def day_of(record: Any) -> date:
    """The day that a record is for; of a month its first."""
    day: date = record.first if "first" in record._fields and "days" in record._fields else record.day
    return day


def lies_between(record: Any, first: date, last: date) -> bool:
    """Whether a record is for one of these days; a month is, where it has one of them."""
    day = day_of(record)
    until = month_after(day) if "days" in record._fields else day
    return day <= last and (first < until or first == day)
