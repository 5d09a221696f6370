"""The floor and large digits as pure drawings."""

import pytest

from troth.drawing.floor import Floor, clock_face, floor_lines
from troth.drawing.large_letters import large, large_cells
from troth.drawing.lines import Line
from troth.drawing.width import width_of

FLOOR = Floor(
    ("speaks", "listens"),
    ("small pieces, a minute at most",),
    ("says it back in other words", "no answer yet, no view of one's own"),
    160,
)

FRAME = """
                                          │
                 speaks                   │              listens
                                          │
                                          │
 █████████         ███   ███   █████████  │
 █████████         ███   ███   █████████  │
       ███   ███   ███   ███   ███   ███  │
       ███   ███   ███   ███   ███   ███  │    says it back in other words
 █████████         █████████   ███   ███  │
 █████████         █████████   ███   ███  │no answer yet, no view of one's own
 ███         ███         ███   ███   ███  │
 ███         ███         ███   ███   ███  │
 █████████               ███   █████████  │
 █████████               ███   █████████  │
                                          │
     small pieces, a minute at most       │
"""


def rows(lines: list[Line]) -> list[str]:
    return ["".join(span.text for span in line).rstrip() for line in lines]


def test_the_floor_stands_as_drawn() -> None:
    assert rows(floor_lines(FLOOR, 80, 21)) == FRAME.rstrip("\n").split("\n")
    tones = {span.tone for line in floor_lines(FLOOR, 80, 21) for span in line if span.text.strip()}
    assert tones == {"strong", "", "muted", "rule"}


@pytest.mark.parametrize(("width", "height", "tall"), [(60, 17, 5), (80, 21, 10), (120, 33, 10)])
@pytest.mark.parametrize("seconds", [0, 9, 160, 600, 7200])
@pytest.mark.parametrize("second", [False, True])
def test_the_clock_stands_whole_on_the_side_of_who_speaks(
    width: int, height: int, tall: int, seconds: int, second: bool
) -> None:
    found = rows(floor_lines(FLOOR._replace(seconds=seconds, second=second, question="Why is that?"), width, height))
    clock = [row for row in found if "█" in row]
    assert len(clock) == tall
    assert all((row.find("█") > row.find("│")) == second for row in clock)
    assert all(width_of(row) < width for row in found)
    heads = found[2]
    assert (heads.find("speaks") > heads.find("│")) == second
    assert any("Why is that?" in row for row in found)


def test_in_ascii_it_is_ascii() -> None:
    assert "\n".join(rows(floor_lines(FLOOR, 60, 17, ascii=True))).isascii()


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (1, "0:10"), (10, "0:10"), (151, "2:40"), (160, "2:40"), (600, "10:00")]
)
def test_the_clock_goes_by_tens(seconds: int, shown: str) -> None:
    assert clock_face(seconds) == shown


@pytest.mark.parametrize(("wide", "tall"), [(3, 1), (3, 2), (2, 1)])
def test_every_digit_is_another_and_five_dots_high(wide: int, tall: int) -> None:
    drawn = [tuple(large(digit, "#", wide, tall)) for digit in "0123456789"]
    assert len({*drawn}) == 10 and all(len(each) == 5 * tall for each in drawn)
    assert max(map(len, large("17:40", "#", wide))) <= large_cells("17:40", wide)
    assert large("17 40", "#") == large("1740", "#"), "what is no digit is left out"
