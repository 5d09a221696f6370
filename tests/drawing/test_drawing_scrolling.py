"""What of a list is seen, and what is marked in it."""

from hypothesis import given
from hypothesis import strategies as st

from troth.drawing.lines import Line, Span
from troth.drawing.scrolling import end_words, scrolled, unseen


def test_what_is_in_view_stays_where_it_is() -> None:
    assert scrolled([False] * 30, 9, 0, 10) == 0
    assert scrolled([False] * 30, 12, 5, 10) == 5


def test_past_the_end_it_moves_most_of_a_page() -> None:
    assert scrolled([False] * 40, 14, 0, 12) == 11
    assert scrolled([False] * 12, 11, 0, 10) == 2, "no further than the last row"


def test_a_heading_right_above_comes_along() -> None:
    headings = [True, False, True, False, *[False] * 20]
    assert scrolled(headings, 1, 5, 10) == 0
    assert scrolled(headings, 3, 3, 10) == 0


def test_what_follows_the_last_row_of_the_cursor_is_seen_with_it() -> None:
    headings = [False] * 18 + [True] * 4
    assert scrolled(headings, 17, 0, 20) == 2
    assert scrolled(headings, 16, 0, 20) == 0
    assert scrolled([False] + [True] * 30, 0, 0, 10) == 0, "but never without the row itself"


def test_rows_that_no_cursor_goes_to_are_told_of_too() -> None:
    word: Line = (Span("legend"),)
    assert unseen(["a", None, None, "b"], [(), word, (), ()]) == 2
    assert unseen([None, None, None], [(), word, word]) == 2
    assert unseen([None], [()]) == 0


@given(st.lists(st.booleans(), min_size=1, max_size=60), st.data())
def test_the_cursor_is_always_in_view(headings: list[bool], data: st.DataObject) -> None:
    height = data.draw(st.integers(1, 20))
    cursor = data.draw(st.integers(0, len(headings) - 1))
    top = scrolled(headings, cursor, data.draw(st.integers(0, len(headings) - 1)), height)
    assert 0 <= top <= cursor < top + height


def test_the_last_row_tells_how_much_more_there_is() -> None:
    assert end_words(0, 9, "more lines", False) == "↓ 9 more lines"
    assert end_words(4, 9, "more lines", False) == "↑ ↓ 9 more lines"
    assert end_words(4, 0, "more lines", False) == "↑ that is all"
    assert end_words(4, 2, "more", True) == "^ v 2 more"
