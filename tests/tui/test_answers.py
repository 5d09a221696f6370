"""Each key that answers for a promise: pressed in the app, found on disk, seen on the screen."""

from typing import Any

import pytest
from screens import TODAY, Home, day, go_to, quiet, row, text, type_in
from textual.pilot import Pilot

from troth.tui.commitments.repair_form import RepairForm
from troth.tui.kit.ask import Ask
from troth.tui.kit.choose import ChooseKey

ANSWERS = [
    ("space", 3, "kept", "●", "Kept: Call my mother together."),
    ("h", 3, "partly", "◐", "Partly: Call my mother together."),
    ("e", 3, "excused", "–", "Excused: Call my mother together."),
    ("space", 1, "kept", "●", "Kept: Ask before advising."),
    ("h", 2, "partly", "◐", "Partly: Walk together after dinner."),
]


def on(app: Any, kind: type) -> bool:
    return isinstance(app.screen, kind)


async def answer(pilot: Pilot[Any], words: str) -> None:
    """Fill the line that is asked for and take it."""
    await pilot.pause()
    assert on(pilot.app, Ask)
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.seed("S6.1")
@pytest.mark.parametrize(("key", "number", "outcome", "glyph", "said"), ANSWERS)
async def test_a_key_answers_on_disk_and_on_the_screen(
    home: Home, key: str, number: int, outcome: str, glyph: str, said: str
) -> None:
    async with home.open() as pilot:
        await go_to(pilot, number)
        await pilot.press(key)
        await pilot.pause()
        assert home.outcome(number) == outcome
        line = row(pilot.app, f" {number} {home.promise(number).title[:12]}")
        assert line.startswith(f"▌{glyph}")
        assert line.endswith(outcome.replace("_", " "))
        assert quiet(pilot.app).startswith(said)
        assert quiet(pilot.app).endswith("u takes it back")


@pytest.mark.parametrize("key", ["space", "h", "e"])
async def test_the_same_key_again_changes_nothing_on_disk(home: Home, key: str) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        await pilot.press(key)
        await pilot.pause()
        before = home.bytes()
        await pilot.press(key)
        await pilot.pause()
        assert home.bytes() == before
        assert quiet(pilot.app).startswith("Already")
        assert "undoes" not in quiet(pilot.app)


async def test_open_again_takes_an_answer_away(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 2)
        await pilot.press("o")
        await pilot.pause()
        assert home.outcome(2) is None
        assert row(pilot.app, "Walk together").startswith("▌○")
        before = home.bytes()
        await pilot.press("o")
        await pilot.pause()
        assert home.bytes() == before


async def test_a_miss_takes_slack_first_and_asks_nothing(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 2)
        await pilot.press("x")
        await pilot.pause()
        assert home.outcome(2) == "slack"
        assert not on(pilot.app, ChooseKey)
        assert row(pilot.app, "Walk together").startswith("▌·")
        assert "the run goes on" in quiet(pilot.app) or "takes slack" in quiet(pilot.app)


async def test_not_kept_is_on_disk_before_the_question_is_answered(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert on(pilot.app, ChooseKey)
        assert home.outcome(3) == "not_kept"
        assert "not kept" in row(pilot.app, "Call my mother")
        await pilot.press("j", "space", "n")
        assert on(pilot.app, ChooseKey), "only its own keys answer it"
        await pilot.press("l")
        await pilot.pause()
        assert not on(pilot.app, ChooseKey)
        assert quiet(pilot.app).startswith("Not kept: Call my mother together.")
        assert quiet(pilot.app).endswith("u takes it back")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "promises"


@pytest.mark.seed("S6.4")
async def test_not_kept_then_told(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("x", "t")
        await answer(pilot, "on the phone")
        (update,) = home.book().updates(3)
        assert (update.how, update.day) == ("on the phone", TODAY)
        assert quiet(pilot.app).startswith("Told: Call my mother")


@pytest.mark.seed("S6.1")
async def test_not_kept_then_repaired_then_amends_made(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("x", "r")
        await pilot.pause()
        assert on(pilot.app, RepairForm)
        assert "Repair, Mon 23 Nov: Call my mother together" in text(pilot.app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert on(pilot.app, RepairForm), "its two needs are missing"
        assert "two things" in quiet(pilot.app)
        await type_in(pilot, "I forgot.")
        await pilot.press("enter")
        await type_in(pilot, "I call her myself.")
        await pilot.press("tab", "tab")
        await type_in(pilot, "today")
        await pilot.press("ctrl+s")
        await pilot.pause()
        (repair,) = home.book().repairs(3)
        assert (repair.responsibility, repair.amends) == ("I forgot.", "I call her myself.")
        assert (repair.day, repair.told_on, repair.amends_done_on) == (TODAY, TODAY, None)
        assert home.promise(3).state == "repairing"
        await go_to(pilot, 3)
        await pilot.press("r")
        await pilot.pause()
        assert home.book().repairs(3)[0].amends_done_on == TODAY
        assert home.outcome(3) == "repaired"
        assert row(pilot.app, "Call my mother").startswith("▌◆")
        assert "repaired" in row(pilot.app, "Call my mother")


async def test_amends_are_not_made_before_they_are_told(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("x", "r")
        await pilot.pause()
        await type_in(pilot, "I forgot.")
        await pilot.press("down")
        await type_in(pilot, "I call her myself.")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        assert on(pilot.app, RepairForm), "the form asks when they were told"
        await pilot.press("escape")
        await pilot.pause()
        assert home.book().repairs(3)[0].amends_done_on is None


async def test_escape_from_the_question_keeps_the_answer(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("x", "escape")
        await pilot.pause()
        assert home.outcome(3) == "not_kept"
        assert not home.book().updates(3)


async def test_an_open_row_of_yesterday_is_answered_for_its_day_and_keeps_the_cursor(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("j", "left_square_bracket")
        await pilot.pause()
        assert row(pilot.app, "▌").split()[-2:] != ["also", "yesterday"]
        assert row(pilot.app, "▌").split()[-1] == "yesterday"
        await pilot.press("space")
        await pilot.pause()
        assert home.outcome(1, day(-1)) == "kept"
        assert home.outcome(1) is None
        assert row(pilot.app, "▌").startswith("▌●  1 Ask before advising"), "the row answers, and stays for now"
        assert row(pilot.app, "▌").endswith("kept yesterday") and "1 of 6 kept" in row(pilot.app, "Today")
        assert "(yesterday)" in quiet(pilot.app)
