"""Run and steadiness: the vectors of the specification, and what must hold for any record."""

from collections.abc import Sequence

import pytest
from domain_helpers import quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.outcome_table import OUTCOMES, Outcome
from troth.domain.past import Went
from troth.domain.steadiness import FIRST, Runs, run, steadiness, steadiness_words

K: Outcome = "kept"
M: Outcome = "not_kept"

VECTORS: list[tuple[str, list[Outcome], int, int, float | None]] = [
    ("30 kept", [K] * 30, 30, 30, 1.0),
    ("29 kept + 1 not_kept", [*[K] * 29, M], 0, 29, 0.933),
    ("29 kept + 1 repaired", [*[K] * 29, "repaired"], 29, 29, 0.967),
    ("29 kept + 1 excused", [*[K] * 29, "excused"], 29, 29, 1.0),
    ("kept kept excused kept", [K, K, "excused", K], 3, 3, None),
    ("excused kept excused", ["excused", K, "excused"], 1, 1, None),
    ("5 not_kept, 10 kept", [*[M] * 5, *[K] * 10], 10, 10, 0.5),
    ("5 not_kept, 20 kept", [*[M] * 5, *[K] * 20], 20, 20, 0.75),
    ("alternating, 20", [K, M] * 10, 0, 1, 0.512),
]


@pytest.mark.seed("S6.2")
@pytest.mark.parametrize(("name", "outcomes", "now", "best", "expected"), VECTORS, ids=[row[0] for row in VECTORS])
def test_vectors_of_the_specification(
    name: str, outcomes: list[Outcome], now: int, best: int, expected: float | None
) -> None:
    found = run(outcomes)
    assert (found.now, found.best) == (now, best)
    value = steadiness(outcomes)
    assert value is None if expected is None else value == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], Runs(0, 0, None)),
        ([K, "partly", K], Runs(2, 2, None)),
        ([K, "slack", K, "repaired", K, K], Runs(4, 4, 2)),
        (["repaired"], Runs(0, 0, 0)),
        (["repaired", K, M, K], Runs(1, 1, None)),
        ([K, K, M, K], Runs(1, 2, None)),
    ],
)
def test_runs(outcomes: list[Outcome], expected: Runs) -> None:
    assert run(outcomes) == expected


S = None
"""Silence: a due day that nobody answered."""

SILENCE: list[tuple[str, list[Went], int, int, str]] = [
    ("7 answers in 87 days", [*[S] * 80, *[K] * 7], 7, 7, "answered 7 of the last 30"),
    ("silence ends a run without a miss", [*[K] * 10, S, K], 1, 10, "steady as ever"),
    ("silence after a run", [*[K] * 10, S], 0, 10, "steady as ever"),
    ("six in ten are enough", [*[S] * 12, *[K] * 18], 18, 18, "steady as ever"),
    ("one less is not", [*[S] * 13, *[K] * 17], 17, 17, "answered 17 of the last 30"),
    ("what was before the last thirty does not count", [*[S] * 60, *[K] * 30], 30, 30, "steady as ever"),
    ("excused is an answer", [*[S] * 12, *["excused"] * 13, *[K] * 5], 5, 5, "steady as ever"),
    ("two answers of five days", [S, K, S, K, S], 0, 1, "answered 2 of the last 5"),
    ("the count since a repair ends, too", ["repaired", K, S, K], 1, 1, "new"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "occasions", "now", "best", "words"), SILENCE, ids=[row[0] for row in SILENCE])
def test_silence_is_neither_kept_nor_not_kept(
    name: str, occasions: list[Went], now: int, best: int, words: str
) -> None:
    found = run(occasions)
    assert (found.now, found.best) == (now, best)
    assert found.since_repair is None
    assert steadiness_words(occasions) == words
    if words.startswith("answered"):
        assert steadiness(occasions) is None
    else:
        assert steadiness(occasions) == steadiness([went for went in occasions if went is not None])


@pytest.mark.parametrize(
    ("occasions", "words"),
    [
        ([], "new"),
        ([K] * 4, "new"),
        ([K] * 5, "steady as ever"),
        ([*[K] * 9, M], "steady as ever"),
        ([*[K] * 4, M], "steady"),
        ([K, K, K, M, M], "finding its rhythm"),
        ([K, K, M, M, M], "try a smaller version"),
    ],
)
def test_words(occasions: list[Went], words: str) -> None:
    assert steadiness_words(occasions) == words


outcomes = st.lists(st.sampled_from(["kept", "partly", "not_kept", "excused", "slack", "repaired"]), max_size=60)


@quick
@given(outcomes)
def test_what_was_out_of_ones_hands_leaves_no_mark(found: Sequence[Outcome]) -> None:
    weighed = [outcome for outcome in found if OUTCOMES[outcome].weight is not None]
    assert steadiness(found) == steadiness(weighed)
    assert run(found) == run(weighed)
    value = steadiness(found)
    assert (value is None) == (len(weighed) < FIRST)
    assert value is None or 0 <= value <= 1


@quick
@given(outcomes)
def test_keeping_never_lowers_and_one_miss_never_ruins(found: list[Outcome]) -> None:
    before, kept, missed = steadiness(found), steadiness([*found, "kept"]), steadiness([*found, "not_kept"])
    if before is not None and kept is not None and missed is not None:
        assert kept >= before
        assert before - missed <= 0.067
    assert run([*found, "kept"]).now == run(found).now + 1


def test_an_outcome_weighs_half_after_ten_occasions() -> None:
    value = steadiness([*["not_kept"] * 5, *["kept"] * 10])
    assert value == pytest.approx(0.5, abs=1e-9)
