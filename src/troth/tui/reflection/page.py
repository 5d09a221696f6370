"""What every step of a practice stands on: a page that scrolls at once, words folded on it, and the quiet line."""

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.containers import VerticalScroll

from troth.tui.frame import Quiet
from troth.tui.lines import Line, Span, wrapped
from troth.tui.reading import WIDTH
from troth.tui.sheet import Sheet

LEFT = 3
"""Columns of air before the words; one where there is little room."""

NARROW = 70


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The words of a step over its answer; what listens is brought into view."""

    def _scroll_to(self, *args: Any, **options: Any) -> bool:
        options["animate"] = False
        return super()._scroll_to(*args, **options)


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
        folded = [row for line in self._words for row in folds(line, self.size.width or self.app.size.width)]
        if self.styles.height is None or self.styles.height.value != len(folded):
            self.styles.height = len(folded)
        self.show(folded)


class Resting(Quiet):
    """A quiet line that goes back to its own words when there is nothing else to say."""

    rest = ""

    def hush(self) -> None:
        """Say what is always so."""
        self.show([(Span(" "), Span(self.rest, "muted"))] if self.rest else [()])


def folds(line: Line, width: int) -> list[Line]:
    """A line folded to the calm width, behind the air at its left."""
    left = 1 if width < NARROW else LEFT
    rows = wrapped(line, max(8, min(WIDTH, width - left - 1)))
    return [(Span(" " * left), *row) if row else () for row in rows]
