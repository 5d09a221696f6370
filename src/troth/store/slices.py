"""The tables of a long file that we wrote, cut out of its text when they are asked for, and of months one by one.

After ten years nearly all of a file is months that nobody looks at. They lie flat, so that the braces of the table tell
where each begins and ends; where they do not, the file is parsed whole.
"""

import json
from collections.abc import Iterator, Mapping

from troth.store.format import FORMAT, META, Document, Tables, checked

LONG = 1 << 16
"""From so many bytes on it is worth it."""

_BETWEEN, _OF, _MONTH = '},"', '":{"of":', ',"month":"'

_parsed = json.JSONDecoder().raw_decode


class MonthSlices(Mapping[str, Document]):
    """The table of months, of which each is parsed when it is asked for.

    `named` holds the number of each by what it belongs to and its name, as 2026-11; at `end` the next table begins.
    """

    def __init__(self, text: str, start: int) -> None:
        """Of the table that begins at `start`. Raises `ValueError` where its braces alone do not tell its months apart.

        The last one is parsed at once: had a text that holds braces cut it short, it would not be whole.
        """
        self.named: dict[tuple[int, str], int] = {}
        self._pieces: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        at = start + 2
        for piece in text[at:].split(_BETWEEN):
            at += len(piece) + len(_BETWEEN)
            of, month = piece.index(_OF), piece.index(_MONTH)
            number, name = piece[:of], piece[month + len(_MONTH) : month + len(_MONTH) + 7]
            self.named[int(piece[of + len(_OF) : month]), name] = int(number)
            self._pieces[number] = piece
            if piece[-1] == "}":
                self._pieces[number] = piece.rstrip("}")
                break
        self.end = at - 2
        if text.count("{", start, self.end) != len(self._pieces) + 1:
            raise ValueError
        _ = self[next(reversed(self._pieces))]

    def __getitem__(self, number: str) -> Document:
        """The month of that number."""
        if number not in self._documents:
            self._documents[number] = json.loads(f'{{"{self._pieces[number]}}}}}')[number]
        return self._documents[number]

    def __iter__(self) -> Iterator[str]:
        """Every number, as they follow on each other in the file."""
        return iter(self._pieces)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._pieces)


class SlicedTables:
    """Tables by name, each the same as in the whole."""

    def __init__(self, data: bytes) -> None:
        """From the bytes of a file that we wrote; its first table is parsed. Raises `ValueError`."""
        self._text = data.decode()
        self._at = 0
        self._found: dict[str, Mapping[str, Document]] = {}
        self._whole: Tables | None = None
        self._take_next()

    def __iter__(self) -> Iterator[str]:
        """The names of the tables that were asked for."""
        return iter(self._found)

    def get(self, name: str, default: Mapping[str, Document]) -> Mapping[str, Document]:
        """A table; `default` where there is none."""
        while name not in self._found:
            if self._text.find(f'"{name}":{{', self._at) < 0:
                self._found[name] = default
                break
            try:
                self._take_next()
            except (ValueError, IndexError, RecursionError):
                self._found, self._at = {**self.whole}, len(self._text)
        return self._found[name]

    @property
    def whole(self) -> Tables:
        """All tables, parsed."""
        if self._whole is None:
            self._whole = json.loads(self._text)
        return self._whole

    def _take_next(self) -> None:
        """Take the next table out of the text. Raises `ValueError`, `IndexError`."""
        name, at = _parsed(self._text, self._at + 1)
        found: Mapping[str, Document]
        if name == "months":
            found = MonthSlices(self._text, at + 1)
            end = found.end
        else:
            found, end = _parsed(self._text, at + 1)
        self._found[name], self._at = found, end


def sliced(data: bytes) -> SlicedTables | None:
    """The tables of a long file of ours, and None for every other."""
    if len(data) < LONG or not checked(data):
        return None
    try:
        found = SlicedTables(data)
        return found if found.get(META, {})["1"]["format"] == FORMAT else None
    except (LookupError, TypeError, ValueError, RecursionError):
        return None
