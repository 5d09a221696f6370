"""What a practice does with a record that was there before it: found by its uid, as it stands by then."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple, TypeVar

from troth.domain.actions.boundaries import ReviseBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.life import MoveTo
from troth.domain.actions.outcomes import NotKept
from troth.domain.actions.repairing import BeginRepair, is_repairable, repairable_day
from troth.domain.actions.sessions import HoldSession
from troth.domain.actions.several import Several
from troth.domain.actions.writing_down import ReviseRecord
from troth.domain.board import status_on
from troth.domain.book import Action, Book
from troth.domain.boundary import Boundary, Status
from troth.domain.change import Change, Table
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.history import is_paused, occasion_on
from troth.domain.journey.lookup import every
from troth.domain.journey.session import Session
from troth.domain.outlook import calendar_days, open_before
from troth.domain.records import Commitment
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.wording import day_and_date

Found = TypeVar("Found", Commitment, Boundary, Session)


class ChosenRecord(NamedTuple):
    """A record as it was chosen: its table, its uid, its words by then, and the day of a promise that it is about."""

    table: Table
    uid: str
    words: str
    day: date | None = None


class MovePromise(NamedTuple):
    """Give the day of a promise that was chosen another date; a one-off keeps its hour where none is given."""

    of: ChosenRecord
    to: date
    now: Now
    uid: str
    told: bool = False
    time: str = ""
    why: str = ""

    def __call__(self, book: Book) -> Change:
        """The promise moved, once. Raises `Refused` where it is gone, can't move, or has another day by now."""
        before = _found(book.commitments(), self.of)
        if any(move.uid == self.uid for move in book.moves(before.number)):
            return Change(f"Moved already: {before.title}.")
        day, time, schedule = self.of.day, self.time, before.schedule
        if isinstance(schedule, Once):
            time = time or schedule.time
            if schedule.due not in (day, self.to):
                on = day_and_date(schedule.due, self.now.today)
                raise Refused(f"“{before.title}” is on {on} by now. Nothing was changed.")
        return MoveTo(before.number, self.to, self.now, self.uid, day, self.told, time, self.why)(book)


class RepairPromise(NamedTuple):
    """Begin to repair the day of a promise that was chosen; one that nobody answered was not kept then."""

    of: ChosenRecord
    repair: Repair
    now: Now

    def __call__(self, book: Book) -> Change:
        """The repair begun, once. Raises `Refused` where that day has none to begin any more."""
        before = _found(book.commitments(), self.of)
        number = before.number
        if any(repair.uid == self.repair.uid for repair in book.repairs(number)):
            return Change(f"A repair is under way already: {before.title}.")
        day = self.of.day
        answered = day is not None and occasion_on(book, number, day) is not None
        if day is None or not (is_repairable(book, number, day) if answered else self._is_open(book, before, day)):
            when = f" on {day_and_date(day)}" if day else ""
            raise Refused(f"There is nothing to repair any more{when}: {before.title}. Nothing was changed.")
        begin = BeginRepair(self.repair._replace(of=number, day=day), self.now)
        return begin(book) if answered else _done(book, [NotKept(number, day, self.now), begin])

    def _is_open(self, book: Book, promise: Commitment, day: date) -> bool:
        """Whether that day was due, and nobody has said yet how it went."""
        still_open = open_before(book, promise, self.now.today)
        if isinstance(promise.schedule, Once | TimesPer) or promise.state != "active":
            return still_open is not None and still_open.day == day
        return day in calendar_days(book, promise, day, day) and not is_paused(promise, day)


class ReadyCard(NamedTuple):
    """Give a card of the board its words, and bring it to what is ready to say; its wording was looked at."""

    of: ChosenRecord
    fields: tuple[tuple[str, str], ...]
    now: Now
    uid: str

    def __call__(self, book: Book) -> Change:
        """The card, ready. Raises `Refused` where it is gone or was said meanwhile."""
        before = _found(book.boundaries(), self.of)
        ready = MoveCard(before.number, "ready", self.now, self.uid, worded=True)
        if status_on(before, self.now.today) not in ("forming", "ready"):
            return ready(book)
        return _done(book, [ReviseBoundary(before.number, self.fields, self.now, self.uid), ready])


class UnderstoodCard(NamedTuple):
    """A card of the board was said, and said back."""

    of: ChosenRecord
    said_back: str
    now: Now
    uid: str

    def __call__(self, book: Book) -> Change:
        """The card, understood. Raises `Refused` where it is gone or stands elsewhere."""
        before = _found(book.boundaries(), self.of)
        columns: list[Status] = ["said"] if status_on(before, self.now.today) == "ready" else []
        steps = [MoveCard(before.number, to, self.now, self.uid, said_back=self.said_back) for to in columns]
        last = MoveCard(before.number, "understood", self.now, self.uid, said_back=self.said_back)
        return _done(book, [*steps, last])


class HeldSession(NamedTuple):
    """A session that was chosen took place: what came of it, by field."""

    of: ChosenRecord
    fields: tuple[tuple[str, Any], ...]
    now: Now

    def __call__(self, book: Book) -> Change:
        """The session, held. Raises `Refused` where it is gone, called off or still to come."""
        return HoldSession(_found(every(book, Session), self.of).number, self.now, self.fields)(book)


class ReadySession(NamedTuple):
    """A session that was chosen is to come: the question that goes there, and what was tried."""

    of: ChosenRecord
    fields: tuple[tuple[str, str], ...]

    def __call__(self, book: Book) -> Change:
        """The session with these words. Raises `Refused` where it is gone, or planned no more."""
        before = _found(every(book, Session), self.of)
        if before.state != "planned":
            raise Refused(f"“{self.of.words}” is not planned any more. Nothing was changed.")
        return ReviseRecord(Session, before.number, self.fields)(book)


Act = MovePromise | RepairPromise | ReadyCard | UnderstoodCard | HeldSession | ReadySession
"""What a practice can do with a record that was there before."""


def number_of(book: Book, chosen: ChosenRecord) -> int | None:
    """The number of what was chosen; None where it is gone."""
    found = (record for record in book.source.all(chosen.table) if getattr(record, "uid", "") == chosen.uid)
    return next((record.number for record in found), None)


def missed_day(book: Book, promise: Commitment, today: date) -> date | None:
    """The newest day of a promise that was missed and has no repair yet, answered or not."""
    still_open = open_before(book, promise, today)
    days = [repairable_day(book, promise.number), None if still_open is None else still_open.day]
    return max((day for day in days if day is not None), default=None)


def _found(records: Iterable[Found], chosen: ChosenRecord) -> Found:
    for record in records:
        if record.uid == chosen.uid:
            return record
    raise Refused(f"“{chosen.words}” is not there any more.")


def _done(book: Book, steps: list[Action]) -> Change:
    """The steps as one change, told by the last of them."""
    change = Several(tuple(steps))(book)
    return change._replace(summary=change.summary.rpartition("\n")[2])
