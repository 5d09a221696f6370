"""The data file, the names of all that belongs to it, and how their bytes are sealed."""

import os
from typing import NamedTuple

from troth.store.sealing import Sealing


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
