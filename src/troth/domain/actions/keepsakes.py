"""Thanks that are said, and good moments that are brought back or not."""

from datetime import date
from typing import Any, NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import KINDS, one
from troth.domain.text import shortened


class SayThanks(NamedTuple):
    """Thanks were said on a day; with None they are still to say."""

    number: int
    day: date | None

    def __call__(self, book: Book) -> Change:
        """The thanks, said or not."""
        before = one(book, Appreciation, self.number)
        words = shortened(before.text)
        if (before.told_on is None) == (self.day is None):
            return Change(f"It is so already: {words}")
        edit = Edit("thanks", self.number, before, before._replace(told_on=self.day))
        return Change(f"{'Still to say' if self.day is None else 'Said'}: {words}", (edit,))


class BringBack(NamedTuple):
    """Let a good moment be brought back on its day in later years, or with `again` false not."""

    kind: type[Appreciation] | type[Celebration]
    number: int
    again: bool

    def __call__(self, book: Book) -> Change:
        """The moment so marked."""
        before: Any = one(book, self.kind, self.number)
        if before.again == self.again:
            return Change("It is so already.")
        edit = Edit(KINDS[self.kind].table, self.number, before, before._replace(again=self.again))
        word = "Brought back in later years" if self.again else "Not brought back"
        return Change(f"{word}: {shortened(before.text)}", (edit,))
