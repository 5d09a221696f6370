"""From the path to tables: what is there is read strictly, and said when another hand wrote it."""

import os
from typing import NamedTuple

from troth.store import copies, files, format
from troth.store.data_file import IDENTITY, RECIPIENT, SEALED, DataFile, identity_beside
from troth.store.errors import Damaged, GaveWay, Newer, shown
from troth.store.files import Stamp
from troth.store.format import Tables
from troth.store.sealing import CLEAR
from troth.store.verify import verified

_CONFLICT = "conflict"


class Revision(NamedTuple):
    """One revision in memory.

    On the disk `stamp` and `head`, its first bytes, tell it from every other; `stamp` is None while there is no file.
    """

    tables: Tables
    stamp: Stamp | None
    head: bytes = b""
    sound: bool = True
    older: bool = False


def load(file: DataFile, notices: list[str]) -> Revision:
    """The data file as it is; what the person should know is added to `notices`. Raises `Unusable`."""
    content = files.read(file.path)
    if content is None:
        if copies.any_there(file):
            raise Damaged(f"{shown(file.path)} is gone, but copies of it are there. {_offer(file)}")
        if not file.sealing.begins:
            raise Damaged(f"{shown(file.path)} is gone. {_offer(file)}")
        return Revision(format.fresh(), None)
    found = _read(content.data, file)
    if content.wide and files.narrow(file.path):
        add_notice(notices, f"Others could read {shown(file.path)}; now only you can.")
    if not found.sound:
        _tell_of_other_hand(file, notices)
    return found._replace(stamp=content.stamp, head=content.data[: file.sealing.head])


def _tell_of_other_hand(file: DataFile, notices: list[str]) -> None:
    line = f"{shown(file.path)} was changed outside Troth, and is read as it is."
    if copies.is_good(file, file.last):
        line += f" As Troth last wrote it, it lies in {shown(file.last)} (`troth backup restore last`)."
    add_notice(notices, line)


def _read(raw: bytes, file: DataFile) -> Revision:
    """The tables in the data file's bytes. Raises `Damaged` or `Newer` with the whole sentence."""
    try:
        data = file.sealing.open(raw)
        by_line = format.by_line(data)
        if by_line is not None:
            return Revision(by_line, None)
        tables, sound, older = verified(data, CLEAR)
        return Revision(tables, None, sound=sound, older=older)
    except GaveWay:
        raise GaveWay(
            f"{shown(file.path)} is locked with a passphrase by now. Nothing was touched; start Troth again. If this "
            f"stays, its key is missing: put {shown(os.path.basename(identity_beside(file.path)))} back beside it."
        ) from None
    except Newer as error:
        raise Newer(
            f"{shown(file.path)} was written by a newer Troth: {error}. Nothing was touched; use the newer Troth."
        ) from None
    except Damaged as error:
        raise _damaged(file, str(error)) from None


def _damaged(file: DataFile, reason: str) -> Damaged:
    return Damaged(f"{shown(file.path)} can't be used: {reason}. It is left as it is. {_offer(file)}")


def _offer(file: DataFile) -> str:
    copy = copies.newest_good(file)
    if copy is None:
        return "No good copy lies beside it (`troth backup restore` finds none): get it from a backup of your own."
    return f"`troth backup restore {copy.name}` puts the newest good copy in its place."


def conflicting_copies(file: DataFile) -> list[str]:
    """The copies of the data file that a sync tool put aside because two places wrote at once."""
    return [path for path in _put_aside(file) if not _is_of_lock(file, path)]


def conflicting_keys(file: DataFile) -> list[str]:
    """What a sync tool put aside of the lock before the data file: its key, or for whom it locks."""
    return [path for path in _put_aside(file) if _is_of_lock(file, path)]


def _put_aside(file: DataFile) -> list[str]:
    stem = os.path.splitext(os.path.basename(file.path))[0]
    try:
        listed = os.listdir(file.folder)
    except OSError:
        return []
    found = [name for name in listed if name.startswith(stem) and _CONFLICT in name.removeprefix(stem).lower()]
    return [os.path.join(file.folder, name) for name in sorted(found)]


def _is_of_lock(file: DataFile, path: str) -> bool:
    stem, name = os.path.splitext(os.path.basename(file.path))[0], os.path.basename(path)
    return name.startswith(stem + IDENTITY.removesuffix(SEALED)) or name.endswith(RECIPIENT)


def notice_conflicts(file: DataFile, notices: list[str]) -> None:
    """Tell of conflicting copies that a sync tool left; they are not touched."""
    for path in conflicting_copies(file):
        told = f"A sync tool put a conflicting copy aside: {shown(path)}."
        add_notice(notices, f"{told} `troth import` merges it; `troth doctor` tells whether that is done.")


def add_notice(notices: list[str], line: str) -> None:
    """Add a line to tell, once."""
    if line not in notices:
        notices.append(line)
