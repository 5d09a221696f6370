"""The rest of a promise's life by keys: told, moved, at rest, let go, agreed on; its page; undo and redo."""

from datetime import date
from typing import Any

import pytest
from screens import TODAY, Home, day, drawn, go_to, keys, quiet, row, text, type_in, until
from textual.pilot import Pilot
from textual.widgets import Input

from troth.domain.records import Pause
from troth.domain.schedule.dated import Once
from troth.tui.commitments.promise_page import PromisePage
from troth.tui.kit.ask import Ask


def on(app: Any, kind: type) -> bool:
    return isinstance(app.screen, kind)


async def answer(pilot: Pilot[Any], words: str) -> None:
    """Fill the line that is asked for and take it."""
    await pilot.pause()
    assert on(pilot.app, Ask)
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.seed("S6.4")
async def test_tell(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 8)
        assert "not told yet" in row(pilot.app, "Savings")
        await pilot.press("t")
        await pilot.pause()
        assert "Told today." in text(pilot.app)
        await answer(pilot, "over breakfast")
        assert [update.how for update in home.book().updates(8)] == ["over breakfast"]
        assert row(pilot.app, "Savings").startswith("▌"), "it keeps its place"
        assert "told today" in row(pilot.app, "Savings")
        await pilot.press("v", "v", "v", "v")
        await pilot.pause()
        assert "told" not in row(pilot.app, "Savings"), "it is quiet no more"


@pytest.mark.parametrize(
    ("typed", "to", "told", "time"),
    [("+3d", day(3), "no", ""), ("fri told", day(4), "before", ""), ("told tomorrow 7:30", day(1), "before", "07:30")],
)
async def test_move(home: Home, typed: str, to: date, told: str, time: str) -> None:
    async with home.open() as pilot:
        await pilot.press("m")
        await answer(pilot, typed)
        (move,) = home.book().moves(3)
        assert (move.to, move.told) == (to, told)
        schedule = home.promise(3).schedule
        assert isinstance(schedule, Once)
        assert (schedule.due, schedule.time) == (to, time)
        assert quiet(pilot.app).startswith("Moved to")


async def test_a_day_that_is_not_understood_is_not_taken(home: Home) -> None:
    async with home.open() as pilot:
        before = home.bytes()
        await pilot.press("m")
        await answer(pilot, "some day soon")
        assert on(pilot.app, Ask)
        assert "A day: today" in text(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert not on(pilot.app, Ask)
        assert home.bytes() == before


async def test_pause_and_run_again(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 5)
        await pilot.press("z")
        await answer(pilot, "+1w")
        assert home.promise(5).pauses[-1] == Pause(TODAY, day(7))
        assert quiet(pilot.app).startswith("Paused until Mon 30 Nov")
        await pilot.press("v")
        await go_to(pilot, 5)
        assert row(pilot.app, "Phone away").startswith("▌z")
        assert "paused" in row(pilot.app, "Phone away")
        await pilot.press("z")
        await pilot.pause()
        assert not home.promise(5).pauses
        assert quiet(pilot.app).startswith("Running again")


async def test_a_pause_may_have_no_end(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        await pilot.press("z")
        await answer(pilot, "")
        assert home.promise(1).pauses[-1] == Pause(TODAY, None)


async def test_let_go_and_taken_up_again_from_the_shelf(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("v")
        await go_to(pilot, 9)
        await pilot.press("L")
        await answer(pilot, "we see another one")
        promise = home.promise(9)
        assert (promise.state, promise.closed_on, promise.closed_why) == ("released", TODAY, "we see another one")
        assert "let go today" in row(pilot.app, "Book the dentist"), "it keeps its place"
        await pilot.press("v", "v")
        await go_to(pilot, 9)
        assert "let go today" in row(pilot.app, "Book the dentist")
        await pilot.press("R")
        await pilot.pause()
        assert home.promise(9).state == "active"
        assert "on Saturday" in row(pilot.app, "Book the dentist"), "it keeps its place"
        await pilot.press("v", "v", "v", "v")
        await pilot.pause()
        assert row(pilot.app, "Book the dentist") == ""


async def test_an_offer_is_agreed_on(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("n")
        await type_in(pilot, "Sing at breakfast every sun")
        await pilot.press("tab")
        await pilot.pause()
        pilot.app.screen.query_one("#offered", Input).value = "yes"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert home.promise(16).state == "offered"
        await pilot.press("v")
        await go_to(pilot, 16)
        assert "offered" in row(pilot.app, "Sing at breakfast")
        await pilot.press("A")
        await pilot.pause()
        assert (home.promise(16).state, home.promise(16).agreed_on) == ("active", TODAY)


async def test_the_keys_work_the_same_on_a_promise_of_its_own_page(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        await pilot.press("enter")
        await pilot.pause()
        assert on(pilot.app, PromisePage)
        await pilot.press("space")
        await pilot.pause()
        assert home.outcome(1) == "kept"
        assert quiet(pilot.app).startswith("Kept: Ask before advising.")
        assert any(line.strip().startswith("● ○") for line in drawn(pilot.app))
        await pilot.press("u")
        await pilot.pause()
        assert home.outcome(1) is None
        await pilot.press("escape")
        await pilot.pause()
        assert not on(pilot.app, PromisePage)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "promises"


@pytest.mark.seed("S6.3")
async def test_steps_are_marked_by_their_number(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 4)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert [step.done_on for step in home.promise(4).steps] == [day(-10), None, TODAY]
        assert "3 ● Someone for the cat  done today" in text(pilot.app)
        await pilot.press("3", "9")
        await pilot.pause()
        assert home.promise(4).steps[2].done_on is None


async def test_undo_and_redo_outlive_the_app(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert home.outcome(3) == "kept"
    again = Home(home.path)
    async with again.open() as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert again.outcome(3) is None
        assert again.promise(3).state == "active"
        assert quiet(pilot.app).startswith("Undone: Kept: Call my mother together.")
        assert quiet(pilot.app).endswith("ctrl+r redoes")
        assert row(pilot.app, "Call my mother").startswith("▌○")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert again.outcome(3) == "kept"
        assert quiet(pilot.app).startswith("Again: Kept: Call my mother together.")
        await until(pilot, lambda: "●" in row(pilot.app, "Call my mother"))


async def test_with_nothing_to_undo_one_line_says_so(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await pilot.press("u")
        await pilot.pause()
        said = quiet(pilot.app)
        assert said
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert quiet(pilot.app)
        assert not fresh.path.exists()


async def test_without_a_promise_no_key_writes_or_stumbles(fresh: Home) -> None:
    async with fresh.open() as pilot:
        for key in keys("space x h e o t m z L R E A r j k g G v left_square_bracket right_square_bracket"):
            await pilot.press(key)
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert not fresh.path.exists()
