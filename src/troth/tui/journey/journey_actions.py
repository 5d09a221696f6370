"""What is done with a good moment and with two moves that may be a pattern, and with what the journal holds."""

from troth.domain.actions.keepsakes import BringBack, SayThanks
from troth.domain.actions.offers import SendAway
from troth.domain.actions.patterns import NoPattern
from troth.domain.actions.taking_over import TakeOver, held_before
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import one
from troth.domain.journey.suggestion import named, suggestion
from troth.domain.journey.touched import ways_offer
from troth.domain.records import Link
from troth.drawing.journey_first import BRING
from troth.drawing.journey_overview import TopicRow
from troth.tui.record_actions import RecordAction, RecordHost


def _said(host: RecordHost, link: Link) -> None:
    made = one(host.book, Appreciation, link.number)
    host.do(SayThanks(link.number, None if made.told_on else host.now.today))


def _not_again(host: RecordHost, at: Link | TopicRow) -> None:
    match at:
        case Link("thanks", number):
            host.do(BringBack(Appreciation, number, not one(host.book, Appreciation, number).again))
        case Link("celebrations", number):
            host.do(BringBack(Celebration, number, not one(host.book, Celebration, number).again))
        case TopicRow("quiet"):
            offer = ways_offer(host.day)
            host.do(SendAway(offer.name, offer.until, host.day))
        case TopicRow() if found := suggestion(host.book, host.day):
            first, second = map(named, found.pair)
            host.do(NoPattern(first, second, host.now))


def _comes_back(host: RecordHost, at: Link | TopicRow) -> bool:
    return isinstance(at, TopicRow) or at.table in ("thanks", "celebrations")


def _is_thanks(host: RecordHost, at: Link | TopicRow) -> bool:
    return isinstance(at, Link) and at.table == "thanks"


def _bring(host: RecordHost, at: Link | TopicRow | None) -> None:
    host.do(TakeOver())


def _holds_something(host: RecordHost, at: Link | TopicRow | None) -> bool:
    return any(held_before(host.book))


JOURNEY_ACTIONS = (
    RecordAction("s", "moment.said", "Thanks were said, or are still to say", _said, _is_thanks),
    RecordAction(
        "x",
        "moment.again",
        "Not again: a moment in later years, two moves, quiet ways",
        _not_again,
        _comes_back,
    ),
    RecordAction("B", BRING, "Bring here what the journal holds from before", _bring, _holds_something, alone=True),
)
"""What can be done with a good moment, and with what the journal holds."""
