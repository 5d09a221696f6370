"""What the look at a week, a thank-you and a good moment leave behind in the long view."""

from datetime import date

import pytest

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.actions.taking_over import PRACTICES, Held, held_before
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import every
from troth.guidance.practices import practice
from troth.practice.outcome import outcome
from troth.practice.preview import preview
from troth.practice.run import Run

NOW = Now(1_795_000_000, date(2026, 11, 19))
WEEK = ("7 calmer", "", "5", "we forgot", "10/10", " ", "0")


def run_of(name: str, **answers: tuple[str, ...]) -> Run:
    """A run of ours on its last page, with these answers; what was offered stands, and the rest is passed over."""
    asked = practice(name)
    assert asked is not None
    run = Run(asked)._replace(uid="ab12")
    for _ in asked.steps:
        run = run.answered(answers.get(run.step.id, run.prefilled)).next()
    assert run.finished, run.refusal
    return run


def after(run: Run, *, keep: bool = False) -> Book:
    action = outcome(run, NOW, keep=keep)
    assert isinstance(action, FinishReflection)
    return Book().after(action(Book()))


@pytest.mark.seed("S0.2")
@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("who", ["alone", "together"])
def test_the_look_at_a_week_is_a_check_in_with_a_number_a_word_or_nothing(who: str, keep: bool) -> None:
    run = run_of("E36", who=(who,), areas=WEEK, one=("none",))
    (made,) = every(after(run, keep=keep), CheckIn)
    assert made.values == (7, None, 5, None, 10, None, 0)
    assert made.words == ("calmer", "", "", "we forgot", "", "", "")
    assert made.together == (who == "together") and made.day == NOW.today
    assert (made.reflection == 1) == keep
    assert "a look at the week: 5 of 7 areas" in [point.text for point in preview(run, Book(), NOW).made]


def test_where_nothing_was_said_of_the_week_there_is_no_check_in() -> None:
    run = run_of("E36", who=("alone",), areas=(), one=("none",))
    assert every(after(run), CheckIn) == ()


def test_a_number_above_ten_is_told_at_its_step() -> None:
    asked = practice("E36")
    assert asked is not None
    (step,) = [each for each in asked.steps if each.id == "areas"]
    assert step.refusal(("11", *[""] * 6)) == "A number from 0 to 10, and a word if you like."
    assert step.refusal(WEEK) == ""


def test_a_thank_you_waits_to_be_said_with_what_it_shows_and_gave() -> None:
    run = run_of("E38", what=("You rang before my interview",), words=("you think of me", "calm"), how=("say",))
    (made,) = every(after(run), Appreciation)
    assert (made.text, made.shows, made.gave) == ("You rang before my interview", "you think of me", "calm")
    assert made.told_on is None


def test_a_good_moment_is_kept_with_what_it_took() -> None:
    run = run_of("E39", what=("We told it, and laughed",), dared=("You said it first",), mark=("quiet",))
    (made,) = every(after(run), Celebration)
    assert (made.text, made.took) == ("We told it, and laughed", "You said it first")


@pytest.mark.parametrize("name", ["E38", "E39"])
def test_neither_is_made_where_that_is_left(name: str) -> None:
    run = run_of(name, what=("Words",), words=("a", "b"), how=("say",), mark=("quiet",), noted=("",))
    assert every(after(run), Appreciation) == every(after(run), Celebration) == ()


@pytest.mark.parametrize("name", PRACTICES)
def test_what_a_practice_makes_itself_is_not_brought_a_second_time(name: str) -> None:
    said = {"what": ("Words",), "words": ("a", "b"), "how": ("say",), "mark": ("quiet",)}
    run = run_of(name, who=("alone",), areas=WEEK, one=("none",), **said)
    assert held_before(after(run, keep=True)) == Held()
    asked = practice(name)
    assert asked is not None
    makes = asked.steps[PRACTICES[name].place]
    assert makes.type == {"E36": "areas", "E38": "make_thanks", "E39": "make_celebration"}[name]
