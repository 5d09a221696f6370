"""Looks and keys: one optional TOML file in the configuration folder, read by the app alone and never rewritten."""

import os
from typing import Literal, NamedTuple

Glyphs = Literal["auto", "unicode", "ascii"]


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
        if self.glyphs == "auto":
            narrow = os.environ.get("TERM") in ("linux", "vt100", "vt220", "dumb")
            return narrow or "utf" not in (encoding or "").lower()
        return self.glyphs == "ascii"


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
