"""What may be done now, at the foot of Today: taken by enter, sent away by one key, called back by another."""

from collections.abc import Callable
from typing import Any

from troth.domain.actions.offers import CallBack, EndEvenings, SendAway, is_something_away
from troth.domain.journey.offered import MONTHLY, OBSERVER, WEEKLY, Offer, OfferName
from troth.drawing.ends_of_day_rows import EveningRow, OfferRow
from troth.tui.commitments.day_end_keys import correct, line_stands
from troth.tui.commitments.promise_actions import PROMISE_ACTIONS
from troth.tui.kit.sheet_list import SheetList
from troth.tui.messages import Open
from troth.tui.record_actions import RecordAction, RecordHost

_PRACTICES: dict[OfferName, str] = {"month": MONTHLY, "week": WEEKLY, "observer": OBSERVER}


def take_offer(host: RecordHost, offer: Offer) -> None:
    """Open what it leads to; a letter that was opened is not offered again before its next turn."""
    if offer.name in _PRACTICES:
        host.post_message(Open(_PRACTICES[offer.name]))
        return
    from troth.tui.journey.letter_page import LetterPage

    host.open(LetterPage(host.context, host.snapshot))
    host.do(_sent(host, offer))


def _send_away(host: RecordHost, record: object) -> None:
    match _row(host):
        case OfferRow(offer):
            host.do(_sent(host, offer))
        case EveningRow():
            host.do(EndEvenings())


def _sent(host: RecordHost, offer: Offer) -> SendAway:
    return SendAway(offer.name, offer.until, host.day)


def _row(host: RecordHost) -> object:
    return host.query_one(SheetList).key


def _can_go(host: RecordHost, record: object) -> bool:
    return isinstance(_row(host), OfferRow | EveningRow)


def _call_back(host: RecordHost, record: object) -> None:
    host.do(CallBack())


def _is_away(host: RecordHost, record: object) -> bool:
    return is_something_away(host.book, host.day)


def _there_too(of: RecordAction) -> RecordAction:
    """The action on a promise that its key does, and on the rows that are no promise what else the key does there."""
    words, act, possible = _ELSEWHERE[of.id]

    def acts(host: RecordHost, pick: Any) -> None:
        (act if pick is None else of.act)(host, pick)

    def is_possible(host: RecordHost, pick: Any) -> bool:
        return (possible if pick is None else of.possible)(host, pick)

    return of._replace(words=words, act=acts, possible=is_possible, alone=True)


_ELSEWHERE: dict[str, tuple[str, Callable[[RecordHost, Any], None], Callable[[RecordHost, Any], bool]]] = {
    "promise.not_kept": ("Not kept: tell, repair or later; an offer: not now", _send_away, _can_go),
    "promise.change": ("Change its words and rules; of an evening, its answer", correct, line_stands),
}
"""What a key of promises does on the rows that are none too: words for both, the act, and where that is possible."""

IN_LIST = (
    *(_there_too(each) if each.id in _ELSEWHERE else each for each in PROMISE_ACTIONS),
    RecordAction("O", "offer.back", "What was sent away may come again", _call_back, _is_away, alone=True),
)
"""What is done in the list: with a promise, and with what comes back by itself."""
