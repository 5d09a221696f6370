"""What is done with all promises together: one question, one change, one undo."""

from datetime import date
from functools import lru_cache, partial

from troth.domain.actions.away import PauseAll, ResumeAll, away_until
from troth.domain.actions.settling import ExcuseBacklog, LeaveUnanswered, unanswered_days
from troth.domain.book import Book
from troth.domain.dates import parse_date
from troth.domain.errors import NotUnderstood
from troth.domain.history import standing
from troth.domain.open_days import BACKLOG, late_days
from troth.domain.wording import count, day_and_date
from troth.drawing.bars import Key
from troth.drawing.promise_views import Pick
from troth.tui.kit.ask import Validation
from troth.tui.record_actions import RecordAction, RecordHost, not_a_day


def settle(host: RecordHost, pick: Pick | None) -> None:
    """Ask what becomes of the days without an answer."""
    late, every = _late(host.book, host.day), unanswered_days(host.book, host.day)
    host.choose(
        f"{count(late, 'day')} without an answer. What shall become of them?",
        (
            Key("l", "leave these days unanswered"),
            Key("e", "excuse them all" if every == late else f"excuse all {every}, older too"),
        ),
        lambda key: host.do(ExcuseBacklog(host.now) if key == "e" else LeaveUnanswered(host.now)),
    )


def has_backlog(host: RecordHost, pick: Pick | None) -> bool:
    """Enough days wait for an answer."""
    return _late(host.book, host.day) >= BACKLOG


@lru_cache(maxsize=1)
def _late(book: Book, day: date) -> int:
    """The days of all promises that wait, counted once for a book: every key asks whether they can be settled."""
    return late_days(book, day)


def away(host: RecordHost, pick: Pick | None) -> None:
    """Let all promises rest until a day, or be back."""
    if away_until(host.book, host.day) is not None:
        host.do(ResumeAll(host.now))
        return
    validate = partial(_validate_away, today=host.now.today)
    host.ask(
        "Away until which day? All promises rest.",
        validate,
        lambda reply: host.do(PauseAll(parse_date(reply.text, host.now.today), host.now)),
    )


def may_be_away(host: RecordHost, pick: Pick | None) -> bool:
    """Something runs, or one is away."""
    running = any(standing(each, host.day) == "active" for each in host.book.commitments())
    return running or away_until(host.book, host.day) is not None


def _validate_away(text: str, today: date) -> Validation:
    try:
        until = parse_date(text, today)
    except NotUnderstood as problem:
        return not_a_day(problem)
    if until < today:
        return Validation(False, "A day that is still to come.")
    return Validation(True, f"All rest until {day_and_date(until, today)}, then run again by themselves.")


TOGETHER = (
    RecordAction(
        "S",
        "commitments.settle",
        "Settle all days without an answer at once",
        settle,
        has_backlog,
        alone=True,
        asks=True,
    ),
    RecordAction(
        "Z",
        "promises.away",
        "Away: pause all promises until a day, or be back",
        away,
        may_be_away,
        alone=True,
        asks=True,
    ),
)
"""The keys of the list that need no row."""
