"""How a question becomes a decision and is looked at again: each is heard first, and nothing is for ever."""

from datetime import date
from typing import NamedTuple

from troth.domain.actions.record_checks import FIRST_HEARD, checked
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.journey.decision import Decision, DecisionEvent, DecisionTurn, both_heard
from troth.domain.journey.lookup import one
from troth.domain.text import shortened
from troth.domain.wording import coming_day


class SayBack(NamedTuple):
    """What matters to one of the two (`who` is 0 for the one who began), as it was said back; `ok` if that is it."""

    number: int
    who: int
    line: str
    ok: bool
    now: Now

    def __call__(self, book: Book) -> Change:
        """The decision with that line; with both it is heard. Raises `Refused` once it is decided."""
        before = one(book, Decision, self.number)
        if before.state in ("decided", "ended"):
            raise Refused("It is decided. Open it again first. Nothing was changed.")
        heard, oks = [*before.heard], [*before.heard_ok]
        heard[self.who], oks[self.who] = self.line, self.ok
        if self.ok and not self.line.strip():
            raise Refused("What was said back needs a few words. Nothing was changed.")
        after = checked(before._replace(heard=tuple(heard), heard_ok=tuple(oks), state="open"))
        if both_heard(after):
            after = after._replace(state="heard")
            after = after if before.state == "heard" else _with(after, self.now, "heard")
        word = "Both are heard" if after.state == "heard" else "Said back" if self.ok else "Written down"
        return _changed(before, after, word)


class Decide(NamedTuple):
    """Write down what was decided, until when it is tried, and the day to look at it again, where there is one."""

    number: int
    choice: str
    now: Now
    review_on: date | None = None
    try_until: date | None = None

    def __call__(self, book: Book) -> Change:
        """The decision, decided. Raises `Refused` while one of the two was not heard."""
        before = one(book, Decision, self.number)
        if before.state == "ended":
            raise Refused("It has ended. Open it again first. Nothing was changed.")
        if before.state == "open" or not both_heard(before):
            raise Refused(FIRST_HEARD)
        _refuse_past(self.review_on, self.now)
        after = before._replace(state="decided", choice=self.choice, review_on=self.review_on, try_until=self.try_until)
        after = checked(after)
        if after == before:
            return Change("Nothing to change.")
        return _changed(before, _with(after._replace(decided_on=self.now.today), self.now, "decided"), "Decided")


class KeepDecision(NamedTuple):
    """It was looked at, and stays as it is; it comes back on another day, or not by itself."""

    number: int
    now: Now
    review_on: date | None = None

    def __call__(self, book: Book) -> Change:
        """The decision as it is, with its new day. Raises `Refused` where nothing is decided."""
        before = _decided(book, self.number)
        _refuse_past(self.review_on, self.now)
        after = before._replace(review_on=self.review_on, review_words="")
        return _changed(before, _with(after, self.now, "kept"), "It stays")


class ReopenDecision(NamedTuple):
    """Open it again, at any time: its lines stay, and are said back anew before it is decided."""

    number: int
    now: Now

    def __call__(self, book: Book) -> Change:
        """The question, open; what had been decided stands in its history."""
        before = one(book, Decision, self.number)
        if before.state == "open":
            return Change(f"It is open: {shortened(before.text)}")
        after = _with(before, self.now, "reopened")
        after = after._replace(
            state="open", heard_ok=(False, False), choice="", decided_on=None, review_on=None, try_until=None,
            review_words="",
        )  # fmt: skip
        return _changed(before, after, "Open again")


class EndDecision(NamedTuple):
    """It holds no longer; it stays to be read, and can be opened again."""

    number: int
    now: Now

    def __call__(self, book: Book) -> Change:
        """The decision, ended. Raises `Refused` where nothing is decided."""
        before = _decided(book, self.number)
        return _changed(before, _with(before, self.now, "ended")._replace(state="ended", review_on=None), "Ended")


class LookAgain(NamedTuple):
    """Name the day on which a question or a decision comes back to be looked at."""

    number: int
    day: date | None
    now: Now

    def __call__(self, book: Book) -> Change:
        """It with that day. Raises `Refused` for a day that is past, and for what has ended."""
        before = one(book, Decision, self.number)
        if before.state == "ended":
            raise Refused("It has ended. Open it again first. Nothing was changed.")
        _refuse_past(self.day, self.now)
        if before.review_on == self.day:
            return Change("It is so already.")
        after = before._replace(review_on=self.day, review_words="")
        when = "It does not come back by itself" if self.day is None else f"Back {coming_day(self.day, self.now.today)}"
        return _changed(before, after, when)


def _decided(book: Book, number: int) -> Decision:
    found = one(book, Decision, number)
    if found.state != "decided":
        raise Refused("It is not decided. Nothing was changed.")
    return found


def _with(made: Decision, now: Now, what: DecisionTurn) -> Decision:
    return made._replace(history=(*made.history, DecisionEvent(now.today, what, made.choice)))


def _changed(before: Decision, after: Decision, word: str) -> Change:
    if after == before:
        return Change("Nothing to change.")
    return Change(f"{word}: {shortened(before.text)}", (Edit("decisions", before.number, before, after),))


def _refuse_past(day: date | None, now: Now) -> None:
    if day is not None and day <= now.today:
        raise Refused("The day to look again is one to come. Nothing was changed.")
