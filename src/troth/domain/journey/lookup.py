"""The records of the long view as they are read from a book: one, every one, or those of some days."""

from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.days import first_of_month
from troth.domain.errors import Refused
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.loops import Loops
from troth.domain.journey.session import AgendaPoint, Measure, Session

Kept = TypeVar("Kept", bound=tuple[Any, ...])


class KindOfRecord(NamedTuple):
    """The table of a kind of record, how one is called, and the field that needs words."""

    table: Table
    name: str
    heart: str = "text"


KINDS: dict[type[Any], KindOfRecord] = {
    CheckIn: KindOfRecord("checkins", "check-in", ""),
    Incident: KindOfRecord("incidents", "note of what happened"),
    Pattern: KindOfRecord("patterns", "pattern", "name"),
    Decision: KindOfRecord("decisions", "decision"),
    Session: KindOfRecord("sessions", "session", ""),
    AgendaPoint: KindOfRecord("agenda", "point to talk about"),
    Measure: KindOfRecord("measures", "score", "name"),
    Appreciation: KindOfRecord("thanks", "thank-you"),
    Celebration: KindOfRecord("celebrations", "celebration"),
}
"""The kinds of records of the long view that stand in tables of their own."""


def one(book: Book, kind: type[Kept], number: int) -> Kept:
    """The record of that kind and number. Raises `Refused` when there is none."""
    table, name, _ = KINDS[kind]
    found = book.source.get(table, number)
    if found is None:
        raise Refused(f"There is no {name} {number}.")
    return cast(Kept, found)


def every(book: Book, kind: type[Kept]) -> tuple[Kept, ...]:
    """All records of a kind, by number."""
    return cast("tuple[Kept, ...]", tuple(book.source.all(KINDS[kind].table)))


def between(book: Book, kind: type[Kept], first: date, last: date) -> tuple[Kept, ...]:
    """The records of a kind for the days from `first` to `last`, both included, without building the others."""
    return cast("tuple[Kept, ...]", tuple(book.source.between(KINDS[kind].table, first, last)))


def rounds(book: Book, pattern: int) -> tuple[Incident, ...]:
    """What happened that is a round of a pattern, the oldest first."""
    found = cast("tuple[Incident, ...]", tuple(book.source.of("incidents", pattern)))
    return tuple(sorted(found, key=lambda each: (each.day, each.number)))


def is_loose(book: Book, made: Incident) -> bool:
    """Whether it is a round of no pattern that is there."""
    return made.of is None or book.source.get("patterns", made.of) is None


def day_month(book: Book, day: date) -> DayMonth | None:
    """The month of a day, if anything was said of one of its days."""
    found = book.source.between("days", first_of_month(day), day)
    return next((cast(DayMonth, each) for each in found if cast(DayMonth, each).first <= day), None)


def mark_on(book: Book, day: date) -> DayMark | None:
    """What was said of a day."""
    month = day_month(book, day)
    return None if month is None else dict(month.days).get(day.day)


def marks(book: Book, first: date, last: date) -> dict[date, DayMark]:
    """What was said of each of the days from `first` to `last`, both included, oldest first."""
    months = sorted(cast("list[DayMonth]", [*book.source.between("days", first, last)]), key=lambda each: each.first)
    dated = ((month.first.replace(day=day), mark) for month in months for day, mark in month.days)
    return {day: mark for day, mark in dated if first <= day <= last}


def loops(book: Book) -> Loops:
    """What comes back by itself here."""
    found = book.source.get("loops", 1)
    return Loops() if found is None else cast(Loops, found)
