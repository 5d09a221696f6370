"""The whole board as lines for a width and a height: head, cards, the card below the rule, the sentence at the foot."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from troth.domain.board import Card
from troth.domain.book import Book
from troth.domain.days import Now
from troth.drawing.board_columns import Column, Group, card_lines
from troth.drawing.board_cursor import BoardCursor
from troth.drawing.board_words import next_words
from troth.drawing.boundary_detail import short_lines
from troth.drawing.lines import GAP, Line, Span, cells, fit, grounded, wrapped
from troth.drawing.scrolling import end_words
from troth.drawing.sizes import NARROW
from troth.drawing.width import width_of

HEAD = 5
"""Rows above the cards: caption, what is beside, titles, rule, a blank one."""

_COLUMN, _WIDEST = 24, 60
_DETAIL = 10
_DETAIL_WIDTH, _DETAIL_HEIGHT = 116, 26


class Look(NamedTuple):
    """What is on the board: columns that hold cards, the words of its head, and where a search found what it shows.

    `keys` move a card on, move it back, and decide whether it is said.
    """

    columns: Sequence[Column]
    book: Book
    now: Now
    caption: str
    beside: str = ""
    note: str = ""
    empty: str = ""
    group: Group = "status"
    both: bool = False
    places: Mapping[int, str] = {}
    keys: tuple[str, str, str] = ("L", "H", "K")


class BoardView(NamedTuple):
    """The cursor, whether the board listens, the first column in view, and the first card of each by its key."""

    cursor: BoardCursor = BoardCursor()
    listens: bool = False
    first: int = 0
    tops: Mapping[str, int] = {}


class Spot(NamedTuple):
    """Where a card is drawn: rows `top` to `bottom` and columns `left` to `right`, the last of each left out."""

    column: int
    row: int
    left: int
    right: int
    top: int
    bottom: int


class Picture(NamedTuple):
    """The lines, where each card is, and the view as it came to be."""

    lines: list[Line]
    spots: list[Spot]
    view: BoardView

    @property
    def here(self) -> Spot | None:
        """Where the card at hand is drawn."""
        at = self.view.cursor
        if at.astray is not None:
            return None
        return next((spot for spot in self.spots if (spot.column, spot.row) == (at.column, at.row)), None)


def picture(look: Look, view: BoardView, width: int, height: int, ascii: bool = False) -> Picture:
    """The board in `height` rows of `width` cells."""
    if not look.columns:
        words = wrapped((Span(" "), Span(look.empty)), min(75, width - 1))
        return Picture([_caption(look), (), *words], [], view)
    shown = _shown(len(look.columns), width)
    cell = min(_WIDEST, width // shown)
    column = view.cursor.column
    first = min(max(view.first, column - shown + 1, 0), column, max(0, len(look.columns) - shown))
    wide = width >= _DETAIL_WIDTH and height >= _DETAIL_HEIGHT
    card = view.cursor.card(look.columns)
    room = max(1, height - HEAD - (_DETAIL + 1 if wide else 2))
    in_view = range(first, first + shown)
    grids, spots, tops = [], [], dict(view.tops)
    for place, index in enumerate(in_view):
        grid, held, tops[look.columns[index].key] = _column(look, view, index, cell, room, ascii)
        grids.append(grid)
        spots += [each._replace(left=place * cell, right=(place + 1) * cell - 2) for each in held]
    lines = [
        _caption(look),
        _beside(look, in_view, width, ascii),
        _titles(look, in_view, column, cell),
        _rule(width, ascii),
        (),
    ]
    for row in range(room):
        lines.append(tuple(span for grid in grids for span in padded(grid[row] if row < len(grid) else (), cell)))
    if wide:
        held_lines = short_lines(look.book, card.boundary, look.now.today, ascii, _DETAIL - 2) if card else []
        lines += [_rule(width, ascii), *held_lines]
    lines += [()] * (height - 1 - len(lines))
    if card is not None:
        lines.append((Span(" "), Span(next_words(card, look.now, *look.keys), "muted")))
    return Picture(lines, spots, BoardView(view.cursor, view.listens, first, tops))


def set_apart(line: Line, left: int, right: int, no_color: bool) -> Line:
    """A fitted line with its cells from `left` to `right` on the ground of the card at hand, its bar not reversed."""
    begin = left + no_color
    before, rest = _split(line, begin)
    card, after = _split(rest, right - begin)
    return (*before, *grounded(card), *after)


def padded(line: Line, width: int) -> Line:
    """`line` with blanks to `width` cells; what is longer was folded or cut before."""
    return (*line, Span(" " * max(0, width - cells(line))))


def _shown(count: int, width: int) -> int:
    return max(1, min(count, width // _COLUMN)) if width >= NARROW else 1


def _caption(look: Look) -> Line:
    return (Span(f" {look.caption}"), GAP, Span(f"{look.beside} ", "muted"))


def _beside(look: Look, in_view: range, width: int, ascii: bool) -> Line:
    left, right = ("<", ">") if ascii else ("‹", "›")
    names = [_title(column) for column in look.columns]
    nearest, following = names[: in_view.start][::-1], names[in_view.stop :]
    if not nearest and not following:
        return (Span(f" {look.note}", "muted"),) if look.note else ()
    while (
        sum(width_of(name) + 3 for name in (*nearest, *following)) > width - 6 and max(len(nearest), len(following)) > 1
    ):
        max(nearest, following, key=len).pop()
    before, after = " · ".join(nearest[::-1]), " · ".join(following)
    return (
        Span(f" {left} {before}" if before else " ", "muted"),
        GAP,
        Span(f"{after} {right} " if after else " ", "muted"),
    )


def _title(column: Column) -> str:
    return f"{column.title} {len(column.cards)}"


def _titles(look: Look, in_view: range, at: int, width: int) -> Line:
    spans: list[Span] = []
    for index in in_view:
        title = fit((Span(_title(look.columns[index])),), min(width_of(_title(look.columns[index])), width - 3))
        named = tuple(Span(span.text, "active" if index == at else "muted") for span in title)
        spans += padded((Span(" "), *named), width)
    return tuple(spans)


def _rule(width: int, ascii: bool) -> Line:
    return (Span(" " + ("-" if ascii else "─") * (width - 2), "rule"),)


def _column(
    look: Look, view: BoardView, index: int, width: int, room: int, ascii: bool
) -> tuple[list[Line], list[Spot], int]:
    """The rows of a column, where its cards stand, and the first of them in view."""
    column, here = look.columns[index], view.cursor.column == index
    cards = column.cards

    def lines(row: int) -> list[Line]:
        return _lines(look, cards[row], width - 3, ascii)

    at = min(view.cursor.row, len(cards) - 1) if here else None
    top, end, over = in_sight(lambda row: len(lines(row)), len(cards), at, view.tops.get(column.key, 0), room)
    rows: list[Line] = []
    spots: list[Spot] = []
    for row in range(top, end):
        held = here and row == view.cursor.row and view.cursor.astray is None
        mark = Span(">" if ascii else "▌", "accent") if held and view.listens else Span(" ")
        begin = len(rows)
        for line in lines(row):
            strong = tuple(Span(span.text, "strong" if held and not span.tone else span.tone) for span in line)
            rows.append((mark, *strong))
        spots.append(Spot(index, row, 0, 0, HEAD + begin, HEAD + min(len(rows), room)))
        rows.append(())
    if over:
        words = end_words(top, len(cards) - end, "more", ascii)
        rows = [*rows[: room - 1], *[()] * (room - 1 - len(rows)), (Span(" "), Span(words, "muted"))]
    return rows, spots, top


def _lines(look: Look, card: Card, width: int, ascii: bool) -> list[Line]:
    where = look.places.get(card.boundary.number, "")
    return card_lines(card, look.group, look.now.today, width, ascii, look.both, where)


def in_sight(size: Callable[[int], int], count: int, at: int | None, top: int, room: int) -> tuple[int, int, bool]:
    """The first card of a column in view, the one behind the last, and whether there are more than `room` rows.

    `size` tells the rows of a card, of which a blank one parts the next; `at` is the one that has to be seen. No more
    are measured than that takes: of a long column most are never folded.
    """

    def end(start: int, space: int) -> int:
        row, used = start, 0
        while row < count and (row == start or used + size(row) <= space):
            used += size(row) + 1
            row += 1
        return row

    def start(last: int, space: int) -> int:
        row, used = last, 0
        while row > 0 and used + size(row - 1) + 1 <= space:
            used += size(row - 1) + 1
            row -= 1
        return row

    if end(0, room) == count and sum(size(row) + 1 for row in range(count)) - 1 <= room:
        return 0, count, False
    space = max(1, room - 1)
    if at is not None and at < top:
        top = start(at, min(3 * space // 4, space - size(at)))
    elif at is not None and at >= end(top, space):
        top = start(at, min(space // 4, space - size(at)))
    top = min(top, start(count - 1, space - size(count - 1)))
    return top, end(top, space), True


def _split(line: Line, at: int) -> tuple[Line, Line]:
    """A line parted before the cell numbered `at`."""
    before: list[Span] = []
    for index, span in enumerate(line):
        size = width_of(span.text)
        if size > at:
            cut = next(n for n in range(len(span.text) + 1) if width_of(span.text[:n]) >= at)
            head, tail = span.text[:cut], span.text[cut:]
            return (*before, *((Span(head, span.tone),) if head else ())), (Span(tail, span.tone), *line[index + 1 :])
        before.append(span)
        at -= size
    return tuple(before), ()
