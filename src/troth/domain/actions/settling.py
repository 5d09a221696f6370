"""A backlog ends at once: its days are left unanswered, or all of them excused."""

from datetime import date
from typing import NamedTuple

from troth.domain.actions.outcomes import Excuse, put
from troth.domain.book import Book
from troth.domain.change import Change, Edit, merged
from troth.domain.days import ONE_DAY, Now
from troth.domain.history import is_paused, recorded_between
from troth.domain.open_days import late_days
from troth.domain.outlook import calendar_days, open_before
from troth.domain.past import silent_periods
from troth.domain.records import Commitment, Occasion
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.wording import count


class LeaveUnanswered(NamedTuple):
    """Ask no more about the days before today that have no answer."""

    now: Now

    def __call__(self, book: Book) -> Change:
        """Each promise with such days asks from today; what was answered stays as it is."""
        today, late = self.now.today, late_days(book, self.now.today)
        edits = [
            Edit("commitments", each.number, each, each._replace(asks_from=today))
            for each in _mine(book)
            if open_before(book, each, today) is not None
        ]
        return Change(f"Left unanswered: {count(late, 'day')}.", tuple(edits)) if edits else _NOTHING


class ExcuseBacklog(NamedTuple):
    """Excuse every due day before today that has no answer, however long ago."""

    now: Now

    def __call__(self, book: Book) -> Change:
        """All of them excused as one change; days that were left unanswered before stay so."""
        edits: list[Edit] = []
        excused = 0
        for each in _mine(book):
            found = _unanswered(book, each, self.now.today)
            excused += len(found)
            change = self._excused(book, each, found)
            edits += change.edits
            book = book.after(change)
        return Change(f"Excused: {count(excused, 'day')}.", merged(edits)) if edits else _NOTHING

    def _excused(self, book: Book, promise: Commitment, found: list[date]) -> Change:
        if isinstance(promise.schedule, Once):
            return Excuse(promise.number, found[0], self.now)(book) if found else Change("")
        edits: list[Edit] = []
        for day in found:
            edits.append(put(book, promise.number, day, Occasion("excused", self.now.at)))
            book = book.after(Change("", (edits[-1],)))
        return Change("", merged(edits))


def unanswered_days(book: Book, today: date) -> int:
    """How many days `ExcuseBacklog` would excuse."""
    return sum(len(_unanswered(book, each, today)) for each in _mine(book))


_NOTHING = Change("No day is waiting for an answer.")


def _mine(book: Book) -> list[Commitment]:
    return [promise for promise in book.commitments() if promise.by != "partner" and promise.state == "active"]


def _unanswered(book: Book, promise: Commitment, today: date) -> list[date]:
    """The days without an answer, from where the promise asks; of a period one day, which speaks for all of it."""
    late = open_before(book, promise, today)
    if isinstance(promise.schedule, Once):
        return [] if late is None else [late.day]
    first, last = max(promise.starts_on, promise.asks_from or promise.starts_on), today - ONE_DAY
    answered = recorded_between(book, promise.number, first, last)
    days = [day for day in calendar_days(book, promise, first, last) if day not in answered]
    days = [day for day in days if not is_paused(promise, day)]
    if late is not None and late.day not in days:
        days.append(late.day)
    if any(isinstance(version.schedule, TimesPer) for version in promise.schedules):
        days += [day for day in silent_periods(book, promise, today) if day >= first and day not in days]
    return days
