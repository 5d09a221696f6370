"""The board as plain values: its columns, and the cards in them as lines."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from troth.domain.board import Card
from troth.domain.boundary import CATEGORIES, COLUMNS, Status
from troth.domain.text import comparable
from troth.domain.wording import say_day
from troth.drawing.lines import Line, Span, cells, wrapped

Lane = Literal["mine", "theirs", "both"]
Group = Literal["status", "category"]
LANES: dict[Lane, str] = {"mine": "mine", "theirs": "theirs, as I understand it", "both": "mine and theirs"}

MARKS: dict[Status, str] = {
    "forming": "○",
    "ready": "○",
    "said": "◐",
    "understood": "◐",
    "lived": "●",
    "review": "◇",
    "resting": "–",
    "withdrawn": "–",
}
ASCII_MARKS: dict[Status, str] = {
    "forming": "o",
    "ready": "o",
    "said": "~",
    "understood": "~",
    "lived": "x",
    "review": "!",
    "resting": "-",
    "withdrawn": "-",
}
MOST_LINES = 4
"""A card's statement takes at most so many lines on the board; its page shows all of it."""


class Column(NamedTuple):
    """A column: its key (a status or a category), its title, and its cards."""

    key: str
    title: str
    cards: tuple[Card, ...]


def columns(cards: Iterable[Card], lane: Lane, group: Group, search: str = "") -> list[Column]:
    """The cards of a lane in columns, by status or by category; with `search`, those that hold all its words."""
    wanted = comparable(search).split()
    shown = [card for card in cards if _in_lane(card, lane) and _found(card, wanted)]
    named: Iterable[tuple[str, str]] = COLUMNS.items() if group == "status" else CATEGORIES.items()
    names = dict(named)
    by: dict[str, list[Card]] = {key: [] for key in names}
    for card in shown:
        by[column_of(card, group)].append(card)
    kept = by if group == "status" else {key: found for key, found in by.items() if found}
    return [Column(key, names[key], tuple(found)) for key, found in kept.items()]


def column_of(card: Card, group: Group) -> str:
    """The key of the column a card stands in."""
    if group == "category":
        return card.boundary.category
    return "resting" if card.status == "withdrawn" else card.status


@lru_cache(2_000)
def card_lines(card: Card, group: Group, day: date, width: int, ascii: bool) -> list[Line]:
    """A card, at most `width` wide: its words, its category or status, its firmness, and when it was last honoured."""
    made = card.boundary
    whose = "" if made.owner == "me" else "they: "
    words = wrapped((Span(whose, "muted"), Span(made.statement)), width)
    if len(words) > MOST_LINES:
        words = [*words[: MOST_LINES - 1], (Span("...") if ascii else Span("…"),)]
    status = "withdrawn" if card.status == "withdrawn" else COLUMNS[card.status]
    about = CATEGORIES[made.category] if group == "status" else status
    notes = [about] + (["withdrawn"] if card.status == "withdrawn" and group == "status" else [])
    notes += ["firm"] if made.firmness == "firm" else []
    notes += ["kept to myself"] if made.unsaid else []
    mark = (ASCII_MARKS if ascii else MARKS)[card.status]
    lines = [*words, *wrapped((Span(f"{mark} ", "accent"), Span(", ".join(notes), "muted")), width)]
    if card.honoured_on is not None:
        lines += wrapped((Span("  "), Span(f"honoured {say_day(card.honoured_on, day)}", "muted")), width)
    return lines


def padded(line: Line, width: int) -> Line:
    """`line` with blanks to `width` cells; what is longer was folded or cut before."""
    return (*line, Span(" " * max(0, width - cells(line))))


def _in_lane(card: Card, lane: Lane) -> bool:
    return lane == "both" or (card.boundary.owner == "me") == (lane == "mine")


def _found(card: Card, words: list[str]) -> bool:
    made = card.boundary
    text = comparable(f"{made.number} {made.statement} {CATEGORIES[made.category]}")
    return all(word in text for word in words)
