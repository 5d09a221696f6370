"""The page on a pattern, with the cursor on its rounds."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from troth.domain.journey.dance import Pattern
from troth.domain.records import Link
from troth.drawing.bars import Hint
from troth.drawing.lines import Row
from troth.drawing.pattern_lines import pattern_rows
from troth.tui.journey.dance_actions import PATTERN_ACTIONS
from troth.tui.journey.listed_record_page import ListedRecordPage
from troth.tui.kit.sheet_list import SheetList
from troth.tui.messages import Visit
from troth.tui.origin import origin_lines
from troth.tui.record_actions import bindings

_END = "end"
"""What stands below the rounds, so that the cursor reaches all of a page without any."""


class PatternPage(ListedRecordPage):
    """One dance, whole; it follows the book, and closes when it is gone."""

    KIND = Pattern

    KEYS = (
        Hint("list.choose", "open"),
        Hint("dance.asked", "asked"),
        Hint("record.page", "to the session"),
        Hint("record.talk", "talk about it"),
        Hint("pattern.change", "change"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = PATTERN_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]

    @on(SheetList.Chosen)
    def _open(self, event: SheetList.Chosen) -> None:
        if isinstance(event.key, Link):
            self.post_message(Visit(event.key))
        else:
            self.dismiss(None)

    def rows(self) -> list[Row]:
        """What is known of it, where it came from, and its rounds."""
        made = self.picked()
        rows = pattern_rows(self.book, made, self.day, self.app.size.width - 2)
        rows += [Row(None, line) for line in origin_lines(self.book, made.reflection, self.day)]
        return rows if any(row.key for row in rows) else [*rows, Row(_END, ())]
