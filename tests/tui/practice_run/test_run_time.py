"""Timers, breaths and turns: they run on while nobody looks."""

from typing import Any

import pytest
from practices import (
    at,
    begin,
    drafts,
    floor,
    made,
    press,
    runner,
    show,
    walk_to,
)
from screens import AT, SIZES, TODAY, Home, drawn, text, until

from troth.domain.days import Now
from troth.tui.app.troth_app import TrothApp


class Clock:
    """A clock that is set by hand."""

    at = AT

    def __call__(self, ends: int) -> Now:
        return Now(self.at, TODAY)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made_clock = Clock()
    monkeypatch.setattr("screens.desk", lambda ascii=False: _desk(made_clock, ascii))
    return made_clock


def _desk(clock: Clock, ascii: bool) -> Any:
    from screens import uid

    from troth.tui.context import Context

    return Context(clock, uid, ascii, bell=True)


async def test_a_timer_runs_on_while_the_app_is_gone(
    fresh: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("troth.tui.practice_run.inputs.timed.BEAT", 0.02)
    asked = made({"type": "timer", "seconds": 100})
    rung: list[int] = []
    monkeypatch.setattr(TrothApp, "bell", lambda app: rung.append(1))
    async with fresh.open() as pilot:
        await show(pilot, asked)
        assert "1:40" in text(pilot.app)
        assert not runner(pilot.app)._input._timers, "nothing runs before it begins"
        await press(pilot, "space")
        clock.at += 30
        await until(pilot, lambda: "1:10" in text(pilot.app))
        await press(pilot, "escape")
        (draft,) = drafts(fresh)
        assert draft.ends_at == AT + 100
    clock.at += 30
    async with Home(fresh.path).open() as pilot:
        app: Any = pilot.app
        app.practices.run(asked, draft)
        await until(pilot, lambda: "0:40" in text(app))
        clock.at += 90
        await until(pilot, lambda: "That was the time." in text(app))
        assert rung == [1]
        await pilot.pause(0.1)
        assert rung == [1]
        await press(pilot, "tab")
        assert at(app) == "end"
        assert drafts(fresh)[0].ends_at is None


async def test_a_breath_goes_in_and_out(fresh: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.tui.practice_run.inputs.timed.BEAT", 0.02)
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "breathe", "count": 2, "seconds": 8}))
        await press(pilot, "space")
        for seconds, words in ((0, "in   1 of 2"), (5, "out   1 of 2"), (4, "in   2 of 2"), (8, "That was it.")):
            clock.at += seconds
            await until(pilot, lambda words=words: words in text(pilot.app))  # type: ignore[misc]
            assert words in text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ascii", [False, True])
async def test_whose_turn_it_is_can_be_read_across_the_table(
    fresh: Home, clock: Clock, size: tuple[int, int], ascii: bool
) -> None:
    dot = "#" if ascii else "█"
    async with fresh.open(size, ascii=ascii) as pilot:
        await begin(pilot, "E30T")
        await walk_to(pilot, "turn")
        await press(pilot, "space")
        tall = 5 if size[1] < 24 else 10
        assert sum(dot in line for line in drawn(pilot.app)) == tall
        assert floor(pilot.app) == "First" and "I did not know" in text(pilot.app)
        clock.at += 20
        await press(pilot, "space")
        assert floor(pilot.app) == "Second"
        await press(pilot, "space escape")
        (draft,) = drafts(fresh)
        assert (draft.turn, draft.ends_at) == (2, clock.at + 180)
        clock.at += 60
        await begin(pilot, "E30T", draft.uid)
        assert floor(pilot.app) == "First" and runner(pilot.app)._input.left == 120  # type: ignore[attr-defined]
        await press(pilot, "tab")
        assert at(pilot.app) == "needed", "tab is next here as everywhere"


async def test_a_paused_floor_keeps_its_time_over_a_while_and_on_the_disk(fresh: Home, clock: Clock) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E30T")
        await walk_to(pilot, "turn")
        assert "pause" not in drawn(pilot.app)[-1], "nothing runs yet"
        await press(pilot, "z space")
        clock.at += 50
        await press(pilot, "z")
        assert "z run on" in drawn(pilot.app)[-1] and "paused" in text(pilot.app)
        clock.at += 600
        await press(pilot, "escape")
        (draft,) = drafts(fresh)
        assert (draft.ends_at, draft.left, draft.turn) == (None, 130, 0)
        await begin(pilot, "E30T", draft.uid)
        assert "paused" in text(pilot.app)
        await press(pilot, "z")
        assert runner(pilot.app).run.ends_at == clock.at + 130
        clock.at += 131
        await press(pilot, "c")
        assert "whenever you are ready" in text(pilot.app), "at the end it stands"
        await press(pilot, "z space")
        assert floor(pilot.app) == "Second" and runner(pilot.app).run.ends_at == clock.at + 180


async def test_where_an_option_passes_the_floor_space_only_begins(fresh: Home, clock: Clock) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E12")
        await walk_to(pilot, "turn")
        assert "space begin" in drawn(pilot.app)[-1]
        await press(pilot, "space space")
        assert floor(pilot.app) == "First" and "pass the floor" not in drawn(pilot.app)[-1]
