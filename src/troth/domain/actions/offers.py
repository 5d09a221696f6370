"""What may be offered by itself: when, whether at all, and what is sent away."""

from datetime import date
from typing import Any, NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.errors import Refused
from troth.domain.journey.lookup import loops
from troth.domain.journey.loops import Loops, QuietOffer
from troth.domain.wording import day_and_date

_BOUNDS = {"weekly_on": range(7), "evening_from": range(1440)}
_SWITCHES = ("evening", "intention", "anniversaries")


class SetLoop(NamedTuple):
    """Set when the weekly look is offered and when the evening begins, or whether something comes at all.

    For the weekly look None is never; for the others it is the default.
    """

    key: str
    value: int | bool | None

    def __call__(self, book: Book) -> Change:
        """What comes back by itself, with that. Raises `Refused` when it is out of bounds."""
        before, value = loops(book), self.value
        if value is None and self.key != "weekly_on":
            value = Loops._field_defaults.get(self.key)
        switch = self.key in _SWITCHES and isinstance(value, bool)
        number = self.key in _BOUNDS and not isinstance(value, bool) and (value is None or value in _BOUNDS[self.key])
        if not (switch or number):
            raise Refused("There is no such setting, or it can't be that. Nothing was changed.")
        name = self.key.replace("_", " ")
        return _changed(book, before, {self.key: value}, f"Set: {name}.")


class SendAway(NamedTuple):
    """An offer is not wanted `on` a day: it is silent through another, and no other one comes that day."""

    name: str
    until: date
    on: date

    def __call__(self, book: Book) -> Change:
        """What comes back, without that offer until then."""
        before = loops(book)
        others = tuple(each for each in before.quiet if each.name != self.name)
        quiet = (*others, QuietOffer(self.name, self.until, self.on))
        return _changed(book, before, {"quiet": quiet}, f"Quiet until {day_and_date(self.until)}.")


class EndEvenings(NamedTuple):
    """The rows of the evening are not wanted any more."""

    def __call__(self, book: Book) -> Change:
        """What comes back, without them."""
        return _changed(book, loops(book), {"evening": False}, "Evenings ask for nothing any more.")


class CallBack(NamedTuple):
    """All that was sent away may come again: offers, and the rows of the evening."""

    def __call__(self, book: Book) -> Change:
        """What comes back, with all of it."""
        return _changed(book, loops(book), {"quiet": (), "evening": True}, "What was sent away may come again.")


def is_something_away(book: Book, today: date) -> bool:
    """Whether anything would come back by itself that was sent away."""
    chosen = loops(book)
    return not chosen.evening or any(each.until >= today for each in chosen.quiet)


def _changed(book: Book, before: Loops, fields: dict[str, Any], said: str) -> Change:
    after = before._replace(**fields)
    if after == before:
        return Change("It is so already.")
    return Change(said, (Edit("loops", 1, book.source.get("loops", 1), after),))
