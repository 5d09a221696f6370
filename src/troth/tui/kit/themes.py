"""Our three themes: a calm ground, a blue accent and an orange one, told apart by every kind of eye."""

from textual.theme import Theme

DEFAULT = "troth-dark"


def _theme(name: str, dark: bool, ground: tuple[str, str, str], ink: tuple[str, ...], heat: tuple[str, ...]) -> Theme:
    """A theme from its grounds (screen, surface, panel), inks and five steps of heat."""
    text, muted, blue, orange, green, rule = ink
    background, surface, panel = ground
    variables = {
        "troth-muted": muted,
        "troth-warm": orange,
        "troth-good": green,
        "troth-rule": rule,
        **{f"troth-heat{step}": color for step, color in enumerate(heat)},
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
        success=green,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        text_alpha=1.0,
        variables=variables,
    )


THEMES = (
    _theme(
        "troth-dark",
        True,
        ("#13171d", "#1b2028", "#222832"),
        ("#d9dde3", "#939dab", "#84bcff", "#f0a860", "#72cdb8", "#4a5361"),
        ("#697485", "#4f7aa8", "#5f97d0", "#84bcff", "#b9d9ff"),
    ),
    _theme(
        "troth-light",
        False,
        ("#f7f5f1", "#efece6", "#e6e2da"),
        ("#22272e", "#5a626d", "#0b4a94", "#823900", "#08574a", "#b9b4a9"),
        ("#84898f", "#5f86b4", "#3f74b0", "#0b4a94", "#062b58"),
    ),
    _theme(
        "troth-contrast",
        True,
        ("#000000", "#0c0c0c", "#181818"),
        ("#ffffff", "#cdcdcd", "#9fd2ff", "#ffc27a", "#8ee6cb", "#8a8a8a"),
        ("#7d7d7d", "#6f9ccc", "#86b9ec", "#aed9ff", "#ffffff"),
    ),
)

NAMES = tuple(theme.name for theme in THEMES)


def defaults() -> dict[str, str]:
    """Our variables with values made of Textual's own, so that our sheets read under any other theme too."""
    heat = {f"troth-heat{step}": color for step, color in enumerate(("#808080", "#6d8fb8", "#5f97d0", "#84bcff"))}
    return {
        "troth-muted": "#8b95a3",
        "troth-warm": "#d98a3d",
        "troth-good": "#4fae98",
        "troth-rule": "#6b7480",
        **heat,
        "troth-heat4": "#b9d9ff",
    }
