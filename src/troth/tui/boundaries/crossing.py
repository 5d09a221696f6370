"""What went wrong with a boundary: strained, crossed, mended; and where a crossing leads."""

from troth.domain.actions.boundaries import Happened
from troth.domain.board import needs_care
from troth.domain.boundary import Boundary, Cause, EventKind
from troth.drawing.bars import Key
from troth.tui.messages import Show
from troth.tui.record_actions import RecordHost


def cross(host: RecordHost, made: Boundary) -> None:
    """It was crossed: ask how, and lead on to repair or to help; nothing is noted before that is chosen."""
    from troth.tui.boundaries.crossed import Crossed

    care = needs_care(host.book.every_event())
    host.open(Crossed(made, care), lambda cause: None if cause is None else _crossed(host, made, cause))


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
    if cause == "after_no" or needs_care(host.book.every_event()):
        _help(host, made)
        return
    anew = (Key("w", "word it anew"),) if cause == "unclear" and made.owner == "me" else ()
    ways = (*anew, Key("r", "it is mended already"), Key("l", "later"))
    host.choose("What would help now?", ways, lambda key: _after_crossing(host, made, key))


def _after_crossing(host: RecordHost, made: Boundary, key: str) -> None:
    if key == "w":
        revise(host, made)
    elif key == "r":
        happened("repaired", host, made)


def _afraid(host: RecordHost, made: Boundary, crossed: Happened, keep: bool) -> None:
    if keep:
        host.do(crossed)
    _help(host, made)


def _help(host: RecordHost, made: Boundary) -> None:
    """On my partner's lane it was I who crossed a no: that has a page of its own."""
    host.post_message(Show("help" if made.owner == "me" else "worried-about-me"))
