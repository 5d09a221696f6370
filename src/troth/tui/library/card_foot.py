"""The card of the day, where the library ends."""

from troth.drawing.lines import GAP, Span, wrapped
from troth.drawing.sizes import HIGH
from troth.tui.kit.reader import WIDTH
from troth.tui.kit.sheet import Sheet


class CardFoot(Sheet):
    """The card of the day at the foot of the library: its words in one row, or in as many as a high screen has."""

    def __init__(self, words: str) -> None:
        """With the words of the card."""
        super().__init__([()], id="card")
        self._words = words

    def on_mount(self) -> None:
        """Be as high as the words need."""
        self.fold()

    def fold(self) -> None:
        """Fold the words to the size of the screen."""
        size = self.app.size
        rows = wrapped((Span(self._words),), min(WIDTH, max(20, size.width - 2)))
        if size.height < HIGH and len(rows) > 1:
            rows = [(*rows[0], Span(" …"))]
        self.styles.height = 1 + len(rows)
        title = (Span(" Card of the day", "muted"), GAP, Span("c opens it ", "muted"))
        self.show([title, *((Span(" "), *row) for row in rows)])

    def set_words(self, words: str) -> None:
        """Show another card."""
        if words != self._words:
            self._words = words
            self.fold()
