"""Where each promise stands in a view: in one group, once; what was answered keeps its place until the view changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from troth.domain.amends import amends_due
from troth.domain.book import Book
from troth.domain.follow_up import Repair
from troth.domain.history import standing
from troth.domain.outlook import SOON_DAYS, agenda, current_due, due_on, next_days, rank
from troth.domain.records import Commitment, Whose

View = Literal["today", "all", "week", "shelf"]
VIEWS: dict[View, str] = {"today": "Today", "all": "All", "week": "Week", "shelf": "Shelf"}

Group = Literal["today", "still", "tell", "cue", "coming", "none", "shelf"]
"""In the order in which they stand; the first that asks for a promise has it."""

GROUPS: dict[Group, str] = {
    "today": "Today",
    "still": "Still open",
    "tell": "Tell them how it goes",
    "cue": "When it comes up",
    "coming": "Coming",
    "none": "Without a day",
    "shelf": "On the shelf",
}

RUNNING = ("draft", "offered", "active", "paused", "repairing")
"""How a promise stands that is not on the shelf."""


class Pick(NamedTuple):
    """What a row stands for: a promise and the day that an answer there is recorded for, in my book or in theirs.

    Where it stands for amends that were promised, `repair` is the number of their repair.
    """

    number: int
    day: date
    book: Whose = "mine"
    repair: int | None = None


Held = tuple[int, int | None]
"""A promise, or amends of it by the number of their repair."""


class Place(NamedTuple):
    """A promise in a view, or amends of its `repair`: the group it stands in, and the day an answer is recorded for."""

    group: Group
    number: int
    day: date
    repair: int | None = None

    @property
    def held(self) -> Held:
        """What stands there, on whatever day."""
        return self.number, self.repair


def places(book: Book, view: View, day: date, before: Sequence[Place] = ()) -> list[Place]:
    """The places of a view on `day`; those of `before` keep theirs, as long as their promise is there.

    What is asked of `day` and is still open stands under Today in any case. A week goes by days, and keeps no places.
    """
    match view:
        case "week":
            return []
        case "today":
            fresh = _amends(book, day) + _today(book, day)
        case "all":
            fresh = _amends(book, day) + _all(book, day)
        case "shelf":
            fresh = _shelf(book, day)
    return _kept(book, fresh, before, day) if before else fresh


def found_places(book: Book, day: date) -> list[Place]:
    """Every promise there is, in the groups of All, and the shelf below."""
    return _all(book, day) + _shelf(book, day)


def repair_in(book: Book, at: Pick | Place) -> Repair | None:
    """The repair whose amends stand there."""
    return next((each for each in book.repairs(at.number) if each.number == at.repair), None)


def title_in(book: Book, at: Pick | Place) -> str:
    """What stands there in words: the promise, or amends of it."""
    repair = repair_in(book, at)
    return book.commitment(at.number).title if repair is None else f"Amends: {repair.amends}"


def promise_of(book: Book, pick: Pick, day: date) -> Pick:
    """The promise itself, where `pick` stands for amends of it."""
    if pick.repair is None:
        return pick
    return next((Pick(each.number, each.day) for each in found_places(book, day) if each.number == pick.number), pick)


def tomorrow(book: Book, day: date) -> list[Commitment]:
    """What the day after `day` is known to ask, big promises first."""
    found = [promise for promise in _mine(book) if standing(promise, day) in ("active", "paused")]
    return [promise for promise in found if any((when - day).days == 1 for when in next_days(book, promise, day, 1))]


def _mine(book: Book) -> list[Commitment]:
    return sorted((promise for promise in book.commitments() if promise.by != "partner"), key=rank)


def _amends(book: Book, day: date) -> list[Place]:
    return [Place("today", repair.of, day, repair.number) for repair in amends_due(book, day)]


def _today(book: Book, day: date) -> list[Place]:
    asks = agenda(book, day)
    groups: Mapping[Group, Iterable[tuple[int, date]]] = {
        "today": [(entry.commitment.number, entry.day) for entry in asks.due],
        "still": [(entry.commitment.number, entry.day) for entry in asks.still_open],
        "tell": [(entry.commitment.number, entry.day) for entry in asks.quiet],
        "cue": [(entry.commitment.number, entry.day) for entry in asks.cues],
    }
    found = _once(groups)
    taken = {place.number for place in found}
    ahead = [promise for promise in _mine(book) if promise.number not in taken and standing(promise, day) == "active"]
    return found + _coming(book, ahead, day, SOON_DAYS)


def _all(book: Book, day: date) -> list[Place]:
    running = sorted((each for each in book.commitments() if standing(each, day) in RUNNING), key=rank)
    found = [place for place in _today(book, day) if place.group in ("today", "still")]
    numbers = {each.number for each in running}
    found = [place for place in found if place.number in numbers]
    taken = {place.number for place in found}
    rest = [each for each in running if each.number not in taken]
    coming = _coming(book, [each for each in rest if standing(each, day) == "active"], day, None)
    dated = {place.number for place in coming}
    return [*found, *coming, *(Place("none", each.number, day) for each in rest if each.number not in dated)]


def _shelf(book: Book, day: date) -> list[Place]:
    closed = [each for each in book.commitments() if standing(each, day) not in RUNNING]
    return [Place("shelf", each.number, each.closed_on or each.ends_on or day) for each in closed]


def _once(groups: Mapping[Group, Iterable[tuple[int, date]]]) -> list[Place]:
    found: dict[int, Place] = {}
    for group, entries in groups.items():
        for number, day in entries:
            found.setdefault(number, Place(group, number, day))
    return list(found.values())


def _coming(book: Book, promises: Iterable[Commitment], day: date, within: int | None) -> list[Place]:
    dated = [(due, promise) for promise in promises if (due := current_due(book, promise, day)) is not None]
    near = [(due, promise) for due, promise in dated if within is None or (due - day).days <= within]
    near.sort(key=lambda pair: (pair[0], rank(pair[1])))
    return [Place("coming", promise.number, day) for _, promise in near]


def _kept(book: Book, fresh: Sequence[Place], before: Sequence[Place], day: date) -> list[Place]:
    there: set[Held] = {(promise.number, None) for promise in book.commitments()}
    there |= {(repair.of, repair.number) for repair in book.every_repair()}
    now = {place.held: place for place in fresh}
    stay = {place.held: place for place in before if place.held in there}
    for held, place in now.items():
        if place.group == "today" and held in stay and stay[held].group != "today" and _is_open(book, place, day):
            del stay[held]
    return [place for group in GROUPS for place in _merged(group, fresh, stay)]


def _merged(group: Group, fresh: Iterable[Place], stay: Mapping[Held, Place]) -> Iterator[Place]:
    """The places of a group: those that stay, and each new one behind what stands above it."""
    there = [place for place in stay.values() if place.group == group]
    at = {place.held: index for index, place in enumerate(there, 1)}
    behind: list[list[Place]] = [[] for _ in range(len(there) + 1)]
    above = 0
    for place in fresh:
        if place.group == group:
            above = max(above, at.get(place.held, 0))
            if place.held not in stay:
                behind[above].append(place)
    yield from behind[0]
    for place, more in zip(there, behind[1:], strict=True):
        yield place
        yield from more


def _is_open(book: Book, place: Place, day: date) -> bool:
    entry = due_on(book, book.commitment(place.number), day)
    return entry is not None and entry.outcome is None
