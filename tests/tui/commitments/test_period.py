"""A promise counted by the week: one day is one day, and the whole week is a choice of its own."""

import pytest
from screens import TODAY, Home, a_promise, day, quiet, text, walk

from troth.domain.history import tally_on
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Daily


@pytest.mark.parametrize(("key", "outcome", "words"), [("e", "excused", "Excused"), ("x", "not_kept", "Not kept")])
async def test_the_whole_week_is_answered_at_once(fresh: Home, key: str, outcome: str, words: str) -> None:
    walk(fresh.store, a_promise("Walk", TimesPer(2, "week"), since=-14, slack_per_month=0), a_promise("Tea", Daily()))
    async with fresh.open() as pilot:
        assert pilot.app.screen_stack[0].query_one("Commitments").check_action("act", ("promise.period",))
        await pilot.press("w")
        await pilot.pause()
        assert "The whole week:" in text(pilot.app)
        await pilot.press(key)
        await pilot.pause()
        assert quiet(pilot.app).startswith(words)
        found = tally_on(fresh.book(), fresh.promise(1), day(0), TODAY)
        assert found is not None and found.outcome == outcome
        await pilot.press("j")
        assert not pilot.app.screen_stack[0].query_one("Commitments").check_action("act", ("promise.period",))
