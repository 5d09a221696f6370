"""The person's own packs beside ours: found, read, and named with file, line and reason where they can't be used."""

import re
import stat
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from troth.guidance.load import BadContent, File
from troth.places import Nowhere, config_file

Found = TypeVar("Found")

LARGEST = 200_000
"""No pack has more bytes."""

_STEP = re.compile(r"\s*\[\[\s*step\s*\]\]\s*(?:#.*)?")
_TABLE = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?")
_EXPECTED = re.compile(r"^\w+ should (?:be|have|match) ")
_REASONS = {
    "missing": "it is missing",
    "model_type": "expected a table of keys",
    "extra_forbidden": "no such key is known here",
    "union_tag_invalid": "no such type of step is known",
    "union_tag_not_found": "it is missing",
}


class Pack(NamedTuple):
    """A pack as it lies on the disk; `name` is how it is called where something is wrong with it."""

    path: Path
    name: str


class PackRead(NamedTuple, Generic[File]):
    """A pack that was understood, with its text."""

    pack: Pack
    text: str
    found: File

    def wrong(self, place: Sequence[int | str], reason: str) -> BadContent:
        """A reason with the file, the line and the key that `place` leads to."""
        return at(self.pack, self.text, place, reason)


class Own(NamedTuple, Generic[Found]):
    """What of the person's own can be used, and what can't: file, line and reason."""

    found: Found
    problems: tuple[str, ...]


def own(kind: str) -> str:
    """The folder for packs of a kind in the person's configuration, which need not be there; empty if none is known."""
    try:
        return str(Path(config_file()).parent / kind)
    except Nowhere:
        return ""


def take(
    folder: str, kind: type[File] | Mapping[str, type[File]], use: Callable[[PackRead[File]], None]
) -> tuple[str, ...]:
    """Hand the packs in a folder of the person's own to `use`, one by one; what can't be used is told.

    Where `kind` goes by the names of files, these alone are read. `use` may raise `BadContent`, and keeps nothing then.
    """
    problems = []
    for pack in packs(folder, ours=False):
        try:
            use(_read(_kind(kind, pack), pack))
        except BadContent as error:
            problems.append(str(error))
    return tuple(problems)


def _kind(kind: type[File] | Mapping[str, type[File]], pack: Pack) -> type[File]:
    if isinstance(kind, type):
        return kind
    if pack.path.name not in kind:
        raise BadContent(f"{pack.name}: is not read; here a file is called {' or '.join(kind)}.")
    return kind[pack.path.name]


def _read(kind: type[File], pack: Pack) -> PackRead[File]:
    found = text(pack)
    try:
        return PackRead(pack, found, kind.model_validate(values(pack, found)))
    except ValidationError as error:
        raise wrong(pack, found, error) from None


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
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).rpartition(" (at ")
        line = re.match(r"line (\d+)", where)
        at = int(line[1]) if line else text.count("\n") + 1
        raise BadContent(f"{pack.name}, line {at}: is not TOML: {reason or 'it ends too early'}.") from None
    except (ValueError, RecursionError):
        raise BadContent(f"{pack.name}: can't be read: a number in it is too long, or it is nested too deep.") from None


def wrong(pack: Pack, text: str, error: ValidationError) -> BadContent:
    """What pydantic found, with the line it stands in."""
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    if first["type"].startswith("union_tag"):
        place = (*place, "", "type")
    return at(pack, text, place, _reason(first))


def at(pack: Pack, text: str, place: Sequence[int | str], reason: str) -> BadContent:
    """A reason with the file, the line and the key it is about.

    `place` is the path to it: a key, or a table, its place from 0, a key; a step has its type before the key.
    """
    table, number, key = _parts(place)
    return BadContent(f"{pack.name}, line {_line(text, table, number, key)}: `{key}`: {reason}.")


def _parts(place: Sequence[int | str]) -> tuple[str, int, str]:
    """The table, its place among those of its name, and the key; no table for a key of the file itself."""
    match list(place):
        case ["step", int(number), _, str(key), *_]:
            return "step", number, key
        case [str(table), int(number), str(key), *_]:
            return table, number, key
        case [str(table), int(number), *_]:
            return table, number, table
        case [str(table), str(key), *_]:
            return table, 0, key
    return "", 0, str(place[0])


def _reason(error: Mapping[str, Any]) -> str:
    known = _REASONS.get(error["type"])
    if known:
        return known
    return _EXPECTED.sub("expected ", error["msg"]).removeprefix("Value error, ").rstrip(".")


def _line(text: str, table: str, number: int, key: str) -> int:
    """The line of a key, in the table of that place where one is given; else where the table, or the file, begins."""
    lines = text.split("\n")
    headers = [(n, found[1]) for n, line in enumerate(lines) if (found := _TABLE.fullmatch(line))]
    starts = [n for n, name in headers if name == table] if table else [0]
    if number >= len(starts):
        return _inline(lines, table, number)
    first = starts[number]
    inside = f"{table}." if table else "\n"
    last = next((n for n, name in headers if n >= first + bool(table) and not name.startswith(inside)), len(lines))
    keys = (n for n in range(first, last) if re.match(rf"\s*(?:\[\[{table}\.)?{re.escape(key)}\b", lines[n]))
    return 1 + next(keys, first)


def _inline(lines: Sequence[str], table: str, number: int) -> int:
    """The line of a table that stands in a list, where each begins a line of its own; else where the list begins."""
    first = next((n for n, line in enumerate(lines) if re.match(rf"\s*{re.escape(table)}\s*=", line)), 0)
    if not re.fullmatch(r"[^\[]*\[\s*(?:#.*)?", lines[first]):
        return 1 + first
    last = next((n for n in range(first + 1, len(lines)) if lines[n].startswith("]")), len(lines))
    rows = [n for n in range(first + 1, last) if re.match(r"\s*\{", lines[n])]
    rows = [n for n in rows if _indent(lines[n]) == _indent(lines[rows[0]])]
    return 1 + (rows[number] if number < len(rows) else first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
