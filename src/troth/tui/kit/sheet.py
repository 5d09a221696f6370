"""The line API under every tab: a sheet of lines that draws only what changed."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from troth.drawing.lines import TONES, Line, fit, reach
from troth.tui.kit.textual_private import ScrollsAtOnce


class Sheet(ScrollView, ScrollsAtOnce, can_focus=False):
    """Lines of spans, one to a row, each repainted only as far as it differs from what stands on the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{tone}" for tone in TONES}
    ALLOW_SELECT = False

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None, classes: str | None = None) -> None:
        """With `lines` to draw at mount."""
        self._lines: list[Line] = list(lines)
        self._fitted: dict[int, Line] = {}
        self._strips: dict[int, Strip] = {}
        self._tones: dict[str, Style] = {}
        self._drawn_width = -1
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

    def show(self, lines: Iterable[Line]) -> None:
        """Draw `lines` in place of those shown, repainting the rows that differ."""
        before, self._lines = self._lines, list(lines)
        shared = min(len(before), len(self._lines))
        changed = [index for index in range(shared) if before[index] != self._lines[index]]
        changed.extend(range(shared, max(len(before), len(self._lines))))
        if len(before) != len(self._lines):
            self.virtual_size = Size(0, len(self._lines))
        for index in changed:
            self.redraw(index)

    def line_at(self, index: int, width: int) -> Line:
        """The line of row `index`; a widget whose line depends on `width` or on its state overrides this."""
        return self._lines[index] if index < len(self._lines) else ()

    def redraw(self, index: int) -> None:
        """Repaint row `index` from the left as far as it changed; in a hidden tab, all of it when that is seen."""
        before, strip = self._fitted.pop(index, None), self._strips.pop(index, None)
        y = index - self.scroll_offset.y
        if self.is_mounted and not all(node.display for node in self.ancestors_with_self):
            self.refresh()
        if not self.is_mounted or not 0 <= y < self.size.height:
            return
        known = before is not None and self._drawn_width == self.size.width
        span = reach(before or (), self._fit(index)) if known else self.size.width
        if span:
            self.refresh(Region(0, y, span, 1))
        elif strip is not None:
            self._strips[index] = strip

    def render_line(self, y: int) -> Strip:
        """The strip of visible row `y`."""
        index = y + self.scroll_offset.y
        line, strip = self._fit(index), self._strips.get(index)
        if strip is None:
            strip = Strip([Segment(span.text, self._style(span.tone)) for span in line], self.size.width)
            self._strips[index] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        self._tones.clear()
        self._strips.clear()
        super().notify_style_update()

    def _fit(self, index: int) -> Line:
        width = self.size.width
        if width != self._drawn_width:
            self._fitted.clear()
            self._strips.clear()
            self._drawn_width = width
        line = self._fitted.get(index)
        if line is None:
            line = fit(self.line_at(index, width), width, "..." if self.ascii else "…")
            self._fitted[index] = line
        return line

    def _style(self, tone: str) -> Style:
        style = self._tones.get(tone)
        if style is None:
            style = self.get_component_rich_style(f"sheet--{tone}") if tone in TONES else self.rich_style
            self._tones[tone] = style
        return style

    def on_mount(self) -> None:
        """Be as long as there are lines."""
        self.virtual_size = Size(0, len(self._lines))
