"""How answers are set into a text of a practice: as they were typed, and no word twice where the two meet."""

import re
from collections.abc import Callable

from troth.domain.text import comparable
from troth.practice.step import PLACEHOLDER

_LONGEST = 5
_ENDS = ".,;"


def fill(text: str, named: Callable[[str], str], blank: str) -> str:
    """`text` with what each name in it stands for; what is left open is a `blank`."""
    pieces, last = [], 0
    for found in PLACEHOLDER.finditer(text):
        before = text[last : found.start()]
        pieces += [before, fitted(named(found[1]), before, text[found.end() :]) or blank]
        last = found.end()
    return "".join([*pieces, text[last:]])


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
