"""What one wants to share, or keep, and guesses that were checked by asking."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.entries import guess, guesses, share_item, to_share
from troth.domain.errors import Refused
from troth.domain.reflection import CAME, SHARE_STATES, Came, Deck, Guess, ShareItem, ShareState
from troth.domain.text import fitting, shortened


class AddShare(NamedTuple):
    """Notice something that the other may want to know."""

    item: ShareItem

    def __call__(self, book: Book) -> Change:
        """A new item. Raises `Refused` when it has no words."""
        if any(other.uid == self.item.uid for other in to_share(book)):
            return Change("It is on the list already.")
        number = book.next_number("shares")
        made = _checked(self.item._replace(number=number))
        return Change(f"To share: {shortened(made.text)}", (Edit("shares", number, None, made),))


class MoveShare(NamedTuple):
    """Say how far it is: noticed, ready, shared, or kept private; every way is open, and back."""

    number: int
    to: ShareState
    now: Now

    def __call__(self, book: Book) -> Change:
        """The item in its new state."""
        before = share_item(book, self.number)
        words = shortened(before.text)
        if before.state == self.to:
            return Change(f"It is so already: {words}")
        closed = self.now.today if self.to in ("shared", "kept_private") else None
        edit = Edit("shares", self.number, before, before._replace(state=self.to, closed_on=closed))
        return Change(f"{SHARE_STATES[self.to].capitalize()}: {words}", (edit,))


class ShareFirst(NamedTuple):
    """Note that the other would want to know it before others do, or, with `first` false, that it makes no odds."""

    number: int
    first: bool

    def __call__(self, book: Book) -> Change:
        """The item so marked."""
        before = share_item(book, self.number)
        words = shortened(before.text)
        if before.first == self.first:
            return Change(f"It is so already: {words}")
        edit = Edit("shares", self.number, before, before._replace(first=self.first))
        return Change(f"{'Before others' if self.first else 'In its own time'}: {words}", (edit,))


class ReviseShare(NamedTuple):
    """Give it other words, another deck or depth, and say whether it is for the other before others."""

    number: int
    text: str
    deck: Deck
    depth: int
    first: bool

    def __call__(self, book: Book) -> Change:
        """The item as it is now. Raises `Refused` when no word is left."""
        before = share_item(book, self.number)
        after = _checked(before._replace(text=self.text, deck=self.deck, depth=self.depth, first=self.first))
        if after == before:
            return Change("Nothing to change.")
        return Change(f"Changed: {shortened(after.text)}", (Edit("shares", self.number, before, after),))


class DropShare(NamedTuple):
    """Take it off the list; undo brings it back."""

    number: int

    def __call__(self, book: Book) -> Change:
        """The list without it."""
        return Change("Taken off the list.", (Edit("shares", self.number, share_item(book, self.number), None),))


class AddGuess(NamedTuple):
    """Write a guess down, to be checked by asking."""

    guess: Guess

    def __call__(self, book: Book) -> Change:
        """A new guess. Raises `Refused` when it has no words or is surer than sure."""
        if any(other.uid == self.guess.uid for other in guesses(book)):
            return Change("The guess is written down already.")
        number = book.next_number("guesses")
        made = _guessed(self.guess._replace(number=number))
        return Change(f"A guess to check: {shortened(made.guess)}", (Edit("guesses", number, None, made),))


class ReviseGuess(NamedTuple):
    """Give a guess other words, say what was seen, and how sure it felt."""

    number: int
    guess: str
    seen: str
    sure: int | None

    def __call__(self, book: Book) -> Change:
        """The guess as it is now. Raises `Refused` when no word of it is left or it is surer than sure."""
        before = guess(book, self.number)
        after = _guessed(before._replace(guess=self.guess, seen=self.seen, sure=self.sure))
        if after == before:
            return Change("Nothing to change.")
        return Change(f"Changed: {shortened(after.guess)}", (Edit("guesses", self.number, before, after),))


class DropGuess(NamedTuple):
    """Take a guess off the list; undo brings it back."""

    number: int

    def __call__(self, book: Book) -> Change:
        """The list without it."""
        return Change("Taken off the list.", (Edit("guesses", self.number, guess(book, self.number), None),))


class AnswerGuess(NamedTuple):
    """It was asked: what it was, and whether the guess was right; None opens it again."""

    number: int
    came: Came | None
    day: date
    answer: str = ""

    def __call__(self, book: Book) -> Change:
        """The guess with its answer."""
        before = guess(book, self.number)
        asked_on = None if self.came is None else self.day
        after = before._replace(came=self.came, asked_on=asked_on, answer=fitting(self.answer, "The answer").strip())
        if (after.came, after.answer) == (before.came, before.answer):
            return Change("Nothing to change.")
        word = "Open again" if self.came is None else f"It was {CAME[self.came]}"
        return Change(f"{word}: {shortened(before.guess)}", (Edit("guesses", self.number, before, after),))


def _checked(item: ShareItem) -> ShareItem:
    item = item._replace(text=fitting(item.text, "What you want to share").strip())
    if not item.text:
        raise Refused("It needs a few words. Nothing was saved.")
    if item.depth not in (1, 2, 3):
        raise Refused("There are three depths, 1 to 3. Nothing was saved.")
    return item


def _guessed(made: Guess) -> Guess:
    made = made._replace(guess=fitting(made.guess, "A guess").strip(), seen=fitting(made.seen, "What was seen").strip())
    if not made.guess:
        raise Refused("A guess needs a few words. Nothing was saved.")
    if made.sure is not None and not 0 <= made.sure <= 100:
        raise Refused("How sure goes from 0 to 100. Nothing was saved.")
    return made
