"""What a promise is about is said in its form; closeness is turned down there, with what to do instead."""

import pytest
from screens import Home, a_promise, quiet, walk
from textual.widgets import Input

from troth.tui.commitments.promise_form import PromiseForm


@pytest.mark.seed("S1.8")
@pytest.mark.parametrize("typed", ["intimacy", "intim", "Intimacy & touch"])
async def test_closeness_is_no_promise(fresh: Home, typed: str) -> None:
    walk(fresh.store, a_promise("Phone away at the table", category="digital"))
    before = fresh.bytes()
    async with fresh.open() as pilot:
        await pilot.press("E")
        await pilot.pause()
        about = pilot.app.screen.query_one("#category", Input)
        assert about.value == "digital"
        about.value = typed
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PromiseForm) and "can't be promised ahead" in quiet(pilot.app)
        assert fresh.bytes() == before


@pytest.mark.parametrize(("typed", "kept"), [("money", "money"), ("time", "time_alone"), (" ", "")])
async def test_anything_else_is_kept(fresh: Home, typed: str, kept: str) -> None:
    walk(fresh.store, a_promise("Phone away at the table"))
    async with fresh.open() as pilot:
        await pilot.press("E")
        await pilot.pause()
        pilot.app.screen.query_one("#category", Input).value = typed
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, PromiseForm)
        assert fresh.promise(1).category == kept


async def test_what_fits_several_is_asked_again(fresh: Home) -> None:
    walk(fresh.store, a_promise("Phone away at the table"))
    async with fresh.open() as pilot:
        await pilot.press("E")
        await pilot.pause()
        pilot.app.screen.query_one("#category", Input).value = "s"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "space & body" in quiet(pilot.app) and fresh.promise(1).category == ""
