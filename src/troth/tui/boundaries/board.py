"""The board on the line API: columns side by side, one card at hand, and as few cells drawn as can be."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from troth.domain.board import Card
from troth.drawing.board_columns import Column, Group, card_lines, padded
from troth.drawing.lines import GAP, Line, Span, fit, wrapped
from troth.drawing.sizes import NARROW
from troth.tui.kit.sheet import Sheet

HEAD = 3
"""Rows above the cards: what is shown, the titles, the rule."""

_COLUMN = 26


class Board(Sheet, can_focus=True):
    """Columns of cards; `h l j k` walk, and the board steps to the side when the next column is beyond the edge."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "column(1)", "Next column", show=False, id="board.right"),
        Binding("left,h", "column(-1)", "Column before", show=False, id="board.left"),
        Binding("down,j", "card(1)", "Next card", show=False, id="board.down"),
        Binding("up,k", "card(-1)", "Card before", show=False, id="board.up"),
        Binding("enter", "choose", "Open the card", id="board.open"),
    ]

    class Chosen(Message):
        """Enter on a card."""

    def __init__(self) -> None:
        """An empty board."""
        super().__init__()
        self._columns: Sequence[Column] = ()
        self._caption, self._empty, self._day = "", "", date.min
        self._group: Group = "status"
        self._column = self._card = self._first = 0
        self._tops: list[list[int]] = []
        self._laid: list[list[list[Line]]] = []
        self._top_rows: list[Line] = []
        self._height = 0

    @property
    def lines(self) -> Sequence[Line]:
        """Every line of the columns in view."""
        return [self.line_at(index, self.size.width) for index in range(self._height)]

    @property
    def card(self) -> Card | None:
        """The card at hand."""
        cards = self._columns[self._column].cards if self._columns else ()
        return cards[self._card] if self._card < len(cards) else None

    def show_columns(
        self, columns: Sequence[Column], *, caption: str, empty: str, group: Group, day: date, follow: int | None = None
    ) -> None:
        """Draw `columns`; the card at hand, or the one numbered `follow`, stays at hand wherever it stands now."""
        wanted = follow if follow is not None else self.card.boundary.number if self.card is not None else None
        self._columns, self._caption, self._empty, self._group, self._day = columns, caption, empty, group, day
        places = [(c, r) for c, column in enumerate(columns) for r in range(len(column.cards))]
        at = next((p for p in places if columns[p[0]].cards[p[1]].boundary.number == wanted), None)
        if at is None:
            near = (min(self._column, max(0, len(columns) - 1)), self._card)
            at = min(places, key=lambda p: (abs(p[0] - near[0]), abs(p[1] - near[1])), default=(0, 0))
        self._column, self._card = at
        self._draw()

    def action_column(self, step: int) -> None:
        """Go to the next column that holds a card, keeping to the same height."""
        reach = range(self._column + step, len(self._columns) if step > 0 else -1, step)
        column = next((index for index in reach if self._columns[index].cards), None)
        if column is not None:
            self._column, self._card = column, min(self._card, len(self._columns[column].cards) - 1)
            self._draw()

    def action_card(self, step: int) -> None:
        """Go to the next card of the column."""
        cards = self._columns[self._column].cards if self._columns else ()
        if 0 <= self._card + step < len(cards):
            self._card += step
            self._draw()

    def action_choose(self) -> None:
        """Tell that the card at hand was chosen."""
        if self.card is not None:
            self.post_message(self.Chosen())

    def render_lines(self, crop: Region) -> list[Strip]:
        """As drawn; the terminal's own cursor is put on the card on the way, where screen readers look for it."""
        if self.app.focused is self and self._tops:
            y = min(max(0, self._top() - self.scroll_offset.y), max(0, self.size.height - 1))
            x = (self._column - self._first) * self._width()
            self.app.cursor_position = self.content_region.offset + Offset(max(0, x), y)
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """Fold the cards to the new width."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Go to the card under the pointer."""
        column = self._first + event.x // self._width()
        if column < len(self._columns) and self._columns[column].cards:
            row = event.y + self.scroll_offset.y
            tops = self._tops[column]
            self._column, self._card = column, max((n for n, top in enumerate(tops) if top <= row), default=0)
            self._draw()

    def _shown(self) -> int:
        fit = self.size.width // _COLUMN if self.size.width >= NARROW else 1
        return max(1, min(len(self._columns) or 1, fit))

    def _width(self) -> int:
        return max(12, self.size.width // self._shown())

    def _top(self) -> int:
        tops = self._tops[self._column] if self._column < len(self._tops) else []
        return tops[self._card] if self._card < len(tops) else 0

    def line_at(self, index: int, width: int) -> Line:
        """Row `index` across the columns in view; of a long column no more is put together than is seen."""
        if index < len(self._top_rows):
            return self._top_rows[index]
        spans: list[Span] = []
        for column in range(self._first, min(self._first + self._shown(), len(self._tops))):
            at = bisect_right(self._tops[column], index) - 1
            lines = self._laid[column][at] if at >= 0 else []
            row = index - self._tops[column][at] if at >= 0 else 0
            here = (column, at) == (self._column, self._card)
            mark = Span(">" if self.ascii else "▌", "accent") if here else Span(" ")
            spans += padded((mark, *lines[row]) if row < len(lines) else (), self._width())
        return tuple(spans)

    def _draw(self) -> None:
        if not self.size.width:
            return
        shown, width = self._shown(), self._width()
        last = max(0, len(self._columns) - shown)
        self._first = min(max(self._first, self._column - shown + 1, 0), self._column, last)
        self._top_rows = self._head(shown, width)
        if not any(column.cards for column in self._columns):
            self._top_rows += [(), *wrapped((Span(" "), Span(self._empty, "muted")), self.size.width)]
        in_view = range(self._first, self._first + shown)
        cards = [column.cards if index in in_view else () for index, column in enumerate(self._columns)]
        self._laid = [
            [card_lines(card, self._group, self._day, width - 3, self.ascii) for card in each] for each in cards
        ]
        self._tops = [_tops(lines) for lines in self._laid]
        ends = [tops[-1] + len(lines[-1]) + 1 for tops, lines in zip(self._tops, self._laid, strict=True) if tops]
        self._height = max([len(self._top_rows), *ends])
        self.virtual_size = Size(0, self._height)
        self._reveal()
        top = self.scroll_offset.y
        for index in {*self._drawn.known, *range(top, top + self.size.height)}:
            self.redraw(index)

    def _head(self, shown: int, width: int) -> list[Line]:
        names = [column.title for column in self._columns]
        before, after = names[: self._first], names[self._first + shown :]
        left, right, rule = ("<", ">", "-") if self.ascii else ("‹", "›", "─")
        aside = "  ".join(
            part
            for part in (
                f"{left} {' · '.join(before[-2:])}" if before else "",
                f"{' · '.join(after[:2])} {right}" if after else "",
            )
            if part
        )
        shown_columns = self._columns[self._first : self._first + shown]
        titles: list[Span] = []
        rules: list[Span] = []
        for column in shown_columns:
            title = f" {column.title}" + (f"  {len(column.cards)}" if column.cards else "")
            titles += fit((Span(title, "strong"),), width)
            rules.append(Span(" " + rule * (width - 3) + "  ", "rule"))
        caption = (Span(" " + self._caption, "muted"), GAP, Span(aside + " ", "muted"))
        return [caption, tuple(titles), tuple(rules)] if self._columns else [caption, (), ()]

    def _reveal(self) -> None:
        top = self._top()
        tops = self._tops[self._column] if self._column < len(self._tops) else []
        bottom = tops[self._card + 1] - 1 if self._card + 1 < len(tops) else self._height
        if top - HEAD < self.scroll_offset.y:
            self.scroll_to(y=max(0, top - HEAD), force=True)
        elif bottom > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=min(top - HEAD, bottom - self.size.height), force=True)


def _tops(cards: Sequence[Sequence[Line]]) -> list[int]:
    """The row at which each card of a column begins; a blank row parts them."""
    tops, row = [], HEAD
    for lines in cards:
        tops.append(row)
        row += len(lines) + 1
    return tops
