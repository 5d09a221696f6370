"""A foreign file as bytes, text or rows: bounded before it is looked at, and written nowhere."""

import csv
import os
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from zlib import error as ZlibError

from troth.domain.errors import Refused

MOST_BYTES = 64_000_000
MOST_LINES = 200_000
MOST_CELLS = 2_000_000
MOST_OPENINGS = 4_000_000
"""So many brackets, or bytes that look like them; each of JSON becomes a value in memory many times its size."""

_MOST_FILES = 5_000
_LINK = 0o120000
_KIND = 0o170000


def read(path: str) -> bytes:
    """The whole file. Raises `Refused` where it is no plain file, or larger than what is read."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except FileNotFoundError:
        raise Refused("There is no such file. Nothing was written.") from None
    except (OSError, ValueError):
        raise Refused("That file can't be opened. Nothing was written; look at its name and its rights.") from None
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise Refused("That is not a plain file. Nothing was written.")
    with os.fdopen(opened, "rb") as file:
        data = bounded(file.read(MOST_BYTES + 1), MOST_BYTES)
    if data.count(b"{") + data.count(b"[") > MOST_OPENINGS:
        raise Refused(f"It has more than {MOST_OPENINGS:,} brackets, which no list of promises has. {_SPLIT}")
    return data


def bounded(data: bytes, most: int) -> bytes:
    """The same bytes. Raises `Refused` where there are more than `most`."""
    if len(data) > most:
        raise Refused(f"It holds more than {MOST_BYTES // 1_000_000} MB, which no list of promises does. {_SPLIT}")
    return data


def text(data: bytes) -> str:
    """Bytes as text with unix line ends. Raises `Refused` where they are no UTF-8, or too many lines."""
    try:
        found = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise Refused("It is not text in UTF-8. Nothing was written; `iconv -t UTF-8` makes it so.") from None
    if found.count("\n") > MOST_LINES:
        raise Refused(f"It has more than {MOST_LINES:,} lines. {_SPLIT}")
    return found


def rows(found: str) -> list[list[str]]:
    """The rows of a CSV that hold anything. Raises `Refused` where it is none, or too large."""
    kept, cells = list[list[str]](), 0
    try:
        for row in csv.reader(StringIO(found, newline=""), strict=True):
            cells += len(row)
            if cells > MOST_CELLS:
                raise Refused(f"It has more than {MOST_CELLS:,} cells. {_SPLIT}")
            if any(row):
                kept.append(row)
    except csv.Error:
        raise Refused("It stops being a CSV part of the way. Nothing was written.") from None
    return kept


def members(data: bytes) -> dict[str, bytes]:
    """The files in a zip by their names, none of which leads out of it. Raises `Refused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_FILES:
                raise Refused(f"The zip holds more than {_MOST_FILES:,} files. {_SPLIT}")
            if len({info.filename for info in infos}) < len(infos):
                raise Refused("The zip holds two files of one name. Nothing was written; export it once more.")
            return dict(_members(archive, infos))
    except (zipfile.BadZipFile, ZlibError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Refused("The zip is damaged or locked. Nothing was written; export it once more.") from None


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    left = MOST_BYTES
    for info in infos:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or not parts[0] or (info.external_attr >> 16) & _KIND == _LINK:
            raise Refused("The zip has links or names that lead out of it. Nothing was written.")
        if info.is_dir():
            continue
        with archive.open(info) as member:
            data = bounded(member.read(left + 1), left)
        left -= len(data)
        yield "/".join(parts), data


_SPLIT = "Nothing was written; bring it in parts."
