"""The line API under every tab: a sheet of lines that draws only what changed."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from troth.drawing.lines import GAP, Line, RowLines, Span, fit
from troth.drawing.scrolling import end_words
from troth.tui.kit.drawn_rows import DrawnRows
from troth.tui.kit.listening import is_accessible
from troth.tui.kit.textual_private import ScrollsAtOnce
from troth.tui.kit.tones import tone_style


class Sheet(ScrollView, ScrollsAtOnce, can_focus=False):
    """Lines of spans, one to a row, each repainted only as far as it differs from what stands on the screen."""

    ALLOW_SELECT = False
    MORE: ClassVar[str] = ""
    """What the last row counts where there are more lines than rows (`more lines`); without it no row tells of them."""

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """With `lines` to draw at mount."""
        self._lines: Sequence[Line] = _held(lines)
        self._drawn = DrawnRows(self._fit, lambda tone: tone_style(tone, self.rich_style, self.app))
        super().__init__(id=id, classes=classes)
        self.auto_links = False

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as last given."""
        return self._lines

    @property
    def ascii(self) -> bool:
        """Whether the app keeps to ASCII, as its attribute `ascii` says."""
        return bool(getattr(self.app, "ascii", False))

    @property
    def window(self) -> int:
        """How many rows the lines have; the last of the widget tells of more where there are more."""
        height = self.size.height
        return height - 1 if self.MORE and len(self._lines) > height > 1 else height

    def show(self, lines: Iterable[Line]) -> None:
        """Draw `lines` in place of those shown, repainting the rows that differ."""
        before, self._lines = self._lines, _held(lines)
        if len(before) != len(self._lines):
            self._measure()
        top = self.scroll_offset.y
        for index in sorted({*self._drawn.known, *range(top, top + self.size.height)}):
            if _line_of(before, index) != _line_of(self._lines, index):
                self.redraw(index)
        if self.MORE and len(before) != len(self._lines) and self.is_mounted:
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    def line_at(self, index: int, width: int) -> Line:
        """The line of row `index`; a widget whose line depends on `width` or on its state overrides this."""
        return _line_of(self._lines, index)

    def fitted(self, line: Line, index: int) -> Line:
        """The fitted line of row `index` as it is drawn; a widget that sets a row apart overrides this."""
        return line

    def redraw(self, index: int) -> None:
        """Repaint row `index` from the left as far as it changed; in a hidden tab, all of it when that is seen."""
        y = index - self.scroll_offset.y
        if self.is_mounted and not all(node.display for node in self.ancestors_with_self):
            self.refresh()
        if not self.is_mounted or not 0 <= y < self.window:
            self._drawn.forget(index)
        elif changed := self._drawn.renew(index, self.size.width):
            self.refresh(Region(0, y, changed, 1))

    def render_line(self, y: int) -> Strip:
        """The strip of visible row `y`."""
        if y < self.window:
            return self._drawn.strip(y + self.scroll_offset.y, self.size.width)
        top = self.scroll_offset.y
        words = end_words(top, self.more_below(top + self.window), self.MORE, self.ascii, is_accessible(self.app))
        return self._drawn.strip_of(fit((GAP, Span(words + " ", "muted")), self.size.width), self.size.width)

    def more_below(self, index: int) -> int:
        """How many there are from row `index` on, of what the last row counts."""
        return max(0, len(self._lines) - index)

    def _measure(self) -> None:
        """Be as long as there are lines, and the row that tells of more."""
        self.virtual_size = Size(0, len(self._lines) + self.size.height - self.window)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        self._drawn.restyle()
        super().notify_style_update()

    def _fit(self, index: int, width: int) -> Line:
        return self.fitted(fit(self.line_at(index, width), width, "..." if self.ascii else "…"), index)

    def on_mount(self) -> None:
        """Be as long as there are lines."""
        self._measure()


def _held(lines: Iterable[Line]) -> Sequence[Line]:
    """The lines, none of which is drawn before it is looked at."""
    return lines if isinstance(lines, RowLines) else list(lines)


def _line_of(lines: Sequence[Line], index: int) -> Line:
    return lines[index] if index < len(lines) else ()
