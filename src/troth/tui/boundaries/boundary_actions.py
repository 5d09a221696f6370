"""What a person does with the boundary at hand; the same on the board and on the boundary's page."""

from contextlib import suppress
from datetime import date
from functools import partial

from troth.domain.actions.boundaries import Honour, KeepPrivate, ReviewOn, ReviseBoundary, Withdraw
from troth.domain.actions.columns import MoveCard, beside
from troth.domain.board import status_on
from troth.domain.book import Book
from troth.domain.boundary import Boundary, Status
from troth.domain.dates import parse_date
from troth.domain.draft import ANSWER, DraftSlot
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import TITLE_LIMIT
from troth.domain.wording import day_and_date
from troth.drawing.bars import Key
from troth.resources import sentences
from troth.tui.boundaries.crossing import cross, happened, revise
from troth.tui.context import Context
from troth.tui.draft_line import Beginning, Further
from troth.tui.erase import ERASE
from troth.tui.kit.ask import Reply, Validation
from troth.tui.kit.choose import ChooseKey
from troth.tui.messages import Show
from troth.tui.record_actions import RecordAction, RecordHost, anything, not_a_day

_LACKS = "A firm limit needs one thing more: what will you do when it is not honoured?"
_DEED = "Something you do yourself, and can do alone."


def honour(host: RecordHost, made: Boundary) -> None:
    """It was honoured today."""
    host.do(Honour(made.number, host.now.today, host.now, host.context.uid()))


def withdraw(host: RecordHost, made: Boundary) -> None:
    """Take it back, at once and without a reason."""
    host.do(Withdraw(made.number, host.now, host.context.uid()))


def rest(host: RecordHost, made: Boundary) -> None:
    """Let it rest, or wake it."""
    status = status_on(made, host.now.today)
    _move(host, made, "forming" if status == "withdrawn" else "review" if status == "resting" else "resting")


def keep_private(host: RecordHost, made: Boundary) -> None:
    """Decide whether it is to be said."""
    host.do(KeepPrivate(made.number, not made.unsaid))


def review(host: RecordHost, made: Boundary) -> None:
    """Choose the day on which the card comes back."""

    def taken(reply: Reply) -> None:
        day = parse_date(reply.text, host.now.today) if reply.text.strip() else None
        host.do(ReviewOn(made.number, day))

    host.ask("Review it on which day? Empty: no day.", partial(_validate_day, today=host.now.today), taken)


def step(by: int, host: RecordHost, made: Boundary) -> None:
    """Move the card so many columns on, or back, asking for what that needs."""
    status, to = status_on(made, host.now.today), beside(made, host.now, by)
    if (status, to) == ("forming", "ready"):
        _get_ready(host, made)
    elif (status, to) == ("said", "understood"):
        host.begin(read_back(host.context, host.book, made))
    elif to is not None:
        _move(host, made, to)


def goes(by: int, host: RecordHost, made: Boundary) -> bool:
    """Whether the card can go a column on, or back."""
    return beside(made, host.now, by) is not None


def held(host: RecordHost, made: Boundary) -> bool:
    """Whether it was not withdrawn."""
    return made.status != "withdrawn"


def honourable(host: RecordHost, made: Boundary) -> bool:
    """Whether it can be honoured: theirs by me, mine once the other was told of it."""
    return made.status not in ("withdrawn", *(("forming", "ready") if made.owner == "me" else ()))


def mine(host: RecordHost, made: Boundary) -> bool:
    """Whether its words are mine; those of the other never change here."""
    return made.owner == "me"


def rests(host: RecordHost, made: Boundary) -> bool:
    """Whether it can be laid to rest, or be woken."""
    status = status_on(made, host.now.today)
    return status in ("lived", "review", "withdrawn") or (status == "resting" and goes(-1, host, made))


def unsaid(host: RecordHost, made: Boundary) -> bool:
    """Whether it can still be kept to oneself: once it was said it can be withdrawn."""
    return mine(host, made) and made.first_said_on is None


