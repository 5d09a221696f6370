"""Where one stood goes into a word and back; what was put there by somebody else tells nothing."""

import pytest

from troth.tui.app.standpoint import START, Standpoint


@pytest.mark.parametrize("stood", [START, Standpoint(True, 3, "0123456789abcdef"), Standpoint(False, 2)])
def test_it_is_told_and_read(stood: Standpoint) -> None:
    assert Standpoint.read(stood.words) == stood


@pytest.mark.parametrize("words", ["", "1", "2 0 a", "1 9 a", "1 0 ../a", "1 0 a b", "x 0 ", "1  a"])
def test_what_is_none_is_none(words: str) -> None:
    assert Standpoint.read(words) is None
