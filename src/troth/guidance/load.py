"""Reads a file of the guidance into a typed value, and names file and field where it is wrong."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ValidationError

from troth.resources import content


class BadContent(Exception):
    """A file of the guidance can't be used; the message names the file and the field."""


File = TypeVar("File", bound=BaseModel)


def _key(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", text):
        raise ValueError("expected small letters, digits and hyphens, a letter first, 40 at most")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("expected one line")
    return text


Key = Annotated[str, AfterValidator(_key)]
"""The name of a card or a note."""

OneLine = AfterValidator(_one_line)
"""Of a text without line breaks."""


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
        raise bad(file, first["loc"], first["msg"]) from None


def bad(file: str, place: Sequence[int | str], reason: str) -> BadContent:
    """A reason with the file of ours and the field it is about."""
    return BadContent(f"{file}: `{'.'.join(map(str, place))}`: {reason}.")
