"""Each colour of a theme stands beside the nearest one of 256, as Rich finds it."""

import pytest
from rich.color import Color, ColorSystem

from troth.drawing.lines import GROUND, TONES
from troth.drawing.theme_colors import ATTRIBUTES, INKS, THEME_COLORS, Ink, ThemeColors, codes_of


@pytest.mark.parametrize("colors", THEME_COLORS.values())
def test_the_nearest_of_256_is_the_one_that_the_app_sends(colors: ThemeColors) -> None:
    for ink in colors:
        if isinstance(ink, Ink):
            assert Color.parse(ink.hex).downgrade(ColorSystem.EIGHT_BIT).number == ink.number, ink


def test_every_tone_that_is_set_apart_is_one_of_the_tones() -> None:
    assert {*INKS, *ATTRIBUTES} <= {*TONES}
    colors = THEME_COLORS["troth-dark"]
    assert codes_of("strong", colors, "truecolor") == ("1", "38;2;217;221;227", "48;2;19;23;29")
    assert codes_of(GROUND + "muted", colors, "256") == ("", "38;5;247", "48;5;17")
