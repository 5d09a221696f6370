"""What was drawn of each row of a sheet: its line as it was fitted, and the strip that was made of it."""

from collections.abc import Callable, Collection

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from troth.drawing.lines import Line, reach


class DrawnRows:
    """Rows by their index, for one width at a time."""

    def __init__(self, fitted: Callable[[int, int], Line], style: Callable[[str], Style]) -> None:
        """`fitted` makes the line of an index for a width, `style` the style of a tone; both are asked once a row."""
        self._make, self._style = fitted, style
        self._lines: dict[int, Line] = {}
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._width = -1

    @property
    def known(self) -> Collection[int]:
        """The rows that were fitted."""
        return self._lines.keys()

    def strip(self, index: int, width: int) -> Strip:
        """The strip of row `index`."""
        line, strip = self._line(index, width), self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = self.strip_of(line, width)
        return strip

    def strip_of(self, line: Line, width: int) -> Strip:
        """A fitted line in the styles of its tones."""
        return Strip([Segment(span.text, self.style(span.tone)) for span in line], width)

    def style(self, tone: str) -> Style:
        """The style of a tone."""
        if tone not in self._styles:
            self._styles[tone] = self._style(tone)
        return self._styles[tone]

    def forget(self, index: int) -> None:
        """Make row `index` anew when it is next asked for."""
        self._lines.pop(index, None)
        self._strips.pop(index, None)

    def renew(self, index: int, width: int) -> int:
        """Make row `index` anew; how many cells of it, from the left, are others now."""
        before, strip = self._lines.get(index), self._strips.get(index)
        self.forget(index)
        if before is None or self._width != width:
            return width
        changed = reach(before, self._line(index, width))
        if not changed and strip is not None:
            self._strips[index] = strip
        return changed

    def restyle(self) -> None:
        """Forget all styles, and what was drawn in them."""
        self._styles.clear()
        self._strips.clear()

    def _line(self, index: int, width: int) -> Line:
        if width != self._width:
            self._lines.clear()
            self._strips.clear()
            self._width = width
        if index not in self._lines:
            self._lines[index] = self._make(index, width)
        return self._lines[index]
