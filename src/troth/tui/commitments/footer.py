"""The keys of the footer: what acts on the row at the cursor, in the view that stands open."""

from collections.abc import Sequence
from datetime import date

from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.history import occasion_on, standing
from troth.domain.outlook import due_on
from troth.drawing.bars import Hint
from troth.drawing.ends_of_day_rows import EveningRow, OfferRow
from troth.drawing.promise_views import RUNNING, Pick, View

_KEPT, _NOT_KEPT = Hint("promise.kept", "kept"), Hint("promise.not_kept", "not kept")
_EXCUSED, _OPEN_AGAIN = Hint("promise.excused", "excused"), Hint("promise.open", "open again")
_MADE, _REPAIR = Hint("promise.kept", "made"), Hint("promise.repair", "change")
_TELL = Hint("promise.tell", "tell")
_RESTORE, _AGREE = Hint("promise.restore", "take up again"), Hint("promise.agree", "agreed")
_ERASE = Hint("erase", "erase")
_SETTLE = Hint("commitments.settle", "settle")
_CHANGE, _PAUSE = Hint("promise.change", "change"), Hint("promise.pause", "run again")
_NEW, _OPEN, _VIEWS = Hint("commitments.new", "new"), Hint("list.choose", "open"), Hint("commitments.view", "views")
_NOT_NOW, _NEVER = Hint("promise.not_kept", "not now"), Hint("promise.not_kept", "no evenings")
_MOVE = Hint("promise.move", "move")
_WEEKS = Hint("commitments.day_before commitments.day_after", "weeks")
_FIND, _UPSET, _HELP = Hint("commitments.find", "find"), Hint("before", "upset?"), Hint("help", "help")

USUAL = {
    "promise.kept": "space",
    "promise.not_kept": "x",
    "promise.excused": "e",
    "promise.open": "o",
    "promise.agree": "A",
    "promise.pause": "z",
    "promise.change": "E",
    "promise.tell": "t",
    "promise.repair": "r",
    "commitments.settle": "S",
    "commitments.new": "n",
    "commitments.view": "v",
    "list.choose": "enter",
    "before": "b",
    "help": "?",
}
"""The keys of Today as they are printed where a person has given none of their own."""

FIRST = (
    _NEW,
    _UPSET,
    Hint("space", "space"),
    Hint("tab.2", "limits"),
    Hint("tab.3", "practices"),
    Hint("quit", "leave"),
    _HELP,
)
"""Where nothing was promised yet."""


def keys_for(book: Book, view: View, key: object, day: date) -> Sequence[Hint]:
    """The keys for the row of `key`; of those, the footer shows the ones in force."""
    if not book.commitments():
        return FIRST
    other = _UPSET if view == "today" else _FIND
    week = (_KEPT, _MOVE, _NEW, _OPEN, _VIEWS, _WEEKS, _HELP)
    nothing = week if view == "week" else (_NEW, _VIEWS, _FIND, _UPSET, _HELP)
    if isinstance(key, OfferRow | EveningRow):
        return (_OPEN, _NOT_NOW if isinstance(key, OfferRow) else _NEVER, _NEW, _VIEWS, _UPSET, _HELP)
    if not isinstance(key, Pick):
        return nothing
    try:
        promise = book.commitment(key.number)
    except Refused:
        return nothing
    answered = occasion_on(book, key.number, key.day) is not None
    if key.repair is not None:
        return (_MADE, _REPAIR, _NEW, _OPEN, _VIEWS, _WEEKS if view == "week" else other, _HELP)
    if view == "week":
        return (_NEW, _OPEN, _VIEWS, _OPEN_AGAIN, _WEEKS, _HELP) if answered else week
    state = standing(promise, day)
    if view == "shelf" or (state not in RUNNING and not answered):
        return (_OPEN, _RESTORE, _VIEWS, _FIND, _ERASE, _HELP)
    if answered:
        return (_NEW, _OPEN, _VIEWS, _OPEN_AGAIN, other, _HELP)
    if state in ("draft", "offered"):
        return (_AGREE, _NEW, _OPEN, _VIEWS, _CHANGE, other, _HELP)
    if state == "paused":
        return (_PAUSE, _NEW, _OPEN, _VIEWS, _CHANGE, other, _HELP)
    if key.day < day:
        return (_KEPT, _NOT_KEPT, _EXCUSED, _SETTLE, _OPEN, _VIEWS, _HELP)
    entry = due_on(book, promise, day)
    if entry is None and (promise.tell_every or promise.tell_before):
        return (_KEPT, _TELL, _NEW, _OPEN, _VIEWS, other, _HELP)
    if entry is None and promise.schedule.kind != "on_cue":
        return (_NEW, _OPEN, _VIEWS, _CHANGE, other, _HELP)
    return (_KEPT, _NOT_KEPT, _NEW, _OPEN, _VIEWS, other, _HELP)
