"""One key lets all promises rest until a day; pressed again, one is back."""

from screens import TODAY, Home, a_promise, day, quiet, text, type_in, walk

from troth.domain.actions.away import away_until
from troth.domain.schedule.dated import Daily


async def test_away_and_back(fresh: Home) -> None:
    walk(fresh.store, a_promise("Supper", Daily()), a_promise("Tea", Daily()))
    async with fresh.open() as pilot:
        await pilot.press("Z")
        await pilot.pause()
        await type_in(pilot, "+7d")
        assert "All rest until" in text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert quiet(pilot.app).startswith("Away until") and away_until(fresh.book(), TODAY) == day(7)
        await pilot.press("v", "v", "v", "Z")
        await pilot.pause()
        assert quiet(pilot.app).startswith("Back: 2 promises run again.") and away_until(fresh.book(), TODAY) is None
