"""What went wrong with a boundary: strained, crossed, mended; and where a crossing leads."""

from troth.domain.actions.boundaries import Happened
from troth.domain.board import lane_events, needs_care
from troth.domain.boundary import Boundary, Cause, EventKind
from troth.drawing.bars import Key
from troth.tui.messages import Open, Show
from troth.tui.record_actions import RecordHost

_STRAINED = "E08"
"""The practice for a limit of mine that was not honoured; its first question is the one that was just answered."""


def cross(host: RecordHost, made: Boundary) -> None:
    """It was crossed: ask how, and lead on to words, repair or help; nothing is noted before that is chosen."""
    from troth.tui.boundaries.crossed import Crossed

    host.open(
        Crossed(made, _needs_care(host, made)), lambda cause: None if cause is None else _crossed(host, made, cause)
    )


def happened(kind: EventKind, host: RecordHost, made: Boundary) -> None:
    """Something went well or wrong with it today."""
    host.do(Happened(made.number, kind, host.now.today, host.now, host.context.uid()))


def revise(host: RecordHost, made: Boundary) -> None:
    """Open the form on it."""
    from troth.tui.boundaries.boundary_form import BoundaryForm, slot_of

    host.resume(slot_of(made), lambda draft: BoundaryForm(host.context, host.book, made, draft))


def _crossed(host: RecordHost, made: Boundary, cause: Cause) -> None:
    """Being afraid is kept only if the person says so, and never leads to a talk."""
    crossed = Happened(made.number, "crossed", host.now.today, host.now, host.context.uid(), cause)
    if cause == "afraid":
        keys = (Key("k", "keep it on record"), Key("n", "keep nothing"))
        host.choose("Only you decide what stays here.", keys, lambda key: _afraid(host, made, crossed, key == "k"))
        return
    host.do(crossed)
    if cause == "after_no":
        _severe(host, made, cause)
    elif _needs_care(host, made):
        _help(host, made)
    else:
        mine = made.owner == "me"
        words = (Key("s", "a first sentence for it"),) if mine else ()
        anew = (Key("w", "word it anew"),) if mine and cause == "unclear" else ()
        ways = (*words, *anew, Key("r", "it is mended already"), Key("l", "later"))
        host.choose("What would help now?", ways, lambda key: _after_crossing(host, made, cause, key))


def _after_crossing(host: RecordHost, made: Boundary, cause: Cause, key: str) -> None:
    if key == "s":
        host.post_message(Open(_STRAINED, first=cause))
    elif key == "w":
        revise(host, made)
    elif key == "r":
        happened("repaired", host, made)


def _afraid(host: RecordHost, made: Boundary, crossed: Happened, keep: bool) -> None:
    if keep:
        host.do(crossed)
    _severe(host, made, "afraid")


def _severe(host: RecordHost, made: Boundary, cause: Cause) -> None:
    """On my lane to the words that owe nobody a talk; on my partner's it was I who crossed a no."""
    if made.owner == "me":
        host.post_message(Open(_STRAINED, first=cause))
    else:
        _help(host, made)


def _help(host: RecordHost, made: Boundary) -> None:
    """The page for whom it happened to, or the one for who did it."""
    host.post_message(Show("help" if made.owner == "me" else "worried-about-me"))


def _needs_care(host: RecordHost, made: Boundary) -> bool:
    """Whether what is on record in that lane leads to help, whatever it was this time."""
    return needs_care(lane_events(host.book, made.owner))
