"""A line one writes in: as high as its words take, up to three rows, so that a long sentence can be read over."""

from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.strip import Strip
from textual.widgets import TextArea

from troth.tui.kit.chrome import Quiet

ROWS = 3
"""So many rows it has at most."""

_MARK = "growing--mark"


class GrowingField(TextArea):
    """One line of text behind a bar, which is another where it listens; several lines pasted become one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_MARK}

    gutter_width = 2
    """The bar and a blank."""

    def __init__(self, text: str, *, limit: int, id: str | None = None) -> None:
        """With `text` in it, and room for `limit` characters."""
        self._limit = limit
        super().__init__(text, id=id, compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Begin behind what is written."""
        self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """Be as high as the text takes at this width, once it is folded to it."""
        self.call_later(self._grow)

    def on_text_area_changed(self) -> None:
        """Be as high as the text takes."""
        self._grow()

    def edit(self, edit: Any) -> Any:
        """Take an edit as far as there is room for it, in one line."""
        start, end = sorted((edit.from_location, edit.to_location))
        room = max(0, self._limit - len(self.text) + len(self.get_text_range(start, end)))
        text = " ".join(edit.text[: 4 * room + 4].splitlines())
        edit.text = text[:room]
        if len(text) > max(1, room):
            self.screen.query_one(Quiet).show_message(f"Cut at {self._limit:,} characters.")
        return super().edit(edit)

    def render_line(self, y: int) -> Strip:
        """The bar, then the text; where it does not listen, a sign that there is more."""
        mark, cut = ("|>"[self.has_focus], "...") if getattr(self.app, "ascii", False) else ("┃▌"[self.has_focus], "…")
        strip, width = super().render_line(y), self.size.width - self.gutter_width
        style = self.get_component_rich_style(_MARK)
        bar = Segment(f"{mark} ", style)
        if not self.has_focus and y == ROWS - 1 and self.wrapped_document.height > ROWS:
            strip = Strip([*strip.crop(0, width - len(cut)), Segment(cut, style)])
        return Strip([bar, *strip.crop(0, width)], self.size.width)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up within the line; beyond its first row to the line before."""
        if self.navigator.is_first_wrapped_line(self.cursor_location) and not select:
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down within the line; beyond its last row to the next line."""
        if self.navigator.is_last_wrapped_line(self.cursor_location) and not select:
            raise SkipAction
        super().action_cursor_down(select)

    def action_cursor_line_start(self, select: bool = False) -> None:
        """To where the line begins, whichever row that is."""
        self.move_cursor((0, 0), select=select)

    def action_cursor_line_end(self, select: bool = False) -> None:
        """To where the line ends."""
        self.move_cursor(self.document.end, select=select)

    def on_paste(self, event: events.Paste) -> None:
        """Take it in place of what is selected, in one line."""
        event.prevent_default().stop()
        self.replace(event.text.strip("\r\n"), *self.selection, maintain_selection_offset=False)

    def watch_has_focus(self, focus: bool) -> None:
        """Show the cursor where one writes, else the beginning."""
        if focus:
            self.scroll_cursor_visible()
        else:
            self.scroll_to(y=0, animate=False)

    def _grow(self) -> None:
        rows = min(ROWS, max(1, self.wrapped_document.height))
        if self.styles.height is None or self.styles.height.value != rows:
            self.styles.height = rows
        if not self.has_focus:
            self.scroll_to(y=0, animate=False)
