"""Our three themes: a calm ground, ink and muted ink, one blue accent, one warm sign."""

from textual.theme import Theme

DEFAULT = "troth-dark"


def _theme(name: str, dark: bool, grounds: tuple[str, str, str], inks: tuple[str, ...]) -> Theme:
    """A theme from its grounds (screen, surface, cursor's row) and inks (ink, muted, accent, warm, rule)."""
    text, muted, blue, orange, rule = inks
    background, surface, ground = grounds
    variables = {
        "troth-muted": muted,
        "troth-warm": orange,
        "troth-rule": rule,
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
        dark=dark,
        primary=blue,
        secondary=orange,
        accent=blue,
        warning=orange,
        error=orange,
        success=blue,
        foreground=text,
        background=background,
        surface=surface,
        panel=ground,
        text_alpha=1.0,
        variables=variables,
    )


THEMES = (
    _theme(
        "troth-dark",
        True,
        ("#13171d", "#1b2028", "#242b36"),
        ("#d9dde3", "#939dab", "#84bcff", "#f0a860", "#4a5361"),
    ),
    _theme(
        "troth-light",
        False,
        ("#f7f5f1", "#efece6", "#e6e2da"),
        ("#22272e", "#5a626d", "#0b4a94", "#823900", "#b9b4a9"),
    ),
    _theme(
        "troth-contrast",
        True,
        ("#000000", "#0c0c0c", "#202020"),
        ("#ffffff", "#cdcdcd", "#9fd2ff", "#ffc27a", "#8a8a8a"),
    ),
)

NAMES = tuple(theme.name for theme in THEMES)


def defaults() -> dict[str, str]:
    """Our variables with values made of Textual's own, so that our sheets read under any other theme too."""
    return {"troth-muted": "#8b95a3", "troth-warm": "#d98a3d", "troth-rule": "#6b7480", "troth-ground": "#3a4048"}
