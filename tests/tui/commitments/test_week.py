"""The coming week on the screen: walked to, stepped, answered in, and never for a day that an answer can't be for."""

from reflecting import settled
from screens import READ, TODAY, Home, drawn, go_to, quiet, row


async def test_the_week_is_stepped_and_answered_by_the_keys_that_are_possible(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "v", "v", "left_square_bracket")
        assert row(pilot.app, "The coming week").endswith("23 Nov to 29 Nov"), "there is none before"
        assert "] weeks" in drawn(pilot.app)[-1] and "[" not in drawn(pilot.app)[-1]

        await go_to(pilot, 1)
        await settled(pilot, "space")
        assert home.outcome(1) == "kept" and row(pilot.app, "Ask before advising").endswith("for both, kept")
        assert "space kept" not in drawn(pilot.app)[-1] and "o open again" in drawn(pilot.app)[-1]
        await settled(pilot, "o")
        assert home.outcome(1) is None

        await go_to(pilot, 9)
        assert "space kept" in drawn(pilot.app)[-1], "a single thing can be done before its day"
        before = home.bytes()
        await go_to(pilot, 12)
        await settled(pilot, "k")
        assert row(pilot.app, "Wed 25").startswith("▌") and "space kept" not in drawn(pilot.app)[-1]
        await settled(pilot, "space", "x", "h", READ)
        assert home.bytes() == before
        await go_to(pilot, 9)
        await settled(pilot, "space")
        assert home.promise(9).state == "kept" and home.outcome(9, TODAY) == "kept"
        assert row(pilot.app, "Book the dentist").startswith("▌         ●"), "it keeps its place"
        await settled(pilot, "u")

        await settled(pilot, "right_square_bracket", "right_square_bracket")
        assert drawn(pilot.app)[2].split()[:3] == ["In", "2", "weeks"] and "[ ] weeks" in drawn(pilot.app)[-1]
        before = home.bytes()
        await settled(pilot, "g", "space", "x", "h")
        assert home.bytes() == before, "no answer is for a rhythm of weeks to come"
        await settled(pilot, "m")
        assert home.bytes() == before
        await settled(pilot, "escape", "left_square_bracket", "left_square_bracket", "n")
        await settled(pilot, "escape", "v", "v")
        assert drawn(pilot.app)[2].startswith(" Today")
        await settled(pilot, "v", "v")
        assert drawn(pilot.app)[2].startswith(" The coming week") and quiet(pilot.app) == ""
