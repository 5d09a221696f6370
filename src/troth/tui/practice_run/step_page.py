"""What every step of a practice stands on: a page that scrolls at once, words folded on it, and the quiet line."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from troth.drawing.lines import Line, Span, wrapped
from troth.tui.kit.chrome import Quiet
from troth.tui.kit.reader import WIDTH
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.textual_private import ScrollsAtOnce

LEFT = 3
"""Columns of air before the words; one where there is little room."""

NARROW = 70

SMALL = 12
"""Where a page and what stays in view below it have so few rows, every one of them counts."""


class Edge(Sheet):
    """One cell at the left of the first or the last row, with an arrow where there is more beyond it."""

    def point(self, on: bool, arrow: str) -> None:
        """Show the arrow, or nothing."""
        self.show([(Span(arrow, "muted"),) if on else ()])


class Page(VerticalScroll, ScrollsAtOnce, can_focus=False, inherit_bindings=False):
    """The words of a step over its answer; an arrow tells where there is more above or below."""

    def compose(self) -> ComposeResult:
        """The two arrows, over what lies on the page."""
        yield Edge(id="above")
        yield Edge(id="below")

    def on_resize(self) -> None:
        """Tell what is out of view now."""
        self._point()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell what is out of view now."""
        super().watch_scroll_y(old_value, new_value)
        self._point()

    def watch_virtual_size(self) -> None:
        """Tell what is out of view now."""
        self._point()

    def turn(self, step: int, page: bool) -> None:
        """Scroll by a row, or by a page."""
        self.scroll_relative(y=step * (max(1, self.size.height - 1) if page else 1), animate=False)

    def bring(self, top: int, bottom: int, *above: int) -> None:
        """Scroll, no further than it takes, until the rows from `top` to before `bottom` are seen.

        And with them, where both fit, the first of the rows `above` that can be.
        """
        height = self.size.height
        least = max(0, min(bottom - height, top))
        most = next(row for row in (*above, top) if row >= least)
        self.scroll_to(y=min(max(self.scroll_offset.y, least), most), animate=False, immediate=True)

    def _point(self) -> None:
        if not self.is_mounted:
            return
        up, down = ("^", "v") if getattr(self.app, "ascii", False) else ("↑", "↓")
        end = self.scroll_offset.y + self.size.height
        for edge in self.query(Edge):
            first = edge.id == "above"
            edge.point(self.scroll_offset.y > 0 if first else end < self.virtual_size.height, up if first else down)


class Words(Sheet):
    """Lines folded to a calm width, as high as they need."""

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None) -> None:
        """With `lines` to begin with, not yet folded."""
        super().__init__((), id=id)
        self._words: list[Line] = list(lines)

    def say(self, lines: Iterable[Line]) -> None:
        """Say `lines` in place of what stood there."""
        self._words = list(lines)
        self.fold()

    def on_mount(self) -> None:
        """Be as high as needed from the first layout on, in a page as wide as the screen."""
        self.fold()

    def on_resize(self, event: events.Resize) -> None:
        """Fold to the new width."""
        self.fold()

    def fold(self) -> None:
        """Draw the lines, folded to the width there is."""
        if not self.is_mounted:
            return
        folded = folded_all(self._words, self.size.width or self.app.size.width)
        if self.styles.height is None or self.styles.height.value != len(folded):
            self.styles.height = len(folded)
        self.show(folded)


class Resting(Quiet):
    """A quiet line that goes back to its own words when there is nothing else to say."""

    rest = ""

    def hush(self) -> None:
        """Say what is always so."""
        self.show([(Span(" "), Span(self.rest, "muted"))] if self.rest else [()])


def calm(width: int) -> int:
    """How many cells of a row are for words."""
    return max(8, min(WIDTH, width - (1 if width < NARROW else LEFT) - 1))


def rule(width: int, ascii: bool) -> Line:
    """The line that parts a page from what stays in view below it."""
    return (Span(("-" if ascii else "─") * calm(width), "rule"),)


def folds(line: Line, width: int) -> list[Line]:
    """A line folded to the calm width, behind the air at its left."""
    left = 1 if width < NARROW else LEFT
    return [(Span(" " * left), *row) if row else () for row in wrapped(line, calm(width))]


def folded_all(lines: Iterable[Line], width: int) -> list[Line]:
    """Lines folded one under the other."""
    return [row for line in lines for row in folds(line, width)]
