"""Today shows the boundaries whose day of review has come, and asks nothing about them."""

from screens import TODAY, Home

from troth.domain.actions.boundaries import AddBoundary, Honour, ReviewOn
from troth.domain.actions.columns import MoveCard
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.tui.kit.sheet_list import SheetList


async def test_a_boundary_due_for_review_stands_on_today_and_takes_no_cursor(fresh: Home) -> None:
    now = Now(1_795_000_000, TODAY)
    for action in (
        AddBoundary(Boundary(0, "a", now.at, "I keep Sunday mornings free")),
        MoveCard(1, "ready", now, "b", worded=True),
        MoveCard(1, "said", now, "c"),
        MoveCard(1, "understood", now, "d", said_back="Sundays are yours"),
        Honour(1, TODAY, now, "e"),
        ReviewOn(1, TODAY),
    ):
        fresh.store.do(action, now.at)
    async with fresh.open() as pilot:
        rows = pilot.app.query_one("#promises", SheetList).rows
        shown = ["".join(span.text for span in row.line) for row in rows]
        assert "Boundaries to look at again" in "\n".join(shown)
        assert [row.key for row, words in zip(rows, shown, strict=True) if "Sunday mornings" in words] == [None]
