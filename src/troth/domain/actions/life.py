"""The rest of a promise's life: moved, paused, let go, taken up again, told about."""

from datetime import date
from typing import NamedTuple

from troth.domain.actions.making import with_due
from troth.domain.actions.outcomes import put
from troth.domain.book import Book
from troth.domain.change import Change, Edit, merged
from troth.domain.days import ONE_DAY, Now
from troth.domain.errors import Refused
from troth.domain.follow_up import Move, Told, Update, UpdateKind
from troth.domain.history import occasion_on, recorded, rest_on, standing
from troth.domain.outlook import calendar_days, next_days
from troth.domain.records import Commitment, Pause, State
from troth.domain.schedule import has_fixed_days
from troth.domain.schedule.dated import Once
from troth.domain.text import fitting, fitting_line
from troth.domain.wording import day_and_date

_MOVABLE: tuple[State, ...] = ("active", "offered", "draft")
_RELEASABLE: tuple[State, ...] = ("active", "offered", "not_kept", "repairing")


def may_move(promise: Commitment, today: date) -> bool:
    """Whether a promise runs, and has days that can be given another."""
    runs = promise.state in _MOVABLE and standing(promise, today) != "done"
    return runs and has_fixed_days(promise.schedule)


def may_release(promise: Commitment, today: date) -> bool:
    """Whether a promise is one that can be let go."""
    return promise.state in _RELEASABLE and standing(promise, today) != "done"


class MoveTo(NamedTuple):
    """Give an occasion another day: that of `day`, or the next one that is open."""

    number: int
    to: date
    now: Now
    uid: str
    day: date | None = None
    told: bool = False
    time: str = ""
    why: str = ""

    def __call__(self, book: Book) -> Change:
        """The promise with its occasion moved, and a record of the move. Raises `Refused` where nothing can move."""
        before = book.commitment(self.number)
        today, schedule = self.now.today, before.schedule
        if before.state not in _MOVABLE or standing(before, today) == "done":
            raise Refused(f"Promise {self.number} is closed. `troth restore {self.number}` takes it up again.")
        if self.to < today:
            raise Refused("A promise can only be moved to a day that is still to come. Nothing was changed.")
        if before.ends_on is not None and self.to > before.ends_on:
            raise Refused(f"Promise {self.number} ends on {day_and_date(before.ends_on, today)}. Nothing was changed.")
        same_hour = not isinstance(schedule, Once) or schedule.time == self.time
        if same_hour and self.to in calendar_days(book, before, self.to, self.to):
            return self._already_there(book, before)
        day = schedule.due if isinstance(schedule, Once) else self.day or _movable_day(book, before, today)
        if not isinstance(schedule, Once):
            _refuse_unless_due(book, before, day, today)
        number = book.next_number("moves")
        told = self._told_of(day)
        move = Move(number, self.uid, self.now.at, self.number, day, self.to, told, why=fitting(self.why, "The reason"))
        edits = [Edit("moves", number, None, move)]
        if isinstance(schedule, Once):
            after = with_due(before, schedule._replace(due=self.to, time=self.time))
            edits.append(Edit("commitments", self.number, before, after))
        at = f" at {self.time}" if self.time and isinstance(schedule, Once) else ""
        line = f"Moved to {day_and_date(self.to, today)}{at}: {before.title}."
        return Change(line if self.told else line + " Not told yet.", tuple(edits))

    def _told_of(self, day: date) -> Told:
        if not self.told:
            return "no"
        return "before" if self.now.today <= day else "after"

    def _already_there(self, book: Book, promise: Commitment) -> Change:
        line = f"It is on {day_and_date(self.to, self.now.today)} already: {promise.title}."
        move = next((move for move in reversed(book.moves(self.number)) if move.to == self.to), None)
        if not self.told or move is None or move.told != "no":
            return Change(line)
        told = move._replace(told=self._told_of(move.day))
        return Change(f"Told of the move: {promise.title}.", (Edit("moves", move.number, move, told),))


class Tell(NamedTuple):
    """The other person was told how it goes."""

    number: int
    now: Now
    uid: str
    how: str = ""
    text: str = ""
    kind: UpdateKind = "progress"

    def __call__(self, book: Book) -> Change:
        """A new line in the told-log."""
        promise = book.commitment(self.number)
        if any(update.uid == self.uid for update in book.updates(self.number)):
            return Change(f"Told already: {promise.title}.")
        number = book.next_number("updates")
        how, text = fitting_line(self.how, "How it was told"), fitting(self.text, "What was told")
        update = Update(number, self.uid, self.now.at, self.number, self.now.today, how, text, self.kind)
        return Change(f"Told: {promise.title}.", (Edit("updates", number, None, update),))


