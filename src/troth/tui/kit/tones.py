"""The tones of lines as terminal styles: one table from what a piece of text is for to the theme's colours."""

from typing import Any

from rich.style import Style
from textual.app import App
from textual.color import Color

from troth.drawing.lines import GROUND

_VARIABLES = {
    "": "foreground",
    "title": "foreground",
    "strong": "foreground",
    "active": "foreground",
    "muted": "troth-muted",
    "resting": "troth-muted",
    "accent": "accent",
    "warm": "troth-warm",
    "rule": "troth-rule",
}
_BOLD, _UNDERLINED = Style(bold=True), Style(underline=True)


def tone_style(tone: str, base: Style, app: App[Any]) -> Style:
    """The style of `tone` over `base` in the app's theme; where there is no colour, the ground is a reversal."""
    plain = tone.removeprefix(GROUND)
    style = base + Style(color=_color(app, _VARIABLES.get(plain, "foreground")))
    if plain != tone:
        style += Style(reverse=True) if app.no_color else Style(bgcolor=_color(app, "troth-ground"))
    if plain == "strong":
        style += _BOLD
    return style + _UNDERLINED if plain == "active" else style


def _color(app: App[Any], variable: str) -> str:
    return Color.parse(app.theme_variables[variable]).rich_color.name
