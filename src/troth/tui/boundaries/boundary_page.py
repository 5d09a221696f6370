"""One boundary on a page of its own, with the same keys as on the board."""

from typing import ClassVar

from textual.binding import BindingType

from troth.domain.boundary import Boundary
from troth.domain.records import Link
from troth.drawing.bars import Hint
from troth.drawing.boundary_detail import page_lines
from troth.drawing.lines import Line
from troth.tui.boundaries.boundary_actions import BOUNDARY_ACTIONS
from troth.tui.context import Context
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot


class BoundaryPage(RecordPage):
    """Everything about one boundary; escape goes back."""

    PLACE = "boundary"
    KEYS = (
        Hint("boundary.honoured", "honoured"),
        Hint("boundary.strained", "strained"),
        Hint("boundary.crossed", "crossed"),
        Hint("boundary.back boundary.next", "move"),
        Hint("boundary.change", "words"),
        Hint("page.back", "back"),
        Hint("erase", "erase"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *BOUNDARY_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the boundary of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> Link:
        """The record."""
        return Link("boundaries", self._number)

    def record(self) -> Boundary:
        """The boundary."""
        return self.book.boundary(self._number)

    def lines(self) -> list[Line]:
        """Everything about the boundary."""
        made = self.record()
        ascii = bool(getattr(self.app, "ascii", False))
        lines = page_lines(self.book, made, self.now.today, ascii, self.context.accessible)
        return lines + origin_lines(self.book, made.reflection, self.day)

    def picked(self) -> Boundary:
        """The boundary of this page."""
        return self.record()
