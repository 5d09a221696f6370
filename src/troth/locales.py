"""What a terminal can show, by the locale and its kind: which letters, and whether it knows codes."""

import os
import sys

_NARROW = ("linux", "vt100", "vt220", "dumb")
_MUTE = (None, "", "dumb", "unknown")
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")


def only_ascii(encoding: str | None) -> bool:
    """Whether the terminal may show no more than ASCII: by its kind, by the locale, and by what the output can carry.

    Python writes UTF-8 under the locale C too, so that the encoding alone does not tell.
    """
    locale = _locale()
    letters = locale.partition("@")[0].partition(".")[2] or "utf"
    plain = locale in ("", "C", "POSIX") or "utf" not in letters.lower()
    return plain or os.environ.get("TERM") in _NARROW or "utf" not in (encoding or "").lower()


def knows_codes() -> bool:
    """Whether a terminal of this kind understands codes, those of colours among them."""
    return os.environ.get("TERM") not in _MUTE


def _locale() -> str:
    """The locale of characters, as the person has it: LC_ALL, else LC_CTYPE, else LANG."""
    ctype = os.environ.get("LC_CTYPE")
    if sys.flags.utf8_mode and ctype in _COERCED:
        ctype = _at_start("LC_CTYPE", ctype)
    return os.environ.get("LC_ALL") or ctype or os.environ.get("LANG") or ""


def _at_start(name: str, otherwise: str) -> str:
    """What the environment held before Python put a locale of its own in the place of C, where the system tells."""
    try:
        with open("/proc/self/environ", "rb") as file:  # noqa: PTH123
            found = dict(each.partition(b"=")[::2] for each in file.read().split(b"\0"))
    except OSError:
        return otherwise
    return found.get(name.encode(), b"").decode("ascii", "replace")
