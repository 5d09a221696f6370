"""A page to read: lines folded to a calm width, scrolled by keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Line, wrapped
from troth.drawing.sentences import spoken_line
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.listening import is_accessible
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet import Sheet

WIDTH = 74
"""Prose stands in at most so many columns."""


class Text(Sheet, can_focus=True):
    """The page's text."""

    MORE = "more lines"

    def render_lines(self, crop: Region) -> list[Strip]:
        """As drawn; the terminal's own cursor is put at its beginning on the way, where screen readers look for it."""
        if self.app.focused is self:
            self.app.cursor_position = self.content_region.offset
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """Measure anew whether there is room for all."""
        self._measure()


class Reader(Overlay[None]):
    """Lines of a subclass, at most 74 columns wide; escape goes back."""

    WIDTH: ClassVar[int] = WIDTH
    """So many columns a line takes at most."""

    KEYS: ClassVar[Sequence[Key | Hint]] = (Hint("page.down page.up", "scroll"), Hint("page.back", "back"))

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "leave", "Back", id="page.back"),
        Binding("j,down", "scroll(1)", "Down", show=False, id="page.down"),
        Binding("k,up", "scroll(-1)", "Up", show=False, id="page.up"),
        Binding("pagedown", "scroll(1, True)", "Page down", show=False, id="page.page_down"),
        Binding("pageup", "scroll(-1, True)", "Page up", show=False, id="page.page_up"),
        Binding("home,g", "edge(False)", "Top", show=False, id="page.first"),
        Binding("end,G", "edge(True)", "End", show=False, id="page.last"),
    ]

    def keys(self) -> Sequence[Key | Hint]:
        """The keys of the footer; those that can do nothing are not shown."""
        return self.KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where all of the page is seen, nothing scrolls."""
        if action in ("scroll", "edge"):
            return any(text.window < len(text.lines) for text in self.query(Text))
        return super().check_action(action, parameters)

    def lines(self) -> list[Line]:
        """What stands on the page, not yet folded."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The text, the quiet line, the keys."""
        yield Text(id="page")
        yield Quiet()
        yield Keys(self.KEYS)

    def on_resize(self) -> None:
        """Fold the text to the new width."""
        self.draw()

    def draw(self) -> None:
        """Draw the lines as they are now."""
        if self.is_mounted:
            width = min(self.WIDTH, max(20, self.size.width - 2))
            folded: list[Line] = [()]
            for line in map(spoken_line, self.lines()) if is_accessible(self.app) else self.lines():
                folded += wrapped(line, width)
            self.query_one(Text).show(folded)
            self.query_one(Keys).show_keys(self.keys())

    def action_scroll(self, step: int, page: bool = False) -> None:
        """Scroll by a row, or by a page."""
        text = self.query_one(Text)
        text.scroll_relative(y=step * (max(1, text.window - 1) if page else 1), animate=False)

    def action_edge(self, end: bool) -> None:
        """Scroll to the top or the end."""
        text = self.query_one(Text)
        (text.scroll_end if end else text.scroll_home)(animate=False)

    def action_leave(self) -> None:
        """Back to where one stood."""
        self.dismiss(None)
