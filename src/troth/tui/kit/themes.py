"""The colours of our themes as Textual's."""

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
