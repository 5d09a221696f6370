"""A practice that is for every few months comes to mind again by itself."""

import pytest
from reflecting import kept, settled
from screens import Home, drawn, walk

from troth.domain.reflection import Answer


@pytest.mark.parametrize(("days", "again"), [(-100, False), (-130, True)])
async def test_what_is_for_every_four_months_comes_to_mind_again(fresh: Home, days: int, again: bool) -> None:
    walk(fresh.store, kept(days, "E22", "A friend of both", (5,), Answer("fact", "What?", ("It rained.",))))
    async with fresh.open((120, 60)) as pilot:
        await settled(pilot, "3")
        (line,) = [line for line in drawn(pilot.app) if "A friend of both" in line]
        assert ("look again" in line) == again
