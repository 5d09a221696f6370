"""The page of an area of the weekly look: its year, what is usual, and every answer."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.journey.areas import AllAreas, all_areas
from troth.drawing.bars import Hint
from troth.drawing.journey_area import area_lines
from troth.drawing.journey_overview import AreaRow
from troth.drawing.lines import Line
from troth.tui.context import Context
from troth.tui.journey.to_talk import TALK
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot


class AreaPage(RecordPage):
    """One area; it follows the book."""

    PLACE = "journey"
    KEYS = (
        Hint("page.down page.up", "scroll"),
        Hint("record.talk", "talk about"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = (TALK,)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "Back", show=False, id="area.back"),
        *bindings(ACTIONS),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, area: int) -> None:
        """The page of that area."""
        super().__init__(context, snapshot)
        self._area = area

    def picked(self) -> AreaRow:
        """The area of this page."""
        return AreaRow(self._area)

    def record(self) -> AllAreas:
        """The figures of all areas."""
        return all_areas(self.book, self.day)

    def lines(self) -> list[Line]:
        """The chart, the sentences, the answers."""
        width, context = self.app.size.width, self.context
        return area_lines(self.record(), self._area, self.day, width, context.ascii, context.accessible)
