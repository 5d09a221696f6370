"""What two people can count on, as the Commitments tab shows it: the big ones first, the week ahead, a steady run."""

from datetime import date

import pytest
from screens import Home, a_promise, day, drawn, history, text, type_in, until, walk

from troth.domain.outcome_table import Outcome
from troth.domain.schedule.dated import Once


@pytest.mark.seed("S6.2")
async def test_a_kept_promise_grows_its_run_and_a_miss_takes_little_of_its_steadiness(fresh: Home) -> None:
    said: dict[date, Outcome] = {day(away): "kept" for away in range(-20, 0)}
    walk(fresh.store, a_promise("Tea at five", since=-20), history(1, {**said, day(-10): "not_kept"}))
    async with fresh.open((120, 36)) as pilot:
        await until(pilot, lambda: "9 in a row" in text(pilot.app))
        assert "best 10" in text(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: "10 in a row" in text(pilot.app))
        assert "steady as ever" in text(pilot.app)


@pytest.mark.seed("S6.2")
async def test_the_week_ahead_stands_below_today(fresh: Home) -> None:
    walk(fresh.store, a_promise("Fetch the keys", Once(day(3))), a_promise("Paint the door", Once(day(9))))
    async with fresh.open() as pilot:
        await pilot.pause()
        assert "Fetch the keys" in text(pilot.app)
        assert "Paint the door" not in text(pilot.app), "that is a week and more away"


@pytest.mark.seed("S6.3")
async def test_what_is_big_stands_first_on_today(fresh: Home) -> None:
    async with fresh.open() as pilot:
        for line in ("Call mum every day", "Sort the papers every day size medium", "Visit every day size big"):
            await pilot.press("n")
            await pilot.pause()
            await type_in(pilot, line)
            await pilot.press("enter")
            await pilot.pause()
        titles = ("Visit", "Sort the papers", "Call mum")
        rows = [title for line in drawn(pilot.app)[:-2] for title in titles if title in line[:40]]
        assert rows == list(titles)
