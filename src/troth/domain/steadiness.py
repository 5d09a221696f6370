"""Run and steadiness: what a record of outcomes says, computed per occasion and never as a score of a person."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import ONE_DAY, first_of_month, month_after
from troth.domain.early import counted
from troth.domain.history import recorded, recorded_between
from troth.domain.outcome_table import OUTCOMES
from troth.domain.past import Went, silent_days
from troth.domain.records import Commitment
from troth.domain.schedule.counted import TimesPer

HALF_LIFE = 10
"""After so many occasions an outcome weighs half."""

FIRST = 5
"""So many weighted occasions are needed before there is anything to say."""

LAST = 30
"""So many of the last occasions are looked at for how many were answered."""

SAID_FROM = 0.6
"""Below this share of them answered nothing is said of steadiness: silence is neither kept nor not kept."""

_A_YEAR = timedelta(days=366)
_ALPHA = 1 - 2 ** (-1 / HALF_LIFE)


class Runs(NamedTuple):
    """How many were kept in a row now, the most there ever were, and how many since the last repair (None: none)."""

    now: int
    best: int
    since_repair: int | None = None


def run(occasions: Iterable[Went]) -> Runs:
    """The run over closed occasions, oldest first: kept adds; not kept, and silence, end it; all else leaves it be."""
    now = best = 0
    since_repair: int | None = None
    for went in occasions:
        match "ends" if went is None else OUTCOMES[went].run:
            case "adds":
                now += 1
                best = max(best, now)
                since_repair = None if since_repair is None else since_repair + 1
            case "ends":
                now = 0
                since_repair = None
            case "mends":
                since_repair = 0
    return Runs(now, best, since_repair)


def steadiness(occasions: Sequence[Went]) -> float | None:
    """Steadiness from 0 to 1 over the answers of closed occasions, oldest first.

    None while there are fewer than five to weigh, or where too few of the last occasions were answered.
    """
    if too_silent(occasions) is not None:
        return None
    weights = [weight for went in occasions if went and (weight := OUTCOMES[went].weight) is not None]
    if len(weights) < FIRST:
        return None
    value = sum(weights[:FIRST]) / FIRST
    for weight in weights[FIRST:]:
        value += _ALPHA * (weight - value)
    return value


def too_silent(occasions: Sequence[Went]) -> tuple[int, int] | None:
    """How many of the last occasions were answered, and of how many, where that is too few to speak of steadiness."""
    last = occasions[-LAST:]
    answered = sum(went is not None for went in last)
    return (answered, len(last)) if answered < SAID_FROM * len(last) else None


def steadiness_words(occasions: Sequence[Went]) -> str:
    """What the record says: how steady, or how many occasions were answered where those are few."""
    if (found := too_silent(occasions)) is not None:
        return "answered {} of the last {}".format(*found)
    return _word(steadiness(occasions))


def _word(value: float | None) -> str:
    if value is None:
        return "new"
    if value >= 0.9:
        return "steady as ever"
    if value >= 0.75:
        return "steady"
    if value >= 0.5:
        return "finding its rhythm"
    return "try a smaller version"


def since_not_kept(book: Book, commitment: Commitment, today: date) -> int | None:
    """How often it was kept since it last was not, or nobody said; None where only the whole record tells.

    A tick reads a month or two by this instead of ten years.
    """
    if any(isinstance(version.schedule, TimesPer) for version in commitment.schedules):
        return None
    later = recorded_between(book, commitment.number, today + ONE_DAY, today + _A_YEAR)
    kept = sum(OUTCOMES[said.outcome].run == "adds" for _, said in counted(commitment, later.items(), today))
    first = first_of_month(today)
    while first >= first_of_month(commitment.starts_on):
        last = min(month_after(first) - ONE_DAY, today)
        answers = recorded_between(book, commitment.number, first, last)
        silent = silent_days(book, commitment, max(first, commitment.starts_on), last, today)
        for day in sorted({*answers, *silent}, reverse=True):
            effect = OUTCOMES[answers[day].outcome].run if day in answers else "ends"
            if effect == "ends":
                return kept
            kept += effect == "adds"
        first = month_after(first, -1)
    return None


def told_in_time(book: Book, commitment: Commitment, today: date) -> tuple[int, int]:
    """How many occasions were moved with word given before they were due, out of all that were moved or not kept."""
    moves = book.moves(commitment.number)
    answers = counted(commitment, recorded(book, commitment.number), today)
    missed = sum(OUTCOMES[occasion.outcome].missed for _, occasion in answers)
    return sum(move.told == "before" for move in moves), len(moves) + missed
