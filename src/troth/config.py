"""Looks and keys: one optional TOML file in the configuration folder, read by the app alone and never rewritten."""

import os
import sys
from typing import Literal, NamedTuple

Glyphs = Literal["auto", "unicode", "ascii"]

_NARROW = ("linux", "vt100", "vt220", "dumb")
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")


class BadConfig(Exception):
    """The file can't be used; the message names the file and what is wrong, never a value."""


class Config(NamedTuple):
    """The settings with their defaults."""

    theme: str = "troth-dark"
    glyphs: Glyphs = "auto"
    calm: bool = False
    show_run: bool = True
    bell: bool = False
    keys: dict[str, str] = {}  # noqa: RUF012  (a NamedTuple's defaults are not fields of a class)

    def plain_glyphs(self, encoding: str | None) -> bool:
        """Whether the screen keeps to ASCII: as set, else where the terminal can't show more."""
        return only_ascii(encoding) if self.glyphs == "auto" else self.glyphs == "ascii"


def only_ascii(encoding: str | None) -> bool:
    """Whether the terminal may show no more than ASCII: by its kind, by the locale, and by what the output can carry.

    Python writes UTF-8 under the locale C too, so that the encoding alone does not tell.
    """
    locale = _locale()
    letters = locale.partition("@")[0].partition(".")[2] or "utf"
    plain = locale in ("", "C", "POSIX") or "utf" not in letters.lower()
    return plain or os.environ.get("TERM") in _NARROW or "utf" not in (encoding or "").lower()


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


def load(path: str) -> Config:
    """The settings of the file at `path`, or the defaults where there is none. Raises `BadConfig`."""
    if not os.path.exists(path):  # noqa: PTH110  (as everywhere before the first paint)
        return Config()
    import tomllib

    from pydantic import TypeAdapter, ValidationError

    try:
        with open(path, "rb") as file:  # noqa: PTH123
            found = tomllib.load(file)
        return TypeAdapter(Config).validate_python({**Config()._asdict(), **found}, strict=True)
    except OSError:
        raise BadConfig(f"{path} can't be read; nothing was changed. Make it readable, or move it away.") from None
    except tomllib.TOMLDecodeError as error:
        line = str(error).rpartition("(at ")[2].rstrip(")")
        raise BadConfig(f"{path} is not TOML ({line}); nothing was changed. Mend that line, or move it away.") from None
    except ValidationError as error:
        name = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise BadConfig(f"{path}: `{name}` is not a setting Troth knows, or has a wrong value.") from None
