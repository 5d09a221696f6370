"""The board for who listens: a list that tells of each card all that is drawn of it, in sentences."""

import pytest
from test_drawing_board import BOOK, NOW, at, card, event, said
from test_drawing_board import Held as Source

from troth.domain.book import Book
from troth.drawing.board_cursor import BoardCursor
from troth.drawing.board_look import found_look, lane_look
from troth.drawing.board_picture import BoardView, Look
from troth.drawing.board_sentences import told_picture

MINE = lane_look(BOOK, NOW, "mine", "status")
THEIRS = lane_look(BOOK, NOW, "theirs", "status")


def told(look: Look, number: int, size: tuple[int, int] = (200, 40)) -> list[str]:
    return [said(line).strip() for line in told_picture(look, at(look, number), *size).lines]


def test_each_card_is_told_under_its_column() -> None:
    rows = told(MINE, 4)
    assert rows[0] == "Mine, v theirs."
    assert rows[rows.index("Said, 2.") + 1] == (
        "Boundary 2, my limit, said: I keep Sunday mornings free. Time alone, said Tue, 3 days ago."
    )
    assert any(row.endswith("come back in half an hour. Asking for space, honoured yesterday.") for row in rows)
    assert rows[-1].startswith("It is lived once it is honoured")


def test_what_is_theirs_is_told_as_theirs() -> None:
    assert "Boundary 8, their limit, said: No photos of me online without asking." in told(THEIRS, 8)[3]


def test_no_sign_is_left() -> None:
    assert not set("".join(told(MINE, 4))) & set("●◇◆‹›·─▌│")


def test_an_empty_lane_and_a_search_are_told() -> None:
    assert told(lane_look(Book(Source(())), NOW, "mine", "status"), 1)[1].startswith("No boundary yet.")
    rows = told(found_look(BOOK, NOW, "five minutes", "status"), 4)
    assert rows[0] == "Found on 1 card, mine and theirs, esc shows all."
    assert any("Boundary 4" in row and "in a note, 2 Nov" in row for row in rows)


@pytest.mark.parametrize("size", [(80, 20), (40, 8), (24, 4)])
def test_the_card_at_hand_is_seen_whatever_the_room(size: tuple[int, int]) -> None:
    view = BoardView(listens=True)
    for number in (1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1):
        view = view._replace(cursor=BoardCursor().on(MINE.columns, number))
        found = told_picture(MINE, view, *size)
        view = found.view
        assert found.here is not None
        assert said(found.lines[found.here.top]).startswith(f" Boundary {number},")
        assert len(found.lines) <= size[1]


def test_what_is_below_is_counted_by_its_cards() -> None:
    cards = [card(number, "I need ten minutes alone when I come home.", "lived") for number in range(1, 11)]
    look = lane_look(Book(Source(cards, [event(1, 1, 1, "honoured")])), NOW, "mine", "status")
    found = told_picture(look, at(look, 1), 200, 10)
    whole = sum(said(line).startswith(" Boundary") for line in found.lines)
    assert said(found.lines[-2]).strip() == f"{10 - whole} more below."


def test_a_walk_goes_through_all_columns_and_back() -> None:
    cursor, seen = BoardCursor(), []
    for _ in range(7):
        held = cursor.card(MINE.columns)
        assert held is not None
        seen.append(held.boundary.number)
        cursor = cursor.walked(MINE.columns, 1)
    assert sorted(seen) == [1, 2, 3, 4, 5, 6, 7]
    assert cursor == cursor.walked(MINE.columns, 1), "it ends at the last one"
    for number in reversed(seen[:-1]):
        cursor = cursor.walked(MINE.columns, -1)
        held = cursor.card(MINE.columns)
        assert held is not None and held.boundary.number == number
    assert cursor.walked(MINE.columns, -1) == cursor
