"""The names of all that belongs to a data file with a passphrase, and what of it lies on the disk."""

import os
from typing import NamedTuple

from troth.domain.errors import Refused
from troth.locking.lock_steps import Plain, Seen
from troth.store import copies, files
from troth.store.data_file import IDENTITY, PLAIN, RECIPIENT, REMOVING, SEALED, DataFile
from troth.store.drafts import is_left_over, uid_of
from troth.store.errors import shown
from troth.store.format import is_stub
from troth.store.sealing import CLEAR, Sealing

TURNING = ".turning"
"""How the temporary file of a step ends."""


class LockFiles(NamedTuple):
    """Where everything lies; every name follows from that of the data file, and `drafts` from the state's folder."""

    plain: str
    sealed: str
    identity: str
    new: str
    recipient: str
    marker: str
    inbox: str
    drafts: str

    @classmethod
    def at(cls, path: str, state: str) -> "LockFiles":
        """For the data file at `path`, or that this links to. Raises `Refused` for a name that no key can follow."""
        plain = files.target(path)
        if not plain.endswith(PLAIN):
            raise Refused(f"Only a data file whose name ends in {PLAIN} can have a passphrase. Nothing was changed.")
        stem = plain.removesuffix(PLAIN)
        return cls(
            plain,
            stem + SEALED,
            stem + IDENTITY,
            f"{stem}{IDENTITY}.new",
            stem + RECIPIENT,
            stem + REMOVING,
            f"{stem}.inbox",
            os.path.join(state, "drafts"),
        )

    @property
    def name(self) -> str:
        """The data file as it is told."""
        return shown(self.plain)

    def partner(self, path: str) -> str:
        """Where a copy or draft lies on the other side: plain for sealed, sealed for plain."""
        folder, name = os.path.split(path)
        if folder == self.drafts:
            stem, end = os.path.splitext(name)
            return os.path.join(folder, stem + (SEALED if end == PLAIN else PLAIN))
        mine, theirs = os.path.basename(self.plain), os.path.basename(self.sealed)
        if mine not in name:
            mine, theirs = theirs, mine
        head, _, tail = name.rpartition(mine)
        return os.path.join(folder, f"{head}{theirs}{tail}")


def look(lock: LockFiles, left: frozenset[str] = frozenset()) -> Seen:
    """What lies there, but for what is `left` as it is. Raises `Unusable` where the data file can't be read.

    Once all is locked, drafts are not looked at: what lies there in the clear is about another file.
    """
    plain, marker = _plain(lock), os.path.lexists(lock.marker)
    drafts = _names(lock.drafts) if marker or plain != "stub" else []
    return Seen(
        os.path.lexists(lock.identity),
        marker,
        plain,
        os.path.lexists(lock.sealed),
        _copies(lock.plain, CLEAR, left),
        _without(left, [os.path.join(lock.drafts, name) for name in drafts if uid_of(name, PLAIN)]),
        _copies(lock.sealed, CLEAR, left),
        _without(left, [os.path.join(lock.drafts, name) for name in drafts if uid_of(name, SEALED)]),
        _remains(lock, drafts),
    )


def plain_drafts(lock: LockFiles) -> list[str]:
    """The drafts that lie in the clear."""
    return [os.path.join(lock.drafts, name) for name in _names(lock.drafts) if uid_of(name, PLAIN)]


def _plain(lock: LockFiles) -> Plain:
    content = files.read(lock.plain)
    if content is None:
        return "none"
    return "stub" if is_stub(content.data) else "whole"


def _copies(path: str, sealing: Sealing, left: frozenset[str]) -> tuple[str, ...]:
    """Every copy of the file at `path`: its twin, the state before, the snapshots, and damaged ones put aside."""
    file = DataFile.at(path, sealing)
    found = [each for each in (file.last, file.prev) if os.path.lexists(each)]
    found += [copies.snapshot_path(file, name) for name in copies.snapshots(file)]
    return _without(left, [*found, *copies.set_aside(file)])


def _remains(lock: LockFiles, drafts: list[str]) -> tuple[str, ...]:
    """Temporary files that may hold what was written, and a new key that never came to its place."""
    plain, sealed = DataFile.at(lock.plain, CLEAR), DataFile.at(lock.sealed, CLEAR)
    found = [lock.new]
    for file in (plain, sealed):
        found += [file.temp, file.last_temp, file.prev_temp]
    found = [each for each in found if os.path.lexists(each)]
    for folder in (plain.folder, plain.backups):
        found += [os.path.join(folder, name) for name in _names(folder) if _turning(name, lock)]
    found += [os.path.join(lock.drafts, name) for name in drafts if is_left_over(name) or name.endswith(TURNING)]
    return tuple(found)


def _turning(name: str, lock: LockFiles) -> bool:
    mine = (os.path.basename(lock.plain), os.path.basename(lock.sealed), os.path.basename(lock.recipient))
    return name.endswith(TURNING) and any(each in name for each in mine)


def _without(left: frozenset[str], paths: list[str]) -> tuple[str, ...]:
    return tuple(each for each in paths if each not in left)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
