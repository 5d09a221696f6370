"""What travels down from the app to every tab and page, as one value."""

from datetime import date
from typing import Any, NamedTuple, Protocol, runtime_checkable

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.draft import DraftList


class Snapshot(NamedTuple):
    """The book, the day it is looked at on, the drafts there are, and the record that was last made in this program."""

    book: Book
    day: date
    drafts: DraftList = DraftList()
    made: tuple[Table, int] | None = None


@runtime_checkable
class DrawsSnapshot(Protocol):
    """What draws a snapshot, and follows each new one."""

    snapshot: Snapshot

    def data_bind(self, *reactives: Any) -> Any:
        """Bind it to the app's own; answers with what is bound."""
        ...


EMPTY = Snapshot(Book(), date.min)
"""What stands where nothing was handed down yet."""
