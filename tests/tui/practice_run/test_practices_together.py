"""What practices for two show, ask and leave behind, walked by keys as the two of them pass them on."""

from typing import Any

import pytest
from practices import at, begin, end, given, press, said, walk_to
from screens import Home, quiet, text, type_in
from textual.pilot import Pilot

from troth.domain.entries import entry
from troth.domain.journey.decision import Decision


async def write(pilot: Pilot[Any], words: str) -> None:
    """Answer a text and go on."""
    await type_in(pilot, words)
    await press(pilot, "tab")


@pytest.mark.seed("S1.5")
@pytest.mark.parametrize(("keys", "step"), [("3 tab", "thanks"), ("1 tab", "two")])
async def test_telling_goes_deeper_only_where_that_is_chosen(fresh: Home, keys: str, step: str) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E18")
        assert '"Pass" is a full answer' in said(pilot.app)
        await walk_to(pilot, "one")
        assert "What made you smile this week?" in said(pilot.app)
        await walk_to(pilot, "on_one")
        await press(pilot, keys)
        assert at(pilot.app) == step


@pytest.mark.seed("S1.5")
async def test_the_third_step_is_the_deepest_and_the_talk_ends_in_thanks(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E18")
        for step in ("on_one", "on_two"):
            await walk_to(pilot, step)
            await press(pilot, "1 tab")
        assert "What do you wish I knew about you?" in said(pilot.app)
        await walk_to(pilot, "on_three")
        assert "One step deeper" not in said(pilot.app)
        await press(pilot, "1 tab")
        assert at(pilot.app) == "thanks"


@pytest.mark.seed("S2.1", "S3.1")
async def test_what_distracts_is_set_aside_and_fifteen_seconds_come_before_the_talk(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E12")
        for words in (
            "Phones, other calls and screens can wait",
            "about twenty minutes",
            "I will not fix it or defend myself",
        ):
            assert words in said(pilot.app)
        await press(pilot, "1 4")
        assert given(pilot.app, "before") == (
            "Phones, other calls and screens can wait.",
            "When I listen, I will not fix it or defend myself.",
        )
        await press(pilot, "tab")
        assert "Fifteen seconds before you talk: two slow breaths, shoulders down" in said(pilot.app)
        await press(pilot, "space")
        assert "1 of 2" in text(pilot.app)
        await press(pilot, "tab")
        assert at(pilot.app) == "topic"


@pytest.mark.seed("S3.4")
async def test_it_is_said_back_until_who_spoke_says_yes(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E12")
        await walk_to(pilot, "summary")
        await write(pilot, "You want Sundays")
        assert "is that what you meant?" in said(pilot.app)
        assert "You want Sundays" in said(pilot.app)
        await press(pilot, "2 tab")
        assert at(pilot.app) == "summary"
        await write(pilot, " to be slow")
        assert "You want Sundays to be slow" in said(pilot.app)
        await press(pilot, "3 tab")
        assert at(pilot.app) == "floor", "said once more"
        await press(pilot, "enter tab 1 tab")
        assert at(pilot.app) == "pass"


@pytest.mark.seed("S3.4")
@pytest.mark.parametrize("step", ["heard", "pass"])
async def test_either_may_stop_the_floor(fresh: Home, step: str) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E12")
        await walk_to(pilot, step)
        await press(pilot, "4 tab")
        assert "Either of you may, at any time, and nobody asks why." in said(pilot.app)


@pytest.mark.seed("S3.2")
async def test_how_heard_one_felt_is_told_by_who_spoke_and_by_nobody_else(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E12")
        await walk_to(pilot, "felt_first")
        assert "You who spoke first: how much did you feel heard? Only you can say." in said(pilot.app)
        await press(pilot, "8 tab")
        assert "You who spoke second: how much did you feel heard? Only you can say." in said(pilot.app)
        await press(pilot, "tab")
        assert at(pilot.app) == "then", "and may be left out"
        await walk_to(pilot, "end")
        await press(pilot, "1")
        await end(pilot)
    felt = [answer for answer in entry(fresh.book(), 1).answers if "felt" in answer.step]
    assert [(answer.step, answer.values) for answer in felt] == [("felt_first", ("8",))]


@pytest.mark.seed("S5.4")
@pytest.mark.parametrize(("first", "second", "step"), [("5", "9", "end_first_hot"), ("9", "5", "end_second_hot")])
async def test_an_argument_waits_until_both_are_calm(fresh: Home, first: str, second: str, step: str) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E25")
        await walk_to(pilot, "calm_first")
        await press(pilot, f"{first} tab {second} tab")
        assert at(pilot.app) == step
        assert "Then it is too early, and you noticed it in time." in said(pilot.app)


@pytest.mark.seed("S5.4")
async def test_both_views_may_make_sense_and_each_makes_a_plan(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E25")
        for step in ("calm_first", "calm_second"):
            await walk_to(pilot, step)
            await press(pilot, "6 tab")
        assert at(pilot.app) == "topic"
        await walk_to(pilot, "views")
        assert "Making sense is not the same as" in said(pilot.app)
        await walk_to(pilot, "end")
        await end(pilot)
    (promise,) = fresh.book().commitments()
    assert (promise.title, promise.made_to) == ("as it was", "partner")


@pytest.mark.seed("S6.5")
async def test_nothing_is_decided_before_both_were_heard(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E29")
        await walk_to(pilot, "question")
        await write(pilot, "Where do we spend the winter?")
        for step, label in (("first", "The first of you: what is in"), ("second", "The second of you: what is in")):
            await walk_to(pilot, step)
            assert label in said(pilot.app)
        await walk_to(pilot, "heard")
        await press(pilot, "tab")
        assert at(pilot.app) == "heard", quiet(pilot.app)
        await walk_to(pilot, "choice")
        await write(pilot, "By the sea")
        await type_in(pilot, "the spring")
        await press(pilot, "down")
        await type_in(pilot, "1 March")
        await press(pilot, "tab")
        await walk_to(pilot, "end")
        assert fresh.book().source.all("decisions") == []
        await end(pilot)
    (decision,) = fresh.book().source.all("decisions")
    assert isinstance(decision, Decision)
    assert (decision.text, decision.choice) == ("Where do we spend the winter?", "By the sea")
    assert (decision.state, str(decision.review_on)[5:]) == ("decided", "03-01")


@pytest.mark.seed("S6.5")
async def test_what_is_one_persons_own_is_left_to_them(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E29")
        await walk_to(pilot, "stakes")
        await press(pilot, "3 tab")
        assert "Then it is for that one to decide" in said(pilot.app)
