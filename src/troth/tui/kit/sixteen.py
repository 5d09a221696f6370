"""Sixteen colours: each role of the theme has its number, where the nearest one would make accents grey."""

from functools import cache, lru_cache
from typing import Any

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from troth.tui.kit.themes import NAMES, THEMES

_NUMBERS = {
    "foreground": (15, 0),
    "troth-muted": (7, 8),
    "accent": (12, 4),
    "troth-warm": (11, 3),
    "troth-rule": (8, 7),
    "background": (0, 15),
    "surface": (0, 15),
    "troth-ground": (0, 15),
}
"""The number of a role on a dark and on a light screen; a row's ground is none, its bar marks it."""


class SixteenFilter(LineFilter):
    """Puts a terminal's own sixteen colours in the place of the theme's, where it has no more."""

    def __init__(self, app: App[Any]) -> None:
        """For the theme that `app` is in, whenever it draws."""
        super().__init__()
        self._app = app

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` in the sixteen colours; as they are where there are more, or in a theme that is not ours."""
        if self._app.console.color_system != "standard" or self._app.theme not in NAMES:
            return segments
        theme = self._app.theme
        return [Segment(text, style and _numbered(style, theme), control) for text, style, control in segments]


@cache
def _numbers(theme: str) -> dict[tuple[int, int, int], int]:
    ours = next(each for each in THEMES if each.name == theme)
    colours = {**ours.variables, "foreground": ours.foreground, "accent": ours.accent, "background": ours.background}
    colours["surface"] = ours.surface
    side = 0 if ours.dark else 1
    return {Color.parse(str(colours[role])).rgb: pair[side] for role, pair in reversed(_NUMBERS.items())}


@lru_cache(maxsize=1024)
def _numbered(style: Style, theme: str) -> Style:
    return style + Style(color=_number(style.color, theme), bgcolor=_number(style.bgcolor, theme))


def _number(color: RichColor | None, theme: str) -> RichColor | None:
    if color is None or color.triplet is None:
        return None
    red, green, blue = color.triplet
    number = _numbers(theme).get((red, green, blue))
    return None if number is None else RichColor.from_ansi(number)
