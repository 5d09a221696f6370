"""The third wall against hostile text: nothing unprintable leaves for the terminal, whatever widget drew it."""

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from troth.domain.text import visible
from troth.drawing.sent_cells import sendable


class Sanitizer(LineFilter):
    """Deletes escape, control, bidi and invisible format characters from every segment of a drawn line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` fit for a terminal, in the same cells; the very list when it is fit already."""
        return [_clean(segment) for segment in segments] if any(map(_unfit, segments)) else segments


def plain(text: str, keep: str = "\n") -> Content:
    """`text` for Static, Label, Button and the like: shown literally, no markup read, control characters visible."""
    return Content(visible(text, keep))


def _unfit(segment: Segment) -> bool:
    text, style, control = segment
    if control:
        return False
    if style is not None and style.link:
        return True
    return sendable(text) != text


def _clean(segment: Segment) -> Segment:
    if not _unfit(segment):
        return segment
    text, style, _ = segment
    if style is not None and style.link:
        style = style.update_link(None)
    return Segment(sendable(text), style)
