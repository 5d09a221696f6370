"""What a sheet draws, as plain values: spans with a tone, fitted to a width, compared cell by cell."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, overload

from troth.domain.text import visible
from troth.drawing.width import head, signs, width_of

TONES = ("muted", "resting", "title", "strong", "accent", "warm", "active", "rule")
"""What a piece of text is for; "" is ink. At the cursor a `resting` title turns from muted to ink, a `title` bold."""

GROUND = "+"
"""Before a tone: the same on the ground of the cursor's row."""

_GAP = "gap"
_NAMED = 8
"""So many cells of a name say which it is."""

_TITLES = ("", "strong", "resting", "title")
_AT_CURSOR = {"resting": "", "title": "strong"}
_UNDERLINED = "active"
_WORDS = re.compile(r"[^\S\xa0]*[\S\xa0]+[^\S\xa0]*|[^\S\xa0]+")
_ASCII = str.maketrans({"…": "...", "·": "/", "–": "-", "“": '"', "”": '"', "’": "'", "\xa0": " "})


class Span(NamedTuple):
    """A piece of a line in one tone; the text is shown as it stands, no markup is read."""

    text: str
    tone: str = ""


Line = tuple[Span, ...]

GAP = Span("", _GAP)
"""Blanks that fill a line: what follows stands at the right edge and is kept, what precedes is cut when it must."""


class Row:
    """A line of a list; without a key it is a heading or a blank, which the cursor passes over.

    Of thousands a screenful is seen, so a line may be given as what draws it, once somebody looks at it, and so may
    what it says to who listens, where that is not told by its line.
    """

    __slots__ = ("_line", "_spoken", "key")

    def __init__(
        self, key: Hashable | None, line: Line | Callable[[], Line], spoken: str | Callable[[], str] = ""
    ) -> None:
        """The row of `key`."""
        self.key = key
        self._line, self._spoken = line, spoken

    @property
    def line(self) -> Line:
        """What stands in it."""
        if callable(self._line):
            self._line = self._line()
        return self._line

    @property
    def spoken(self) -> str:
        """What it says; empty where its line does."""
        return self._spoken() if callable(self._spoken) else self._spoken


class RowLines(Sequence[Line]):
    """The lines of rows, of which each is drawn once it is looked at."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """The lines of `rows`."""
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        return RowLines(self._rows[at]) if isinstance(at, slice) else self._rows[at].line


def cells(spans: Iterable[Span]) -> int:
    """How many terminal cells `spans` take."""
    return sum(width_of(span.text) for span in spans)


def fit(line: Line, width: int, cut: str = "…") -> Line:
    """`line` made exactly `width` cells wide, with nothing unprintable in it and no neighbours of one tone.

    Where `cut`, the sign that something was left out, is ASCII, so are the signs and dashes of the line.
    """
    if width <= 0:
        return ()
    if cut.isascii():
        line = tuple(span if span.tone == _GAP else Span(span.text.translate(_ASCII), span.tone) for span in line)
    if GAP in line:
        at = line.index(GAP)
        tail = _crop(line[at + 1 :], width, cut)
        taken = cells(tail)
        head = _crop(line[:at], max(0, width - taken - 1), cut) if taken < width else ()
    else:
        head, tail, taken = _crop(line, width, cut), (), 0
    blanks = width - cells(head) - taken
    return _pieces(_merged((*head, Span(" " * blanks), *tail)))


def grounded(line: Line, from_title: bool = False) -> Line:
    """A fitted line on the ground of the cursor's row: all of it, or from its title on, where that is a reversal."""
    first = next((at for at, span in enumerate(line) if span.tone in _TITLES), 0) if from_title else 0
    return (
        *line[:first],
        *(Span(span.text, f"{GROUND}{_AT_CURSOR.get(span.tone, span.tone)}") for span in line[first:]),
    )


def shortened(text: str, name: str, room: int, cut: str = "…") -> str:
    """`text` in at most `room` cells, where the `name` in it is all that gives way; its first few letters stay."""
    over = width_of(text) - room
    if over <= 0 or not name or name not in text:
        return text
    kept = head(name, max(_NAMED, width_of(name) - over - len(cut))).rstrip()
    return text.replace(name, kept + cut, 1) if width_of(kept) + len(cut) < width_of(name) else text


