"""What somebody hears: boundaries as text at three sizes, and every page in sentences, without marks and charts."""

from datetime import date
from pathlib import Path

import pytest
from reflecting import settled
from screens import AT, NOW, SIZES, Home, desk, drawn, text, until, walk
from test_frames import compare

from troth.cli.context import CommandContext
from troth.cli.demo import fill
from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.tui.app.troth_app import TrothApp
from troth.tui.boundaries.board import Board

BOARD = ("2", "l")

SATURDAY = Now(1_795_870_800, date(2026, 11, 28))

DRAWN = set("●◐○◇◆▪▫█▀▄▁▂▃▅▆▇│─┃┌└▌·")

PAGES = {
    "enter": ("not answered yet", "Since, ", "answers:"),
    "j j j j j enter": ("Next, ", "answers:"),
    "2 j enter": ("It stands in: lived.", "10 Nov, honoured."),
    "3 v enter": ("The floor", "What did you hear?"),
    "4 w": ("Kept: Mon 2, Tue 3", "Honoured: Tue, Wed; 2 times."),
    "4 m": ("Check-ins on 1 Nov, 8 Nov", "Limits: 7, 8, 7, 8.", "Myself: 20 evenings"),
    "4 y": ("A year, to ", "Limits: near your usual. 8 of 10", "The dance: in "),
    "4 enter": ("Your usual is 6 to 8.", "Sun 22 Nov, 8."),
    "f8": ("I need some space. I am back at ", ", in 30 minutes."),
}
"""The keys to a page of a made-up year, and what is said there."""


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


@pytest.mark.parametrize("keys", PAGES)
async def test_a_page_is_heard_in_sentences(keys: str, tmp_path: Path) -> None:
    command = CommandContext(str(tmp_path / "demo.json"))
    command.now = SATURDAY
    fill(command, year=True)
    context = desk()._replace(clock=lambda ends: SATURDAY, accessible=True)
    app = TrothApp(command.store, context, "troth-dark", state=str(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await settled(pilot, *keys.split())
        await until(pilot, lambda: all(words in " ".join(text(app).split()) for words in PAGES[keys]))
        assert not DRAWN & {*text(app).replace(" · ", " ")}
