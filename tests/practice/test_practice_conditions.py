"""The conditions of a step: what is understood, what holds, and what is refused."""

import pytest

from troth.practice.conditions import Condition, parse_when


@pytest.mark.parametrize(
    ("text", "given", "holds"),
    [
        ("a == yes", ("yes",), True),
        ("a == yes", (), False),
        ("a != yes", (), True),
        ("a != yes", ("yes",), False),
        ("a in yes, no", ("no",), True),
        ("a in yes,no", ("maybe",), False),
        ("a < 7", ("6",), True),
        ("a <= 7", ("7",), True),
        ("a > 9", ("10",), True),
        ("a >= 10", ("9",), False),
        ("a > 9", ("__import__",), False),
        ("a < 9", (), False),
    ],
)
def test_a_condition_is_compared(text: str, given: tuple[str, ...], holds: bool) -> None:
    (condition,) = parse_when(text)
    assert condition.holds(given) == holds


def test_conditions_are_joined_by_and() -> None:
    assert parse_when("a == x and  b in y,z and c >= 3") == (
        Condition("a", "==", ("x",)),
        Condition("b", "in", ("y", "z")),
        Condition("c", ">=", ("3",)),
    )
    assert parse_when("") == ()


@pytest.mark.parametrize(
    "text",
    ["a", "a ==", "== b", "a = b", "a == b or c == d", "a < x", "a in", "__import__('os')", "a == b and", "a.b == c"],
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"understood is|missing"):
        parse_when(text)
