"""Whether a dance is noticed earlier than before, and which moves come back without being called a dance yet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.journey.usual import middle

CaughtWord = Literal["earlier", "later", "as before"]

SUGGESTED_FROM = 3
"""So many times two moves come together before that may be a pattern."""

LOOKED_AT = timedelta(days=180)
"""So far back a round that belongs to no pattern counts for one."""

_LAST = 3
_BEFORE = 5
_ENOUGH = 5


class Moves(NamedTuple):
    """The moves of one round on its day, mine and theirs."""

    day: date
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


class Pair(NamedTuple):
    """A move of mine and one of theirs; or, where `second` is of the same side, two of mine or two of theirs."""

    first: tuple[str, str]
    second: tuple[str, str]


def caught(stages: Sequence[int | None]) -> CaughtWord | None:
    """How the last rounds were noticed against those before, by stages from 0, before it began, to 3, after it.

    What is not known is left out. None while there are fewer than five.
    """
    known = [stage for stage in stages if stage is not None]
    if len(known) < _ENOUGH:
        return None
    change = middle(known[-_LAST:]) - middle(known[-_LAST - _BEFORE : -_LAST])
    return "earlier" if change <= -1 else "later" if change >= 1 else "as before"


def suggested(rounds: Iterable[Moves], today: date, refused: Sequence[tuple[Pair, date]] = ()) -> Pair | None:
    """The two moves that come together most often in rounds of no pattern; one of each side goes first.

    Of equals the latest counts, then the first by name. A pair that was `refused` on a day counts what came later.
    """
    recent = [each for each in rounds if each.day <= today <= each.day + LOOKED_AT]
    times: Counter[Pair] = Counter()
    last: dict[Pair, date] = {}
    for each in recent:
        for pair in _pairs(each):
            if any(pair == no and each.day <= on for no, on in refused):
                continue
            times[pair] += 1
            last[pair] = max(each.day, last.get(pair, each.day))
    often = [pair for pair, count in times.items() if count >= SUGGESTED_FROM]
    mixed = [pair for pair in often if pair.first[0] != pair.second[0]]
    ranked = sorted(mixed or often, key=lambda pair: (-times[pair], -last[pair].toordinal(), pair))
    return ranked[0] if ranked else None


def _pairs(moves: Moves) -> list[Pair]:
    said = [*(("me", move) for move in sorted(moves.mine)), *(("them", move) for move in sorted(moves.theirs))]
    return [Pair(one, other) for at, one in enumerate(said) for other in said[at + 1 :]]