def whole_sentences(text: str, name: str, room: int, cut: str = "…") -> str:
    """`text` in at most `room` cells: the `name` in it gives way first, then the last sentences, each of them whole.

    What a sentence that is left out took is the name's again.
    """
    least = len(text) - len(text.partition(name)[2]) if name and name in text else 0
    while width_of(short := shortened(text, name, room, cut)) > room and (end := text.rfind(". ", least)) > 0:
        text = text[: end + 1]
    return short


def reach(before: Line, after: Line) -> int:
    """How many cells from the left must be drawn again to turn one fitted line into another; 0 when they are equal."""
    if before == after:
        return 0
    old = [(character, span.tone) for span in before for character in span.text]
    new = [(character, span.tone) for span in after for character in span.text]
    same = 0
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if one != other:
            break
        same += 1
    tail = width_of("".join(character for character, _ in new[len(new) - same :]))
    width = cells(after)
    for characters in (old, new):
        if width_of("".join(character for character, _ in characters[: len(characters) - same])) + tail != width:
            return width
    return width - tail


def wrapped(line: Line, width: int) -> list[Line]:
    """`line` folded at blanks to at most `width` cells a row; a row that follows begins under the second span.

    A no-break space holds words together and is drawn as a blank.
    """
    if GAP in line:
        return [line]
    if cells(line) <= width:
        return [_trimmed(list(line))]
    indent = width_of(line[0].text) if len(line) > 1 and width_of(line[0].text) < width // 2 else 0
    rows: list[list[Span]] = [[]]
    left = width
    for span in line:
        for word in _WORDS.findall(visible(span.text)):
            size = width_of(word.rstrip())
            if size > left and rows[-1]:
                rows.append([Span(" " * indent)] if indent else [])
                left = width - indent
                word = word.lstrip(" ")
                size = width_of(word.rstrip())
            while size > left:
                head = _head(word, left)
                rows[-1].append(Span(head, span.tone))
                rows.append([Span(" " * indent)] if indent else [])
                left = width - indent
                word = word[len(head) :]
                size -= width_of(head)
            rows[-1].append(Span(word, span.tone))
            left -= width_of(word)
    return [_trimmed(row) for row in rows]


def _head(word: str, width: int) -> str:
    """As much of `word` as fits, and one sign at least; none is cut in two."""
    return head(word[: 4 * width + 64], width) or word[: next(signs(word))[1]]


def _crop(spans: Line, width: int, cut: str) -> Line:
    limit = 4 * width + 64
    over = any(len(span.text) > limit for span in spans)
    spans = _merged(Span(visible(span.text[:limit]), span.tone) for span in spans)
    if not over and cells(spans) <= width:
        return spans
    cut = cut[:width]
    room = width - len(cut)
    kept: list[Span] = []
    for span in spans:
        size = width_of(span.text)
        if size >= room:
            kept.append(Span(head(span.text, room).rstrip(" ") + cut, span.tone))
            return tuple(kept)
        kept.append(span)
        room -= size
    return (*kept, Span(cut))


def _trimmed(row: list[Span]) -> Line:
    if row and row[-1].text != row[-1].text.rstrip():
        row[-1] = row[-1]._replace(text=row[-1].text.rstrip())
    return _merged(span._replace(text=span.text.replace("\xa0", " ")) for span in row)


def _blank(span: Span) -> bool:
    return span.text.isspace() and span.tone != _UNDERLINED


def _merged(spans: Iterable[Span]) -> Line:
    merged: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if merged and merged[-1].tone == span.tone:
            merged[-1] = Span(merged[-1].text + span.text, span.tone)
        else:
            merged.append(span)
    return tuple(merged)


def _pieces(spans: Line) -> Line:
    """Blanks belong to the piece before them, leading ones to the first: each piece costs bytes on the wire."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last is not None and _blank(span) and last.tone != _UNDERLINED:
            found[-1] = Span(last.text + span.text, last.tone)
        elif last is not None and (last.tone == span.tone or (_blank(last) and span.tone != _UNDERLINED)):
            found[-1] = Span(last.text + span.text, span.tone)
        else:
            found.append(span)
    return tuple(found)
