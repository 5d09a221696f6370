"""A terminal that knows cursor placement, clearing, SGR, wide characters and marks, and no more."""

import re

from troth.drawing.width import character_cells

_TOKEN = re.compile("\x1b\\[(\\d+);(\\d+)H|\x1b\\[([\\d;]*)m|\x1b\\[(\\d+)([CGX])|(.)", re.DOTALL)
_ENDS = {"22": {"1", "2"}, "23": {"3"}, "24": {"4"}, "27": {"7"}, "29": {"9"}}
Look = tuple[frozenset[str], str, str]
PLAIN: Look = (frozenset(), "39", "49")


class SmallTerminal:
    """Plays what is sent; of a wide sign that is written over by half, the other half is a blank."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, Look]] = {}
        self.look: Look = PLAIN
        self.at = (0, 0)

    def feed(self, text: str) -> None:
        for down, right, codes, count, done, character in _TOKEN.findall(text):
            x, y = self.at
            if down:
                self.at = (int(right) - 1, int(down) - 1)
            elif done == "C":
                self.at = (x + int(count), y)
            elif done == "G":
                self.at = (int(count) - 1, y)
            elif done == "X":
                for away in range(int(count)):
                    self._write(x + away, y, " ")
            elif character:
                assert character >= " ", "a control character was sent"
                self._type(character)
            else:
                self.look = _styled(self.look, codes.split(";"))
        assert self.look == PLAIN, "the pen is left plain"

    def draw(self, y: int, x: int, text: str, look: Look) -> None:
        """Show a text that begins with a sign, as it is meant, whatever was sent."""
        self.look, self.at = look, (x, y)
        for character in text:
            self._type(character)
        self.look = PLAIN

    def seen(self, size: tuple[int, int]) -> list[tuple[str, object]]:
        """What a person sees, cell by cell."""
        cells = [self.cells.get((x, y), (" ", PLAIN)) for y in range(size[1]) for x in range(size[0])]
        return [(text, _on_blank(look) if text == " " else look) for text, look in cells]

    def _type(self, character: str) -> None:
        x, y = self.at
        width = character_cells(character)
        if not width:
            at = x - 1 if self.cells.get((x - 1, y), (" ", PLAIN))[0] else x - 2
            text, look = self.cells.get((at, y), (" ", self.look))
            self.cells[at, y] = (text + character, look)
            return
        self._write(x, y, character)
        if width == 2:
            self._write(x + 1, y, " ")
            self.cells[x, y] = (character, self.look)
            self.cells[x + 1, y] = ("", self.look)
        self.at = (x + width, y)

    def _write(self, x: int, y: int, character: str) -> None:
        if self.cells.get((x, y), (" ", PLAIN))[0] == "":
            self.cells[x - 1, y] = (" ", self.cells[x - 1, y][1])
        if self.cells.get((x + 1, y), (" ", PLAIN))[0] == "":
            self.cells[x + 1, y] = (" ", self.cells[x + 1, y][1])
        self.cells[x, y] = (character, self.look)


def _on_blank(look: Look) -> object:
    on = look[0] - {"1", "2", "3"}
    return (on, look[1] if on else "", look[2])


def _styled(look: Look, codes: list[str]) -> Look:
    on, text, ground = look
    while codes:
        code = codes.pop(0)
        if code in ("", "0"):
            on, text, ground = PLAIN
        elif code in ("38", "48"):
            count = 4 if codes[0] == "2" else 2
            color = ";".join([code, *codes[:count]])
            del codes[:count]
            text, ground = (color, ground) if code == "38" else (text, color)
        elif code in _ENDS:
            on -= _ENDS[code]
        elif len(code) > 1 and code[0] in "39":
            text = code
        elif len(code) > 1 and code[0] in "41":
            ground = code
        else:
            on |= {code}
    return on, text, ground
