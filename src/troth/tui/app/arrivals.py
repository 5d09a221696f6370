"""What a file would bring into the data file, asked for from a thread of its own."""

from collections.abc import Callable

from troth.domain.errors import NotUnderstood, Refused
from troth.exchange.arrival import Arrival, Wanted, arrival
from troth.exchange.found import Heard, Here
from troth.store.errors import Unusable
from troth.store.store import Store
from troth.tui.context import Context

Look = Callable[[Wanted, Heard], Arrival | str]
"""Tells what a file would bring, or why it can't be told; who hears how far it is may stop it by raising."""


def look(store: Store, context: Context, wanted: Wanted, heard: Heard) -> Arrival | str:
    """The plan for the file of `store`, which is read anew, since the app reads it meanwhile; nothing is written."""
    try:
        own = store.anew()
        book = own.book()
        return arrival(wanted, book, Here(context.now(book), book.settings.day_ends, heard), own.merging)
    except (Refused, NotUnderstood, Unusable) as error:
        return str(error)
