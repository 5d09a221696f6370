"""The journal and the lists around it, as they are read: newest first, found by words, counted."""

from datetime import date
from operator import attrgetter
from typing import NamedTuple, cast

from troth.domain.book import Book
from troth.domain.change import Record, Table
from troth.domain.errors import Refused
from troth.domain.reflection import Deck, Guess, Outline, Reflection, ShareItem
from troth.domain.text import comparable

DECKS: tuple[Deck, ...] = ("event", "aspiration", "challenge")


class HitRate(NamedTuple):
    """Of so many guesses that were checked, how many were right; a part that was right counts as not right."""

    right: int
    checked: int
    waiting: int


def journal(book: Book, search: str = "", way: int | None = None) -> list[Outline]:
    """The entries, those for the newest day first: of a way, and with every word of `search` in whatever case."""
    found = [each for each in book.source.outlines() if way is None or way in each.way]
    found.sort(key=attrgetter("day", "number"), reverse=True)
    words = comparable(search).split()
    if not words:
        return found
    texts = book.source.texts()
    return [each for each in found if all(word in texts[each.number] for word in words)]


def entry(book: Book, number: int) -> Reflection:
    """The entry of that number. Raises `Refused` when there is none."""
    return cast(Reflection, _one(book, "reflections", number, "entry"))


def last_done(book: Book) -> dict[str, date]:
    """The day each practice was last kept, by the practice's name."""
    found: dict[str, date] = {}
    for each in book.source.outlines():
        if each.practice:
            found[each.practice] = max(each.day, found.get(each.practice, each.day))
    return found


def to_share(book: Book) -> tuple[ShareItem, ...]:
    """Everything to share, by number."""
    return cast(tuple[ShareItem, ...], tuple(book.source.all("shares")))


def share_item(book: Book, number: int) -> ShareItem:
    """Something to share, by its number. Raises `Refused` when there is none."""
    return cast(ShareItem, _one(book, "shares", number, "item to share"))


def next_deck(book: Book) -> Deck:
    """The deck that was left alone the longest, so that none is forgotten."""
    last: dict[Deck, int] = {item.deck: item.at for item in sorted(to_share(book), key=lambda item: item.at)}
    return min(DECKS, key=lambda deck: last.get(deck, -1))


def guesses(book: Book) -> tuple[Guess, ...]:
    """Every guess, by number."""
    return cast(tuple[Guess, ...], tuple(book.source.all("guesses")))


def guess(book: Book, number: int) -> Guess:
    """The guess of that number. Raises `Refused` when there is none."""
    return cast(Guess, _one(book, "guesses", number, "guess"))


def hit_rate(book: Book) -> HitRate:
    """How many guesses were right of those that were checked, and how many wait for an answer."""
    came = [each.came for each in guesses(book)]
    return HitRate(came.count("right"), len(came) - came.count(None), came.count(None))


def _one(book: Book, table: Table, number: int, name: str) -> Record:
    found = book.source.get(table, number)
    if found is None:
        raise Refused(f"There is no {name} {number}.")
    return found
