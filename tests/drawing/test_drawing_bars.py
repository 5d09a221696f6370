"""The tab bar and the footer, at every width."""

import pytest

from troth.drawing.bars import Hint, Key, Tab, key_at, key_bar, keys_of, tab_at, tab_bar
from troth.drawing.lines import cells

TABS = (Tab("Commitments", "Today"), Tab("Boundaries"), Tab("Reflection"), Tab("Journey"))
KEYS = [Key(name, f"does {name}") for name in "abcdefghi"] + [Key("?", "help")]


def said(line: tuple[object, ...]) -> str:
    return "".join(span.text for span in line)  # type: ignore[attr-defined]


def test_the_day_goes_before_a_title_does() -> None:
    assert "Mon 23 Nov" in said(tab_bar(TABS, 1, "Mon 23 Nov", 80)) and "4 Journey" in said(tab_bar(TABS, 1, "", 80))
    assert "Mon 23 Nov" not in said(tab_bar(TABS, 1, "Mon 23 Nov", 72))
    assert said(tab_bar(TABS, 0, "Mon 23 Nov", 40)).split()[:3] == ["1", "Today", "2"]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("active", range(4))
def test_each_column_of_a_title_is_that_tab(width: int, active: int) -> None:
    bar = said(tab_bar(TABS, active, "Mon 23 Nov", width))
    found = {tab_at(TABS, active, "Mon 23 Nov", width, x) for x in range(len(bar))} - {None}
    assert found == {0, 1, 2, 3}
    for index in range(4):
        assert tab_at(TABS, active, "Mon 23 Nov", width, bar.index(str(index + 1))) == index
    assert tab_at(TABS, active, "", width, 10_000) is None


@pytest.mark.parametrize("width", range(12, 130, 7))
def test_the_footer_fits_and_help_is_never_left_out(width: int) -> None:
    bar = key_bar(KEYS, width)
    assert cells(bar) <= max(width, 10)
    assert said(bar).endswith("? help")
    assert len([span for span in bar if span.tone == "strong"]) <= (7 if width >= 70 else 5)


def test_a_column_of_the_footer_is_the_key_that_stands_there() -> None:
    bar = said(key_bar(KEYS, 120))
    assert [key_at(KEYS, 120, bar.index(f"does {name}")) for name in "abc"] == ["a", "b", "c"]
    assert key_at(KEYS, 120, bar.index("help")) == "?"
    assert key_at(KEYS, 120, 119) is None
    assert key_at([], 80, 3) is None and key_bar([], 80) == ()


def test_of_keys_that_share_a_label_those_in_force_are_told() -> None:
    hints = [Hint("back on", "move"), Hint("down up", "scroll")]
    assert keys_of(hints, {"back": "H", "on": "L", "down": "j"}) == (Key("H L", "move"), Key("j", "scroll"))
    assert keys_of(hints, {"on": "L"}) == (Key("L", "move"),)


def test_a_click_on_one_of_two_keys_is_that_key_and_on_their_label_the_last() -> None:
    keys = [Key("y", "honoured"), Key("H L", "move"), Key("?", "help")]
    bar = said(key_bar(keys, 80))
    assert [key_at(keys, 80, bar.index(each)) for each in ("y", "H L", "L move", "move", "?")] == [
        "y",
        "H",
        "L",
        "L",
        "?",
    ]
