"""Repairing what was not kept: told, owned, and made good; forgiveness is never a condition."""

from datetime import date
from typing import Any, Literal, NamedTuple

from troth.domain.actions.outcomes import put
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.history import occasion_on, recorded
from troth.domain.outcome_table import OUTCOMES
from troth.domain.records import Commitment, Occasion
from troth.domain.schedule.dated import Once
from troth.domain.text import fitting

_TEXTS = {
    "responsibility": "What was yours in it",
    "amends": "What you will do",
    "explanation": "How it came about",
    "regret": "What you are sorry for",
    "change": "What changes",
}


class BeginRepair(NamedTuple):
    """Begin to repair the occasion of `day`: what was mine in it, and what I will do to make it good."""

    repair: Repair
    now: Now

    def __call__(self, book: Book) -> Change:
        """A repair under way. Raises `Refused` when there is nothing to repair or its heart is missing."""
        number = self.repair.of
        promise = book.commitment(number)
        if not _is_mendable(occasion_on(book, number, self.repair.day)):
            raise Refused(f"Promise {number} has nothing to repair on that day. Nothing was changed.")
        edits = _closed_as(promise, "repairing", promise.closed_on)
        if _waiting(book, number, self.repair.day):
            return Change(f"A repair is under way already: {promise.title}.", edits)
        repair = _cleaned(self.repair._replace(number=book.next_number("repairs")))
        return Change(f"Repair begun: {promise.title}.", (Edit("repairs", repair.number, None, repair), *edits))


class ReviseRepair(NamedTuple):
    """Change what a repair says: the day it was told, the amends, the answer that came."""

    number: int
    fields: tuple[tuple[str, Any], ...]

    def __call__(self, book: Book) -> Change:
        """The repair with its new fields."""
        before = repair_of(book, self.number)
        after = _cleaned(before._replace(**dict(self.fields)))
        title = book.commitment(before.of).title
        if after == before:
            return Change(f"Nothing to change: {title}.")
        return Change(f"Repair changed: {title}.", (Edit("repairs", self.number, before, after),))


class AmendsDone(NamedTuple):
    """The amends are made: the occasion counts as repaired."""

    number: int
    day: date
    now: Now

    def __call__(self, book: Book) -> Change:
        """The occasion repaired. Raises `Refused` while the other person has not been told."""
        before = repair_of(book, self.number)
        promise = book.commitment(before.of)
        if before.amends_done_on is not None:
            return Change(f"Repaired already: {promise.title}.")
        after = _cleaned(before._replace(amends_done_on=self.day))
        edits = [Edit("repairs", before.number, before, after)]
        occasion = occasion_on(book, before.of, before.day)
        if occasion is None or not _is_mendable(occasion):
            return Change(f"Amends made: {promise.title}.", tuple(edits))
        edits.append(put(book, before.of, before.day, occasion._replace(outcome="repaired", at=self.now.at)))
        edits += _closed_as(promise, "repaired", self.now.today)
        return Change(f"Repaired: {promise.title}.", tuple(edits))


def repair_of(book: Book, number: int) -> Repair:
    """The repair of that number. Raises `Refused` when there is none."""
    found = book.source.get("repairs", number)
    if not isinstance(found, Repair):
        raise Refused(f"There is no repair {number}.")
    return found


def open_repair(book: Book, commitment: int) -> Repair | None:
    """The repair of a promise whose amends are to be made first: those with a day, then the newest."""
    waiting = [repair for repair in book.repairs(commitment) if repair.amends_done_on is None]
    return min(waiting, key=lambda repair: (repair.amends_by or date.max, -repair.number), default=None)


def repairable_day(book: Book, commitment: int) -> date | None:
    """The newest day of a promise that was not kept and has no repair yet."""
    missed = [day for day, occasion in recorded(book, commitment) if _is_mendable(occasion)]
    return next((day for day in reversed(missed) if not _waiting(book, commitment, day)), None)


def is_repairable(book: Book, commitment: int, day: date) -> bool:
    """Whether a day of a promise was not kept and has no repair yet."""
    return _is_mendable(occasion_on(book, commitment, day)) and not _waiting(book, commitment, day)


def _is_mendable(occasion: Occasion | None) -> bool:
    return occasion is not None and OUTCOMES[occasion.outcome].mendable


def _waiting(book: Book, commitment: int, day: date) -> bool:
    return any(repair.day == day and repair.amends_done_on is None for repair in book.repairs(commitment))


def _closed_as(promise: Commitment, state: Literal["repairing", "repaired"], on: date | None) -> tuple[Edit, ...]:
    """The edit that gives a one-off its new state; what was let go, and every rhythm, stays as it is."""
    if not isinstance(promise.schedule, Once) or promise.state in (state, "released"):
        return ()
    return (Edit("commitments", promise.number, promise, promise._replace(state=state, closed_on=on)),)


def _cleaned(repair: Repair) -> Repair:
    texts: dict[str, Any] = {name: fitting(getattr(repair, name), called) for name, called in _TEXTS.items()}
    repair = repair._replace(**texts)
    if not repair.responsibility.strip() or not repair.amends.strip():
        raise Refused("A repair needs two things: what was mine in it, and what I will do. Nothing was saved.")
    if repair.amends_done_on is not None and repair.told_on is None:
        raise Refused("Amends count once your partner has been told (`r`, --told). Nothing changed.")
    return repair
