"""Reads a file of the guidance into a typed value, and names file and field where it is wrong."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from troth.resources import content


class BadContent(Exception):
    """A file of the guidance can't be used; the message names the file and the field."""


class Strict(BaseModel):
    """What every part of a file is: frozen, with no key it does not know and no guessing of types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


File = TypeVar("File", bound=BaseModel)


def text(*names: str) -> str:
    """The text of a file of the guidance, by the parts of its name. Raises `BadContent`."""
    try:
        return Path(content(*names)).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadContent(f"{'/'.join(names)}: can't be read.") from None


def toml(kind: type[File], *names: str) -> File:
    """The TOML file of the guidance with these name parts, as a `kind`. Raises `BadContent`."""
    file = "/".join(names)
    try:
        return kind.model_validate(tomllib.loads(text(*names)))
    except tomllib.TOMLDecodeError as error:
        raise BadContent(f"{file}: is not TOML: {error}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise BadContent(f"{file}: `{field}`: {first['msg']}.") from None
