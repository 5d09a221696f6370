"""The review of a month, as the shell prints it."""

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.drawing.bars import Hint
from troth.drawing.month_review import month_review
from troth.tui.context import Context
from troth.tui.journey.handed_out_page import HandedOutPage
from troth.tui.snapshot import Snapshot


class ReviewPage(HandedOutPage):
    """A month in the words that two may read, without what is for one alone; it follows the book."""

    KEYS = (
        Hint("page.down page.up", "scroll"),
        Hint("review.write", "write a file"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("W", "write", "Write the review to a new file", id="review.write")]

    def __init__(self, context: Context, snapshot: Snapshot, first: date) -> None:
        """The page on the month that begins on `first`."""
        super().__init__(context, snapshot)
        self._first = first

    def record(self) -> str:
        """The review."""
        return month_review(self.book, self._first, self.day, mine=False)
