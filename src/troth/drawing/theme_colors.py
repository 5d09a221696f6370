"""Our three themes as plain values: grounds, inks, and of each tone what it is drawn in."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from troth.drawing.lines import GROUND
from troth.drawing.sent_cells import Codes

Depth = Literal["truecolor", "256"]
"""How many colours a terminal has."""


class Ink(NamedTuple):
    """A colour as `#rrggbb`, and the number of the nearest one of 256."""

    hex: str
    number: int


class ThemeColors(NamedTuple):
    """A theme: a calm ground, that of what lies on it, that of the cursor's row; ink, muted ink, one accent, one warm
    sign, and what rules are drawn in.
    """

    dark: bool
    background: Ink
    surface: Ink
    ground: Ink
    ink: Ink
    muted: Ink
    accent: Ink
    warm: Ink
    rule: Ink


THEME_COLORS: Mapping[str, ThemeColors] = {
    "troth-dark": ThemeColors(
        True,
        *(Ink("#13171d", 16), Ink("#1b2028", 16), Ink("#242b36", 17)),
        *(Ink("#d9dde3", 188), Ink("#939dab", 247), Ink("#84bcff", 111), Ink("#f0a860", 215), Ink("#4a5361", 239)),
    ),
    "troth-light": ThemeColors(
        False,
        *(Ink("#f7f5f1", 231), Ink("#efece6", 230), Ink("#e6e2da", 188)),
        *(Ink("#22272e", 16), Ink("#5a626d", 241), Ink("#0b4a94", 24), Ink("#823900", 94), Ink("#b9b4a9", 248)),
    ),
    "troth-contrast": ThemeColors(
        True,
        *(Ink("#000000", 16), Ink("#0c0c0c", 232), Ink("#202020", 234)),
        *(Ink("#ffffff", 231), Ink("#cdcdcd", 251), Ink("#9fd2ff", 153), Ink("#ffc27a", 216), Ink("#8a8a8a", 245)),
    ),
}
"""Each by its name."""

INKS: Mapping[str, str] = {
    "muted": "muted",
    "resting": "muted",
    "accent": "accent",
    "warm": "warm",
    "rule": "rule",
}
"""What a tone is drawn in, by its name in a theme; every other one in ink."""

ATTRIBUTES: Mapping[str, str] = {"strong": "1", "active": "4"}
"""The SGR code of a tone that is set apart by more than its ink: bold, underlined."""


def codes_of(tone: str, colors: ThemeColors, depth: Depth) -> Codes:
    """The SGR codes of `tone` in a theme: attributes, foreground, background."""
    plain = tone.removeprefix(GROUND)
    ink: Ink = getattr(colors, INKS.get(plain, "ink"))
    ground = colors.background if plain == tone else colors.ground
    return (ATTRIBUTES.get(plain, ""), f"38;{_color(ink, depth)}", f"48;{_color(ground, depth)}")


def _color(ink: Ink, depth: Depth) -> str:
    if depth == "256":
        return f"5;{ink.number}"
    return "2;" + ";".join(str(int(ink.hex[at : at + 2], 16)) for at in (1, 3, 5))
