"""Without colour: what a ground of another colour would show is shown in reverse, so that no cursor is lost."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import NoColor

_APART = 0.12
"""From this difference in brightness on (of 1), a ground is a mark and not a shade."""


class MonochromeFilter(NoColor):
    """Takes every colour away; a cursor, a selection, a chosen row are reversed instead."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` without colours."""
        return [Segment(text, style and _plain(style, background), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _plain(style: Style, background: Color) -> Style:
    ground = style.bgcolor
    marked = ground is not None and not ground.is_default
    if marked and ground is not None:
        marked = abs(Color.from_rich_color(ground).brightness - background.brightness) > _APART
    return style + NoColor.DEFAULT_COLORS + (Style(reverse=True) if marked else Style())
