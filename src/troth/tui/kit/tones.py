"""The tones of lines as terminal styles: what a piece of text is for, in the colours of the theme in force."""

from typing import Any

from rich.style import Style
from textual.app import App
from textual.color import Color

from troth.drawing.lines import GROUND
from troth.drawing.theme_colors import ATTRIBUTES, INKS
from troth.tui.kit.themes import VARIABLES

_STYLES = {"1": Style(bold=True), "4": Style(underline=True)}
"""The style of an attribute's code."""


def tone_style(tone: str, base: Style, app: App[Any]) -> Style:
    """The style of `tone` over `base` in the app's theme; where there is no colour, the ground is a reversal."""
    plain = tone.removeprefix(GROUND)
    style = base + Style(color=_color(app, INKS.get(plain, "ink")))
    if plain != tone:
        style += Style(reverse=True) if app.no_color else Style(bgcolor=_color(app, "ground"))
    return style + _STYLES[ATTRIBUTES[plain]] if plain in ATTRIBUTES else style


def _color(app: App[Any], ink: str) -> str:
    return Color.parse(app.theme_variables[VARIABLES[ink]]).rich_color.name
