"""The board on the line API: it walks, and draws of each row what changed."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from troth.domain.board import Card
from troth.domain.book import Book
from troth.domain.days import Now
from troth.drawing.board_cursor import BoardCursor
from troth.drawing.board_picture import BoardView, Look, Picture, Spot, picture, set_apart
from troth.drawing.board_sentences import told_picture
from troth.drawing.lines import Line
from troth.tui.kit.listening import is_accessible
from troth.tui.kit.sheet import Sheet


class Board(Sheet, can_focus=True, inherit_bindings=False):
    """Columns of cards; `h l j k` walk, and the board steps to the side when the next column is beyond the edge.

    Where the record of the cursor is gone it stands on no card, so that no act reaches another, until it is moved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "column(1)", "Next column", show=False, id="board.right"),
        Binding("left,h", "column(-1)", "Column before", show=False, id="board.left"),
        Binding("down,j", "card(1)", "Next card", show=False, id="board.down"),
        Binding("up,k", "card(-1)", "Card before", show=False, id="board.up"),
        Binding("home", "edge(-1)", "First card of the column", show=False, id="board.first"),
        Binding("end,G", "edge(1)", "Last card of the column", show=False, id="board.last"),
        Binding("enter", "choose", "Open the card", id="board.open"),
    ]

    class Chosen(Message):
        """Enter, or a double click, on a card."""

    class Highlighted(Message):
        """Another card is at hand, or none, or it stands elsewhere."""

    def __init__(self) -> None:
        """An empty board."""
        super().__init__()
        self._look = Look((), Book(), Now(0, date.min), "")
        self._view = BoardView()
        self._picture = Picture([], [], self._view)

    @property
    def card(self) -> Card | None:
        """The card at hand; None where the cursor stands on none."""
        return self._view.cursor.card(self._look.columns)

    def show_look(self, look: Look, land: bool = False) -> None:
        """Draw it; the cursor stays with its record. With `land`, for another view, it is on a card in any case."""
        before, self._look = self._look, look
        self._go(self._view.cursor.follow(before.columns, look.columns, land))

    def move_to(self, number: int) -> None:
        """Put the cursor on the card of that boundary, where it is on the board."""
        self._go(self._view.cursor.on(self._look.columns, number))

    def land(self) -> None:
        """Where the cursor stands on no card, put it on the one that is nearest to where its record was."""
        self._go(self._view.cursor.landed(self._look.columns))

    def fitted(self, line: Line, index: int) -> Line:
        """The card at hand on its ground."""
        here = self._here
        if here is None or not here.top <= index < here.bottom:
            return line
        return set_apart(line, here.left, here.right, self.app.no_color)

    def action_column(self, step: int) -> None:
        """Go to the next column, keeping to the same height."""
        columns, at = self._look.columns, self._view.cursor
        if 0 <= at.column + step < len(columns):
            seen = at.row - self._view.tops.get(columns[at.column].key, 0)
            row = self._view.tops.get(columns[at.column + step].key, 0) + seen
            self._go(at.aside(columns, step, row))
        else:
            self.land()

    def action_card(self, step: int) -> None:
        """Go to the next card of the column; where the columns are one list, of the list."""
        cursor = self._view.cursor
        self._go((cursor.walked if is_accessible(self.app) else cursor.stepped)(self._look.columns, step))

    def action_edge(self, side: int) -> None:
        """Go to the first (-1) or the last (1) card of the column."""
        columns, at = self._look.columns, self._view.cursor
        self._go(at.near(columns, at.column, 0 if side < 0 else 1_000_000))

    def action_choose(self) -> None:
        """Tell that the card at hand was chosen."""
        if self.card is not None:
            self.post_message(self.Chosen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What opens a card is in force where there is one."""
        return self.card is not None if action == "choose" else super().check_action(action, parameters)

    def render_lines(self, crop: Region) -> list[Strip]:
        """As drawn; the terminal's own cursor is put on the card on the way, where screen readers look for it."""
        here = self._picture.here
        if self.app.focused is self and here is not None:
            y = min(here.top, max(0, self.size.height - 1))
            self.app.cursor_position = self.content_region.offset + Offset(here.left, y)
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """Fold the cards to the new width."""
        self._measure()
        self._draw()

    def on_focus(self, event: events.Focus) -> None:
        """Show the cursor."""
        self._listen(event, True)

    def on_blur(self, event: events.Blur) -> None:
        """Hide the cursor."""
        self._listen(event, False)

    def on_click(self, event: events.Click) -> None:
        """Go to the card under the pointer; twice opens it."""
        spot = next((each for each in self._picture.spots if _under(each, event.x, event.y)), None)
        if spot is not None:
            self._go(BoardCursor(spot.column, spot.row))
            if event.chain == 2:
                self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go to the next card."""
        event.prevent_default().stop()
        self.action_card(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go to the card before."""
        event.prevent_default().stop()
        self.action_card(-1)

    @property
    def _here(self) -> Spot | None:
        return self._picture.here if self._view.listens else None

    def _go(self, cursor: BoardCursor) -> None:
        self._view = self._view._replace(cursor=cursor)
        self._draw()
        self.post_message(self.Highlighted())

    def _listen(self, event: events.Event, listening: bool) -> None:
        """Take or leave the focus by drawing one card, where Textual would repaint the whole widget."""
        event.prevent_default()
        self.has_focus = listening
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self) if listening else events.DescendantBlur(self))
        self._view = self._view._replace(listens=listening)
        self._draw()

    def _draw(self) -> None:
        if not self.size.width:
            return
        before = self._rows()
        width, height = self.size
        self._picture = (
            told_picture(self._look, self._view, width, height)
            if is_accessible(self.app)
            else picture(self._look, self._view, width, height, self.ascii)
        )
        self._view = self._picture.view
        self.show(self._picture.lines)
        for index in before ^ self._rows():
            self.redraw(index)

    def _rows(self) -> set[int]:
        here = self._here
        return set() if here is None else set(range(here.top, here.bottom))


def _under(spot: Spot, x: int, y: int) -> bool:
    return spot.left <= x < spot.right and spot.top <= y < spot.bottom
