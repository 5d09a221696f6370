"""The board for who listens: one list, a column after the other, each card in one sentence."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby

from troth.domain.board import Card
from troth.domain.boundary import CATEGORIES, SHAPES
from troth.drawing.board_columns import TITLES, last_word
from troth.drawing.board_cursor import BoardCursor
from troth.drawing.board_picture import BoardView, Look, Picture, Spot
from troth.drawing.board_words import next_words
from troth.drawing.lines import Line, Span, wrapped
from troth.drawing.scrolling import end_words, scrolled
from troth.drawing.sentences import begun, closed

_FOOT = 2
"""Rows below the cards: how many more there are, and what can be done with the one at hand."""

_Told = tuple[BoardCursor | None, Line]
"""A row, and the card that it tells of."""


def told_picture(look: Look, view: BoardView, width: int, height: int) -> Picture:
    """The board in `height` rows of `width` cells; of the view, `first` is the first row that is seen."""
    rows = list(_rows(look, width - 2))
    room = max(1, height - _FOOT)
    here = view.cursor._replace(astray=None)
    at = next((index for index, (card, _) in enumerate(rows) if card == here), 0)
    first = scrolled([card is None for card, _ in rows], at, view.first, room)
    first = max(0, min(first, len(rows) - room))
    seen = rows[first : first + room]
    lines: list[Line] = [(Span(" "), *line) for _, line in seen]
    lines += [()] * (room - len(lines))
    below = len({card for card, _ in rows[first + room :]} - {card for card, _ in seen} - {None})
    lines.append((Span(f" {end_words(first, below, 'more', ascii=True, said=True)}", "muted"),) if below else ())
    if (card := view.cursor.card(look.columns)) is not None:
        lines.append((Span(" "), Span(next_words(card, look.now, *look.keys), "muted")))
    return Picture(lines, list(_spots(seen, width)), view._replace(first=first))


@lru_cache(2_000)
def card_sentence(card: Card, day: date, where: str = "") -> str:
    """Boundary 2, my limit, said: I keep Sunday mornings free. Time alone, said yesterday.

    `where` tells where a search found its words.
    """
    made = card.boundary
    whose = "my" if made.owner == "me" else "their"
    status = TITLES["resting" if card.status == "withdrawn" else card.status]
    last = next(iter(last_word(card, day, signed=False)), "")
    about = closed([word for word in (CATEGORIES[made.category], last, where) if word])
    named = f"Boundary {made.number}, {whose} {SHAPES[made.shape].split(' ', 1)[1]}, {status}"
    return f"{named}: {closed([made.statement])} {begun(about)}"


def _rows(look: Look, width: int) -> Iterator[_Told]:
    """Every row of the board, as far down as it reaches."""
    note = look.note if look.columns else look.empty
    for words in (closed([look.caption, look.beside]), *([closed([begun(note)])] if note else ())):
        yield from ((None, line) for line in wrapped((Span(words),), width))
    for at, column in enumerate(look.columns):
        yield None, (Span(f"{begun(column.title)}, {len(column.cards)}.", "muted"),)
        for row, card in enumerate(column.cards):
            words = card_sentence(card, look.now.today, look.places.get(card.boundary.number, ""))
            yield from ((BoardCursor(at, row), line) for line in _folded(words, width))


@lru_cache(2_000)
def _folded(words: str, width: int) -> list[Line]:
    return wrapped((Span(words),), width)


def _spots(seen: list[_Told], width: int) -> Iterator[Spot]:
    """Where each card is that is seen, as far as it is."""
    for card, held in groupby(range(len(seen)), lambda index: seen[index][0]):
        if card is not None:
            rows = list(held)
            yield Spot(card.column, card.row, 0, width, rows[0], rows[-1] + 1)
