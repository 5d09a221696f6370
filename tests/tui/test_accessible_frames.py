"""Boundaries as somebody hears it: as text at three sizes, with the terminal's cursor at the card at hand."""

import pytest
from reflecting import settled
from screens import AT, NOW, SIZES, Home, drawn, walk
from test_frames import compare

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.boundary import Boundary
from troth.tui.boundaries.board import Board

BOARD = ("2", "l")


@pytest.fixture
def board(fresh: Home) -> Home:
    """A home with three boundaries of mine, in two columns, and one of theirs."""
    walk(
        fresh.store,
        AddBoundary(Boundary(0, "b1", AT, "I keep Sunday mornings free", shape="agreement", category="household")),
        AddBoundary(Boundary(0, "b2", AT, "I leave the room when voices get loud, and come back in half an hour")),
        AddBoundary(Boundary(0, "b3", AT, "My phone is mine to unlock; ask me", category="digital")),
        AddBoundary(Boundary(0, "b4", AT, "No photos of me online", owner="partner", category="digital")),
        MoveCard(1, "ready", NOW, "m1", worded=True),
        MoveCard(1, "said", NOW, "m2"),
    )
    return fresh


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_boundaries(board: Home, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    async with board.open(size, accessible=True) as pilot:
        await settled(pilot, *BOARD)
        compare("accessible-boundaries", size, [line.rstrip() for line in drawn(pilot.app)], request)


async def test_one_key_walks_the_whole_board_and_the_terminals_cursor_goes_along(board: Home) -> None:
    async with board.open(accessible=True) as pilot:
        await settled(pilot, "2")
        seen = []
        for key in ("k", "j", "j", "k", "k", "v"):
            card = pilot.app.screen.query_one(Board).card
            assert card is not None
            at = drawn(pilot.app)[pilot.app.cursor_position.y]
            assert at.startswith(f" Boundary {card.boundary.number}, "), (key, at)
            seen.append(card.boundary.number)
            await settled(pilot, key)
        assert len(set(seen[1:4])) == 3
        assert "Boundary 4, their limit" in drawn(pilot.app)[pilot.app.cursor_position.y]
