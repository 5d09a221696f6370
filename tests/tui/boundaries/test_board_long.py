"""A board of ten years on the screen: what is drawn is what is there, however far one walks or scrolls."""

from datetime import timedelta

import pytest
from screens import AT, NOW, SIZES, TODAY, Home, drawn, quiet, until

from troth.domain.boundary import CATEGORIES, COLUMNS, Boundary, BoundaryEvent
from troth.domain.change import Change, Edit
from troth.drawing.lines import fit
from troth.tui.boundaries.board import Board

CARDS = 120


@pytest.fixture
def board(fresh: Home) -> Home:
    """Cards in every column, some of their words longer than a card shows, some as narrow as can be."""
    edits = []
    for n in range(1, CARDS + 1):
        words = f"Card {n}: " + ("I leave the room when voices get loud, and come back in half an hour. " * (n % 5))
        made = Boundary(
            n, f"{n:016x}", AT, words.strip(), [*COLUMNS, "withdrawn"][n % 8], firmness="firm", unsaid=n % 3 == 0,  # type: ignore[arg-type]
            category=list(CATEGORIES)[n % 14], understood_on=TODAY,
        )  # fmt: skip
        edits.append(Edit("boundaries", n, None, made))
        event = BoundaryEvent(n, f"e{n:015x}", AT, n, TODAY - timedelta(days=n), "honoured")
        edits.append(Edit("boundary_events", n, None, event))
    fresh.store.do(lambda _: Change("Ten years.", tuple(edits)), AT)
    return fresh


def shown(app: object) -> list[str]:
    """The rows of the board as they are on the screen."""
    board = app.query_one(Board)  # type: ignore[attr-defined]
    place = board.region
    return [line[place.x : place.right] for line in drawn(app)[place.y : place.bottom]]


def whole(app: object) -> list[str]:
    """The same rows, put together from all lines of the board."""
    board = app.query_one(Board)  # type: ignore[attr-defined]
    top = board.scroll_offset.y
    lines = [fit(line, board.size.width) for line in board.lines[top : top + board.size.height]]
    rows = ["".join(span.text for span in line) for line in lines]
    return rows + [" " * board.size.width] * (board.size.height - len(rows))


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_drawn_is_what_is_there(board: Home, size: tuple[int, int]) -> None:
    async with board.open(size) as pilot:
        await pilot.press("2")
        app = pilot.app
        await until(pilot, lambda: isinstance(app.focused, Board))
        for key in "jjlllj" + "j" * 9 + "hkllllhglgvv":
            await pilot.press(key)
            widget = app.query_one(Board)
            assert [row.rstrip() for row in shown(app)] == [row.rstrip() for row in whole(app)], key
            card = widget.card
            if card is not None:
                bar = [row for row in shown(app) if "▌" in row]
                assert len(bar) >= 1 and f"Card {card.boundary.number}:" in "".join(bar), key


async def test_no_card_reaches_into_the_next_column(board: Home) -> None:
    async with board.open((80, 24)) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: isinstance(pilot.app.focused, Board))
        widget = pilot.app.query_one(Board)
        width = widget.size.width // 3
        for lines in widget.lines[4:-2]:
            row = "".join(span.text for span in lines)
            assert all(row[n * width - 2 : n * width] in ("  ", "") for n in (1, 2, 3)), row


async def test_a_moved_card_is_drawn_where_it_stands_now(board: Home) -> None:
    async with board.open((80, 24)) as pilot:
        await pilot.press("2", *("l",) * 4, *("j",) * 4)
        await until(pilot, lambda: isinstance(pilot.app.focused, Board))
        widget = pilot.app.query_one(Board)
        card = widget.card
        assert card is not None and card.status == "lived"
        number = card.boundary.number
        await pilot.press("L")
        await until(pilot, lambda: board.book().boundary(number).status == "review")
        await until(pilot, lambda: widget.card is not None and widget.card.status == "review")
        assert widget.card is not None and widget.card.boundary.number == number
        assert "In review" in quiet(pilot.app)
        assert any(f"▌Card {number}:" in row for row in shown(pilot.app))
        assert board.book().boundary(number).review_on is None and NOW.today == TODAY
