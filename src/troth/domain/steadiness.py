"""Run and steadiness: what a record of outcomes says, computed per occasion and never as a score of a person."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from troth.domain.records import Outcome

WEIGHTS: dict[Outcome, float] = {"kept": 1.0, "partly": 0.5, "repaired": 0.5, "not_kept": 0.0}
"""What an outcome weighs; outcomes that are missing here (excused, slack) leave the sequence."""

HALF_LIFE = 10
"""After so many occasions an outcome weighs half."""

FIRST = 5
"""So many weighted occasions are needed before there is anything to say."""

_ALPHA = 1 - 2 ** (-1 / HALF_LIFE)


class Run(NamedTuple):
    """How many were kept in a row now, the most there ever were, and how many since the last repair (None: none)."""

    now: int
    best: int
    since_repair: int | None = None


def run(outcomes: Iterable[Outcome]) -> Run:
    """The run over closed occasions, oldest first: kept adds, not kept ends it, everything else leaves it be."""
    now = best = 0
    since_repair: int | None = None
    for outcome in outcomes:
        if outcome == "kept":
            now += 1
            best = max(best, now)
            since_repair = None if since_repair is None else since_repair + 1
        elif outcome == "not_kept":
            now = 0
            since_repair = None
        elif outcome == "repaired":
            since_repair = 0
    return Run(now, best, since_repair)


def steadiness(outcomes: Sequence[Outcome]) -> float | None:
    """Steadiness from 0 to 1 over closed occasions, oldest first; None while there are fewer than five to weigh."""
    weights = [WEIGHTS[outcome] for outcome in outcomes if outcome in WEIGHTS]
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
