"""The first two walls against hostile text: what enters is normalised, what leaves shows its control characters."""

import re

TITLE_LIMIT = 200
NOTE_LIMIT = 20_000

_CONTROL = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)


def clean(text: str, limit: int = NOTE_LIMIT) -> str:
    """`text` as it is stored: NFC, no NUL, no lone surrogate, unix line ends, at most `limit` characters."""
    if len(text) <= limit and _plain(text):
        return text
    text = text[: limit * 4].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    import unicodedata

    return unicodedata.normalize("NFC", text)[:limit]


def clean_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """`text` as one stored line: as `clean`, white space folded to single blanks, none at the ends."""
    return " ".join(clean(text, limit * 4).split())[:limit].rstrip()


def visible(text: str, keep: str = "") -> str:
    """`text` with every control, bidi and invisible format character made visible; those in `keep` stay."""
    if _plain(text):
        return text
    return re.sub(_CONTROL, lambda match: match[0] if match[0] in keep else _shown(match[0]), text)


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _shown(character: str) -> str:
    if character < "\x20":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else "\ufffd"
