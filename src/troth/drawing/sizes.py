"""The widths and heights at which the screen is laid out in another way."""

NARROW = 70
"""Below so many columns a line tells less."""

WIDE = 110
"""From so many columns on a line has room for more."""

HIGH = 30
"""From so many rows on a page or a foot has room for more."""

BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]
"""The class of a screen from so many columns on."""

LOW = 12
"""Below so many rows blank ones and second lines of a question are left out."""

HEIGHTS = [(0, "-low"), (LOW, "-high")]
"""The class of a screen from so many rows on."""

LEAST = 24
"""What is drawn for so many columns at least is cut where there are fewer."""

LIST = 80
"""So many columns a list of promises takes at most."""

PANE = (116, 30)
"""From so many columns and rows on there is a pane beside a list, in place of a strip below it."""

STRIP = 22
"""Below so many rows the strip below a list has one row."""


def has_pane(width: int, height: int) -> bool:
    """Whether there is room for a pane beside a list."""
    return width >= PANE[0] and height >= PANE[1]
