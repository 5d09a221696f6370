"""What of a list is seen, and what is marked in it."""

from hypothesis import given
from hypothesis import strategies as st

from troth.drawing.lines import Span
from troth.drawing.scrolling import marks, scrolled


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


@given(st.lists(st.booleans(), min_size=1, max_size=60), st.data())
def test_the_cursor_is_always_in_view(headings: list[bool], data: st.DataObject) -> None:
    height = data.draw(st.integers(1, 20))
    cursor = data.draw(st.integers(0, len(headings) - 1))
    top = scrolled(headings, cursor, data.draw(st.integers(0, len(headings) - 1)), height)
    assert 0 <= top <= cursor < top + height


def test_arrows_tell_of_more_and_the_bar_comes_before_them() -> None:
    assert marks(0, 10, 10, 3, False) == {3: Span("▌", "bar")}
    assert marks(2, 5, 20, 6, False) == {2: Span("↑", "muted"), 6: Span("▌", "bar")}
    assert marks(2, 5, 20, None, True) == {2: Span("^", "muted"), 6: Span("v", "muted")}
