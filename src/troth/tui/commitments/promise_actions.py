"""What a person does with the promise at hand: each key becomes one intention, in the list and on its page."""

from datetime import date
from functools import partial

from troth.domain.actions.life import MoveTo, PauseFrom, Release, Restore, Resume, Tell
from troth.domain.actions.making import Agree
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly, Reopen, SayOutcome
from troth.domain.actions.repairing import AmendsDone, open_repair, repairable_day
from troth.domain.book import Book
from troth.domain.dates import COMING_DATES, parse_date, parse_moment
from troth.domain.draft import ANSWER, PROMISE, DraftSlot
from troth.domain.errors import NotUnderstood
from troth.domain.history import is_paused, period_on, slack_left
from troth.domain.records import Commitment
from troth.domain.text import TITLE_LIMIT, clean_line
from troth.domain.wording import day_and_date
from troth.drawing.bars import Key
from troth.drawing.promise_views import Pick, repair_in
from troth.tui.commitments import possible as can
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.erase import ERASE
from troth.tui.kit.ask import Reply, Validation
from troth.tui.record_actions import RecordAction, RecordHost, anything, not_a_day, too_long


def keep(host: RecordHost, pick: Pick) -> None:
    """It was kept, before its day where that is to come; of amends, they are made."""
    if pick.repair is not None:
        host.do(AmendsDone(pick.repair, host.now.today, host.now))
        return
    host.do(Keep(pick.number, min(pick.day, host.now.today), host.now))


def partly(host: RecordHost, pick: Pick) -> None:
    """It was kept in part."""
    host.do(Partly(pick.number, pick.day, host.now))


def excuse(host: RecordHost, pick: Pick) -> None:
    """It was out of the person's hands."""
    host.do(Excuse(pick.number, pick.day, host.now))


def reopen(host: RecordHost, pick: Pick) -> None:
    """The answer is taken away."""
    host.do(Reopen(pick.number, pick.day, host.now))


def miss(host: RecordHost, pick: Pick) -> None:
    """It was not kept: say so, then offer to tell, to repair, or to leave it for later."""
    book, promise = host.book, _promise(host, pick)
    taken = slack_left(book, promise, pick.day) if promise.state in ("active", "not_kept") else 0
    host.do(NotKept(pick.number, pick.day, host.now))
    if not taken:
        keys = (Key("t", "tell them"), Key("r", "repair it now"), Key("l", "later"))
        host.choose("Not kept. What now?", keys, lambda key: _after_miss(host, pick, key))


def answer_period(host: RecordHost, pick: Pick) -> None:
    """The whole week or month that the day is counted in was excused, or not kept."""
    promise = _promise(host, pick)
    counted = period_on(promise, pick.day, host.book.settings.weeks)
    if counted is None:
        return

    def taken(key: str) -> None:
        host.do(SayOutcome("excused" if key == "e" else "not_kept", pick.number, pick.day, host.now, whole=True))

    host.choose(f"The whole {counted[0].period}:", (Key("e", "excused"), Key("x", "not kept")), taken)


def tell(host: RecordHost, pick: Pick) -> None:
    """Note how the other person was told."""
    host.begin(telling(host.context, host.book, _promise(host, pick)))


def telling(context: Context, book: Book, made: Commitment) -> Beginning:
    """How it is noted how the other person was told."""
    return Beginning(
        DraftSlot(ANSWER, (made.uid, "told")),
        "How they were told",
        "Told how? For example: in person. May stay empty.",
        _validate_how,
        lambda text: Tell(made.number, context.now(book), context.uid(), text),
        takes="take it",
    )


def _validate_how(text: str) -> Validation:
    how = clean_line(text)
    return (
        too_long(TITLE_LIMIT) if len(how) > TITLE_LIMIT else Validation(True, f"Told today{', ' + how if how else ''}.")
    )


def move(host: RecordHost, pick: Pick) -> None:
    """Ask for the new day."""

    def taken(reply: Reply) -> None:
        told, text = _told(reply.text)
        moment = parse_moment(text, host.now.today)
        missed = pick.day if pick.day < host.now.today else None
        host.do(MoveTo(pick.number, moment.day, host.now, host.context.uid(), missed, told, moment.time))

    validate = partial(_validate_move, today=host.now.today)
    host.ask("Move it to which day? Add “told” if they know.", validate, taken)


def repair(host: RecordHost, pick: Pick) -> None:
    """Begin a repair, or mark the amends of one that is under way as made."""
    from troth.tui.commitments.repair_form import RepairForm, slot_of

    book = host.book
    under_way = repair_in(book, pick) or open_repair(book, pick.number)
    if under_way is not None and under_way.told_on is not None and pick.repair is None:
        host.do(AmendsDone(under_way.number, host.now.today, host.now))
        return
    day = repairable_day(book, pick.number) or pick.day
    host.resume(
        slot_of(under_way, book.commitment(pick.number), day),
        lambda draft: RepairForm(host.context, book, pick.number, day, under_way, draft),
    )


