"""The data file, the names of all that belongs to it, and how their bytes are sealed."""

import os
from typing import NamedTuple

from troth.store.files import Stamp, stamp
from troth.store.sealing import Sealing

PLAIN = ".json"
SEALED = ".age"
IDENTITY = ".identity.age"
RECIPIENT = ".recipient"
REMOVING = ".removing"


def identity_beside(path: str) -> str:
    """Where the key of the data file at `path`, or of the file that this links to, lies once a passphrase is set.

    Empty where none can be set: all names follow from one that ends in `.json`, so that no two files share a key.
    """
    if os.path.islink(path):
        path = os.path.realpath(path)
    return path.removesuffix(PLAIN) + IDENTITY if path.endswith(PLAIN) else ""


def is_locked(path: str) -> bool:
    """Whether a passphrase stands before the data file at `path`."""
    identity = identity_beside(path)
    return bool(identity) and os.path.lexists(identity)


def drop_marker(path: str) -> None:
    """Take away what a removal of the passphrase leaves that was cut off at its very end: the key is gone already."""
    marker = identity_beside(path).removesuffix(IDENTITY) + REMOVING
    if os.path.lexists(marker) and not is_locked(path):
        try:
            os.unlink(marker)
        except OSError:
            return


def lock_moment(path: str) -> Stamp | None:
    """What changes once a passphrase is set or removed, or `troth lock` asks open apps to lock; None without one."""
    identity = identity_beside(path)
    try:
        return stamp(identity.removesuffix(IDENTITY) + RECIPIENT) if identity else None
    except OSError:
        return None


class DataFile(NamedTuple):
    """Where the data file (the target of a link) and all that belongs to it lie, each of them sealed alike."""

    path: str
    folder: str
    lock: str
    temp: str
    last: str
    last_temp: str
    prev: str
    prev_temp: str
    backups: str
    sealing: Sealing

    @classmethod
    def at(cls, path: str, sealing: Sealing) -> "DataFile":
        """The data file at `path`; all other names follow from its own."""
        folder, base = os.path.split(path)
        hidden = os.path.join(folder, f".{base}")
        return cls(
            path,
            folder,
            f"{path}.lock",
            f"{hidden}.tmp",
            f"{path}.last",
            f"{hidden}.last.tmp",
            f"{path}.prev",
            f"{hidden}.prev.tmp",
            os.path.join(folder, "backups"),
            sealing,
        )
