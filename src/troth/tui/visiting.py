"""The page on a record, whatever its table; so that no page needs to know another."""

from typing import Any, cast

from textual.screen import Screen

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.reflection import Link
from troth.tui.desk import Desk


def page_of(link: Link, desk: Desk, book: Book) -> Screen[Any]:
    """The page on what a link names."""
    match link:
        case Link("reflections", number):
            from troth.tui.reflection.entry import EntryPage

            return EntryPage(desk, book, number)
        case Link("commitments", number):
            from troth.tui.commitments.page import PromisePage
            from troth.tui.commitments.rows import Pick

            return PromisePage(desk, book, Pick(number, desk.now(book).today))
        case Link("boundaries", number):
            from troth.tui.boundaries.page import BoundaryPage

            return BoundaryPage(desk, book, number)
        case Link("shares", number):
            from troth.tui.reflection.sharing import SharePage

            return SharePage(desk, book, number)
        case Link("guesses", number):
            from troth.tui.reflection.guessing import GuessPage

            return GuessPage(desk, book, number)
    from troth.tui.reflection.plain import PlainPage

    return PlainPage(desk, book, cast(Table, link.table), link.number)
