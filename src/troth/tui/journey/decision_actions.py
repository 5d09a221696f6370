"""What is done with a decision: both are heard, then it is decided, kept, opened again or ended."""

from collections.abc import Callable
from datetime import date

from troth.domain.actions.deciding import Decide, EndDecision, KeepDecision, LookAgain, ReopenDecision, SayBack
from troth.domain.book import Book
from troth.domain.dates import parse_date
from troth.domain.draft import ANSWER, DraftSlot
from troth.domain.errors import NotUnderstood
from troth.domain.journey.decision import Decision, both_heard
from troth.domain.wording import coming_day
from troth.drawing.bars import Key
from troth.tui.context import Context
from troth.tui.draft_line import Beginning, Further
from troth.tui.erase import ERASE
from troth.tui.journey.decision_form import DecisionForm, slot_of
from troth.tui.journey.to_talk import TALK
from troth.tui.kit.ask import Ask, Reply, Validation
from troth.tui.kit.choose import ChooseKey
from troth.tui.origin import ORIGIN
from troth.tui.record_actions import RecordAction, RecordHost, anything

_WHOSE = {"1": "what matters to me, as they said it", "2": "what matters to them, as I said it"}
_BACK = ("They said back", "I said back")
HEARD = ("heard first", "heard second")
"""Which line was said back, as its draft names it."""
_WAS_IT = {"y": True, "n": False}


def heard(host: RecordHost, made: Decision) -> None:
    """Write down how one line was said back, and whether that was it."""

    def whose(key: str) -> None:
        host.begin(say_back(host.context, host.book, made, int(key) - 1))

    host.choose("Said back", [Key(key, words) for key, words in _WHOSE.items()], whose)


def say_back(context: Context, book: Book, made: Decision, who: int) -> Beginning:
    """How one line is written down as it was said back, and then whether that was it."""

    def make(text: str) -> Further:
        now = context.now(book)
        page = ChooseKey("Was that it", [Key("y", "yes, that is it"), Key("n", "not quite yet")])
        return Further(page, lambda key: SayBack(made.number, who, text, _WAS_IT[key], now))

    return Beginning(
        DraftSlot(ANSWER, (made.uid, HEARD[who])),
        "A line that was said back",
        _BACK[who],
        anything("The line, as it was said back."),
        make,
        text=made.heard[who],
        takes="take it",
    )


def decide(host: RecordHost, made: Decision) -> None:
    """Write down what was decided, and when it is looked at again."""
    host.begin(decided(host.context, host.book, made))


def decided(context: Context, book: Book, made: Decision) -> Beginning:
    """How what was decided is written down, and then when it is looked at again."""

    def make(text: str) -> Further:
        now = context.now(book)

        def action(reply: Reply) -> Decide:
            return Decide(made.number, text, now, _day(reply.text, now.today), made.try_until)

        return Further(_day_page(made.review_on, now.today), action)

    return Beginning(
        DraftSlot(ANSWER, (made.uid, "decided")),
        "What we decided",
        "We decided",
        _some_words,
        make,
        text=made.choice,
        takes="take it",
    )


def keep(host: RecordHost, made: Decision) -> None:
    """It stays as it is; ask when it comes back."""
    now = host.now
    _ask_day(host, None, lambda day: host.do(KeepDecision(made.number, now, day)))


def look(host: RecordHost, made: Decision) -> None:
    """Ask for the day on which it comes back."""
    now = host.now
    _ask_day(host, made.review_on, lambda day: host.do(LookAgain(made.number, day, now)))


def reopen(host: RecordHost, made: Decision) -> None:
    """Open it again."""
    host.do(ReopenDecision(made.number, host.now))


def end(host: RecordHost, made: Decision) -> None:
    """It holds no longer."""
    host.do(EndDecision(made.number, host.now))


def revise(host: RecordHost, made: Decision) -> None:
    """Open the form on it."""
    host.resume(slot_of(made), lambda draft: DecisionForm(host.context, host.book, made, draft))


def _some_words(text: str) -> Validation:
    return Validation(bool(text.strip()), "What you both say yes to, in a sentence.")


def _ask_day(host: RecordHost, before: date | None, taken: Callable[[date | None], None]) -> None:
    today = host.now.today

    def answered(reply: Reply | None) -> None:
        if reply is not None:
            taken(_day(reply.text, today))

    host.open(_day_page(before, today), answered)


def _day_page(before: date | None, today: date) -> Ask:
    def validate(text: str) -> Validation:
        if not text.strip():
            return Validation(True, "Without a day it does not come back by itself.")
        try:
            day = parse_date(text, today)
        except NotUnderstood as problem:
            return Validation(False, str(problem))
        if day <= today:
            return Validation(False, "A day that is still to come, please.")
        return Validation(True, f"It comes back {coming_day(day, today)}.")

    still = before.isoformat() if before is not None and before > today else ""
    return Ask("Look at it again on", validate, text=still)


def _day(text: str, today: date) -> date | None:
    return parse_date(text, today) if text.strip() else None


def _waits(host: RecordHost, made: Decision) -> bool:
    return made.state in ("open", "heard")


def _can_decide(host: RecordHost, made: Decision) -> bool:
    return made.state in ("heard", "decided") and both_heard(made)


def _is_decided(host: RecordHost, made: Decision) -> bool:
    return made.state == "decided"


def _is_closed(host: RecordHost, made: Decision) -> bool:
    return made.state != "open"


def _has_not_ended(host: RecordHost, made: Decision) -> bool:
    return made.state != "ended"


DECISION_ACTIONS = (
    ERASE,
    ORIGIN,
    TALK,
    RecordAction("h", "decision.heard", "A line was said back", heard, _waits, asks=True),
    RecordAction("c", "decision.decide", "Decide, or change what was decided", decide, _can_decide, asks=True),
    RecordAction("y", "decision.keep", "It was looked at, and stays", keep, _is_decided, asks=True),
    RecordAction("l", "decision.look", "Name the day to look at it again", look, _has_not_ended, asks=True),
    RecordAction("o", "decision.open", "Open it again", reopen, _is_closed),
    RecordAction("x", "decision.end", "It holds no longer", end, _is_decided),
    RecordAction("E", "decision.change", "Change its words", revise, _has_not_ended, asks=True),
)
"""What is done with a decision."""
