"""The page on a record, whatever its table; so that no page needs to know another."""

from typing import Any, cast

from textual.screen import Screen

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.reflection import Link
from troth.tui.context import Context


def page_of(link: Link, context: Context, book: Book) -> Screen[Any]:
    """The page on what a link names."""
    match link:
        case Link("reflections", number):
            from troth.tui.journal.entry_page import EntryPage

            return EntryPage(context, book, number)
        case Link("commitments", number):
            from troth.drawing.promise_rows import Pick
            from troth.tui.commitments.promise_page import PromisePage

            return PromisePage(context, book, Pick(number, context.now(book).today))
        case Link("boundaries", number):
            from troth.tui.boundaries.boundary_page import BoundaryPage

            return BoundaryPage(context, book, number)
        case Link("shares", number):
            from troth.tui.shares.share_list import SharePage

            return SharePage(context, book, number)
        case Link("guesses", number):
            from troth.tui.guesses.guess_list import GuessPage

            return GuessPage(context, book, number)
    from troth.tui.journal.kept_page import PlainPage

    return PlainPage(context, book, cast(Table, link.table), link.number)
