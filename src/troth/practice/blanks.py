"""How answers are set into a text of a practice: as they were typed, and no word twice where the two meet.

A blank that was left open leaves its sentence out; what stands in another blank of that sentence is never lost by it.
"""

import re
from collections.abc import Callable

from troth.domain.text import comparable
from troth.practice.step import PLACEHOLDER

_LONGEST = 5
_BETWEEN = re.compile(r"""((?:(?<=[.?!])|(?<=[.?!]["”)]))\s+|\n+)""")
_ENDS = ".,;"


def fill(text: str, named: Callable[[str], str], blank: str) -> str:
    """`text` with what each name in it stands for; what is left open is a `blank`."""
    pieces, last = [], 0
    for found in PLACEHOLDER.finditer(text):
        before = text[last : found.start()]
        pieces += [before, fitted(named(found[1]), before, text[found.end() :]) or blank]
        last = found.end()
    return "".join([*pieces, text[last:]])


def whole(text: str, named: Callable[[str], str]) -> str:
    """`text` with what each name in it stands for, without the sentences in which something is left open.

    Of such a sentence the words that are there stay, by themselves.
    """
    pieces: list[str] = []
    for at, piece in enumerate(_BETWEEN.split(text)):
        names = PLACEHOLDER.findall(piece)
        found = [words for name in names if (words := named(name).strip())]
        if at % 2 or len(found) == len(names):
            pieces.append(fill(piece, named, ""))
        elif found:
            pieces.append("; ".join(found))
        elif pieces:
            pieces.pop()
    return "".join(pieces).strip()


def fitted(words: str, before: str, after: str) -> str:
    """`words` without the beginning that ends `before` already (I, that, to), and without a mark that `after` has."""
    said, given = before.rpartition("\n")[2].split(), words.split()
    most = min(_LONGEST, len(said), len(given)) if before.endswith(" ") else 0
    for count in range(most, 0, -1):
        if [comparable(word) for word in said[-count:]] == [comparable(word) for word in given[:count]]:
            words = re.sub(rf"^\s*(?:\S+\s*){{{count}}}", "", words)
            break
    twice = words and after and after[0] in ".,;:?!" and words[-1] in (*_ENDS, after[0])
    return words[:-1].rstrip() if twice else words
