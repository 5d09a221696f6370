"""What my promises of some time say: told in time, kept as made, and since the last repair."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import ONE_DAY, DaySpan
from troth.domain.early import counted
from troth.domain.history import recorded, recorded_between
from troth.domain.outcome_table import OUTCOMES, Outcome
from troth.domain.records import Commitment
from troth.domain.schedule.dated import Once

_OPEN = ("active", "draft", "offered")


class ToldInTime(NamedTuple):
    """How many occasions were moved with word given before they were due, of all that were moved or not kept."""

    told: int
    of: int


class AsMade(NamedTuple):
    """Of the one-off promises of a size that were closed: how many were kept as made, moved in time, and let go."""

    closed: int
    kept: int
    moved: int
    let_go: int


class SinceRepair(NamedTuple):
    """How many occasions were kept and not kept after the day on which the last repair was made good."""

    day: date
    kept: int
    not_kept: int


def mine(book: Book) -> Iterable[Commitment]:
    """The promises that I made."""
    return (promise for promise in book.commitments() if promise.by != "partner")


def by_day(book: Book, span: DaySpan, today: date) -> list[tuple[date, Outcome]]:
    """How each occasion of mine went that counts on `today`, with its day in `span`."""
    return [
        (day, occasion.outcome)
        for promise in mine(book)
        for day, occasion in counted(
            promise, sorted(recorded_between(book, promise.number, span.first, span.last).items()), today
        )
    ]


def outcomes(book: Book, span: DaySpan, today: date) -> dict[Outcome, int]:
    """How many occasions of mine went how, of the days of `span` that count on `today`."""
    found: dict[Outcome, int] = {}
    for _, outcome in by_day(book, span, today):
        found[outcome] = found.get(outcome, 0) + 1
    return found


def told_in_time(book: Book, span: DaySpan, today: date) -> ToldInTime | None:
    """Of the occasions that were due in `span`; None where none was moved or not kept."""
    told = of = 0
    for promise in mine(book):
        moves = [move for move in book.moves(promise.number) if span.first <= move.day <= span.last]
        told += sum(move.told == "before" for move in moves)
        of += len(moves)
    of += sum(number for went, number in outcomes(book, span, today).items() if OUTCOMES[went].missed)
    return ToldInTime(told, of) if of else None


def kept_as_made(book: Book, span: DaySpan) -> dict[str, AsMade]:
    """Of each size that has any: the one-off promises that were closed in `span`, but for what was out of my hands."""
    found: dict[str, AsMade] = {}
    for promise in mine(book):
        if promise.closed_on is None or not span.first <= promise.closed_on <= span.last or not _counts(book, promise):
            continue
        before = found.get(promise.size, AsMade(0, 0, 0, 0))
        moves = book.moves(promise.number)
        found[promise.size] = AsMade(
            before.closed + 1,
            before.kept + (promise.state == "kept" and not moves),
            before.moved + any(move.told == "before" for move in moves),
            before.let_go + (promise.state == "released"),
        )
    return found


def _counts(book: Book, promise: Commitment) -> bool:
    if not isinstance(promise.schedule, Once) or promise.state in _OPEN:
        return False
    return all(OUTCOMES[said.outcome].weight is not None for _, said in recorded(book, promise.number))


def since_repair(book: Book, today: date) -> SinceRepair | None:
    """Over all that I promised, after the latest day on which amends were made; None where none were."""
    made_good = [
        repair.amends_done_on
        for promise in mine(book)
        for repair in book.repairs(promise.number)
        if repair.amends_done_on is not None and repair.amends_done_on <= today
    ]
    if not made_good:
        return None
    day = max(made_good)
    after = outcomes(book, DaySpan(day + ONE_DAY, today), today)
    return SinceRepair(day, after.get("kept", 0), sum(n for went, n in after.items() if OUTCOMES[went].missed))
