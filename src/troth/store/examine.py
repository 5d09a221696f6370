"""What `troth doctor` looks at in the store: the file, its rights, its copies, the lock, and every record."""

import os
import stat
from typing import Literal, NamedTuple

from troth.store import copies, format
from troth.store.copies import Names
from troth.store.errors import Unusable, shown
from troth.store.load import load, siblings
from troth.store.lock import Lock

_MOST = 20


class Finding(NamedTuple):
    """One thing looked at: how it stands, a line about it, and what to do (empty when there is nothing to do)."""

    level: Literal["ok", "warn", "bad"]
    line: str
    advice: str = ""


def examine(where: Names, path: str) -> list[Finding]:
    """Everything about one data file, the worst not sorted first; nothing is changed but rights that were too wide."""
    found = _rights(where, path)
    found += _file(where)
    found += _copies(where)
    found += _lock(where)
    found += _left_over(where)
    return found


def _rights(where: Names, path: str) -> list[Finding]:
    found = []
    if os.path.islink(path):
        found.append(Finding("ok", f"{shown(path)} is a link to {shown(where.data)}"))
    for place, wanted in ((where.data, 0o600), (where.folder, 0o700)):
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


def _file(where: Names) -> list[Finding]:
    notices: list[str] = []
    try:
        state = load(where, notices)
    except Unusable as error:
        return [Finding("bad", str(error), "see `troth backup list`")]
    if state.stamp is None:
        return [Finding("ok", f"There is no {shown(where.data)} yet; the first save makes it.")]
    from troth.store.check import problems, strays

    found = [Finding("warn", line) for line in notices]
    tables = state.tables
    wrong = problems(tables)
    lost = strays(tables)
    found += [Finding("bad", f"In the file, {line}.", "see `troth backup list`") for line in wrong[:_MOST]]
    found += [Finding("warn", f"In the file, {line}.") for line in lost[:_MOST]]
    if not wrong:
        records = sum(len(table) for name, table in tables.items() if name not in (format.META, format.JOURNAL))
        revision = format.meta(tables)["rev"]
        size = f"{records} records, {state.stamp.size} bytes, revision {revision}"
        found.insert(0, Finding("ok", f"{shown(where.data)}: {size}, each as it should be."))
    return found


def _copies(where: Names) -> list[Finding]:
    listed = copies.listed(where)
    good = [copy for copy in listed if copy.good]
    found = [
        Finding("warn", f"The copy {copy.name} is damaged.", f"{shown(copy.path)} may be deleted")
        for copy in listed
        if not copy.good
    ]
    if good:
        found.append(Finding("ok", f"{len(good)} good copies, the newest is {good[0].name}."))
    elif os.path.lexists(where.data):
        found.append(Finding("warn", "There is no good copy beside the file.", "`troth backup` makes one"))
    return found


def _lock(where: Names) -> list[Finding]:
    if not os.path.lexists(where.lock):
        return []
    try:
        with Lock(where.lock, patience=0):
            return [Finding("ok", "Nobody is saving; the lock is free.")]
    except Unusable:
        return [Finding("warn", "Another troth is saving, or holds the lock.", "close it if this stays")]
    except OSError:
        return [Finding("bad", f"The lock {shown(where.lock)} can't be used.", "move it away")]


def _left_over(where: Names) -> list[Finding]:
    found = [
        Finding("warn", f"A sync tool put a conflicting copy aside: {shown(path)}.", "it is left alone; compare it")
        for path in siblings(where)
    ]
    left = [path for path in (where.temp, where.last_temp, where.prev_temp) if os.path.lexists(path)]
    return found + [
        Finding("ok", f"{shown(path)} is left of a cut-off save; the next one removes it.") for path in left
    ]
