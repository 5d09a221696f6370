"""The first frame, painted before Textual is loaded, and the terminal in between: taken, painted on, handed over."""

import os
import signal
import sys
import termios
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import Any, Self

from troth.domain.book import Book
from troth.drawing.lines import Line
from troth.drawing.sent_cells import Pen, SentOutput, cells_in, sendable
from troth.drawing.theme_colors import THEME_COLORS, Depth, ThemeColors, codes_of
from troth.tui.app.first_frame import first_frame
from troth.tui.context import Context
from troth.tui.kit.giving_back import give_back
from troth.tui.snapshot import Snapshot, present

_TAKEN = "\x1b[?1049h\x1b[?25l"
"""The other screen, without a cursor: as Textual asks for it."""

_LEAVING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
_COOKED_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_COOKED_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG


class EarlyTerminal:
    """A terminal with the first frame on it, given back if no app takes it over; `wire` knows what stands there.

    A signal to leave gives it back as well; a stop waits for the app; after a resize nobody knows what stands there.
    """

    def __init__(self, size: tuple[int, int], fileno: int) -> None:
        """Take the terminal behind `fileno`, of `size`, as Textual takes it; what was typed ahead stays.

        Raises `termios.error`.
        """
        self.wire, self._fileno, self._handed_over = SentOutput(), fileno, False
        self.wire.begin_frame(size)
        self._attributes: list[Any] = termios.tcgetattr(fileno)
        for number in _LEAVING:
            signal.signal(number, self._leave)
        signal.signal(signal.SIGWINCH, self._resized)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP})
        taken = [*self._attributes[:6], [*self._attributes[6]]]
        taken[0] &= ~_COOKED_INPUT
        taken[3] &= ~_COOKED_LOCAL
        taken[6][termios.VMIN] = 1
        termios.tcsetattr(fileno, termios.TCSANOW, taken)

    def paint(self, lines: Sequence[Line], colors: ThemeColors, depth: Depth) -> None:
        """Write `lines`, which fill the screen."""
        sys.__stdout__.write(_TAKEN + painted(lines, colors, depth, self.wire))  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]

    def __enter__(self) -> Self:
        """In here an app is made, and runs."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the terminal back where no app came to do it."""
        self.give_back()

    def give_back(self) -> None:
        """Make the terminal as it was, once, unless an app has it."""
        if not self._handed_over:
            give_back(self._fileno, self.hand_over())

    def hand_over(self) -> list[Any]:
        """Leave the terminal to an app, which is told its attributes as they were."""
        self._handed_over = True
        return self._attributes

    def _resized(self, number: int, frame: FrameType | None) -> None:
        """The terminal may have cut off what was painted, even where it has the same size again by now."""
        self.wire.forget()

    def _leave(self, number: int, frame: FrameType | None) -> None:
        """Nothing was written yet that could be lost."""
        give_back(self._fileno, self._attributes)
        os._exit(128 + number)


def painted(lines: Sequence[Line], colors: ThemeColors, depth: Depth, wire: SentOutput) -> str:
    """What paints `lines`, one a row from the first, on a terminal of which `wire` knows what stands there."""
    pen = Pen()
    for y, line in enumerate(lines):
        cells = cells_in((sendable(span.text), codes_of(span.tone, colors, depth)) for span in line)
        pen.write(y, 0, cells, wire.replace(y, 0, cells))
    return pen.finished()


def paint_early(context: Context, book: Book, theme: str) -> EarlyTerminal | None:
    """Paint the screen as it opens, where that is known before Textual is loaded; otherwise the app paints it alone.

    It needs a terminal of our own with 256 colours at least, and one of our themes.
    """
    depth, colors, terminal = _depth(), THEME_COLORS.get(theme), _terminal()
    if depth is None or colors is None or terminal is None or "textual" in sys.modules:
        return None
    fileno, width, height = terminal
    lines = first_frame(context, present(context, Snapshot(book, context.now(book).today)), width, height)
    if not lines:
        return None
    try:
        early = EarlyTerminal((width, height), fileno)
    except termios.error:
        return None
    early.paint(lines, colors, depth)
    return early


def _depth() -> Depth | None:
    """How many colours the terminal has, by the rules of Rich; None for sixteen, and where none are wanted."""
    if os.environ.get("NO_COLOR") or "TEXTUAL_COLOR_SYSTEM" in os.environ:
        return None
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if os.environ.get("TERM", "").strip().lower().rpartition("-")[2] in ("256color", "kitty") else None


def _terminal() -> tuple[int, int, int] | None:
    """The file number of the terminal, its columns and its rows; None where it is another program's at the moment."""
    try:
        fileno = sys.__stdin__.fileno()  # type: ignore[union-attr]
        width, height = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
        ours = os.tcgetpgrp(fileno) == os.getpgrp()
    except (OSError, ValueError, AttributeError):
        return None
    return (fileno, width, height) if ours and width and height else None
