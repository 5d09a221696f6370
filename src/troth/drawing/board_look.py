"""What is on the board for a book: a lane in its columns, or what a search finds in both."""

from collections.abc import Sequence

from troth.domain.board import cards
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.wording import count
from troth.drawing.board_columns import LANES, Column, Group, Lane, columns, found, in_lane
from troth.drawing.board_picture import Look

OTHER: dict[Lane, Lane] = {"mine": "theirs", "theirs": "mine"}
"""The lane that stands beside each."""

MOVERS = ("L", "H", "K")
"""The keys that move a card on, move it back, and decide whether it is said, where nobody bound others."""

_NOTE = "The words are theirs. You note what you heard, and what you did."
_EMPTY: dict[Lane, str] = {
    "mine": "No boundary yet. n writes the first one down; it stays private until you say it.",
    "theirs": "Nothing of your partner's yet. n writes down what you heard.",
}


def lane_look(book: Book, now: Now, lane: Lane, group: Group, keys: tuple[str, str, str] = MOVERS) -> Look:
    """The cards of a lane."""
    every = columns(in_lane(cards(book, now.today), lane), group)
    note = _NOTE if lane == "theirs" else _empty_ones(every) if group == "status" else ""
    held = [column for column in every if column.cards]
    return Look(held, book, now, LANES[lane], f"v {OTHER[lane]}", note, _EMPTY[lane], group, keys=keys)


def found_look(book: Book, now: Now, search: str, group: Group, keys: tuple[str, str, str] = MOVERS) -> Look:
    """The cards of both lanes in which all words of `search` stand, each with where."""
    every = cards(book, now.today)
    places = found(book, every, search, now.today)
    here = [card for card in every if card.boundary.number in places]
    held = [column for column in columns(here, group) if column.cards]
    words = (
        f"Found on {count(len(here), 'card')}, mine and theirs" if here else "Found nowhere, in both lanes and in notes"
    )
    none = "No card and no note has these words. esc shows everything again."
    return Look(held, book, now, words, "esc shows all", "", none, group, True, places, keys)


def _empty_ones(every: Sequence[Column]) -> str:
    names = [column.title for column in every if not column.cards]
    return f"empty: {', '.join(names)}" if names else ""
