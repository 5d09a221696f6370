"""The colours of our themes as Textual's."""

from typing import Any

from textual.app import App, InvalidThemeError
from textual.theme import Theme

from troth.drawing.theme_colors import THEME_COLORS, ThemeColors

DEFAULT = "troth-dark"

VARIABLES = {
    "ink": "foreground",
    "muted": "troth-muted",
    "accent": "accent",
    "warm": "troth-warm",
    "rule": "troth-rule",
    "ground": "troth-ground",
}
"""The variable of a sheet that holds an ink."""


def _theme(name: str, colors: ThemeColors) -> Theme:
    """The theme of its colours."""
    text, muted, blue, orange, ground = (
        each.hex for each in (colors.ink, colors.muted, colors.accent, colors.warm, colors.ground)
    )
    background = colors.background.hex
    variables = {
        "troth-muted": muted,
        "troth-warm": orange,
        "troth-rule": colors.rule.hex,
        "troth-ground": ground,
        "text-muted": muted,
        "block-cursor-background": blue,
        "block-cursor-foreground": background,
        "input-cursor-background": text,
        "input-cursor-foreground": background,
        "input-selection-background": f"{blue} 35%",
    }
    return Theme(
        name=name,
        dark=colors.dark,
        primary=blue,
        secondary=orange,
        accent=blue,
        warning=orange,
        error=orange,
        success=blue,
        foreground=text,
        background=background,
        surface=colors.surface.hex,
        panel=ground,
        text_alpha=1.0,
        variables=variables,
    )


THEMES = tuple(_theme(name, colors) for name, colors in THEME_COLORS.items())

NAMES = tuple(THEME_COLORS)


def defaults() -> dict[str, str]:
    """Our variables with values made of Textual's own, so that our sheets read under any other theme too."""
    return {"troth-muted": "#8b95a3", "troth-warm": "#d98a3d", "troth-rule": "#6b7480", "troth-ground": "#3a4048"}


def begin_in(app: App[Any], name: str) -> None:
    """Let `app`, which is not running yet, know our themes and begin in that of `name`, one of them or of Textual's.

    Where a theme is set, Textual parses all sheets once more; these are parsed in it the first time. Raises
    `InvalidThemeError` for a theme that is not there.
    """
    for ours in THEMES:
        app.register_theme(ours)
    theme = app.get_theme(name)
    if theme is None:
        raise InvalidThemeError(name)
    app.set_reactive(App.theme, name)
    app.set_class(theme.dark, "-dark-mode", update=False)
    app.set_class(not theme.dark, "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())
