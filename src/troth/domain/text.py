"""The first two walls against hostile text: what enters is normalised, what leaves shows its control characters."""

import re
from collections.abc import Callable

from troth.domain.errors import Refused

TITLE_LIMIT = 200
NOTE_LIMIT = 20_000

_ORDER = "\ufeff"
"""The mark of the byte order, which some programs write before a text."""

_HIDDEN = (
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f|"
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""The flag of a region, which is spelled in tags and shows, or one character that hides; compiled once one is met."""


def clean(text: str) -> str:
    """`text` as it is stored: NFC, no NUL, no mark of the byte order before it, no lone surrogate, unix line ends."""
    if _plain(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip(_ORDER)
    text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return _composed(text)


def clean_line(text: str) -> str:
    """`text` as one stored line: as `clean`, white space folded to single blanks, none at the ends."""
    return " ".join(clean(text).split()).lstrip(_ORDER + " ")


def fitting(text: str, name: str, limit: int = NOTE_LIMIT) -> str:
    """`text` as `clean` makes it. Raises `Refused` where it is longer than `limit`; `name` says what it is."""
    return _within(clean(text) if len(text) <= _worth(limit) else text, name, limit)


def fitting_line(text: str, name: str, limit: int = TITLE_LIMIT) -> str:
    """`text` as `clean_line` makes it. Raises `Refused` where it is longer than `limit`; `name` says what it is."""
    return _within(clean_line(text) if len(text) <= _worth(limit) else text, name, limit)


def shortened(text: str, limit: int = TITLE_LIMIT) -> str:
    """`text` in one line of at most `limit` characters, with a sign where some are left out."""
    line = clean_line(text[: _worth(limit)])
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def comparable(text: str) -> str:
    """`text` as it is compared: composed alike, in small letters."""
    return text.casefold() if text.isascii() else _composed(text.lstrip(_ORDER)).casefold()


def visible(text: str, keep: str = "") -> str:
    """`text` with every control, bidi and invisible format character made visible; those in `keep` stay."""
    return marked(text, lambda character: character if character in keep else _shown(character))


def marked(text: str, mark: Callable[[str], str]) -> str:
    """`text` with what `mark` makes of it in place of every character that hides."""
    if _plain(text):
        return text
    return re.sub(_HIDDEN, lambda match: match[0] if len(match[0]) > 1 else mark(match[0]), text)


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _composed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


def _worth(limit: int) -> int:
    """How long a text is looked at at all: white space and what composes may bring it down to `limit`."""
    return 8 * limit


def _within(text: str, name: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(f"{name} takes at most {limit:,} characters, and this has {len(text):,}. Nothing was saved.")
    return text


def _shown(character: str) -> str:
    if character < "\x20":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else "\ufffd"