def pause(host: RecordHost, pick: Pick) -> None:
    """Let it rest, or run again."""
    if is_paused(_promise(host, pick), host.now.today):
        host.do(Resume(pick.number, host.now))
        return

    def taken(reply: Reply) -> None:
        until = parse_date(reply.text, host.now.today) if reply.text.strip() else None
        host.do(PauseFrom(pick.number, until, host.now))

    validate = partial(_validate_pause, today=host.now.today)
    host.ask("Pause until which day? Empty: until you say so.", validate, taken)


def release(host: RecordHost, pick: Pick) -> None:
    """Let it go, with a reason if there is one."""
    host.begin(releasing(host.context, host.book, _promise(host, pick)))


def releasing(context: Context, book: Book, made: Commitment) -> Beginning:
    """How it is let go, and why, if it is said."""
    return Beginning(
        DraftSlot(ANSWER, (made.uid, "released")),
        "Why it is let go",
        "Let it go. Why? May stay empty.",
        anything("Its history stays on the shelf; R takes it up again."),
        lambda text: Release(made.number, context.now(book), text),
        takes="let it go",
    )


def restore(host: RecordHost, pick: Pick) -> None:
    """Take it up again."""
    host.do(Restore(pick.number, host.now))


def revise(host: RecordHost, pick: Pick) -> None:
    """Open the full form on it."""
    from troth.tui.commitments.promise_form import PromiseForm

    made = _promise(host, pick)
    slot = DraftSlot(PROMISE, (made.uid,))
    host.resume(slot, lambda draft: PromiseForm(host.context, host.book, made, draft=draft))


def agree(host: RecordHost, pick: Pick) -> None:
    """What was offered or drafted is agreed."""
    host.do(Agree(pick.number, "active", host.now))


PROMISE_ACTIONS = (
    RecordAction("space", "promise.kept", "Kept", keep, can.keepable),
    RecordAction("x", "promise.not_kept", "Not kept; then tell, repair or later", miss, can.answerable, asks=True),
    RecordAction("h", "promise.partly", "Partly kept", partly, can.answerable),
    RecordAction("e", "promise.excused", "Excused: it was out of my hands", excuse, can.excusable),
    RecordAction(
        "w", "promise.period", "The whole week or month: excused, or not kept", answer_period, can.counted, asks=True
    ),
    RecordAction("o", "promise.open", "Open again: take the answer away", reopen, can.answered),
    RecordAction("t", "promise.tell", "Tell: note that they were told", tell, can.is_promise, asks=True),
    RecordAction("m", "promise.move", "Move to another day", move, can.movable, asks=True),
    RecordAction(
        "r", "promise.repair", "Repair what was not kept, or mark amends made", repair, can.repairable, asks=True
    ),
    RecordAction("z", "promise.pause", "Pause, or run again", pause, can.pausable, asks=True),
    RecordAction("L", "promise.release", "Let it go", release, can.releasable, asks=True),
    RecordAction("R", "promise.restore", "Take it up again", restore, can.restorable),
    RecordAction("E", "promise.change", "Change its words and rules", revise, can.is_promise, asks=True),
    RecordAction("A", "promise.agree", "We agreed on it (offered or drafted)", agree, can.agreeable),
    ERASE,
)
"""What is done with a promise and the day an answer is for, in the list and on its page."""


def _promise(host: RecordHost, pick: Pick) -> Commitment:
    return host.book.commitment(pick.number)


def _after_miss(host: RecordHost, pick: Pick, key: str) -> None:
    if key == "t":
        tell(host, pick)
    elif key == "r":
        repair(host, pick)


def _validate_move(text: str, today: date) -> Validation:
    told, rest = _told(text)
    try:
        moment = parse_moment(rest, today)
    except NotUnderstood as problem:
        return not_a_day(problem, f"{COMING_DATES}, fri 18:00")
    time = f" at {moment.time}" if moment.time else ""
    return Validation(True, f"{day_and_date(moment.day, today)}{time}, {'they were told' if told else 'not told yet'}")


def _validate_pause(text: str, today: date) -> Validation:
    if not text.strip():
        return Validation(True, "It rests until you press z again.")
    try:
        return Validation(True, f"It rests until {day_and_date(parse_date(text, today), today)}.")
    except NotUnderstood as problem:
        return not_a_day(problem)


def _told(text: str) -> tuple[bool, str]:
    words = text.split()
    return "told" in words, " ".join(word for word in words if word != "told")
