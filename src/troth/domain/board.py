"""The board as it is on a day: which column a card stands in, what it waits for, and where a pattern asks for care."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.boundary import Boundary, BoundaryEvent, Cause, EventKind, Owner, Status

SETTLES_AFTER = 14
"""So many days after it was understood a boundary counts as lived."""


_TELLING: tuple[EventKind, ...] = ("repaired", "crossed", "strained", "honoured")
"""What is told of a card; of two on one day the first."""


SEVERE: tuple[Cause, ...] = ("after_no", "afraid")
"""Causes of a crossing that lead to help, and never to a talk about the words."""


class Card(NamedTuple):
    """A boundary as it stands on a day: its status by then, when it was last honoured, and what was last with it."""

    boundary: Boundary
    status: Status
    honoured_on: date | None = None
    last: tuple[EventKind, date] | None = None


def status_on(boundary: Boundary, day: date) -> Status:
    """The status on `day`: the stored one, or the one that time has led to by itself."""
    status = boundary.status
    settled = boundary.understood_on is not None and day >= boundary.understood_on + timedelta(days=SETTLES_AFTER)
    if status == "understood" and settled:
        status = "lived"
    due = boundary.review_on is not None and boundary.review_on <= day
    return "review" if due and status in ("understood", "lived", "resting") else status


def cards(book: Book, day: date) -> list[Card]:
    """Every boundary as it stands on `day`, by number."""
    days = {kind: book.days_of(kind) for kind in _TELLING}
    found = []
    for made in book.boundaries():
        seen = [(kind, days[kind][made.number]) for kind in _TELLING if made.number in days[kind]]
        last = max(seen, key=lambda each: each[1], default=None)
        found.append(Card(made, status_on(made, day), days["honoured"].get(made.number), last))
    return found


def to_review(book: Book, day: date) -> list[Boundary]:
    """The boundaries to look at again on `day`: their day has come, or they were strained or crossed.

    One that was crossed after a no, or in fear, is none of them: it is not its words that are at fault.
    """
    return [each for each in book.boundaries() if status_on(each, day) == "review" and not crossed_hard(book, each)]


def crossed_hard(book: Book, boundary: Boundary) -> bool:
    """Whether it was ever crossed after a no, or in fear."""
    return any(event.kind == "crossed" and event.cause in SEVERE for event in book.boundary_events(boundary.number))


def stands(boundary: Boundary) -> bool:
    """Whether an agreement counts as a yes: said, understood, and neither withdrawn, retired nor being worded anew."""
    return boundary.shape == "agreement" and boundary.status in ("understood", "lived", "review")


def lane_events(book: Book, owner: Owner) -> Iterator[BoundaryEvent]:
    """What happened to the boundaries of one of the two; what one was afraid of is no sign of what they did."""
    numbers = {made.number for made in book.boundaries() if made.owner == owner}
    return (event for event in book.every_event() if event.of in numbers)


def needs_care(events: Iterable[BoundaryEvent]) -> bool:
    """Whether what is on record leads to Help & safety and nowhere else: twice after a no, or once afraid."""
    causes = [event.cause for event in events if event.kind == "crossed"]
    return causes.count("after_no") >= 2 or "afraid" in causes
