"""The file's outer form: one JSON object of tables, led by a checksum of all that follows it.

`{"_meta":{"1":{"check":"<crc32>","format":1,"id":...,"rev":N,"next":{table: number}}},"commitments":{"1":{...}},...}`
In a long file each record has a line of its own and a tab stands before each table: JSON writes neither inside a text.
The eight hex digits of `check` lie at a fixed place, so that one pass over the bytes says whether they are ours.
"""

import json
import os
import re
import zlib
from itertools import pairwise
from typing import Any, NamedTuple, TypeGuard

from troth.store.errors import Damaged, GaveWay, Newer
from troth.store.record_lines import BREAK, Document, Documents, RecordLines, body, encoded

FORMAT = 1
META = "_meta"
JOURNAL = "journal"
_PREFIX = b'{"_meta":{"1":{"check":"'
_END = len(_PREFIX) + 8
HEAD = _END
GIVEN_WAY = 1_000_000
"""The format of a file without content that stands where one lay before it was locked: no Troth reads it."""

_GIVEN_WAY = b'","format":%d,' % GIVEN_WAY
_BOM = b"\xef\xbb\xbf"
_NUMBER = "[1-9][0-9]{0,17}"

LONG = 1 << 16
"""From so many bytes on it is worth it to parse only what is asked for."""

_TABLE, _OPEN = b"\t", b":{\n"
_SIGNS = b"\n\t"

Tables = dict[str, Documents]


class Parsed(NamedTuple):
    """A file as tables; not `sound` when its checksum says that another hand than ours wrote it."""

    tables: Tables
    sound: bool


def stub(tables: Tables) -> bytes:
    """What stands in the place of a file with these tables, once it is locked: which one it was, and no more."""
    first = {"check": "", "format": GIVEN_WAY, "id": meta(tables)["id"], "rev": meta(tables)["rev"], "next": {}}
    return serialise({META: {"1": first}})


def is_stub(data: bytes) -> bool:
    """Whether these bytes are what `stub` leaves in the place of a file."""
    return data.startswith(_PREFIX) and data[_END:].startswith(_GIVEN_WAY)


class _Twice(ValueError):
    """A key stands twice in one object."""


def fresh() -> Tables:
    """The tables of a file that is yet to be written."""
    return {META: {"1": {"check": "", "format": FORMAT, "id": os.urandom(8).hex(), "rev": 0, "next": {}}}}


def meta(tables: Tables) -> Document:
    """The record about the file itself."""
    return tables[META]["1"]


def checked(data: bytes) -> bool:
    """Whether these are bytes that we wrote, unchanged."""
    if not data.startswith(_PREFIX):
        return False
    return data[len(_PREFIX) : _END] == b"%08x" % zlib.crc32(memoryview(data)[_END:])


def serialise(tables: Tables) -> bytes:
    """The bytes of the file; its checksum is set here. Raises `ValueError` for what JSON or UTF-8 can't hold."""
    parts: list[bytes | memoryview] = [b"{" + _head(tables)]
    for name in order(tables)[1:]:
        parts += [BREAK, _TABLE, encoded(name), _OPEN, body(tables[name]), b"}"]
    parts.append(b"}")
    if sum(map(len, parts)) < LONG:
        parts = [bytes(part).translate(None, delete=_SIGNS) for part in parts]
    parts[0] = parts[0][_END:]
    check = 0
    for part in parts:
        check = zlib.crc32(part, check)
    return b"".join((_PREFIX, b"%08x" % check, *parts))


def order(tables: Tables) -> list[str]:
    """The names of the tables as they follow on each other in the file."""
    return [META, *(name for name in sorted(tables, key=JOURNAL.__eq__) if name != META)]


