"""Whether a dance is noticed earlier, and which moves may be one: the vectors."""

from datetime import date, timedelta

import pytest

from troth.domain.journey.caught import Moves, Pair, caught, suggested

TODAY = date(2026, 11, 26)
STAGES = {"b": 0, "e": 1, "L": 2, "A": 3, "?": None}


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("ALLee", "earlier"),
        ("LLLLL", "as before"),
        ("eLeLLAA", "later"),
        ("L?L?eee", "earlier"),
        ("LLee", None),
        ("", None),
    ],
)
def test_caught(letters: str, word: str | None) -> None:
    assert caught([STAGES[letter] for letter in letters]) == word


def moves(ago: int, mine: str, theirs: str = "") -> Moves:
    return Moves(TODAY - timedelta(days=ago), tuple(mine.split()), tuple(theirs.split()))


DANCE = Pair(("me", "pursue"), ("them", "withdraw"))


def test_three_that_share_two_moves_may_be_a_pattern() -> None:
    rounds = [moves(9, "pursue", "withdraw"), moves(5, "pursue criticise", "withdraw"), moves(1, "pursue", "withdraw")]
    assert suggested(rounds, TODAY) == DANCE
    assert suggested(rounds[:2], TODAY) is None


@pytest.mark.parametrize(("ago", "found"), [(180, DANCE), (181, None)])
def test_half_a_year_is_looked_at(ago: int, found: Pair | None) -> None:
    rounds = [moves(ago, "pursue", "withdraw"), moves(5, "pursue", "withdraw"), moves(1, "pursue", "withdraw")]
    assert suggested(rounds, TODAY) == found


def test_two_of_one_side_where_nothing_of_both_comes_back() -> None:
    rounds = [moves(ago, "pursue criticise") for ago in (1, 2, 3)]
    assert suggested(rounds, TODAY) == Pair(("me", "criticise"), ("me", "pursue"))
    assert suggested([each._replace(theirs=("freeze",)) for each in rounds], TODAY) == Pair(
        ("me", "criticise"), ("them", "freeze")
    )


def test_a_pair_that_was_refused_comes_back_after_three_newer_ones() -> None:
    rounds = [moves(ago, "pursue", "withdraw") for ago in (1, 2, 3, 10, 11)]
    assert suggested(rounds, TODAY, [(DANCE, TODAY - timedelta(days=10))]) == DANCE
    assert suggested(rounds, TODAY, [(DANCE, TODAY - timedelta(days=2))]) is None
