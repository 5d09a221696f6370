"""From bytes to tables that may be trusted: ours by the checksum, or another hand's that pydantic accepts."""

from typing import NamedTuple

from troth.store import format
from troth.store.errors import Damaged
from troth.store.format import Tables
from troth.store.upgrade import upgraded


class Whole(NamedTuple):
    """Tables in this Troth's format; `sound` when we wrote the bytes, `older` when they were of an older format."""

    tables: Tables
    sound: bool
    older: bool


def whole(data: bytes) -> Whole:
    """The tables in `data`. Raises `Damaged` or `Newer`, whose message is the reason alone."""
    tables, sound = format.parse(data)
    older = format.meta(tables)["format"] < format.FORMAT
    tables = upgraded(tables)
    if not sound:
        from troth.store.check import problems

        found = problems(tables)
        if found:
            raise Damaged(found[0])
    return Whole(tables, sound, older)
