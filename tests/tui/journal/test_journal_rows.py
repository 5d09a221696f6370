"""What a row of the journal tells: the first own words and, while one searches, the line that holds them."""

from typing import Any

import pytest
from reflecting import kept, settled
from screens import AT, NOW, Home, drawn, uid

from troth.domain.actions.reflecting import note
from troth.domain.reflection import Answer

LONG = "We sat there for a long time and said little, until the phone rang and it was Zürich about the flat, again."


@pytest.fixture
def home(fresh: Home) -> Home:
    """From the newest: a note, a practice whose title asks, one with a long name and a long line, one without words."""
    for action in (
        kept(-3, "E34", "Before the session", (7,)),
        kept(-2, "E30T", "Map the dance, together", (5, 7), Answer("fact", "What?", (f"Keys down.\n{LONG}",))),
        kept(-1, "E41", "How free am I here?", (1, 2, 3, 4, 5, 6, 7), Answer("word", "One?", ("", "Tight"))),
        note("A walk in the rain.\nWe laughed on the Straße.", NOW, uid()),
    ):
        fresh.store.do(action, AT)
    return fresh


def rows(app: Any) -> list[str]:
    return [" ".join(line.split()).lstrip("▌") for line in drawn(app)[6:10]]


@pytest.mark.parametrize("width", [120, 80, 60])
async def test_a_row_has_the_title_and_then_the_first_own_words(home: Home, width: int) -> None:
    async with home.open((width, 24)) as pilot:
        await settled(pilot, "3", "v")
        first, second, third, last = rows(pilot.app)
        assert first == "today A walk in the rain."
        assert second == "Sun 22 How free am I here? Tight"
        assert third == "Sat 21 Map the dance, together Keys down."
        assert last == "Fri 20 Before the session"


async def test_a_searched_row_shows_the_line_that_holds_the_words(home: Home) -> None:
    async with home.open((80, 24)) as pilot:
        await settled(pilot, "3", "v", "slash", *"zürich")
        (row,) = (row for row in rows(pilot.app) if "together" in row)
        assert "Zürich" in row and "Keys down" not in row
        assert not any("A walk in the rain" in row for row in rows(pilot.app))
