"""A table of a file that we wrote, a record a line: what nobody looks at is neither parsed nor encoded again.

JSON writes no line break inside a record, so the breaks alone tell where one ends, whatever stands in it.
"""

import json
from collections.abc import Collection, ItemsView, Iterator, Mapping
from functools import cached_property
from typing import Any

from troth.store.errors import Damaged

Document = dict[str, Any]
Documents = Mapping[str, Document]

BREAK = b",\n"

_OF, _MONTH = b'{"of":', b',"month":"'


def encoded(value: object) -> bytes:
    """`value` as JSON, on one line. Raises `ValueError`."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")).encode()


def body(documents: Documents) -> bytes | memoryview:
    """The records of a table as they lie in the file. Raises `ValueError`."""
    if isinstance(documents, RecordLines):
        return documents.body
    return _joined(_lines(documents))


def _joined(lines: dict[str, bytes]) -> bytes:
    *some, last = [*lines.values()] or [b","]
    return b"\n".join((*some, last[:-1]))


def _lines(documents: Documents) -> dict[str, bytes]:
    """The line of each record, with the comma at its end."""
    return {number: b"%s:%s," % (encoded(number), encoded(document)) for number, document in documents.items()}


class RecordLines(Documents):
    """The records of a table, of which each is parsed when it is asked for; they are never changed."""

    def __init__(self, body: bytes | memoryview) -> None:
        """Of what stands between the braces of a table."""
        self.body = body
        self._parsed: dict[str, Document] = {}

    @cached_property
    def _lines(self) -> dict[str, bytes]:
        """Each record with its number as it lies in the file, a comma at its end."""
        lines = bytes(self.body).split(b"\n") if self.body else []
        if lines:
            lines[-1] += b","
        return {line[1 : line.index(b'"', 1)].decode(): line for line in lines}

    @cached_property
    def _months(self) -> dict[bytes, str]:
        """The number of each month by how its line begins behind that."""
        found = {}
        for number, line in self._lines.items():
            at = len(number) + 3
            end = line.find(_MONTH, at) + len(_MONTH) + 8
            begins = line[at:end]
            if not (begins.startswith(_OF) and begins[len(_OF) : -len(_MONTH) - 8].isdigit()):
                begins = _begins(self[number].get("of", 0), self[number].get("month", ""))
            found[begins] = number
        return found

    def month(self, of: int, name: str) -> str | None:
        """The number of the month of that name, as 2026-11, if there is one."""
        return self._months.get(_begins(of, name))

    def changed(self, gone: Collection[str], new: Documents) -> "RecordLines":
        """The table without the records that are `gone`, and with `new` ones at its end. Raises `ValueError`."""
        lines = {number: line for number, line in self._lines.items() if number not in gone} | _lines(new)
        found = RecordLines(_joined(lines))
        found._lines = lines
        found._parsed = {number: each for number, each in self._parsed.items() if number not in gone} | dict(new)
        return found

    def __getitem__(self, number: str) -> Document:
        """The record of that number. Raises `Damaged` for one that is nested without end."""
        if number not in self._parsed:
            self._parsed[number] = _loaded(self._lines[number][:-1])[number]
        return self._parsed[number]

    def __contains__(self, number: object) -> bool:
        """Whether there is one of that number."""
        return number in self._lines

    def __iter__(self) -> Iterator[str]:
        """Every number, as they follow on each other in the file."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._lines)

    def items(self) -> ItemsView[str, Document]:
        """All of them with their numbers, parsed at once. Raises `Damaged`."""
        if len(self._parsed) < len(self):
            self._parsed = {**_loaded(bytes(self.body)), **self._parsed}
        return super().items()


def _begins(of: int, name: str) -> bytes:
    """How the line of a month begins behind its number, up to the end of its name."""
    return b'%s%d%s%s"' % (_OF, of, _MONTH, name.encode())


def _loaded(records: bytes) -> dict[str, Document]:
    try:
        found: dict[str, Document] = json.loads(b"{%s}" % records)
    except RecursionError:
        raise Damaged("A record of the file is nested without end: no Troth wrote it.") from None
    return found
