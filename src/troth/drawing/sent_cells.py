"""What stands on the terminal already, cell by cell, so that nothing is sent twice; and the pen that sends the rest.

Of a row whose ground or title changes, the cells that differ are sent, by the shortest way from one to the next. It
knows nothing of Rich or Textual, so that a first frame can be sent before they are loaded.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat

from troth.domain.text import marked, visible
from troth.drawing.width import is_unsure, signs, width_of

Codes = tuple[str, str, str]
"""The SGR codes of attributes, foreground and background; on a blank that shows no foreground, none of that."""

Cell = tuple[str, Codes]
"""What is written there, and how; the other cells of what takes several are empty."""

PLAIN = ("", "39", "49")
_UNKNOWN: Cell = ("?", ("", "", ""))
"""A cell of which nobody knows what it shows; none that is drawn is like it."""

_UNSEEN = frozenset(("", "1", "2", "3", "1;2", "1;3", "2;3", "1;2;3"))
"""Attributes that do not show on a blank."""

_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute and leaves the colours."""

_WORDS = re.compile(" +|[^ ]+")

_NEAR = 4
"""So many cells are written again sooner than passed over."""


class SentOutput:
    """The cells last sent, by row."""

    def __init__(self) -> None:
        """Nothing sent yet."""
        self._rows: dict[int, list[Cell]] = {}
        self._size = (0, 0)

    def forget(self) -> None:
        """Take nothing for granted: the terminal was resized or lent to another program."""
        self._rows.clear()

    def begin_frame(self, size: tuple[int, int]) -> None:
        """Forget before a frame of another `size`, in columns and rows.

        Between a resize and this, frames of the old one were still sent.
        """
        if size != self._size:
            self._size = size
            self.forget()

    def replace(self, y: int, x: int, cells: list[Cell]) -> list[Cell]:
        """Take `cells` as sent from column `x` of row `y` on; answers with what stood there.

        Of what is written over by half, nobody knows what the other half shows.
        """
        row, end = self._rows.setdefault(y, []), x + len(cells)
        row.extend(repeat(_UNKNOWN, end - len(row)))
        before = row[x:end]
        left, right = x, end
        while left and not row[left][0]:
            left -= 1
        while right < len(row) and not row[right][0]:
            right += 1
        row[left:right] = (*repeat(_UNKNOWN, x - left), *cells, *repeat(_UNKNOWN, right - end))
        return before


