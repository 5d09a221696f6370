"""From the disk's bytes to tables to be trusted: ours by the checksum, or another hand's that pydantic accepts."""

from typing import NamedTuple

from troth.store import format
from troth.store.errors import Damaged
from troth.store.format import Tables
from troth.store.sealing import Sealing
from troth.store.upgrade import upgraded


class Verified(NamedTuple):
    """Tables in this Troth's format; `sound` when we wrote the bytes, `older` when they were of an older format."""

    tables: Tables
    sound: bool
    older: bool


def verified(raw: bytes, sealing: Sealing) -> Verified:
    """The tables in `raw`, as it lay on the disk. Raises `Damaged` or `Newer`, whose message is the reason alone."""
    tables, sound = format.parse(sealing.open(raw))
    older = format.meta(tables)["format"] < format.FORMAT
    tables = upgraded(tables)
    if not sound:
        from troth.store.check import problems

        found = problems(tables)
        if found:
            raise Damaged(found[0])
    return Verified(tables, sound, older)
