"""From the path to tables: what is there is read strictly, and said when another hand wrote it."""

import os
from typing import NamedTuple

from troth.store import copies, files, format
from troth.store.copies import Names
from troth.store.errors import Damaged, Newer, shown
from troth.store.files import Stamp
from troth.store.format import Tables
from troth.store.whole import Whole, whole

_CONFLICT = "conflict"


class State(NamedTuple):
    """One revision in memory and `data`, the bytes it was read from; `stamp` is None while there is no file."""

    tables: Tables
    stamp: Stamp | None
    data: bytes = b""
    sound: bool = True
    older: bool = False

    @property
    def head(self) -> bytes:
        """The first bytes, with the checksum."""
        return self.data[: format.HEAD]


def load(where: Names, notices: list[str]) -> State:
    """The data file as it is; what the person should know is added to `notices`. Raises `Unusable`."""
    content = files.read(where.data)
    if content is None:
        if copies.any_there(where):
            raise Damaged(f"{shown(where.data)} is gone, but copies of it are there. {_offer(where)}")
        return State(format.fresh(), None)
    tables, sound, older = read_whole(content.data, where)
    if content.wide and files.narrow(where.data):
        say(notices, f"Others could read {shown(where.data)}; now only you can.")
    if not sound:
        _tell_of_other_hand(where, notices)
    return State(tables, content.stamp, content.data, sound, older)


def _tell_of_other_hand(where: Names, notices: list[str]) -> None:
    line = f"{shown(where.data)} was changed outside Troth, and is read as it is."
    if copies.is_good(where.last):
        line += f" As Troth last wrote it, it lies in {shown(where.last)} (`troth backup restore last`)."
    say(notices, line)


def read_whole(data: bytes, where: Names) -> Whole:
    """The tables in the data file's bytes. Raises `Damaged` or `Newer` with the whole sentence."""
    try:
        return whole(data)
    except Newer as error:
        raise Newer(
            f"{shown(where.data)} was written by a newer Troth: {error}. Nothing was touched; use the newer Troth."
        ) from None
    except Damaged as error:
        raise _damaged(where, str(error)) from None


def _damaged(where: Names, reason: str) -> Damaged:
    return Damaged(f"{shown(where.data)} can't be used: {reason}. It is left as it is. {_offer(where)}")


def _offer(where: Names) -> str:
    copy = copies.newest_good(where)
    if copy is None:
        return "No good copy lies beside it (`troth backup restore` finds none): get it from a backup of your own."
    return f"`troth backup restore {copy.name}` puts the newest good copy in its place."


def siblings(where: Names) -> list[str]:
    """The files that a sync tool put aside because two places wrote at once."""
    stem = os.path.splitext(os.path.basename(where.data))[0]
    try:
        listed = os.listdir(where.folder)
    except OSError:
        return []
    found = [name for name in listed if name.startswith(stem) and _CONFLICT in name.removeprefix(stem).lower()]
    return [os.path.join(where.folder, name) for name in sorted(found)]


def say_siblings(where: Names, notices: list[str]) -> None:
    """Tell of conflicting copies that a sync tool left; they are not touched."""
    for path in siblings(where):
        say(notices, f"A sync tool put a conflicting copy aside: {shown(path)}. It is left alone.")


def say(notices: list[str], line: str) -> None:
    """Add a line to tell, once."""
    if line not in notices:
        notices.append(line)
