"""What `troth doctor` looks at in the store: the file, its rights, its copies, the lock, and every record."""

import os
import shlex
import stat
from typing import Literal, NamedTuple

from troth.store import copies, files, format
from troth.store.data_file import DataFile
from troth.store.errors import Unusable, shown
from troth.store.lock import Lock
from troth.store.revision import conflicting_copies, conflicting_keys, load

_MOST = 20
_KEEP = "keep it until Troth opens on each of your devices"


class Finding(NamedTuple):
    """One thing looked at: how it stands, a line about it, and what to do (empty when there is nothing to do)."""

    level: Literal["ok", "warn", "bad"]
    line: str
    advice: str = ""


def examine(file: DataFile, path: str) -> list[Finding]:
    """Everything about one data file, the worst not sorted first; nothing is changed but rights that were too wide."""
    found = _rights(file, path)
    found += _file(file)
    found += _copies(file)
    found += _lock(file)
    found += _left_over(file)
    return found


def _rights(file: DataFile, path: str) -> list[Finding]:
    found = []
    if os.path.islink(path):
        found.append(Finding("ok", f"{shown(path)} is a link to {shown(file.path)}"))
    for place, wanted in ((file.path, 0o600), (file.folder, 0o700)):
        try:
            mode = stat.S_IMODE(os.stat(place).st_mode)
        except OSError:
            continue
        if mode & 0o077:
            found.append(Finding("warn", f"Others may use {shown(place)} (mode {mode:o}).", f"chmod {wanted:o} on it"))
        else:
            found.append(Finding("ok", f"Only you may use {shown(place)} (mode {mode:o})."))
        if not mode & stat.S_IWUSR or not os.access(place, os.W_OK):
            found.append(Finding("bad", f"{shown(place)} is read-only: nothing can be saved.", "make it writable"))
    return found


def _file(file: DataFile) -> list[Finding]:
    notices: list[str] = []
    try:
        revision = load(file, notices)
    except Unusable as error:
        return [Finding("bad", str(error), "see `troth backup list`")]
    if revision.stamp is None:
        return [Finding("ok", f"There is no {shown(file.path)} yet; the first save makes it.")]
    from troth.store.check import problems, strays

    found = [Finding("warn", line) for line in notices]
    tables = revision.tables
    wrong = problems(tables)
    lost = strays(tables)
    found += [Finding("bad", f"In the file, {line}.", "see `troth backup list`") for line in wrong[:_MOST]]
    found += [Finding("warn", f"In the file, {line}.") for line in lost[:_MOST]]
    if not wrong:
        records = sum(len(table) for name, table in tables.items() if name not in (format.META, format.JOURNAL))
        number = format.meta(tables)["rev"]
        size = f"{records} records, {revision.stamp.size} bytes, revision {number}"
        found.insert(0, Finding("ok", f"{shown(file.path)}: {size}, each as it should be."))
    return found


def _copies(file: DataFile) -> list[Finding]:
    listed = copies.listed(file)
    good = [copy for copy in listed if copy.good]
    found = [
        Finding("warn", f"The copy {copy.name} is damaged.", f"{shown(copy.path)} may be deleted")
        for copy in listed
        if not copy.good
    ]
    if good:
        found.append(Finding("ok", f"{len(good)} good copies, the newest is {good[0].name}."))
    elif os.path.lexists(file.path):
        found.append(Finding("warn", "There is no good copy beside the file.", "`troth backup` makes one"))
    return found


def _lock(file: DataFile) -> list[Finding]:
    if not os.path.lexists(file.lock):
        return []
    try:
        with Lock(file.lock, patience=0):
            return [Finding("ok", "Nobody is saving; the lock is free.")]
    except Unusable:
        return [Finding("warn", "Another troth is saving, or holds the lock.", "close it if this stays")]
    except OSError:
        return [Finding("bad", f"The lock {shown(file.lock)} can't be used.", "move it away")]


def _left_over(file: DataFile) -> list[Finding]:
    found = [_conflict(file, path) for path in conflicting_copies(file)]
    found += [
        Finding("warn", f"A sync tool put a conflicting copy of the lock's key aside: {shown(path)}.", _KEEP)
        for path in conflicting_keys(file)
    ]
    left = [path for path in (file.temp, file.last_temp, file.prev_temp) if os.path.lexists(path)]
    return found + [
        Finding("ok", f"{shown(path)} is left of a cut-off save; the next one removes it.") for path in left
    ]


def _conflict(file: DataFile, path: str) -> Finding:
    """A conflicting copy: whether all of it is in the file already, which is so once it was merged."""
    line = f"A sync tool put a conflicting copy aside: {shown(path)}."
    match is_merged(file, path):
        case True:
            return Finding("ok", f"{line} It is merged: all of it is here, and it may be deleted.")
        case False:
            command = f"`troth import {shlex.quote(shown(path))}`"
            return Finding("warn", line, f"{command} shows what is new in it and merges it")
        case _:
            return Finding("warn", f"{line} It can't be read.", "compare it, or ask the sync tool for it again")


def is_merged(file: DataFile, path: str) -> bool | None:
    """Whether all that a conflicting copy holds is in the file; None where it can't be read."""
    from troth.domain.book import Book
    from troth.domain.errors import Refused
    from troth.store.other_copy import merging
    from troth.store.table_source import TableSource

    try:
        content, tables = files.read(path), load(file, []).tables
        raw = b"" if content is None else content.data
        merge, _ = merging(raw, file.sealing, tables.get(format.JOURNAL, {}))
    except (Refused, Unusable):
        return None
    return not merge(Book(TableSource(tables))).edits
