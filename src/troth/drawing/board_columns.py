"""The board as plain values: which columns hold cards, and a card as lines."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from troth.domain.board import Card
from troth.domain.book import Book
from troth.domain.boundary import CATEGORIES, COLUMNS, EventKind, Status, terms
from troth.domain.text import comparable
from troth.domain.wording import past_day, short_date
from troth.drawing.lines import Line, Span, cells, wrapped

Lane = Literal["mine", "theirs"]
Group = Literal["status", "category"]
LANES: dict[Lane, str] = {"mine": "Mine", "theirs": "Theirs, as I understand it"}

TITLES: dict[Status, str] = COLUMNS | {"ready": "ready"}
"""The columns of the board, as short as a column is narrow."""

MOST_LINES = 4
"""A card's statement takes at most so many lines on the board; its page shows all of it."""

_GLYPHS: dict[EventKind, tuple[str, str]] = {
    "honoured": ("●", "x"),
    "strained": ("◇", "!"),
    "crossed": ("◇", "!"),
    "repaired": ("◆", "+"),
}


class Column(NamedTuple):
    """A column: its key (a status or a category), its title, and its cards."""

    key: str
    title: str
    cards: tuple[Card, ...]


def columns(cards: Iterable[Card], group: Group) -> list[Column]:
    """The cards in columns, by status or by category, those without a card too."""
    named: Iterable[tuple[str, str]] = TITLES.items() if group == "status" else CATEGORIES.items()
    by: dict[str, list[Card]] = {key: [] for key, _ in named}
    for card in cards:
        by[column_of(card, group)].append(card)
    titles = TITLES if group == "status" else CATEGORIES
    return [Column(key, str(titles[key]), tuple(found)) for key, found in by.items()]  # type: ignore[index]


def column_of(card: Card, group: Group) -> str:
    """The key of the column a card stands in."""
    if group == "category":
        return card.boundary.category
    return "resting" if card.status == "withdrawn" else card.status


def in_lane(cards: Iterable[Card], lane: Lane) -> list[Card]:
    """The cards of a lane."""
    return [card for card in cards if (card.boundary.owner == "me") == (lane == "mine")]


def found(book: Book, cards: Iterable[Card], search: str, day: date) -> Mapping[int, str]:
    """The boundaries of both lanes that hold all words of `search`, each with where; "" is on the card itself."""
    wanted = comparable(search).split()
    notes: dict[int, list[tuple[str, str]]] = {}
    for event in book.every_event():
        if event.note:
            notes.setdefault(event.of, []).append((f"in a note, {past_day(event.day, day)}", event.note))
    places: dict[int, str] = {}
    for card in cards:
        made = card.boundary
        texts = [
            ("", f"{made.number} {made.statement} {CATEGORIES[made.category]}"),
            *((f"under {name}", getattr(made, field)) for field, name in terms(made.owner).items()),
            ("in what was said back", made.said_back),
            *reversed(notes.get(made.number, ())),
            *(("in earlier words", f"{each.text} {each.said_back}") for each in reversed(made.earlier)),
        ]
        together = comparable(" ".join(text for _, text in texts))
        if all(word in together for word in wanted):
            places[made.number] = next((where for where, text in texts if _holds(text, wanted)), "in several places")
    return places


def glyph(kind: EventKind, ascii: bool) -> str:
    """The sign of what happened; blank where it is no outcome."""
    return _GLYPHS.get(kind, (" ", " "))[ascii]


@lru_cache(2_000)
def card_lines(card: Card, group: Group, day: date, width: int, ascii: bool, they: bool, where: str) -> list[Line]:
    """A card, at most `width` wide: its words, its category or status, and the last word on it.

    `they` sets those of the other apart where both stand together, `where` tells where a search found its words.
    """
    made = card.boundary
    whose = (Span("they: ", "muted"),) if they and made.owner == "partner" else ()
    words = wrapped((*whose, Span(made.statement)), width)
    if len(words) > MOST_LINES:
        words = [*words[: MOST_LINES - 1], (Span("..." if ascii else "…"),)]
    about = (
        CATEGORIES[made.category]
        if group == "status"
        else TITLES["resting" if card.status == "withdrawn" else card.status]
    )
    said = next((text for text in last_word(card, day, ascii) if cells((Span(text),)) <= width), "")
    notes = [about, said, where]
    return [*words, *(line for note in notes if note for line in wrapped((Span(note, "muted"),), width))]


def last_word(card: Card, day: date, ascii: bool = False, signed: bool = True) -> tuple[str, ...]:
    """What was last with a card, in its long form and its short one; `signed`, its sign stands before it."""
    made = card.boundary
    if card.status == "withdrawn":
        return _dated("withdrawn", made.withdrawn_on, day) or ("withdrawn",)
    if made.unsaid:
        return ("kept to myself",)
    if card.status in ("forming", "ready") and card.last is None:
        return ("not said yet",)
    if card.last is not None:
        kind, when = card.last
        sign = f"{glyph(kind, ascii)} " if signed else ""
        return _dated(f"{sign}{'mended' if kind == 'repaired' else kind}", when, day)
    if card.status == "said":
        return ("not said back yet",) if made.owner == "partner" else _dated("said", made.first_said_on, day)
    return _dated("understood", made.understood_on, day)


def _dated(word: str, when: date | None, day: date) -> tuple[str, ...]:
    if when is None:
        return ()
    said = past_day(when, day)
    return f"{word} {said}", f"{word} {said.partition(',')[0]}", f"{word} {short_date(when)}"


def _holds(text: str, words: list[str]) -> bool:
    folded = comparable(text)
    return all(word in folded for word in words)
