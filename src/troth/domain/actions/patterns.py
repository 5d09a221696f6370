"""What happened and the pattern in it: rounds of a dance, guesses that were asked, and a dance that rests."""

from datetime import date
from typing import Any, NamedTuple, cast

from troth.domain.actions.record_checks import checked
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.journey.dance import Activity, DanceMove, Incident, Pattern, guessed
from troth.domain.journey.lookup import KINDS, loops, one
from troth.domain.journey.loops import NotOne
from troth.domain.journey.suggestion import suggestion
from troth.domain.text import fitting, shortened


class JoinPattern(NamedTuple):
    """Say that what happened was a round of a pattern; None makes it stand alone again."""

    number: int
    pattern: int | None

    def __call__(self, book: Book) -> Change:
        """The note of what happened, with its pattern. Raises `Refused` when one of them is not there."""
        before = one(book, Incident, self.number)
        if before.of == self.pattern:
            return Change("It is so already.")
        word = "It stands alone"
        if self.pattern is not None:
            word = f"A round of {shortened(one(book, Pattern, self.pattern).name)}"
        edit = Edit("incidents", self.number, before, before._replace(of=self.pattern))
        return Change(f"{word}: {shortened(before.text)}", (edit,))


class NoteAnswer(NamedTuple):
    """They were asked about the guesses of an incident or a pattern; `text` is what they said."""

    kind: type[Incident] | type[Pattern]
    number: int
    text: str
    day: date

    def __call__(self, book: Book) -> Change:
        """It with what they said. Raises `Refused` without words, and where nothing was guessed."""
        before: Any = one(book, self.kind, self.number)
        text = fitting(self.text, "What they said").strip()
        if not guessed(before):
            raise Refused("There is no guess to ask about. Nothing was changed.")
        if not text:
            raise Refused("What they said needs a few words. Nothing was changed.")
        after = before._replace(asked=text, asked_on=self.day)
        if after == before:
            return Change("Nothing to change.")
        table, _, heart = KINDS[self.kind]
        return Change(f"Asked: {shortened(getattr(before, heart))}", (Edit(table, self.number, before, after),))


class NamePattern(NamedTuple):
    """Give a suggested pattern its name; what suggested it are its rounds, and the feelings in them stay theirs."""

    name: str
    uid: str
    now: Now

    def __call__(self, book: Book) -> Change:
        """The pattern and its rounds. Raises `Refused` when nothing is suggested any more, or without a name."""
        if book.source.named("patterns", self.uid) is not None:
            return Change("It is written down already.")
        found = suggestion(book, self.now.today)
        if found is None:
            raise Refused("Nothing is suggested any more. Nothing was saved.")
        mine, theirs = (
            tuple(cast(DanceMove, move) for who, move in found.pair if who == side) for side in ("me", "them")
        )
        number = book.next_number("patterns")
        made = checked(Pattern(number, self.uid, self.now.at, self.now.today, self.name, mine, theirs))
        joined = (Edit("incidents", each.number, each, each._replace(of=number)) for each in found.rounds)
        return Change(f"Named: {shortened(made.name)}", (Edit("patterns", number, None, made), *joined))


class RestPattern(NamedTuple):
    """Let a pattern rest, or take it up again."""

    number: int
    state: Activity

    def __call__(self, book: Book) -> Change:
        """The pattern in that state."""
        before = one(book, Pattern, self.number)
        name = shortened(before.name)
        if before.state == self.state:
            return Change(f"It is so already: {name}")
        word = "It rests" if self.state == "resting" else "Taken up again"
        return Change(f"{word}: {name}", (Edit("patterns", self.number, before, before._replace(state=self.state)),))


class NoPattern(NamedTuple):
    """Two moves that were suggested are no pattern; they are not suggested again until three more share them."""

    one: str
    other: str
    now: Now

    def __call__(self, book: Book) -> Change:
        """What comes back, without that suggestion."""
        before = loops(book)
        refused = NotOne(self.one, self.other, self.now.today)
        if refused in before.not_one:
            return Change("It is so already.")
        others = tuple(each for each in before.not_one if each[:2] != refused[:2])
        after = before._replace(not_one=(*others, refused))
        return Change("Not one dance.", (Edit("loops", 1, book.source.get("loops", 1), after),))
