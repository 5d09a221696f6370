"""Snapshots by hand, and putting a copy back."""

import contextlib
import os
import time

from troth.domain.errors import Refused
from troth.store import copies, files, format
from troth.store.copies import Copy
from troth.store.data_file import DataFile
from troth.store.errors import Damaged, Moved, Unusable, saving, shown
from troth.store.files import Stamp
from troth.store.format import Tables, meta
from troth.store.lock import Lock
from troth.store.revision import load
from troth.store.save import save
from troth.store.verify import verified


def backup(file: DataFile, at: int, notices: list[str]) -> Copy:
    """Keep the file as it is for good. Raises `Refused` when there is none yet, and `Unusable`."""
    if load(file, notices).stamp is None:
        raise Refused("There is nothing to back up yet.")
    try:
        with Lock(file.lock):
            name = copies.keep_named(file, copies.BY_HAND, at)
    except OSError as error:
        raise saving(error, file.backups) from error
    return next(copy for copy in copies.listed(file) if copy.name == name)


def restore(file: DataFile, which: str, at: int) -> Copy:
    """Put a good copy in the file's place, and keep what was there: as a snapshot, or aside when it is damaged."""
    copy = next((copy for copy in copies.listed(file) if copy.name == which), None)
    if copy is None:
        raise Refused("There is no backup of that name. `troth backup list` shows them.")
    try:
        files.refuse_read_only(file.path, file.folder)
        with Lock(file.lock):
            tables = _of_copy(file, copy)
            there = _there(file)
            previous = _set_aside(file, there, at)
            data = format.serialise(_after(tables, there or _twin(file)))
            save(file, data, files.stamp(file.path), previous=previous)
    except Moved:
        raise Unusable(f"{shown(file.path)} is changing under Troth. Nothing was restored; try again.") from None
    except OSError as error:
        raise saving(error, file.path) from error
    return copy


def _of_copy(file: DataFile, copy: Copy) -> Tables:
    content = files.read(copy.path)
    if content is None or not copy.good:
        raise Refused("That backup is damaged itself. `troth backup list` shows which are good.")
    return verified(content.data, file.sealing).tables


def _there(file: DataFile) -> Tables | None:
    """The tables that are about to be replaced; None when there are none, or none that can be read."""
    with contextlib.suppress(Damaged):
        return load(file, []).tables
    return None


def _twin(file: DataFile) -> Tables | None:
    with contextlib.suppress(Unusable):
        content = files.read(file.last)
        return None if content is None else verified(content.data, file.sealing).tables
    return None


def _set_aside(file: DataFile, there: Tables | None, at: int) -> bool:
    """Keep what is about to be replaced; whether it is fit to be the revision before."""
    found: Stamp | None = files.stamp(file.path)
    if there is not None and found is not None:
        copies.keep_named(file, "before-restore", at)
        return True
    if os.path.lexists(file.last):
        copies.keep_named(file, "before-restore", at, file.last)
    if found is not None:
        files.link(file.path, _free(f"{file.path}.damaged-{time.strftime('%Y%m%dT%H%M%S', time.localtime(at))}"))
    return False


def _free(path: str) -> str:
    count, found = 1, path
    while os.path.lexists(found):
        count += 1
        found = f"{path}-{count}"
    return found


def _after(tables: Tables, there: Tables | None) -> Tables:
    """The copy's tables as a later revision: numbers that were given out since are not given out again."""
    if there is None:
        return tables
    mine, theirs = meta(tables), meta(there)
    upcoming = {
        name: max(mine["next"].get(name, 1), theirs["next"].get(name, 1)) for name in {**mine["next"], **theirs["next"]}
    }
    first = {**mine, "rev": max(mine["rev"], theirs["rev"]) + 1, "next": upcoming}
    return {**tables, format.META: {**tables[format.META], "1": first}}
