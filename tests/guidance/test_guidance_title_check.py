"""What is said beside the title of a promise: of what hands a part of one's life over, and of nothing else."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from troth.domain.desire import promises_sex
from troth.guidance.title_check import thought_beside
from troth.resources import content

HERE = Path(__file__).parent


def titles(name: str) -> list[str]:
    return (HERE / f"titles_{name}.txt").read_text(encoding="utf-8").splitlines()


def spoken_of(found: list[str]) -> list[str]:
    return [title for title in found if thought_beside([title], "shell")]


def made_up(held: Any) -> Iterator[str]:
    """The titles in the promises that are made up for the demo."""
    for key, value in held.items() if isinstance(held, dict) else ():
        if key == "title":
            yield value
        yield from made_up(value)
    for each in held if isinstance(held, list) else ():
        yield from made_up(each)


def test_of_everyday_titles_at_most_two_in_a_hundred_are_spoken_of() -> None:
    found = titles("everyday")
    assert len(found) >= 150
    assert len(spoken_of(found)) * 50 <= len(found), spoken_of(found)


def test_of_titles_that_hand_a_part_of_ones_life_over_seven_in_ten_are() -> None:
    found = titles("grave")
    assert len(found) >= 40
    assert len(spoken_of(found)) * 10 >= len(found) * 7, {*found} - {*spoken_of(found)}


@pytest.mark.parametrize("name", ["demo", "year"])
def test_of_the_made_up_promises_none_is(name: str) -> None:
    found = [*made_up(tomllib.loads(Path(content(f"{name}.toml")).read_text(encoding="utf-8")))]
    assert found
    assert spoken_of(found) == []
    assert not any(map(promises_sex, found))


@pytest.mark.parametrize("title", ["I hand over my wages", "Send my location every day", "I don’t see P. any more"])
def test_the_question_is_whether_one_could_say_no(title: str) -> None:
    for where, way in (("app", "F1"), ("shell", "troth help-lines")):
        said = thought_beside(["Call mum", title, title], where)  # type: ignore[arg-type]
        assert said.startswith("Could you say no to this?") and way in said and said.count("?") == 1


def test_of_several_the_one_that_speaks_of_danger_is_told_of() -> None:
    said = thought_beside(["I hand over my wages", "If you go I will kill myself"], "app")
    assert "You matter more" in said and said.startswith("F1") and "say no" not in said


@pytest.mark.parametrize(
    "title", ["I want to die", "Take all my pills tonight", "Not cry when he hits me", "Kill myself"]
)
def test_danger_is_told_of_at_once(title: str) -> None:
    assert "You matter more" in thought_beside([title], "shell")


@pytest.mark.parametrize("title", ["Die laughing with you", "Hit the gym", "Kill the weeds", "Take my pills at eight"])
def test_what_only_sounds_like_it_is_not(title: str) -> None:
    assert thought_beside([title], "shell") == ""


@pytest.mark.parametrize("title", ["", "...", "12", "\u200b", "x" * 3000])
def test_what_has_no_words_says_nothing(title: str) -> None:
    assert thought_beside([title], "app") == ""
