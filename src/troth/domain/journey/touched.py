"""What was done lately for each of the seven ways, and which were left alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, cast

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.journey.looking_back import QUIET, WayTouched, first_used, untouched
from troth.domain.journey.lookup import loops
from troth.domain.journey.offered import Offer
from troth.domain.records import Month

_WAY_OF: dict[Table, int] = {
    "boundary_events": 1,
    "guesses": 2,
    "shares": 4,
    "moves": 6,
    "repairs": 6,
    "decisions": 6,
    "incidents": 7,
    "sessions": 7,
}
"""The way that what stands in a table is for."""


def quiet_ways(book: Book, today: date) -> tuple[int, ...]:
    """The ways that nothing touched for four weeks; none where that was sent away."""
    if any(each.name == "ways" and each.until >= today for each in loops(book).quiet):
        return ()
    return untouched(_touched(book, today), first_used(book), today)


def ways_offer(today: date) -> Offer:
    """To be told of them; sent away, that is silent for four weeks."""
    return Offer("ways", today + QUIET)


def _touched(book: Book, today: date) -> Iterator[WayTouched]:
    first = today - QUIET + timedelta(days=1)
    entries: list[Any] = [*book.source.between("reflections", first, today)]
    yield from (WayTouched(each.day, each.way) for each in entries if each.way)
    way_of = {each.number: each.way for each in book.commitments()}
    for month in cast("list[Month]", [*book.source.between("months", first, today)]):
        days = (month.first.replace(day=day) for day, _ in month.days)
        yield from (WayTouched(day, (way_of[month.of],)) for day in days if month.of in way_of)
    for table, way in _WAY_OF.items():
        records: list[Any] = [*book.source.between(table, first, today)]
        yield from (WayTouched(each.day, (way,)) for each in records)
