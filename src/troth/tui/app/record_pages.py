"""The page on a record, whatever its table; so that no page needs to know another."""

from typing import cast

from textual.screen import Screen

from troth.domain.change import Table
from troth.domain.records import Link
from troth.tui.context import Context
from troth.tui.snapshot import Snapshot


def page_of(link: Link, context: Context, snapshot: Snapshot) -> Screen[None]:
    """The page on what a link names."""
    match link:
        case Link("reflections", number):
            from troth.tui.journal.entry_page import EntryPage

            return EntryPage(context, snapshot, number)
        case Link("commitments", number):
            from troth.drawing.promise_views import Pick
            from troth.tui.commitments.promise_page import PromisePage

            return PromisePage(context, snapshot, Pick(number, context.now(snapshot.book).today))
        case Link("boundaries", number):
            from troth.tui.boundaries.boundary_page import BoundaryPage

            return BoundaryPage(context, snapshot, number)
        case Link("shares", number):
            from troth.tui.shares.share_page import SharePage

            return SharePage(context, snapshot, number)
        case Link("guesses", number):
            from troth.tui.guesses.guess_page import GuessPage

            return GuessPage(context, snapshot, number)
        case Link("patterns", number):
            from troth.tui.journey.pattern_page import PatternPage

            return PatternPage(context, snapshot, number)
        case Link("incidents", number):
            from troth.tui.journey.incident_page import IncidentPage

            return IncidentPage(context, snapshot, number)
        case Link("decisions", number):
            from troth.tui.journey.decision_page import DecisionPage

            return DecisionPage(context, snapshot, number)
        case Link("sessions", number):
            from troth.tui.journey.session_page import SessionPage

            return SessionPage(context, snapshot, number)
    from troth.tui.journal.kept_page import PlainPage

    return PlainPage(context, snapshot, cast(Table, link.table), link.number)
