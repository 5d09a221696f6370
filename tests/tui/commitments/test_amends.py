"""Amends that were promised for a day: a row of Today, made by the key that says kept."""

from screens import AT, TODAY, Home, a_promise, day, quiet, row, text, walk

from troth.domain.actions.outcomes import NotKept
from troth.domain.actions.repairing import BeginRepair, ReviseRepair
from troth.domain.days import Now
from troth.domain.follow_up import Repair

NOW = Now(AT, TODAY)


async def test_space_makes_amends_once_they_were_told_and_enter_opens_the_promise(fresh: Home) -> None:
    mine = Repair(0, "r", AT, 1, day(-1), "I scrolled on", "I cook two evenings", amends_by=TODAY)
    walk(
        fresh.store, a_promise("Supper", since=-1, slack_per_month=0), NotKept(1, day(-1), NOW), BeginRepair(mine, NOW)
    )
    async with fresh.open((120, 36)) as pilot:
        assert row(pilot.app, "Amends: I cook").startswith("▌○") and "space made" in text(pilot.app)
        await pilot.press("space")
        await pilot.pause()
        assert "has been told" in text(pilot.app)
        assert fresh.outcome(1, day(-1)) == "not_kept"
        await pilot.press("x", "e", "z", "enter")
        await pilot.pause()
        assert "Mine in it: I scrolled on" in text(pilot.app)
        await pilot.press("escape")
        assert fresh.outcome(1) is None, "no other key answers amends"
        fresh.store.do(ReviseRepair(1, (("told_on", TODAY),)), AT)
        pilot.app._look()
        await pilot.press("space")
        await pilot.pause()
        assert fresh.outcome(1, day(-1)) == "repaired" and quiet(pilot.app).startswith("Repaired: Supper")
        assert row(pilot.app, "Amends: I cook").endswith("made"), "it keeps its place"
