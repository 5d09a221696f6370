"""How the wording checks read a text: its sentences in small letters, spelled one way."""

import re

from troth.domain.text import comparable

READ = 2_000
"""So many characters of a text are read: what is written here is a few sentences long."""

_LONGEST_WORD = 30
_LONGEST_SENTENCE = 60
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.:]\d+)*|[.!?;\n]")
_INITIAL = re.compile(r"\b([A-HJ-Z])\.(?=\s)")


def sentences_of(text: str, spelling: dict[str, str]) -> list[str]:
    """The sentences of `text` in small letters, with one blank between words and contractions written out.

    The full stop after an initial ends none.
    """
    words: list[list[str]] = [[]]
    plain = _INITIAL.sub(r"\1", text[:READ].replace("\u2019", "'"))
    for token in _TOKEN.findall(comparable(plain)):
        if token in ".!?;\n":
            words.append([])
            continue
        if len(words[-1]) == _LONGEST_SENTENCE:
            words.append([])
        words[-1].append(spelling.get(token, token)[:_LONGEST_WORD])
    return [" ".join(sentence) for sentence in words if sentence]
