"""A few words in a dialog, folded to its width, as high as they need."""

from textual import events

from troth.drawing.lines import Line, Span, wrapped
from troth.tui.kit.sheet import Sheet


class Prose(Sheet):
    """One thought; it grows with longer words and does not shrink again, so that nothing jumps while one types."""

    def __init__(self, line: Line = (), *, id: str | None = None) -> None:
        """Words to begin with."""
        super().__init__([()], id=id)
        self._words = line

    def say(self, line: Line) -> None:
        """Say `line` in place of what stood there."""
        self._words = line
        self._fold()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the words to the new width."""
        self._fold()

    def _fold(self) -> None:
        if not self.is_mounted or not self.size.width:
            return
        rows = wrapped((Span(" "), *self._words), max(8, self.size.width - 1))
        if len(rows) > self.size.height:
            self.styles.height = len(rows)
        self.show(rows)