class Pen:
    """The terminal's cursor, colours and attributes as what was written left them."""

    def __init__(self) -> None:
        """Nothing written, the cursor nobody knows where."""
        self._sent: list[str] = []
        self._held: Codes = PLAIN
        self._y, self._x = -1, -1

    def write(self, y: int, x: int, cells: list[Cell], before: list[Cell]) -> None:
        """Write, from column `x` of row `y` on, what of `cells` differs from `before`.

        Behind a text of which terminals do not agree how wide it is, all is written again.
        """
        begin, astray = 0, False
        while begin < len(cells):
            end = begin + 1
            while end < len(cells) and not cells[end][0]:
                end += 1
            if astray or cells[begin:end] != before[begin:end]:
                self._reach(y, x + begin, cells[max(0, begin - _NEAR) : begin])
                astray = self._put(cells[begin], end - begin) or astray
            begin = end

    def finished(self) -> str:
        """All that was written; the terminal is left plain."""
        return "".join((*self._sent, "" if self._held == PLAIN else "\x1b[0m"))

    def _reach(self, y: int, x: int, passed: list[Cell]) -> None:
        """Go to a place, of which `passed` are the cells before it."""
        away = x - self._x
        if (y, away) == (self._y, 0):
            return
        if y != self._y:
            self._sent.append(f"\x1b[{y + 1};{x + 1}H")
        elif self._x < 0:
            self._sent.append(f"\x1b[{x + 1}G")
        elif away <= len(passed) and all(map(self._flows, passed[-away:])):
            self._sent += [text for text, _ in passed[-away:]]
        else:
            self._sent.append(f"\x1b[{away}C")
        self._y, self._x = y, x

    def _put(self, cell: Cell, size: int) -> bool:
        """Write a cell, and the `size` it takes; whether the cursor is nobody knows where."""
        text, codes = cell
        self._take(self._fitted(codes))
        astray = is_unsure(text)
        self._sent.append(f"\x1b[{size}X{text}" if astray else text)
        self._x = -1 if astray else self._x + size
        return astray

    def _flows(self, cell: Cell) -> bool:
        """Whether a cell can be written as the pen is."""
        text, codes = cell
        return text.isascii() and text != "" and self._fitted(codes) == self._held

    def _fitted(self, codes: Codes) -> Codes:
        """`codes`, with what the pen holds where that doesn't show."""
        on, ink, ground = codes
        return codes if ink else (self._held[0] if self._held[0] in _UNSEEN else on, self._held[1], ground)

    def _take(self, codes: Codes) -> None:
        """Turn the pen to `codes` by what is shorter: what changes, or all anew."""
        if codes == self._held:
            return
        held, on = ({*filter(None, each[0].split(";"))} for each in (self._held, codes))
        ways = [("0", *(code for code, none in zip(codes, PLAIN, strict=True) if code != none))]
        if all(code in _ENDS for code in held - on):
            ended = {_ENDS[code] for code in held - on}
            begun = {code for code in on if code not in held or _ENDS.get(code) in ended}
            colors = (code for code, old in zip(codes[1:], self._held[1:], strict=True) if code != old)
            ways.append((*sorted(ended), *sorted(begun), *colors))
        self._sent.append(min((f"\x1b[{';'.join(way)}m" for way in reversed(ways)), key=len))
        self._held = codes


def cells_in(pieces: Iterable[tuple[str, Codes]]) -> list[Cell]:
    """The cells of texts that follow each other.

    A mark that begins a text stands on the sign before, and on none it is not drawn.
    """
    cells: list[Cell] = []
    for text, codes in pieces:
        marks, own = _cells_of(text, codes)
        for mark in marks:
            _stack(cells, mark)
        cells += own
    return cells


def sendable(text: str) -> str:
    """`text` without escape, control, bidi and invisible format characters, in the same cells."""
    if (text.isascii() and text.isprintable()) or visible(text) == text:
        return text
    return marked(text, lambda hidden: "\ufffd" * width_of(hidden))


@lru_cache(maxsize=1024)
def _cells_of(text: str, codes: Codes) -> tuple[list[Cell], list[Cell]]:
    """The marks before the first sign of a text, and its cells."""
    blank = (" ", ("", "", codes[2]) if codes[0] in _UNSEEN else codes)
    if text.isascii():
        return [], [blank if character == " " else (character, codes) for character in text]
    marks: list[Cell] = []
    cells: list[Cell] = []
    for sign, size in _signs(text):
        if size:
            cells += [blank if sign == " " else (sign, codes), *repeat(("", codes), size - 1)]
        elif cells:
            _stack(cells, (sign, codes))
        else:
            marks.append((sign, codes))
    return marks, cells


def _signs(text: str) -> Iterator[tuple[str, int]]:
    """What of `text` is written at once, and its width: a sign, or a word that terminals may measure in another way."""
    for word in _WORDS.findall(text):
        if is_unsure(word):
            yield word, width_of(word)
        else:
            yield from ((word[begin:end], size) for begin, end, size in signs(word))


def _stack(cells: list[Cell], mark: Cell) -> None:
    """Put `mark` on the last sign of `cells`."""
    at = next((at for at in reversed(range(len(cells))) if cells[at][0]), None)
    if at is not None:
        text, codes = cells[at]
        cells[at] = (text + mark[0], codes if codes[1] else mark[1])
