"""The rows of a list for who listens: each is one plain sentence, without marks, columns or blank rows."""

import re
from collections.abc import Hashable, Iterable, Sequence

from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS
from troth.drawing.lines import GAP, Line, Row, Span, wrapped

UNFOLDED = 1000
"""The width of rows that become sentences: nothing in them is left out or cut."""

ASKED = "not answered yet"

_SIGNS = frozenset((*GLYPHS.values(), *ASCII_GLYPHS.values()))
_BESIDE = ("muted", "accent", "warm")
_NAMES = ("title", "resting")
_ENDS = (".", "!", "?", ":")
_AIR = re.compile(r" {2,}")


def sentence_rows(rows: Iterable[Row], width: int) -> list[Row]:
    """`rows` as sentences, folded to `width`.

    What has a key is never left out: an empty row may be one that is made when it is drawn.
    """
    found: list[Row] = []
    for row in rows:
        words = row.spoken or (sentence(row.line) if row.line else "")
        found += told(row.key, words, width) if words else [row] if row.key is not None else []
    return found


def told(key: Hashable | None, words: str, width: int) -> list[Row]:
    """A sentence in as many rows as it takes; the cursor stands on the first."""
    first, *others = wrapped((Span(words),), width)
    return [Row(key, first), *(Row(None, line) for line in others)]


def sentence(line: Line) -> str:
    """A drawn line as a sentence: its pieces in their order, with a comma where air parts them."""
    at = line.index(GAP) if GAP in line else len(line)
    aside = "".join(span.text for span in line[at + 1 :]).strip()
    said = [f"key {aside}"] if len(aside) == 1 else _AIR.split(aside) if aside else []
    return closed([*_pieces(line[:at]), *said])


def promise_sentence(number: int, title: str, word: str, asked: bool, label: str = "") -> str:
    """A promise: its number, its title, a word of it, and whether an answer is `asked` for; behind the `label`."""
    words = closed([part for part in (str(number), title.strip(), word, ASKED if asked else "") if part])
    return f"{label}: {words}" if label else words


def spoken_line(line: Line) -> Line:
    """A line of a page for who listens: as it is where it is prose of one piece, else its pieces as a sentence."""
    words = "".join(span.text for span in line)
    apart = GAP in line or " · " in words or _AIR.search(words.strip()) or not _SIGNS.isdisjoint(words.split())
    pieces = sum(bool(span.text.strip()) for span in line)
    return (Span(sentence(line), line[0].tone),) if apart and pieces > 1 else line


def begun(words: str) -> str:
    """`words` as a sentence begins."""
    return words[:1].upper() + words[1:]


def closed(parts: Sequence[str]) -> str:
    """`parts` as one sentence, with commas between them."""
    words = ""
    for part in parts:
        words += (" " if words.endswith((*_ENDS, ",")) else ", " if words else "") + part
    return words if not words or words.endswith(_ENDS) else f"{words}."


def _pieces(line: Line) -> list[str]:
    """The pieces of a line: two blanks, or the end of a name, part them; a mark before them is left out."""
    found: list[str] = []
    parted = blank = False
    for index, span in enumerate(line):
        text = span.text
        if span.tone in _BESIDE and text.strip() in _SIGNS and (not index or parted or text.startswith("  ")):
            parted = True
            continue
        begins = parted or text.startswith(("  ", " · "))
        words = text.removeprefix(" · ").strip()
        if words and found and not begins:
            found[-1] += (" " if blank or text.startswith(" ") else "") + words
        elif words:
            found.append(words)
        parted = text.endswith("  ") or (begins and not words) or (span.tone in _NAMES and bool(words))
        blank = text.endswith(" ")
    return found
