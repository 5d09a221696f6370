"""A page on a record of the long view that is a list of rows with the cursor on them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.errors import Refused
from troth.domain.journey.lookup import KINDS, one
from troth.domain.records import Link
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Row
from troth.tui.context import Context
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import RecordHost
from troth.tui.snapshot import Snapshot


class ListedRecordPage(Overlay[None], RecordHost):
    """A page that follows the book, and closes when its record is gone."""

    KIND: ClassVar[type[Any]]
    """The kind of record that it is about."""

    KEYS: ClassVar[Sequence[Key | Hint]] = ()
    """What the footer says."""

    PLACE = "journey"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,backspace", "leave", "Back", id="page.back")]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """The page on the record of that number."""
        super().__init__()
        self.context = context
        self._number = number
        self.set_reactive(ListedRecordPage.snapshot, snapshot)

    @property
    def about(self) -> object:
        """The record."""
        return Link(KINDS[self.KIND].table, self._number)

    def picked(self) -> Any:
        """The record. Raises `Refused` when it is gone."""
        return one(self.book, self.KIND, self._number)

    def rows(self) -> list[Row]:
        """All that is shown of it. Raises `Refused` when it is gone."""
        raise NotImplementedError

    def keys(self) -> Sequence[Key | Hint]:
        """The keys of the footer as it stands now."""
        return self.KEYS

    def compose(self) -> ComposeResult:
        """The rows, the quiet line, the keys."""
        yield SheetList(self.rows())
        yield Quiet()
        yield Keys(self.KEYS)

    def watch_snapshot(self) -> None:
        """Draw it as it is now; where it is gone, close, or do so once this page is in front again."""
        if self.is_mounted:
            try:
                self.query_one(SheetList).show_rows(self.rows())
                self.query_one(Keys).show_keys(self.keys())
            except Refused:
                if self.is_active:
                    self.dismiss(None)

    def on_screen_resume(self) -> None:
        """Look at what became of it while another page lay on top."""
        self.watch_snapshot()

    def on_resize(self) -> None:
        """Draw it in the room that there is now."""
        self.watch_snapshot()

    def action_leave(self) -> None:
        """Back to where one stood."""
        self.dismiss(None)