class PauseFrom(NamedTuple):
    """Let a promise rest from today; `until` is the last day of rest, None while that is open."""

    number: int
    until: date | None
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promise at rest."""
        before = book.commitment(self.number)
        today = self.now.today
        if standing(before, today) not in ("active", "paused"):
            raise Refused(f"Promise {self.number} is not running, so there is nothing to pause.")
        if self.until is not None and self.until < today:
            raise Refused("A pause ends on a day that is still to come. Nothing was changed.")
        rest = rest_on(before, today)
        if rest is not None and rest.until == self.until:
            return Change(f"At rest already: {before.title}.")
        after = before._replace(pauses=(*_ended(before, today), Pause(today, self.until)))
        until = "" if self.until is None else f" until {day_and_date(self.until, today)}"
        return Change(f"Paused{until}: {before.title}.", (Edit("commitments", self.number, before, after),))


class Resume(NamedTuple):
    """End the rest of a promise: today counts again."""

    number: int
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promise running again."""
        before = book.commitment(self.number)
        if standing(before, self.now.today) != "paused":
            return Change(f"Not paused: {before.title}.")
        after = before._replace(pauses=_ended(before, self.now.today))
        return Change(f"Running again: {before.title}.", (Edit("commitments", self.number, before, after),))


class Release(NamedTuple):
    """Let a promise go, honestly; its history stays."""

    number: int
    now: Now
    why: str = ""

    def __call__(self, book: Book) -> Change:
        """The promise on the shelf."""
        before = book.commitment(self.number)
        if before.state == "released":
            return Change(f"Let go already: {before.title}.")
        if before.state == "draft":
            raise Refused(f"Promise {self.number} is only a draft: it can be discarded, or kept for later.")
        if not may_release(before, self.now.today):
            raise Refused(f"Promise {self.number} is closed already, so there is nothing to let go.")
        why = fitting(self.why, "The reason")
        after = before._replace(state="released", closed_on=self.now.today, closed_why=why)
        return Change(f"Let go: {before.title}.", (Edit("commitments", self.number, before, after),))


class Restore(NamedTuple):
    """Take a closed promise up again; a one-off loses the outcome that closed it, a rhythm the end that did."""

    number: int
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promise running again, with the days it was closed at rest."""
        before = book.commitment(self.number)
        today = self.now.today
        if standing(before, today) in ("active", "paused"):
            return Change(f"Running already: {before.title}.")
        if before.state in ("draft", "offered"):
            raise Refused(f"Promise {self.number} was never closed: nobody has agreed to it yet.")
        ended = before.ends_on if before.ends_on is not None and before.ends_on < today else None
        after = before._replace(state="active", closed_on=None, closed_why="", pauses=_ended(before, today))
        edits: list[Edit] = []
        if isinstance(before.schedule, Once):
            for day, _ in recorded(book, self.number):
                edits.append(put(book.after(Change("", tuple(edits))), self.number, day, None))
        else:
            resting = min(filter(None, (before.closed_on, ended and ended + ONE_DAY)), default=today)
            if resting < today:
                after = after._replace(pauses=(*after.pauses, Pause(resting, today - ONE_DAY)))
        if ended is not None:
            after = after._replace(ends_on=None)
        edits.append(Edit("commitments", self.number, before, after))
        return Change(f"Taken up again: {before.title}.", merged(edits))


def _ended(promise: Commitment, today: date) -> tuple[Pause, ...]:
    pauses = []
    for pause in promise.pauses:
        if pause.since <= today and (pause.until is None or pause.until >= today):
            pause = pause._replace(until=today - ONE_DAY)
        if pause.until is None or pause.since <= pause.until:
            pauses.append(pause)
    return tuple(pauses)


def _movable_day(book: Book, promise: Commitment, today: date) -> date:
    open_today = calendar_days(book, promise, today, today) and occasion_on(book, promise.number, today) is None
    days = [today] if open_today else next_days(book, promise, today, 1)
    if not days or not has_fixed_days(promise.schedule):
        raise Refused(f"Promise {promise.number} has no fixed day, so there is nothing to move. Nothing was changed.")
    return days[0]


def _refuse_unless_due(book: Book, promise: Commitment, day: date, today: date) -> None:
    if day not in calendar_days(book, promise, day, day):
        raise Refused(f"Promise {promise.number} is not due on {day_and_date(day, today)}. Nothing was changed.")
    if occasion_on(book, promise.number, day) is not None:
        raise Refused(f"{day_and_date(day, today)} is answered already. `troth undo` takes an answer back.")
