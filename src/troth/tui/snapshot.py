"""What travels down from the app to every tab and page, as one value."""

from datetime import date
from typing import Any, NamedTuple, Protocol, runtime_checkable

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.draft import DraftList
from troth.domain.journey.ends_of_day import DayPart, days_away
from troth.tui.context import Context


class Snapshot(NamedTuple):
    """The book, the day it is looked at on, the drafts there are, and the record that was last made in this program.

    `part` is the part of the day, and `away` for how many days nobody was here, where those are days away.
    """

    book: Book
    day: date
    drafts: DraftList = DraftList()
    made: tuple[Table, int] | None = None
    part: DayPart = "day"
    away: int = 0


@runtime_checkable
class DrawsSnapshot(Protocol):
    """What draws a snapshot, and follows each new one."""

    snapshot: Snapshot

    def data_bind(self, *reactives: Any) -> Any:
        """Bind it to the app's own; answers with what is bound."""
        ...


def present(context: Context, snapshot: Snapshot) -> Snapshot:
    """The same with the part of the day that it is, and for how many days nobody was here."""
    book = snapshot.book
    return snapshot._replace(part=context.part(book), away=days_away(book, context.now(book)))


EMPTY = Snapshot(Book(), date.min)
"""What stands where nothing was handed down yet."""
