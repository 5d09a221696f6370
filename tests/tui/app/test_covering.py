"""The cover: at once, from anywhere, telling nothing; what was typed before is there again, and nothing else."""

import asyncio
from typing import Any, cast

import pytest
from practices import drafts
from screens import Home, text, type_in, until
from textual import events
from textual.pilot import Pilot

from troth.tui.app.covering import Covering
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.cover import Cover


async def covered(pilot: Pilot[Any]) -> None:
    await pilot.press("f9")
    await until(pilot, lambda: isinstance(pilot.app.screen, Cover) and text(pilot.app).strip() == "$")


async def shown(pilot: Pilot[Any]) -> None:
    await pilot.press("f9")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Cover))


async def test_the_cover_tells_nothing_obeys_nothing_and_gives_all_back(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await pilot.press("n")
        await type_in(pilot, "CANARY")
        await covered(pilot)
        before = fresh.bytes() if fresh.path.exists() else b""
        await pilot.press("x", "1", "u", "question_mark", "f1", "ctrl+p", "f8", "q", "escape", "enter", "space")
        assert text(pilot.app).strip() == "$"
        await shown(pilot)
        assert "CANARY" in text(pilot.app)
        await type_in(pilot, " again")
        assert "CANARY again" in text(pilot.app)
        assert (fresh.bytes() if fresh.path.exists() else b"") == before


@pytest.mark.parametrize("turns", [0, 1, 8, 12, *range(14, 23), 30])
async def test_what_was_pressed_in_the_same_breath_comes_about_under_the_cover(fresh: Home, turns: int) -> None:
    async with fresh.open() as pilot:
        for key in ("n", "a", "b", "c", "f9"):
            if key == "f9":
                for _ in range(turns):
                    await asyncio.sleep(0)
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: any(isinstance(each, Cover) for each in pilot.app.screen_stack))
        await pilot.press("z")
        assert text(pilot.app).strip() == "$"
        await shown(pilot)
        await until(pilot, lambda: "abc" in text(pilot.app))
        assert "abcz" not in text(pilot.app)


@pytest.mark.parametrize("turns", [0, 1, 2, 5, 8, 12, 20])
async def test_what_was_typed_on_the_cover_goes_nowhere_though_it_is_taken_away_at_once(
    fresh: Home, turns: int
) -> None:
    async with fresh.open() as pilot:
        await pilot.press("n")
        for key in ("a", "f9", "x", "y", "f9"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
            if key != "a":
                for _ in range(turns):
                    await asyncio.sleep(0)
        pilot.app.post_message(events.Paste("z"))
        await until(pilot, lambda: "az" in text(pilot.app))


async def test_leaving_from_the_cover_loses_nothing(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await pilot.press("n")
        await type_in(pilot, "CANARY")
        await covered(pilot)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running or pilot.app._exit)
    assert "CANARY" in str(drafts(fresh))


async def test_another_window_in_front_covers_where_it_is_so_chosen(fresh: Home) -> None:
    async with fresh.open() as pilot:
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Cover)
        pilot.app.cover_on_blur = True  # type: ignore[attr-defined]
        for _ in range(2):
            pilot.app.post_message(events.AppBlur())
        await until(pilot, lambda: isinstance(pilot.app.screen, Cover))
        await shown(pilot)


async def test_it_is_covered_after_so_many_minutes_without_a_key(fresh: Home) -> None:
    now = 1_000.0
    async with fresh.open() as pilot:
        made, never = (Covering(cast(BaseApp, pilot.app), after, clock=lambda: now) for after in (5, 0))
        made.look()
        now += 299
        made.look()
        await pilot.press("j")
        now += 299
        made.look()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Cover), "a key was pressed meanwhile"
        now += 299
        never.look()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Cover)
        now += 2
        made.look()
        await until(pilot, lambda: isinstance(pilot.app.screen, Cover))


async def test_the_cover_has_a_key_of_ones_own(fresh: Home) -> None:
    async with fresh.open(keys={"cover": "f7"}) as pilot:
        await pilot.press("f9")
        assert not isinstance(pilot.app.screen, Cover)
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(pilot.app.screen, Cover))
        await pilot.press("f7")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Cover))
