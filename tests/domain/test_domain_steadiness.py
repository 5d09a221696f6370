"""Run and steadiness: the vectors of the specification, and what must hold for any record."""

from collections.abc import Sequence

import pytest
from domain_helpers import quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.outcome_table import OUTCOMES, Outcome
from troth.domain.steadiness import FIRST, Runs, run, steadiness, steadiness_word

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


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (None, "new"),
        (1.0, "steady as ever"),
        (0.9, "steady as ever"),
        (0.8999, "steady"),
        (0.75, "steady"),
        (0.7499, "finding its rhythm"),
        (0.5, "finding its rhythm"),
        (0.4999, "try a smaller version"),
        (0.0, "try a smaller version"),
    ],
)
def test_words(value: float | None, word: str) -> None:
    assert steadiness_word(value) == word


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
