"""Amends that were promised for a day: a row of Today, made by the key that says kept."""

import pytest
from screens import AT, READ, TODAY, Home, a_promise, day, quiet, row, text, walk

from troth.domain.actions.outcomes import NotKept
from troth.domain.actions.repairing import BeginRepair, ReviseRepair
from troth.domain.dates import parse_date
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood
from troth.domain.follow_up import Repair
from troth.tui.commitments.repair_form import day_told
from troth.tui.record_actions import not_a_day

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
        await pilot.press("x", "e", "z", READ, "enter")
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


@pytest.mark.parametrize(("text", "told"), [("", None), ("today", 0), ("yesterday", -1), ("-3d", -3)])
def test_the_day_they_were_told_lies_before(text: str, told: int | None) -> None:
    assert day_told(text, TODAY) == (None if told is None else day(told))
    assert day_told(f"{day(-2):%a}", TODAY) == day(-2), "a bare weekday is the last one"
    with pytest.raises(NotUnderstood, match="still to come"):
        day_told("tomorrow", TODAY)


def test_a_prompt_for_a_day_names_the_days_that_it_can_be() -> None:
    with pytest.raises(NotUnderstood) as several:
        parse_date("next fri", TODAY)
    assert "more than one day" in not_a_day(several.value).line
    with pytest.raises(NotUnderstood) as none:
        parse_date("someday", TODAY)
    assert not_a_day(none.value).line.startswith("A day: today")
