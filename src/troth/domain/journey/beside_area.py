"""What there is of one of the seven ways beside its check-ins: what is to be shared, was practised, is promised."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.entries import to_share
from troth.domain.history import standing
from troth.domain.journey.looking_back import MOST_WAYS
from troth.domain.journey.promise_figures import mine
from troth.domain.records import Commitment


class Shared(NamedTuple):
    """How many things to share are ready, how many were shared, and the first day on which one was."""

    ready: int
    shared: int
    since: date | None


def way_of(area: int) -> int:
    """The way that an area of the weekly look is about: both stand in one order."""
    return area + 1


def shared_of(book: Book, way: int) -> Shared:
    """What there is to share of a way; what was only noticed, or kept private, is not told of."""
    items = [each for each in to_share(book) if each.way == way]
    shared = [each for each in items if each.state == "shared"]
    since = min((each.closed_on for each in shared if each.closed_on is not None), default=None)
    return Shared(sum(each.state == "ready" for each in items), len(shared), since)


def practised_of(book: Book, way: int) -> dict[str, date]:
    """The day on which each practice of a way was last kept, by its name; one for all ways is for none of them."""
    found: dict[str, date] = {}
    for each in book.source.outlines():
        if each.practice and way in each.way and len(each.way) <= MOST_WAYS:
            found[each.practice] = max(each.day, found.get(each.practice, each.day))
    return found


def promised_of(book: Book, way: int, today: date) -> list[Commitment]:
    """The promises that I made of a way and that run."""
    return [each for each in mine(book) if each.way == way and standing(each, today) == "active"]
