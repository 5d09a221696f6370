"""The journal: what was kept, newest first, found while one types."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.entries import entry
from troth.domain.errors import Refused
from troth.domain.reflection import Reflection
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Row
from troth.tui.journal.entry_page import ENTRY_ACTIONS, EntryPage
from troth.tui.journal.journal_rows import JournalRows
from troth.tui.journal.note_form import WritesNotes
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import View


class Entries(SheetList):
    """The rows of the journal; what stands in one is made when it is drawn, for a screenful out of thousands."""

    def __init__(self, rows: Iterable[Row], told: Callable[[int, int], Line]) -> None:
        """With `told` to say what stands in the row of an entry, in so many columns."""
        self._told = told
        super().__init__(rows)

    def line_at(self, index: int, width: int) -> Line:
        """The row's line behind its mark."""
        line = super().line_at(index, width)
        key = self.rows[index].key if index < len(self.rows) else None
        return (*line, *self._told(key, width - 1)) if isinstance(key, int) else line

    def show_rows(self, rows: Iterable[Row], land: bool = False) -> None:
        """Draw `rows`; those that were drawn before may tell something else now."""
        super().show_rows(rows, land)
        for index in list(self._drawn.known):
            self.redraw(index)


class Journal(View, WritesNotes):
    """The entries; enter opens one."""

    CONTENT = JournalRows
    KEYS = (
        Hint("list.choose", "read"),
        Hint("entry.change", "change"),
        Hint("erase", "erase"),
        Hint("journal.note", "note"),
        Hint("reflection.view", "views"),
        Hint("reflection.find", "find"),
        Hint("journal.way", "way"),
        Hint("help", "help"),
    )

    ACTIONS = ENTRY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("w", "way", "One of the seven ways, or all", id="journal.way"),
    ]

    content: JournalRows

    def compose(self) -> ComposeResult:
        """The list."""
        yield Entries(self.rows(), lambda number, width: self.content.told(number, width, self.looked))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty journal is not narrowed to a way."""
        if action == "way":
            return bool(self.book.source.outlines())
        return super().check_action(action, parameters)

    def picked(self) -> Reflection | None:
        """The entry under the cursor."""
        try:
            return entry(self.book, self.key) if isinstance(self.key, int) else None
        except Refused:
            return None

    def open_picked(self) -> None:
        """Open the entry."""
        if (made := self.picked()) is not None:
            self.open(EntryPage(self.context, self.snapshot, made.number))
