"""What pages on records of the long view share: the record by its number, and the way back."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from troth.domain.journey.lookup import KINDS, one
from troth.domain.records import Link
from troth.tui.context import Context
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot


class KeptRecordPage(RecordPage):
    """A page on a record of the long view."""

    KIND: ClassVar[type[Any]]
    """The kind of record that it is about."""

    PLACE = "journey"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", "Back", show=False, id="kept.leave")]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """The page on the record of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> object:
        """The record."""
        return Link(KINDS[self.KIND].table, self._number)

    def record(self) -> Any:
        """The record. Raises `Refused` when it is gone."""
        return one(self.book, self.KIND, self._number)

    def picked(self) -> Any:
        """The record of this page."""
        return self.record()
