"""A backlog ends with one key, and one undo brings it back."""

from screens import TODAY, Home, a_promise, day, quiet, row, text, until, walk

from troth.domain.open_days import late_days
from troth.domain.schedule.dated import Daily, Once


async def test_days_are_left_unanswered_or_excused_by_one_key(fresh: Home) -> None:
    walk(fresh.store, a_promise("Tea", Once(day(-9))), a_promise("Supper", Daily(), since=-20))
    async with fresh.open() as pilot:
        assert row(pilot.app, "Still open").endswith("S settles 8 days")
        await pilot.press("j")
        await until(pilot, lambda: "S settle" in text(pilot.app).splitlines()[-1])
        await pilot.press("S")
        await pilot.pause()
        assert "8 days without an answer" in text(pilot.app) and "e excuse all 21, older too" in text(pilot.app)
        await pilot.press("l")
        await pilot.pause()
        assert quiet(pilot.app).startswith("Left unanswered: 8 days.")
        assert late_days(fresh.book(), TODAY) == 0 and fresh.outcome(2, day(-1)) is None
        await pilot.press("u")
        await pilot.pause()
        assert late_days(fresh.book(), TODAY) == 8
        await pilot.press("S", "e")
        await pilot.pause()
        assert quiet(pilot.app).startswith("Excused: 21 days.")
        assert fresh.outcome(2, day(-20)) == "excused" and fresh.promise(1).state == "done"
