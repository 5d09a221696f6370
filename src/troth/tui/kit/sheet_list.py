"""A list under a cursor: rows of lines, of which a step of the cursor repaints two."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from troth.drawing.cursor import Cursor
from troth.drawing.lines import Line, Row, RowLines, Span, grounded
from troth.drawing.scrolling import scrolled, unseen
from troth.tui.kit.listening import cursor_mark
from troth.tui.kit.sheet import Sheet


class _About(Message):
    def __init__(self, sheet: "SheetList", key: Hashable | None) -> None:
        self.sheet, self.key = sheet, key
        super().__init__()

    @property
    def control(self) -> "SheetList":
        """The list that sent this."""
        return self.sheet


class SheetList(Sheet, can_focus=True, inherit_bindings=False):
    """Rows with a cursor, marked by the accent bar in column 0 and a ground; a step repaints two rows.

    Where the cursor's record is gone it stands on no row, so that no act reaches another one, until it is moved.
    """

    MORE = "more"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False, id="list.down"),
        Binding("up,k", "move(-1)", "Previous", show=False, id="list.up"),
        Binding("home,g", "end(-1)", "First", show=False, id="list.first"),
        Binding("end,G", "end(1)", "Last", show=False, id="list.last"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page_down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up"),
        Binding("enter", "choose", "Open", show=False, id="list.choose"),
    ]

    class Highlighted(_About):
        """The cursor stands on another key; None when no row has one."""

    class Chosen(_About):
        """Enter, or a double click, on a row."""

    RECORD: Callable[[Hashable], Hashable] = staticmethod(lambda key: key)
    """What a key is one of: where its own row is gone, the cursor stays with another of the same record."""

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """With `rows` to draw at mount, the cursor on the first that has a key."""
        self._rows: list[Row] = list(rows)
        self._keys = [row.key for row in self._rows]
        self._marked: int | None = None
        self._cursor = Cursor().near(self._keys, 0)
        super().__init__(RowLines(self._rows), id=id, classes=classes)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as last given."""
        return self._rows

    @property
    def key(self) -> Hashable | None:
        """The key under the cursor; None where it stands on no row."""
        return self._cursor.key(self._keys)

    def show_rows(self, rows: Iterable[Row], land: bool = False) -> None:
        """Draw `rows`; the cursor stays with its record. With `land`, for another view, it is on a row in any case."""
        before, old = self.key, self._keys
        self._rows = list(rows)
        self._keys = [row.key for row in self._rows]
        self._cursor = self._cursor.follow(old, self._keys, self.RECORD, land)
        self.show(RowLines(self._rows))
        self._reveal()
        self._tell(before)

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row of `key`; False when there is none."""
        self._go(self._cursor.on_key(self._keys, key))
        return self.key == key is not None

    def land(self) -> None:
        """Where the cursor stands on no row, put it on the one that is nearest to where its record was."""
        self._go(self._cursor.landed(self._keys))

    def line_at(self, index: int, width: int) -> Line:
        """The row's line behind its mark."""
        mark = cursor_mark(self, self.ascii) if index == self._marked else Span(" ")
        return (mark, *super().line_at(index, width))

    def fitted(self, line: Line, index: int) -> Line:
        """The row of the cursor on its ground."""
        return grounded(line, self.app.no_color) if index == self._marked else line

    def more_below(self, index: int) -> int:
        """How many rows the cursor can go to from row `index` on; where there are none, how many have words."""
        return unseen(self._keys[index:], (self._lines[at] for at in range(index, len(self._lines))))

    def render_lines(self, crop: Region) -> list[Strip]:
        """As drawn; the terminal's own cursor is put on the row on the way, where screen readers look for it."""
        if self.app.focused is self:
            y = min(max(0, self._cursor.at - self.scroll_offset.y), max(0, self.window - 1))
            self.app.cursor_position = self.content_region.offset + Offset(0, y)
        return super().render_lines(crop)

    def action_move(self, step: int) -> None:
        """Go to the next row that has a key, up or down; above the first one there may be a heading to see."""
        self._go(self._cursor.moved(self._keys, step))
        if self._cursor == Cursor().near(self._keys, 0):
            self.scroll_to(y=0)

    def action_end(self, side: int) -> None:
        """Go to the first (-1) or the last (1) row."""
        self._go(self._cursor.near(self._keys, 0 if side < 0 else len(self._keys) - 1))

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self._go(self._cursor.near(self._keys, self._cursor.at + step * max(1, self.window - 1)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened where the cursor stands on no row."""
        return self.key is not None if action == "choose" else super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Tell that the row under the cursor was chosen."""
        self.post_message(self.Chosen(self, self.key))

    def _go(self, cursor: Cursor) -> None:
        before, self._cursor = self.key, cursor
        self._reveal()
        self._tell(before)

    def _tell(self, before: Hashable | None) -> None:
        """Tell that another key is under the cursor; keys that act on a row are in force where there is one."""
        if self.key != before:
            self.post_message(self.Highlighted(self, self.key))
            if self.key is None or before is None:
                self.refresh_bindings()

    def _reveal(self) -> None:
        """Bring the cursor, and a heading right above it, into view."""
        if height := self.window:
            headings = [key is None for key in self._keys]
            top = scrolled(headings, self._cursor.at, self.scroll_offset.y, height)
            if top != self.scroll_offset.y:
                self.scroll_to(y=top, force=True)
        self._mark()

    def _mark(self) -> None:
        """Set the bar and the ground where the cursor stands, and redraw the rows where that changed."""
        if self.is_mounted:
            before, self._marked = self._marked, self._cursor.at if self.has_focus and self.key is not None else None
            if before != self._marked:
                for index in (before, self._marked):
                    if index is not None:
                        self.redraw(index)

    def on_focus(self, event: events.Focus) -> None:
        """Show the cursor."""
        self._listen(event, True)

    def on_blur(self, event: events.Blur) -> None:
        """Hide the cursor."""
        self._listen(event, False)

    def _listen(self, event: events.Event, listening: bool) -> None:
        """Take or leave the focus by drawing one row, where Textual would repaint the whole widget."""
        event.prevent_default()
        self.has_focus = listening
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self) if listening else events.DescendantBlur(self))
        self._mark()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._measure()
        self._reveal()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go to the next row."""
        event.prevent_default().stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go to the row before."""
        event.prevent_default().stop()
        self.action_move(-1)

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the pointer; twice opens it."""
        index = event.y + self.scroll_offset.y
        if event.y >= self.window:
            return
        self._go(self._cursor.on(self._keys, index))
        if event.chain == 2 and self._cursor == Cursor(index):
            self.action_choose()
