"""What is sent for an update of Textual's: the cells that differ from those that stand there."""

from collections.abc import Iterator
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual.strip import Strip

from troth.drawing.sent_cells import PLAIN, Codes, Pen, SentOutput, cells_in
from troth.tui.kit.textual_private import ChopsUpdate, CompositorUpdate, LayoutUpdate, color_system, sgr_attributes


class DiffedUpdate(CompositorUpdate):
    """A compositor's update without what stands there already, colours named only where they change."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, wire: SentOutput) -> None:
        """Of `update`, on its way down `wire`."""
        self._update = update
        self._wire = wire

    def render_segments(self, console: Console) -> str:
        """The escape sequences to send."""
        system = color_system(console)
        pen = Pen()
        if isinstance(self._update, LayoutUpdate):
            self._wire.begin_frame(self._update.region.size)
        for y, x, strip in _pieces(self._update):
            cells = cells_in((text, _codes(style, system) if style else PLAIN) for text, style, _ in strip)
            if cells:
                pen.write(y, x, cells, self._wire.replace(y, x, cells))
        return pen.finished()


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """What an update draws: row, first column, and what is there; of a part, all that it touches."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in strips:
                yield y, x, strip
                x += strip.cell_length
    else:
        for y, left, right in update.spans:
            for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
                if chop is not None and x < right and end > left:
                    yield y, x, chop


@lru_cache(maxsize=1024)
def _codes(style: Style, system: ColorSystem) -> Codes:
    """The SGR codes of `style`: attributes, foreground, background."""
    text, ground = style.color, style.bgcolor
    return (
        sgr_attributes(style),
        ";".join(text.downgrade(system).get_ansi_codes()) if text else PLAIN[1],
        ";".join(ground.downgrade(system).get_ansi_codes(False)) if ground else PLAIN[2],
    )
