"""What stands on the terminal already, so that nothing is sent twice: Textual paints a first screen three times."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from troth.drawing.width import is_unsure, width_of
from troth.tui.kit.textual_private import ChopsUpdate, CompositorUpdate, LayoutUpdate, color_system, sgr_attributes

_PLAIN = ("", "39", "49")
_UNSEEN = ("", "1", "2", "3")
"""Attributes that do not show on a blank."""

_Piece = tuple[int, int, int, Strip]


class SentOutput:
    """The pieces of rows last sent: row, first column, column after the last, segments."""

    def __init__(self) -> None:
        """Nothing sent yet."""
        self._rows: dict[int, dict[int, tuple[int, list[Segment]]]] = {}

    def forget(self) -> None:
        """Take nothing for granted: the terminal was resized or lent to another program."""
        self._rows.clear()

    def sends(self, y: int, x: int, end: int, segments: list[Segment]) -> bool:
        """Whether `segments` are not what stands there; if so they are taken as sent."""
        row = self._rows.setdefault(y, {})
        if row.get(x) == (end, segments):
            return False
        for other, (stop, _) in list(row.items()):
            if other < end and x < stop:
                del row[other]
        row[x] = (end, segments)
        return True


class DiffedUpdate(CompositorUpdate):
    """A compositor's update without what stands there already, colours named only where they change."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, wire: SentOutput) -> None:
        """Of `update`, on its way down `wire`."""
        self._update = update
        self._wire = wire

    def render_segments(self, console: Console) -> str:
        """The escape sequences to send; each piece is placed unless it follows on the one before."""
        sent: list[str] = []
        pen = _Pen(console)
        at = (-1, -1)
        pieces = _whole(self._update) if isinstance(self._update, LayoutUpdate) else _partial(self._update)
        for y, x, stop, strip in pieces:
            end = x + strip.cell_length
            if not self._wire.sends(y, x, end, list(strip)):
                continue
            if at != (x, y):
                sent.append(Control.move_to(x, y).segment.text)
            cut = strip.crop(0, stop - x) if stop < end else strip
            sent.append(pen.write(cut, x))
            at = (-1, -1) if is_unsure(cut.text) else (min(stop, end), y)
        return "".join((*sent, pen.rest()))


class _Pen:
    """The terminal's colours and attributes as the last written character left them."""

    def __init__(self, console: Console) -> None:
        self._system = color_system(console)
        self._held = _PLAIN

    def write(self, segments: Iterable[Segment], x: int) -> str:
        """The text of `segments` from column `x` on, with the codes that take the pen from one style to the next.

        The place of a text of which terminals do not agree how wide it is is cleared, and after it the cursor placed.
        """
        written: list[str] = []
        astray = False
        for text, style, _ in segments:
            codes = _PLAIN if style is None else _codes(style, self._system)
            if not text.strip(" ") and codes[0] in _UNSEEN and self._held[0] in _UNSEEN:
                codes = (*self._held[:2], codes[2])
            written += [f"\x1b[{x + 1}G" if astray else "", self._to(codes)]
            astray, size = is_unsure(text), width_of(text)
            written += [f"\x1b[{size}X" if astray and size else "", text]
            x += size
        return "".join(written)

    def rest(self) -> str:
        """The code that leaves the terminal plain, if it is not."""
        return self._to(_PLAIN, "\x1b[0m")

    def _to(self, codes: tuple[str, str, str], plain: str = "") -> str:
        held, self._held = self._held, codes
        if held == codes:
            return ""
        if plain:
            return plain
        if held[0] and held[0] != codes[0]:
            wanted = ("0", *(code for code, none in zip(codes, _PLAIN, strict=True) if code != none))
        else:
            wanted = tuple(code for code, old in zip(codes, held, strict=True) if code != old)
        return f"\x1b[{';'.join(wanted)}m"


@lru_cache(maxsize=1024)
def _codes(style: Style, system: ColorSystem) -> tuple[str, str, str]:
    """The SGR codes of `style`: attributes, foreground, background."""
    text, ground = style.color, style.bgcolor
    return (
        sgr_attributes(style),
        ";".join(text.downgrade(system).get_ansi_codes()) if text else _PLAIN[1],
        ";".join(ground.downgrade(system).get_ansi_codes(False)) if ground else _PLAIN[2],
    )


def _whole(update: LayoutUpdate) -> Iterator[_Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield y, x, x + strip.cell_length, strip
            x += strip.cell_length


def _partial(update: ChopsUpdate) -> Iterator[_Piece]:
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if strip is not None and x < right and end > left:
                yield y, x, min(end, right), strip
