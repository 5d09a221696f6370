"""The book: everything Troth knows at one moment, read lazily and never changed."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from troth.domain.change import Change, Table
from troth.domain.errors import Refused
from troth.domain.layer import Layer
from troth.domain.records import Commitment, Month, Settings
from troth.domain.source import Nothing, Source

if TYPE_CHECKING:
    from troth.domain.boundary import Boundary, BoundaryEvent
    from troth.domain.follow_up import Move, Repair, Update
    from troth.domain.space import Space


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
