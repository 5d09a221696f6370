"""Promises that another program kept, with how their days went, as one change; done twice it adds nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from troth.domain.actions.making import checked
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import first_of_month
from troth.domain.desire import promises_sex
from troth.domain.history import recorded
from troth.domain.records import Commitment, Month, Occasion
from troth.domain.schedule.dated import Once
from troth.domain.wording import count

_ALL_HERE = "All of it is here already."


class BroughtPromise(NamedTuple):
    """A promise from elsewhere, not yet numbered, and the days that were answered; its uid says where it came from.

    One without a schedule waits until somebody chooses one, unless the promise is there already.
    """

    promise: Commitment
    days: tuple[tuple[date, Occasion], ...] = ()


class Amount(NamedTuple):
    """How much is brought: promises, days that were answered, and how many of the promises go to the shelf."""

    promises: int = 0
    days: int = 0
    shelved: int = 0

    @property
    def words(self) -> str:
        """As in: 6 promises, 12 days answered, 1 to the shelf."""
        days = f", {count(self.days, 'day')} answered" if self.days else ""
        return f"{count(self.promises, 'promise')}{days}" + (f", {self.shelved} to the shelf" if self.shelved else "")


class BringIn(NamedTuple):
    """Take in what is brought: what is there stays as it is, and only days that nobody answered here are added.

    A title that promises desire is left out (`turned_down` names it); the rest comes.
    """

    brought: tuple[BroughtPromise, ...]

    def __call__(self, book: Book) -> Change:
        """The promises and their days. Raises `Refused` where one can't be kept."""
        there = known(book)
        edits: list[Edit] = []
        number, month = book.next_number("commitments"), book.next_number("months")
        for promise, days in self.brought:
            before = there.get(promise.uid)
            new: list[Edit] = []
            if before is None and promises_sex(promise.title):
                continue
            if before is None and promise.schedules:
                made = checked(promise._replace(number=number))
                new = [Edit("commitments", number, None, made), *_months(book, number, days, month)]
                number += 1
            elif before is not None:
                new = _later(book, before, promise, days, month)
            month += sum(edit.table == "months" and edit.before is None for edit in new)
            edits += new
        if not edits:
            return Change("Nothing more of it can come in." if turned_down(book, self.brought) else _ALL_HERE)
        return Change(f"Brought in: {amount(edits).words}.", tuple(edits))


def known(book: Book) -> dict[str, Commitment]:
    """The promises there are, by their uid."""
    return {promise.uid: promise for promise in book.commitments()}


def waiting(book: Book, brought: Iterable[BroughtPromise]) -> tuple[BroughtPromise, ...]:
    """What can't come yet: it is not here, and somebody has to choose a schedule for it."""
    there = known(book)
    new = (each for each in brought if not each.promise.schedules and each.promise.uid not in there)
    return tuple(each for each in new if not promises_sex(each.promise.title))


def turned_down(book: Book, brought: Iterable[BroughtPromise]) -> tuple[str, ...]:
    """A line about each of what does not come, since its title promises desire; what is here already stays."""
    there = known(book)
    new = (each.promise.title for each in brought if each.promise.uid not in there)
    return tuple(f"{title}: desire can't be owed, so it is left out" for title in new if promises_sex(title))


def amount(edits: Iterable[Edit]) -> Amount:
    """How much these edits bring."""
    promises = days = shelved = 0
    for edit in edits:
        if isinstance(edit.after, Commitment) and edit.before is None:
            promises += 1
            shelved += edit.after.state != "active"
        elif isinstance(edit.after, Month):
            days += len(edit.after.days) - (len(edit.before.days) if isinstance(edit.before, Month) else 0)
    return Amount(promises, days, shelved)


def _later(
    book: Book, before: Commitment, promise: Commitment, days: Iterable[tuple[date, Occasion]], month: int
) -> list[Edit]:
    """What came to a promise that is here since it was brought in; one with a single date has one answer."""
    if isinstance(before.schedule, Once):
        if before.state != "active" or not days or recorded(book, before.number):
            return []
        closed = before._replace(state=promise.state, closed_on=promise.closed_on)
        return [Edit("commitments", before.number, before, closed), *_months(book, before.number, days, month)]
    return _months(book, before.number, days, month)


def _months(book: Book, number: int, days: Iterable[tuple[date, Occasion]], free: int) -> list[Edit]:
    """The months of a promise with these days in them, new ones numbered from `free` on."""
    edits = []
    for first, group in groupby(sorted(days), key=lambda pair: first_of_month(pair[0])):
        new: Mapping[int, Occasion] = {day.day: occasion for day, occasion in group}
        before = book.month(number, first)
        was = {} if before is None else dict(before.days)
        merged = tuple(sorted({**new, **was}.items()))
        if before is None:
            edits.append(Edit("months", free, None, Month(free, number, first, merged)))
            free += 1
        elif merged != before.days:
            edits.append(Edit("months", before.number, before, before._replace(days=merged)))
    return edits
