"""A few words in a dialog, folded to its width, as high as they need."""

from collections.abc import Sequence

from textual import events

from troth.drawing.lines import GAP, Line, Span, wrapped
from troth.tui.kit.sheet import Sheet


class Prose(Sheet):
    """One thought; it grows with longer words and does not shrink again, so that nothing jumps while one types."""

    def __init__(self, *lines: Line, id: str | None = None) -> None:
        """Words to begin with."""
        super().__init__([()], id=id)
        self._words: Sequence[Line] = lines or ((),)
        self._folded_at = self._rows = 0

    def set_lines(self, *lines: Line) -> None:
        """Show `lines` in place of what stood there."""
        self._words = lines
        self._fold()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the words to the new width."""
        self._fold()

    def _fold(self) -> None:
        width = self.size.width
        if not self.is_mounted or not width:
            return
        rows = [row for line in self._words for row in _folded(_set_in(line), max(8, width - 1))]
        needed = max(1, len(rows), self._rows if width == self._folded_at else 0)
        self._folded_at = width
        if needed != self._rows:
            self._rows = needed
            self.styles.height = needed
        self.show(rows)


def _set_in(line: Line) -> Line:
    """A line a column from the edge; one that begins with blanks, or a sign in them, hangs under what follows those."""
    return line if line and line[0].text.startswith(" ") else (Span(" "), *line)


def _folded(line: Line, width: int) -> list[Line]:
    """The rows of a line; one that reaches to the right edge is a row of its own, shortened where it must be."""
    return [line] if GAP in line else wrapped(line, width)
