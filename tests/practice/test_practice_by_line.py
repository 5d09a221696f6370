"""What a line answers at a step."""

import pytest

from troth.domain.errors import NotUnderstood
from troth.practice.by_line import Choice, kept, numbered, time_of, words_of
from troth.practice.steps import Breathe, Choose, Multi, Option, Timer, Turn

OFFERED = [Choice("Tea", ("tea",)), Choice("Water", ("water",)), Choice("A walk", ("A walk", "ab12", "2026-11-19"))]
OPTIONS = (Option(id="tea", label="Tea"), Option(id="water", label="Water"))
ONE = Choose(type="choose", id="one", prompt="Which?", options=OPTIONS)
SEVERAL = Multi(type="multi", id="several", prompt="Which?", options=OPTIONS)


def test_numbers_are_what_is_chosen() -> None:
    assert numbered(ONE, OFFERED, " 3 ") == ("A walk", "ab12", "2026-11-19")
    assert numbered(SEVERAL, OFFERED[:2], "2, 1 2") == ("tea", "water")


@pytest.mark.parametrize("line", ["0", "4", "tea", "1 2", "-1", "\u0663", "9" * 5000])
def test_what_is_no_number_of_the_list_is_asked_again(line: str) -> None:
    with pytest.raises(NotUnderstood, match="Type the number of what you choose, from 1 to 3"):
        numbered(ONE, OFFERED, line)


def test_words_stand_between_commas_once() -> None:
    assert words_of("sad,  at   sea,, sad") == ("sad", "at sea")


def test_an_empty_line_keeps_what_stands_there_and_a_stroke_clears_it() -> None:
    assert [kept(line, "tea") for line in ("", " ", "-", " water ")] == ["tea", "tea", "", "water"]


def test_a_step_with_a_time_says_how_long_it_is() -> None:
    assert time_of(Timer(type="timer", id="t", prompt="Wait", seconds=90)) == "1 min 30 s, by your own clock."
    assert time_of(Turn(type="turn", id="t", prompt="Talk")) == "3 min for each of you, by your own clock."
    assert time_of(Breathe(type="breathe", id="t", prompt="Breathe")) == "3 breaths, about 24 seconds."
    assert time_of(ONE) == ""
