"""How many columns of a terminal a text takes: one measure for the shell and, by way of the kit, for the screen.

Marks that stand on a letter take none, and marks that stand beside one take theirs, as terminals draw them. A sequence
of emoji is one sign: what a joiner joins, a tone of skin and the tags of a flag take no column of their own, and the
selector for a picture makes a narrow sign wide.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_SHOWN_FORMATS = range(0x600, 0x606), range(0x890, 0x892), (0xAD, 0x6DD, 0x70F, 0x8E2, 0x110BD, 0x110CD)
"""Format characters that are drawn: they number or enclose what follows."""

_NO_COLUMN = range(0x1160, 0x1200), range(0xD7B0, 0xD800)
"""Vowels and ends of Korean syllables, which join the one before."""

_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

_TWO_COLUMNS = (
    *(range(0x2630, 0x2638), range(0x268A, 0x2690), range(0x4DC0, 0x4E00)),
    *(range(0x1D300, 0x1D357), range(0x1D360, 0x1D377)),
)
"""Signs that are wide since Unicode 16, which the tables of an older Python do not know."""

_PICTURES = range(0x1F300, 0x1F400), range(0x1F900, 0x1FB00)
"""Where new emoji are put."""


_UNSURE = (
    "[\u0300-\u036f\u0483-\u1fff\u200c\u200d\u20d0-\u20ff\u3099\u309a\ua4d0-\uabff\ud7b0-\ufeff\U00010000-\U0010ffff]"
)


def is_unsure(text: str) -> bool:
    """Whether terminals may not agree how wide `text` is, so that after it the cursor has to be placed."""
    return not text.isascii() and bool(re.search(_UNSURE, text))


def width_of(text: str) -> int:
    """How many columns `text` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return _known(text) if len(text) < 256 else _measured(text)


def head(text: str, width: int) -> str:
    """As much of `text` as `width` columns hold; no sign is cut in two."""
    if text.isascii() and text.isprintable():
        return text[: max(0, width)]
    end = 0
    for _, end_of_sign, size in signs(text):
        width -= size
        if width < 0:
            break
        end = end_of_sign
    return text[:end]


def signs(text: str) -> Iterator[tuple[int, int, int]]:
    """The signs that `text` is drawn with: where each begins and ends, and how many columns it takes."""
    begin, size, joined, last = 0, -1, False, ""
    for at, character in enumerate(text):
        own = 0 if character in (_JOINER, _AS_PICTURE) else character_cells(character)
        if (joined and own and not character.isascii()) or (character in _TONES and size == 2):
            last, own = character, 0
        elif character == _AS_PICTURE and size == 1 and _is_picture(last):
            size = 2
        elif own:
            if size >= 0:
                yield begin, at, size
            begin, size, last = at, own, character
        joined = character == _JOINER and size >= 0
        size = max(size, 0)
    if size >= 0:
        yield begin, len(text), size


def _measured(text: str) -> int:
    return sum(size for _, _, size in signs(text))


_known = lru_cache(maxsize=4096)(_measured)


@lru_cache(maxsize=2048)
def character_cells(character: str) -> int:
    """How many columns a character takes by itself."""
    import unicodedata

    code, kind = ord(character), unicodedata.category(character)
    if kind in ("Mn", "Me", "Cc", "Cs", "Zl", "Zp") or any(code in some for some in _NO_COLUMN):
        return 0
    if kind == "Cf":
        return int(any(code in some for some in _SHOWN_FORMATS))
    wide = unicodedata.east_asian_width(character) in "WF" or any(code in some for some in _TWO_COLUMNS)
    return 2 if wide or (kind == "Cn" and any(code in some for some in _PICTURES)) else 1


def _is_picture(character: str) -> bool:
    """Whether the selector makes it wide: a digit of a keycap, or a symbol."""
    import unicodedata

    known = unicodedata.category(character) in ("So", "Sm", "Po") and character > "\u2000"
    return known or character in "0123456789#*©®ℹ"
