"""What travels down from the app to every tab and page, as one value."""

from datetime import date
from typing import Any, NamedTuple, Protocol, runtime_checkable

from troth.domain.apart import space_now
from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.draft import DraftList
from troth.domain.journey.ends_of_day import DayPart, days_away, is_day_of_return
from troth.domain.journey.offered import Offer, offer_of
from troth.domain.wording import day_and_date
from troth.tui.context import Context


class Snapshot(NamedTuple):
    """The book, the day it is looked at on, the drafts there are, and the record that was last made in this program.

    `part` is the part of the day, and `away` for how many days nobody was here, where those are days away. `offer` is
    what may be done now, if anything comes back by itself.
    """

    book: Book
    day: date
    drafts: DraftList = DraftList()
    made: tuple[Table, int] | None = None
    part: DayPart = "day"
    away: int = 0
    offer: Offer | None = None


@runtime_checkable
class DrawsSnapshot(Protocol):
    """What draws a snapshot, and follows each new one."""

    snapshot: Snapshot

    def data_bind(self, *reactives: Any) -> Any:
        """Bind it to the app's own; answers with what is bound."""
        ...


def present(context: Context, snapshot: Snapshot) -> Snapshot:
    """The same with the part of the day that it is, for how many days nobody was here, and what is offered.

    Who comes back is offered nothing else that day.
    """
    book, now = snapshot.book, context.now(snapshot.book)
    away = days_away(book, now)
    offer = None if away or is_day_of_return(book, now) else offer_of(book, now.today)
    return snapshot._replace(part=context.part(book), away=away, offer=offer)


def day_words(context: Context, snapshot: Snapshot) -> str:
    """The day, or until when a space runs."""
    at = context.now(snapshot.book).at
    space = space_now(snapshot.book, at)
    runs = space is not None and not space.over(at)
    return f"space {context.hour(space.back_at)}" if space and runs else day_and_date(snapshot.day)


EMPTY = Snapshot(Book(), date.min)
"""What stands where nothing was handed down yet."""