BOUNDARY_ACTIONS = (
    RecordAction("X", "boundary.crossed", "Crossed", cross, held, asks=True),
    RecordAction("r", "boundary.repaired", "Repaired", partial(happened, "repaired"), held),
    RecordAction("y", "boundary.honoured", "Honoured", honour, honourable),
    RecordAction("s", "boundary.strained", "Strained", partial(happened, "strained"), held),
    RecordAction(
        "c", "boundary.clarified", "Clarified: we talked about what it means", partial(happened, "clarified"), held
    ),
    RecordAction("L", "boundary.next", "Move to the next column", partial(step, 1), partial(goes, 1), asks=True),
    RecordAction("H", "boundary.back", "Move a column back", partial(step, -1), partial(goes, -1)),
    RecordAction("w", "boundary.withdraw", "Withdraw, at any time", withdraw, held),
    RecordAction("E", "boundary.change", "Change its words", revise, mine, asks=True),
    RecordAction("o", "boundary.rest", "Let it rest, or bring it back", rest, rests),
    RecordAction("K", "boundary.private", "Keep it to myself, or not", keep_private, unsaid),
    RecordAction("d", "boundary.review", "Choose the day it comes back for review", review, held, asks=True),
    ERASE,
)
"""What is done with a boundary, on the board and on its page."""


def _move(host: RecordHost, made: Boundary, to: Status) -> None:
    host.do(MoveCard(made.number, to, host.now, host.context.uid()))


def _get_ready(host: RecordHost, made: Boundary) -> None:
    """From *forming* to *ready*: a firm one needs what is done then, and the words are looked at once.

    My words can be worded anew; of theirs only that is said which it may mean for me.
    """
    from troth.guidance.heard import heard
    from troth.guidance.wording_check import check

    if made.firmness == "firm" and not made.what_i_will_do:
        host.begin(deed(host.context, host.book, made), lambda _: _with_deed(host, made))
        return
    verdict = check(made.statement) if mine(host, made) else heard(made.statement)
    ready = MoveCard(made.number, "ready", host.now, host.context.uid(), worded=True)
    if verdict.label == "boundary":
        host.do(ready)
        return

    def chosen(key: str) -> None:
        if key == "w":
            revise(host, made)
        elif key == "k":
            host.do(ready)
        elif verdict.page is not None:
            host.post_message(Show(verdict.page))

    anew = (Key("w", "word it anew"),) if mine(host, made) and verdict.label != "danger" else ()
    more = (Key("i", "read more"),) if verdict.page else ()
    keep = Key("k", "keep my words" if mine(host, made) else "keep it as I heard it")
    host.choose(verdict.thought, (*anew, keep, *more), chosen)


def deed(context: Context, book: Book, made: Boundary) -> Beginning:
    """How it is written down what I will do."""
    said = sentences("heard")
    asked, hint = (_LACKS, _DEED) if made.owner == "me" else (said["lacks"], said["deed"])

    def validate(text: str) -> Validation:
        return anything(hint, TITLE_LIMIT)(text) if text.strip() else Validation(False, hint)

    def make(text: str) -> ReviseBoundary:
        words = (("what_i_will_do", text.strip()),)
        return ReviseBoundary(made.number, words, context.now(book), context.uid())

    return Beginning(DraftSlot(ANSWER, (made.uid, "deed")), "What I will do", asked, validate, make)


def _with_deed(host: RecordHost, made: Boundary) -> None:
    """Go on, once what I will do is written down."""
    with suppress(Refused):
        now = host.book.boundary(made.number)
        if now.what_i_will_do:
            _get_ready(host, now)


def read_back(context: Context, book: Book, made: Boundary) -> Beginning:
    """From *said* to *understood*: what the other said back, until the owner says that it is so."""
    own = made.owner == "me"

    def make(text: str) -> MoveCard | Further:
        understood = MoveCard(made.number, "understood", context.now(book), context.uid())
        if not text.strip():
            return understood._replace(wordless=True)
        keys = (Key("y", "yes, that is it"), Key("p", "partly"), Key("n", "not yet"))
        page = ChooseKey("Is that what you meant?" if own else "Do they say that this is what they meant?", keys)
        return Further(page, lambda key: understood._replace(said_back=text) if key == "y" else None)

    return Beginning(
        DraftSlot(ANSWER, (made.uid, "said back")),
        "What was said back",
        "What did your partner say back?" if own else "What did you say back to them?",
        anything("Word for word if you can. Nobody argues now. Empty: understood without words."),
        make,
        takes="take it",
    )


def _validate_day(text: str, today: date) -> Validation:
    if not text.strip():
        return Validation(True, "The card stays where it is.")
    try:
        return Validation(True, f"The card comes back on {day_and_date(parse_date(text, today), today)}.")
    except NotUnderstood as problem:
        return not_a_day(problem)
