"""A session from its planning to what came of it, and points to talk about."""

from datetime import date
from typing import Any, NamedTuple, cast, get_args

from troth.domain.actions.record_checks import checked
from troth.domain.book import Book
from troth.domain.change import Change, Edit, Table
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.journey.dance import guessed
from troth.domain.journey.lookup import one
from troth.domain.journey.session import PAGE_TABLES, AgendaPoint, PagePart, Session
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.domain.wording import day_and_date

AFTER = ("insight", "hard", "for_helper", "goal", "near")
"""What a session leaves behind, for the person alone."""


class ChooseForPage(NamedTuple):
    """Put a record, or a part, on the page of a session, or with `on` false take it off."""

    number: int
    what: Link | PagePart
    on: bool

    def __call__(self, book: Book) -> Change:
        """The session with that choice; guesses go with what they are of. Raises `Refused` for what is never on it."""
        before = one(book, Session, self.number)
        field = "chosen" if isinstance(self.what, Link) else "parts"
        there: tuple[Any, ...] = getattr(before, field)
        if (self.what in there) == self.on:
            return Change("It is so already.")
        if self.on:
            _refuse_private(book, self.what)
        order = [*(each for each in there if each != self.what), *([self.what] if self.on else [])]
        fields: dict[str, Any] = {field: tuple(order)}
        if not self.on:
            fields["guesses"] = tuple(each for each in before.guesses if each != self.what)
        return _changed(before, before._replace(**fields), "On the page" if self.on else "Off the page")


class TakeGuesses(NamedTuple):
    """Let the guesses about the other go along with what is on the page, or with `on` false leave them out."""

    number: int
    of: Link
    on: bool

    def __call__(self, book: Book) -> Change:
        """The session with that choice. Raises `Refused` where there is no guess, or it is not on the page."""
        before = one(book, Session, self.number)
        if (self.of in before.guesses) == self.on:
            return Change("It is so already.")
        if self.on:
            found: Any = book.source.get(cast(Table, self.of.table), self.of.number)
            if self.of not in before.chosen or not guessed(found):
                raise Refused("Guesses go along with what is on the page and has some. Nothing was changed.")
        kept = tuple(each for each in before.guesses if each != self.of)
        after = before._replace(guesses=(*kept, self.of) if self.on else kept)
        return _changed(before, after, "The guesses go along" if self.on else "Without the guesses")


class HoldSession(NamedTuple):
    """It was held: what was seen, what was hard, what is for the helper alone, the goal and how near it felt."""

    number: int
    now: Now
    fields: tuple[tuple[str, Any], ...] = ()

    def __call__(self, book: Book) -> Change:
        """The session, held. Raises `Refused` for one that was called off, and for one that is still to come."""
        before = one(book, Session, self.number)
        if before.state == "called_off":
            raise Refused("It was called off. Nothing was changed; plan it anew.")
        if before.day > self.now.today:
            raise Refused(f"It is on {day_and_date(before.day, self.now.today)}, still to come. Nothing was changed.")
        fields = dict(self.fields)
        if not fields.keys() <= {*AFTER}:
            raise Refused("Only what came of it is said like that. Nothing was changed.")
        return _changed(before, checked(before._replace(**fields, state="held")), "Held")


class CallOffSession(NamedTuple):
    """It does not take place; what was written for it stays."""

    number: int

    def __call__(self, book: Book) -> Change:
        """The session, called off. Raises `Refused` for one that was held."""
        before = one(book, Session, self.number)
        if before.state == "held":
            raise Refused("It was held. Nothing was changed.")
        return _changed(before, before._replace(state="called_off"), "Called off")


class TalkedAbout(NamedTuple):
    """A point was talked about on a day; None opens it again."""

    number: int
    day: date | None

    def __call__(self, book: Book) -> Change:
        """The point, closed or open."""
        before = one(book, AgendaPoint, self.number)
        words = shortened(before.text)
        if (before.closed_on is None) == (self.day is None):
            return Change(f"It is so already: {words}")
        word = "To talk about again" if self.day is None else "Talked about"
        edit = Edit("agenda", self.number, before, before._replace(closed_on=self.day))
        return Change(f"{word}: {words}", (edit,))


def _refuse_private(book: Book, what: Link | PagePart) -> None:
    """Refuse what is no record that may be on a page, and no part of one."""
    if not isinstance(what, Link):
        allowed = what in get_args(PagePart)
    else:
        allowed = what.table in PAGE_TABLES and book.source.get(cast(Table, what.table), what.number) is not None
    if not allowed:
        raise Refused("That is never on a page. Nothing was changed.")


def _changed(before: Session, after: Session, word: str) -> Change:
    if after == before:
        return Change("It is so already.")
    return Change(f"{word}: {day_and_date(before.day)}.", (Edit("sessions", before.number, before, after),))
