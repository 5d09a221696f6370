"""Pastes, taken out of what the terminal sends before anything in them can be read as keys.

Textual's parser goes on reading keys inside a paste: a colour code in it breaks it off, and the words behind it act.
Here all that stands between the two marks of a paste is one text, and arrives without its codes.
"""

import re
from collections.abc import Callable, Generator, Iterable
from time import monotonic

from textual import events
from textual.message import Message

from troth.tui.kit.textual_private import KeyParser

BEGIN, END = "\x1b[200~", "\x1b[201~"

STALLED = 1.0
"""Seconds of silence after which an open paste is handed on as far as it came, and a single key ends it."""

_A_KEY = 12
"""No key is longer than so many characters."""

_CODES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[PX\]^_][^\x07\x1b]*(?:\x1b\\|\x07)"
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)


def without_codes(text: str) -> str:
    """`text` without what would steer a terminal: its letters, tabs and line ends."""
    return _CODES.sub("", text)


def _entered(keys: str) -> str:
    """`keys` with enter as a terminal sends it that is ours: one that was not yet made a line end of it."""
    return keys.replace("\n", "\r")


class PasteReader(KeyParser):
    """The parser of what the terminal sends, which is shown keys alone.

    A paste ends at the last closing mark of a read, so that one that was pasted itself ends nothing. Where the terminal
    sends the rest of such a paste apart, nothing tells it from keys.
    """

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        """Outside of a paste; `clock` tells for how long nothing came."""
        self._clock, self._heard = clock, 0.0
        self._open, self._pasted = False, ""
        self._tail = ""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """What `data` comes to: keys, and each paste as one; nothing at the end of all input."""
        if not data:
            yield from self._paste()
            yield from super().feed(data)
            return
        if self._open and self._silent and data[0] < " " and data[0] not in "\t\n\r" and len(data) <= _A_KEY:
            self._open = END in data
        while data:
            data = yield from self._pasting(data) if self._open else self._typing(data)

    def tick(self) -> Iterable[Message]:
        """Called from time to time: what waited for more, a paste among it that does not go on."""
        yield from super().tick()
        if self._open and self._silent:
            yield from self._paste()

    @property
    def _silent(self) -> bool:
        return self._clock() - self._heard >= STALLED

    def _typing(self, data: str) -> Generator[Message, None, str]:
        """Hand keys to the parser as far as the mark of a paste; answers with what follows that."""
        known = len(self._tail)
        read = self._tail + data
        at = read.find(BEGIN)
        if at < 0:
            self._tail = read[-(len(BEGIN) - 1) :]
            yield from super().feed(_entered(data))
            return ""
        if read[known:at]:
            yield from super().feed(_entered(read[known:at]))
        inside = at + len(BEGIN)
        for _ in super().feed(read[max(known, at) : inside] + END):
            """An empty paste, by which the parser is through with what it saw of the mark."""
        self._open, self._heard, self._tail = True, self._clock(), ""
        return read[inside:]

    def _pasting(self, data: str) -> Generator[Message, None, str]:
        """Gather a paste as far as its end; answers with what follows that."""
        self._heard = self._clock()
        known = len(self._pasted)
        self._pasted += data
        at = self._pasted.find(END, max(0, known - len(END)))
        if at < 0:
            return ""
        again = self._pasted.find(BEGIN, at)
        last = self._pasted.rfind(END, at, again if again >= 0 else None)
        rest, self._pasted = self._pasted[last + len(END) :], self._pasted[:last]
        self._open = False
        yield from self._paste()
        return rest

    def _paste(self) -> Iterable[Message]:
        """Hand on what was pasted, if anything."""
        text, self._pasted = without_codes(self._pasted), ""
        if text:
            yield events.Paste(text)