def by_line(data: bytes) -> Tables | None:
    """The tables of a long file that we wrote a record a line; None for every other, which is to be parsed whole."""
    if len(data) < LONG or not checked(data):
        return None
    ends = _ends(data)
    if len(ends) < 2:
        return None
    try:
        tables: Tables = json.loads(data[: ends[0]] + b"}")
        for before, end in pairwise(ends):
            name = before + len(BREAK) + len(_TABLE)
            begins = data.index(_OPEN, name)
            tables[json.loads(data[name:begins])] = RecordLines(memoryview(data)[begins + len(_OPEN) : end - 1])
    except (ValueError, RecursionError):
        return None
    return tables if meta(tables)["format"] == FORMAT else None


def _ends(data: bytes) -> list[int]:
    """Where each table ends."""
    found, at = [], data.find(_TABLE)
    while at >= 0:
        found.append(at - len(BREAK))
        at = data.find(_TABLE, at + 1)
    return [*found, len(data) - 1]


def _head(tables: Tables) -> bytes:
    """The first table with its name as it lies in the file, the checksum still open."""
    first = {"1": {"check": "0" * 8, **_without_check(meta(tables))}}
    return encoded(META) + b":" + encoded(first | {key: each for key, each in tables[META].items() if key != "1"})


def _without_check(record: Document) -> Document:
    return {key: value for key, value in record.items() if key != "check"}


def parse(data: bytes) -> Parsed:
    """The tables in `data`. Raises `Damaged` or `Newer`, whose message is the reason alone."""
    data = data.removeprefix(_BOM)
    sound = checked(data)
    tables = _loads(data, strictly=not sound)
    version = _version(tables)
    if version == GIVEN_WAY:
        raise GaveWay
    if version > FORMAT:
        raise Newer(f"it has format {version}, and this Troth reads up to {FORMAT}")
    if not sound:
        _refuse_shapeless(tables)
    return Parsed(tables, sound)


def _loads(data: bytes, *, strictly: bool) -> Tables:
    if not data.strip(b" \t\r\n\0"):
        raise Damaged("it is empty")
    try:
        text = data.decode()
        if not strictly:
            found = json.loads(text)
        else:
            found = json.loads(text, object_pairs_hook=_once, parse_constant=_number, parse_float=_number)
            json.dumps(found, ensure_ascii=False).encode()
    except UnicodeError:
        raise Damaged("it is not whole text (UTF-8)") from None
    except json.JSONDecodeError as error:
        raise Damaged(f"it stops being JSON at character {error.pos}") from None
    except _Twice:
        raise Damaged("a key stands in it twice") from None
    except (ValueError, RecursionError):
        raise Damaged("it holds a value that no Troth writes") from None
    if not isinstance(found, dict):
        raise Damaged("it holds no tables")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice
    return found


def _number(text: str) -> float:
    value = float(text)
    if value - value != 0:
        raise ValueError
    return value


def _version(tables: Tables) -> int:
    record = tables.get(META)
    record = record.get("1") if isinstance(record, dict) else None
    if not isinstance(record, dict):
        raise Damaged("its _meta record is missing" if tables else "it is empty")
    version = record.get("format")
    if not _whole(version) or version < 1:
        raise Damaged("its _meta record names no format")
    return version


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _refuse_shapeless(tables: Tables) -> None:
    for name, documents in tables.items():
        if not isinstance(documents, dict):
            raise Damaged(f"its table {_named(name)} holds no records")
        for number, document in documents.items():
            if not re.fullmatch(_NUMBER, number):
                raise Damaged(f"its table {_named(name)} has a record without a number")
            if not isinstance(document, dict):
                raise Damaged(f"its record {number} of table {_named(name)} is no record")
    record = meta(tables)
    upcoming = record.get("next")
    if not isinstance(upcoming, dict) or not all(map(_whole, upcoming.values())):
        raise Damaged("the field next of its _meta record is wrong")
    if not _whole(record.get("rev")) or not isinstance(record.get("id"), str):
        raise Damaged("the fields rev or id of its _meta record are wrong")


def _named(name: str) -> str:
    return name if name.isascii() and name.isidentifier() and len(name) <= 40 else "of another name"
