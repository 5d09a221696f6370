"""Run and steadiness: what a record of outcomes says, computed per occasion and never as a score of a person."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import first_of_month, month_after
from troth.domain.history import recorded
from troth.domain.outcome_table import OUTCOMES, Outcome
from troth.domain.records import Commitment
from troth.domain.schedule.counted import TimesPer

HALF_LIFE = 10
"""After so many occasions an outcome weighs half."""

FIRST = 5
"""So many weighted occasions are needed before there is anything to say."""

_ALPHA = 1 - 2 ** (-1 / HALF_LIFE)


class Runs(NamedTuple):
    """How many were kept in a row now, the most there ever were, and how many since the last repair (None: none)."""

    now: int
    best: int
    since_repair: int | None = None


def run(outcomes: Iterable[Outcome]) -> Runs:
    """The run over closed occasions, oldest first: kept adds, not kept ends it, everything else leaves it be."""
    now = best = 0
    since_repair: int | None = None
    for outcome in outcomes:
        match OUTCOMES[outcome].run:
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


def steadiness(outcomes: Sequence[Outcome]) -> float | None:
    """Steadiness from 0 to 1 over closed occasions, oldest first; None while there are fewer than five to weigh."""
    weights = [weight for outcome in outcomes if (weight := OUTCOMES[outcome].weight) is not None]
    if len(weights) < FIRST:
        return None
    value = sum(weights[:FIRST]) / FIRST
    for weight in weights[FIRST:]:
        value += _ALPHA * (weight - value)
    return value


def steadiness_word(value: float | None) -> str:
    """Steadiness in words."""
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
    """How often it was kept since it last was not, read back from `today`; None where only the whole record tells.

    A tick reads a month or two by this instead of ten years.
    """
    if any(isinstance(version.schedule, TimesPer) for version in commitment.schedules):
        return None
    kept, month = 0, first_of_month(today)
    while month >= first_of_month(commitment.starts_on):
        stored = book.month(commitment.number, month)
        for _, occasion in reversed(stored.days if stored is not None else ()):
            effect = OUTCOMES[occasion.outcome].run
            if effect == "ends":
                return kept
            kept += effect == "adds"
        month = month_after(month, -1)
    return None


def told_in_time(book: Book, commitment: Commitment) -> tuple[int, int]:
    """How many occasions were moved with word given before they were due, out of all that were moved or not kept."""
    moves = book.moves(commitment.number)
    missed = sum(OUTCOMES[occasion.outcome].missed for _, occasion in recorded(book, commitment.number))
    return sum(move.told == "before" for move in moves), len(moves) + missed
