"""The page on a pattern, with the cursor on its rounds."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.errors import Refused
from troth.domain.journey.dance import Pattern
from troth.domain.journey.lookup import one
from troth.domain.records import Link
from troth.drawing.bars import Hint
from troth.drawing.lines import Row
from troth.drawing.pattern_lines import pattern_rows
from troth.tui.context import Context
from troth.tui.journey.dance_actions import PATTERN_ACTIONS
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet_list import SheetList
from troth.tui.messages import Visit
from troth.tui.origin import origin_lines
from troth.tui.record_actions import RecordHost, bindings
from troth.tui.snapshot import Snapshot

_END = "end"
"""What stands below the rounds, so that the cursor reaches all of a page without any."""


class PatternPage(Overlay[None], RecordHost):
    """One dance, whole; it follows the book, and closes when it is gone."""

    PLACE = "journey"

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

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("escape,backspace", "leave", "Back", id="page.back"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """The page of the pattern of that number."""
        super().__init__()
        self.context = context
        self._number = number
        self.set_reactive(PatternPage.snapshot, snapshot)

    @property
    def about(self) -> Link:
        """The record."""
        return Link("patterns", self._number)

    def picked(self) -> Pattern:
        """The pattern. Raises `Refused` when it is gone."""
        return one(self.book, Pattern, self._number)

    def compose(self) -> ComposeResult:
        """What is known of it, its rounds, the quiet line, the keys."""
        yield SheetList(self._rows(), id="rounds")
        yield Quiet()
        yield Keys(self.KEYS)

    def watch_snapshot(self) -> None:
        """Draw it as it is now; where it is gone, close, or do so once this page is in front again."""
        if self.is_mounted:
            try:
                self.query_one(SheetList).show_rows(self._rows())
                self.query_one(Keys).show_keys(self.KEYS)
            except Refused:
                if self.is_active:
                    self.dismiss(None)

    def on_screen_resume(self) -> None:
        """Look at what became of it while another page lay on top."""
        self.watch_snapshot()

    def on_resize(self) -> None:
        """Fold it to the new width."""
        self.watch_snapshot()

    @on(SheetList.Chosen)
    def _open(self, event: SheetList.Chosen) -> None:
        if isinstance(event.key, Link):
            self.post_message(Visit(event.key))
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Back to where one stood."""
        self.dismiss(None)

    def _rows(self) -> list[Row]:
        made = self.picked()
        rows = pattern_rows(self.book, made, self.day, self.app.size.width - 2)
        rows += [Row(None, line) for line in origin_lines(self.book, made.reflection, self.day)]
        return rows if any(row.key for row in rows) else [*rows, Row(_END, ())]
