"""A pack's file as text, and where in it something is wrong: file, line and reason."""

import re
import stat
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from troth.guidance.load import BadContent

LARGEST = 200_000
"""No pack has more bytes."""

_STEP = re.compile(r"\s*\[\[\s*step\s*\]\]\s*(?:#.*)?")
_EXPECTED = re.compile(r"^\w+ should (?:be|have|match) ")
_REASONS = {
    "missing": "it is missing",
    "extra_forbidden": "no such key is known here",
    "union_tag_invalid": "no such type of step is known",
    "union_tag_not_found": "it is missing",
}


class Pack(NamedTuple):
    """A pack as it lies on the disk; `name` is how it is called where something is wrong with it."""

    path: Path
    name: str


def packs(folder: str, *, ours: bool) -> list[Pack]:
    """The packs in a folder, in the order of their names; none where there is no such folder."""
    if not folder:
        return []
    try:
        found = sorted(path for path in Path(folder).iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    except OSError:
        return []
    return [Pack(path, f"practices/{path.name}" if ours else str(path)) for path in found]


def text(pack: Pack) -> str:
    """What stands in a pack. Raises `BadContent` where that is no plain file, too large, or no text."""
    try:
        found = pack.path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise BadContent(f"{pack.name}: is not a plain file of at most {LARGEST // 1000} kB.")
        return pack.path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadContent(f"{pack.name}: can't be read.") from None


def head(text: str) -> str:
    """What stands before the first step."""
    lines = text.splitlines(keepends=True)
    first = next((n for n, line in enumerate(lines) if _STEP.fullmatch(line.rstrip())), len(lines))
    return "".join(lines[:first])


def values(pack: Pack, text: str) -> dict[str, Any]:
    """The text of a pack as TOML. Raises `BadContent`."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason, _, where = str(error).rpartition(" (at ")
        line = re.match(r"line (\d+)", where)
        at = int(line[1]) if line else text.count("\n") + 1
        raise BadContent(f"{pack.name}, line {at}: is not TOML: {reason or 'it ends too early'}.") from None


def wrong(pack: Pack, text: str, error: ValidationError) -> BadContent:
    """What pydantic found, with the line it stands in."""
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    if first["type"].startswith("union_tag"):
        place = (*place, "", "type")
    return at(pack, text, place, _reason(first))


def at(pack: Pack, text: str, place: Sequence[int | str], reason: str) -> BadContent:
    """A reason with the file, the line and the key it is about.

    `place` is the path to it: a key, or `step`, the step's place from 0, its type, a key.
    """
    in_step = len(place) > 1 and place[0] == "step"
    step = int(place[1]) if in_step else None
    key = str(place[3] if in_step and len(place) > 3 else place[0])
    return BadContent(f"{pack.name}, line {_line(text, step, key)}: `{key}`: {reason}.")


def _reason(error: Mapping[str, Any]) -> str:
    known = _REASONS.get(error["type"])
    if known:
        return known
    return _EXPECTED.sub("expected ", error["msg"]).removeprefix("Value error, ").rstrip(".")


def _line(text: str, step: int | None, key: str) -> int:
    """The line of a key, in the step of that place where one is given; else where the step, or the file, begins."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if _STEP.fullmatch(line)]
    if step is not None and step >= len(starts):
        return _line(text, None, "step")
    first, last = 0, starts[0] if starts else len(lines)
    if step is not None:
        first, last = starts[step], starts[step + 1] if step + 1 < len(starts) else len(lines)
    found = (n for n in range(first, last) if re.match(rf"\s*(?:\[\[step\.)?{re.escape(key)}\b", lines[n]))
    return 1 + next(found, first)
