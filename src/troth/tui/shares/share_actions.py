"""What is done with a thing to share, in the list and on its page."""

from functools import partial

from troth.domain.actions.sharing import DropShare, MoveShare, ShareFirst
from troth.domain.reflection import ShareItem, ShareState
from troth.tui.erase import ERASE
from troth.tui.record_actions import RecordAction, RecordHost
from troth.tui.shares.share_form import ShareForm, slot_of

ORDER: tuple[ShareState, ...] = ("noticed", "ready", "shared")


def step(by: int, host: RecordHost, made: ShareItem) -> None:
    """On, or back; what was kept private comes back as noticed."""
    if made.state == "kept_private":
        _move(host, made, "noticed")
        return
    at = ORDER.index(made.state) + by
    if 0 <= at < len(ORDER):
        _move(host, made, ORDER[at])


def keep_private(host: RecordHost, made: ShareItem) -> None:
    """Keep it to myself; or take that back."""
    _move(host, made, "noticed" if made.state == "kept_private" else "kept_private")


def before_others(host: RecordHost, made: ShareItem) -> None:
    """They would want to know it before others do; or take that back."""
    host.do(ShareFirst(made.number, not made.first))


def revise(host: RecordHost, made: ShareItem) -> None:
    """Open the form on it."""
    host.resume(slot_of(made), lambda draft: ShareForm(host.context, host.book, made, draft))


def drop(host: RecordHost, made: ShareItem) -> None:
    """Take it off the list."""
    host.do(DropShare(made.number))


def _goes_on(host: RecordHost, made: ShareItem) -> bool:
    return made.state != "shared"


def _goes_back(host: RecordHost, made: ShareItem) -> bool:
    return made.state != "noticed"


def _waits(host: RecordHost, made: ShareItem) -> bool:
    return made.state in ("noticed", "ready")


SHARE_ACTIONS = (
    ERASE,
    RecordAction("L", "share.next", "Move it on: noticed, ready, shared", partial(step, 1), _goes_on),
    RecordAction("H", "share.back", "Move it back", partial(step, -1), _goes_back),
    RecordAction("K", "share.private", "Keep it private, or not", keep_private),
    RecordAction("f", "share.first", "They would want to know it before others, or not", before_others, _waits),
    RecordAction("E", "share.change", "Change its words, deck and depth", revise, asks=True),
    RecordAction("d", "share.drop", "Take it off the list; u brings it back", drop),
)
"""What is done with a thing to share, in the list and on its page."""


def _move(host: RecordHost, made: ShareItem, to: ShareState) -> None:
    host.do(MoveShare(made.number, to, host.now))
