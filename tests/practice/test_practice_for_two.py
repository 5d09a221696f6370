"""Which practice opens after both were asked: the one asked for only if both said no, and by chance not even then."""

from troth.guidance.practices import practice
from troth.practice.for_two import BY_CHANCE, FOR_TWO, opens

DRAWS = range(BY_CHANCE * len(FOR_TWO) * 2)


def test_what_was_asked_for_opens_only_if_both_said_no() -> None:
    assert {opens("E12", False, draw) for draw in DRAWS} == set(FOR_TWO)
    agreed = [opens("E12", True, draw) for draw in DRAWS]
    assert agreed.count("E12") == len(DRAWS) * (BY_CHANCE - 1) // BY_CHANCE
    assert set(agreed) == {"E12", *FOR_TWO}, "another opens now and then, so that nobody can tell"


def test_each_of_the_others_is_for_two_or_either_and_has_no_gate() -> None:
    for name in FOR_TWO:
        found = practice(name)
        assert found and found.gate == "none" and found.who != "solo"
