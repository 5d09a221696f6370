"""The cursor of a list belongs to a record: where that is gone it stands on no row, and no act reaches another."""

from collections.abc import Hashable
from typing import Any

import pytest

from troth.drawing.cursor import Cursor, Keys

ROWS: Keys = (None, 1, 2, None, None, 3, 4)


def itself(key: Hashable) -> Hashable:
    return key


def number(key: Any) -> Hashable:
    return key[0]


def test_it_passes_over_what_has_no_key() -> None:
    first = Cursor().near(ROWS, 0)
    assert [first.at, first.moved(ROWS, 1).at, first.moved(ROWS, 1).moved(ROWS, 1).at] == [1, 2, 5]
    assert first.moved(ROWS, -1) == first
    assert Cursor(6).moved(ROWS, 1) == Cursor(6)
    assert Cursor(5).on(ROWS, 3) == Cursor(5)


def test_it_keeps_its_key_where_rows_come_and_go() -> None:
    assert Cursor(2).follow(ROWS, (None, 9, 1, 2, 3), itself, False) == Cursor(3)


def test_another_key_of_its_record_is_its_own_and_its_own_key_comes_first() -> None:
    old: Keys = ((1, "fri"), (2, "fri"))
    assert Cursor(1).follow(old, ((1, "sat"), (2, "sat")), number, False) == Cursor(1)
    assert Cursor(1).follow(old, ((2, "sat"), (2, "fri")), number, False) == Cursor(1)


@pytest.mark.parametrize(("gone", "down", "up"), [(2, 3, 1), (1, 2, 2), (4, 3, 3), (3, 4, 2)])
def test_where_its_record_is_gone_it_stands_on_none_until_it_is_moved(gone: int, down: int, up: int) -> None:
    keys = [key for key in ROWS if key != gone]
    lost = Cursor().on_key(ROWS, gone).follow(ROWS, keys, itself, False)
    assert lost.key(keys) is None
    assert lost.moved(keys, 1).key(keys) == down
    assert lost.moved(keys, -1).key(keys) == up
    assert lost.landed(keys).key(keys) is not None
    again = lost.follow(keys, [9, *keys], itself, False)
    assert again.key([9, *keys]) is None, "whatever else comes"
    assert again.moved([9, *keys], 1).key([9, *keys]) == down
    assert again.follow([9, *keys], ROWS, itself, False).key(ROWS) == gone, "it came back"


def test_another_view_is_entered_on_a_row_in_any_case() -> None:
    assert Cursor(2).follow(ROWS, (None, 7, 8), itself, True) == Cursor(1)
    assert Cursor(2).follow(ROWS, (None, 7, 2), itself, True) == Cursor(2)


def test_an_empty_list_has_no_row_to_stand_on() -> None:
    lost = Cursor(2).follow(ROWS, (None,), itself, False)
    for cursor in (lost, lost.moved((None,), 1), lost.landed((None,)), lost.follow((None,), (), itself, False)):
        assert cursor.key(()) is None
    assert lost.follow((None,), (7,), itself, False).key((7,)) is None
    assert Cursor().follow((), (None, 7), itself, False) == Cursor(1)
