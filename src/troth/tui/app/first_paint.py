"""The first frame, painted before Textual is loaded, and the terminal in between: taken, painted on, handed over."""

import os
import signal
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Self

from troth.domain.book import Book
from troth.drawing.lines import Line
from troth.drawing.sent_cells import Pen, SentOutput, cells_in, sendable
from troth.drawing.theme_colors import THEME_COLORS, Depth, ThemeColors, codes_of
from troth.tui.app.first_frame import first_frame
from troth.tui.context import Context
from troth.tui.kit.giving_back import give_back, hand_on, handed_on
from troth.tui.snapshot import Snapshot, present

_TAKEN = "\x1b[?1049h\x1b[?25l"
"""The other screen, without a cursor: as Textual asks for it."""

_LEAVING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
_COOKED_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_COOKED_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG


class EarlyTerminal:
    """A terminal that shows nothing of what is typed, given back if no app takes it over.

    Once it is `painted`, `wire` knows what stands there. A signal to leave gives it back as well; a stop waits for the
    app; after a resize nobody knows what stands there.
    """

    def __init__(self, size: tuple[int, int], fileno: int) -> None:
        """Take the terminal behind `fileno`, of `size`, as Textual takes it; what was typed ahead stays.

        Raises `termios.error`.
        """
        self.wire, self.size, self.painted = SentOutput(), size, False
        self._fileno, self._handed_over = fileno, False
        self.wire.begin_frame(size)
        self._attributes: list[Any] = handed_on() or termios.tcgetattr(fileno)
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
        self.painted = True
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
            self._restore(self.hand_over())

    def hand_over(self) -> list[Any]:
        """Leave the terminal to an app, which is told its attributes as they were."""
        self._handed_over = True
        return self._attributes

    def hand_on(self) -> None:
        """Leave the terminal as it is to the program that takes the place of this one, and the attributes with it."""
        hand_on(self._attributes)

    def _restore(self, attributes: list[Any]) -> None:
        if self.painted:
            give_back(self._fileno, attributes)
        else:
            with suppress(termios.error):  # it is gone
                termios.tcsetattr(self._fileno, termios.TCSANOW, attributes)

    def _resized(self, number: int, frame: FrameType | None) -> None:
        """The terminal may have cut off what was painted, even where it has the same size again by now."""
        self.wire.forget()

    def _leave(self, number: int, frame: FrameType | None) -> None:
        """Nothing was written yet that could be lost."""
        self._restore(self._attributes)
        os._exit(128 + number)


def painted(lines: Sequence[Line], colors: ThemeColors, depth: Depth, wire: SentOutput) -> str:
    """What paints `lines`, one a row from the first, on a terminal of which `wire` knows what stands there."""
    pen = Pen()
    for y, line in enumerate(lines):
        cells = cells_in((sendable(span.text), codes_of(span.tone, colors, depth)) for span in line)
        pen.write(y, 0, cells, wire.replace(y, 0, cells))
    return pen.finished()


def take_early() -> EarlyTerminal | None:
    """Take the terminal, where it is ours, so that nothing that is typed from now on stands on it."""
    terminal = _terminal()
    with suppress(termios.error):
        return None if terminal is None else EarlyTerminal(terminal[1:], terminal[0])
    return None


def paint_early(early: EarlyTerminal, context: Context, book: Book, theme: str) -> None:
    """Paint the screen as it opens, where that is known before there is an app; otherwise that paints it alone.

    It needs a terminal with 256 colours at least, and one of our themes.
    """
    depth, colors = _depth(), THEME_COLORS.get(theme)
    if depth is not None and colors is not None:
        lines = first_frame(context, present(context, Snapshot(book, context.now(book).today)), *early.size)
        if lines:
            early.paint(lines, colors, depth)


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
