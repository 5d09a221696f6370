"""The page of an area of the weekly look: its year, what is usual, every answer, and what stands beside them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from troth.domain.journey.areas import all_areas
from troth.domain.journey.beside_area import practised_of, way_of
from troth.domain.records import Link
from troth.drawing.bars import Hint, Key
from troth.drawing.journey_area import AnswerRow, area_rows
from troth.drawing.journey_beside import LastPractice, PracticeRow, ToShareRow, beside_rows
from troth.drawing.journey_overview import AreaRow
from troth.drawing.lines import Row
from troth.tui.journey.listed_record_page import ListedRecordPage
from troth.tui.journey.to_talk import TALK
from troth.tui.kit.chrome import Keys
from troth.tui.kit.sheet_list import SheetList
from troth.tui.messages import Open, Visit
from troth.tui.record_actions import bindings

_TO_SHARE = "tab(2, \"view('To share')\")"
_END = "end"
"""What stands at the end of a page without any answer, so that the cursor is somewhere."""


class AreaPage(ListedRecordPage):
    """One area, by its place among the seven; it follows the book."""

    KEYS = (
        Hint("list.choose", "open"),
        Hint("record.talk", "talk about"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = (TALK,)

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]

    @property
    def about(self) -> object:
        """The area."""
        return self.picked()

    def picked(self) -> AreaRow:
        """The area of this page."""
        return AreaRow(self._number)

    def keys(self) -> Sequence[Key | Hint]:
        """Enter is one of them where the row at the cursor leads anywhere."""
        leads = any(self._leads_to(each.key) is not None for each in self.query(SheetList))
        return self.KEYS if leads else self.KEYS[1:]

    def rows(self) -> list[Row]:
        """The chart, the sentences, the answers, and what stands beside them."""
        beside = beside_rows(self.book, self._number, self._last_practice(), self.day)
        width, context = self.app.size.width, self.context
        found = all_areas(self.book, self.day)
        rows = area_rows(found, self._number, beside, self.day, width, context.ascii, context.accessible)
        return rows if any(row.key for row in rows) else [*rows, Row(_END, ())]

    @on(SheetList.Highlighted)
    def _at_another(self) -> None:
        self.query_one(Keys).show_keys(self.keys())

    @on(SheetList.Chosen)
    def _open(self, event: SheetList.Chosen) -> None:
        match self._leads_to(event.key):
            case Link() as link:
                self.post_message(Visit(link))
            case PracticeRow(name):
                self.post_message(Open(name))
            case ToShareRow():
                self.app.call_later(self.app.run_action, _TO_SHARE)
            case _:
                self.dismiss(None)

    def _leads_to(self, key: object) -> Link | PracticeRow | ToShareRow | None:
        """What a row leads to: an answer to the entry that it came from, as long as that is there."""
        match key:
            case Link() | PracticeRow() | ToShareRow():
                return key
            case AnswerRow(_, int() as entry) if self.book.source.get("reflections", entry) is not None:
                return Link("reflections", entry)
        return None

    def _last_practice(self) -> LastPractice | None:
        """The practice of this way that was done last, of those that are there; only then are they read."""
        done = practised_of(self.book, way_of(self._number))
        if not done:
            return None
        from troth.guidance.practices import practices

        there = [
            LastPractice(each.id, each.title, each.minutes, done[each.id]) for each in practices() if each.id in done
        ]
        return max(there, key=lambda each: each.day, default=None)
