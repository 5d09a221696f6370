"""The copies beside the data file, and which of them may be trusted.

For `troth.json` these are `troth.json.last` (a twin of this revision) and `troth.json.prev` (the revision before); in
`backups/` lie `2026-11-23-troth.json` (a day's first state, newest 14 kept), `...-before-outside-...` (what was here
before another program wrote, newest 14), and those that stay: `2026-11-23T061502-before-import-troth.json` and so on.
"""

import os
import re
import time
from typing import NamedTuple

from troth.store import files
from troth.store.data_file import DataFile
from troth.store.errors import Unusable
from troth.store.verify import verified

KEEP = 14
OUTSIDE = "before-outside"
BY_HAND = "by-hand"
KINDS = (OUTSIDE, BY_HAND, "before-upgrade", "before-import", "before-restore", "before-passphrase")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NAME = f"{_DAY}(?:T[0-9]{{6}}-(?:{'|'.join(KINDS)})(?:-[0-9]+)?)?"


class Copy(NamedTuple):
    """One copy; `name` is what `restore` takes, `at` when its state was written, `good` whether it parses whole."""

    name: str
    path: str
    at: int
    size: int
    good: bool


def snapshots(file: DataFile) -> list[str]:
    """The names of this file's snapshots, oldest first."""
    pattern = re.compile(f"({_NAME})-{re.escape(os.path.basename(file.path))}")
    try:
        listed = os.listdir(file.backups)
    except OSError:
        return []
    return sorted(found[1] for name in listed if (found := pattern.fullmatch(name)))


def any_there(file: DataFile) -> bool:
    """Whether there is any copy at all, good or not: then a missing data file is no first start."""
    return os.path.lexists(file.last) or os.path.lexists(file.prev) or bool(snapshots(file))


def snapshot_path(file: DataFile, name: str) -> str:
    """Where the snapshot of that name lies."""
    return os.path.join(file.backups, f"{name}-{os.path.basename(file.path)}")


def listed(file: DataFile) -> list[Copy]:
    """Every copy, the newest state first."""
    paths = {"last": file.last, "prev": file.prev}
    paths |= {name: snapshot_path(file, name) for name in snapshots(file)}
    found = [copy for name, path in paths.items() if (copy := _copy(file, name, path)) is not None]
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def _copy(file: DataFile, name: str, path: str) -> Copy | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Copy(name, path, int(found.st_mtime), found.st_size, is_good(file, path))


def is_good(file: DataFile, path: str) -> bool:
    """Whether a copy parses whole: its checksum is right, or everything in it is as it should be."""
    try:
        content = files.read(path)
        if content is not None:
            verified(content.data, file.sealing)
    except Unusable:
        return False
    return content is not None


def newest_good(file: DataFile) -> Copy | None:
    """The copy to offer when the data file is damaged."""
    return next((copy for copy in listed(file) if copy.good), None)


def keep_previous(file: DataFile) -> None:
    """Make the file as it is the one before; a second name for it, so it costs nothing. Raises `OSError`."""
    files.clear(file.prev_temp)
    files.link(file.path, file.prev_temp)
    os.replace(file.prev_temp, file.prev)
    files.clear(file.prev_temp)


def keep_last(file: DataFile, raw: bytes) -> None:
    """Write the twin of a revision, sealed as that was. Raises `OSError`."""
    files.clear(file.last_temp)
    files.write_new(file.last_temp, raw)
    os.replace(file.last_temp, file.last)


def keep_day(file: DataFile, at: int) -> None:
    """Keep the file as it is as the snapshot of the day of `at`, unless there is one. Raises `OSError`."""
    day = time.strftime("%Y-%m-%d", time.localtime(at))
    if not os.path.lexists(snapshot_path(file, day)):
        _keep(file, file.path, day)
        _rotate(file, _DAY)


def keep_named(file: DataFile, kind: str, at: int, source: str | None = None) -> str:
    """Keep the file as it is (or `source`) as a snapshot of its own; its name. Raises `OSError`."""
    name = _free(file, kind, at)
    _keep(file, source or file.path, name)
    if kind == OUTSIDE:
        _rotate(file, f".*-{OUTSIDE}(?:-[0-9]+)?")
    return name


def free_path(file: DataFile, kind: str, at: int) -> str:
    """Where a snapshot of that kind may come to lie."""
    return snapshot_path(file, _free(file, kind, at))


def _free(file: DataFile, kind: str, at: int) -> str:
    stem = f"{time.strftime('%Y-%m-%dT%H%M%S', time.localtime(at))}-{kind}"
    name, count = stem, 1
    while os.path.lexists(snapshot_path(file, name)):
        count += 1
        name = f"{stem}-{count}"
    return name


def _keep(file: DataFile, source: str, name: str) -> None:
    files.make_folder(file.backups)
    files.link(source, snapshot_path(file, name))
    files.sync_folder(file.backups)


def _rotate(file: DataFile, pattern: str) -> None:
    old = [name for name in snapshots(file) if re.fullmatch(pattern, name)]
    for name in old[:-KEEP]:
        files.remove(snapshot_path(file, name))


def set_aside(file: DataFile) -> list[str]:
    """The paths of damaged files that were put aside when a copy took their place."""
    pattern = re.compile(re.escape(os.path.basename(file.path)) + r"\.damaged-[0-9T]+(?:-[0-9]+)?")
    try:
        listed = sorted(os.listdir(file.folder))
    except OSError:
        return []
    return [os.path.join(file.folder, name) for name in listed if pattern.fullmatch(name)]


def keep_outside(file: DataFile, main: bytes, sound: bool, at: int) -> str | None:
    """Keep the twin when the file is not its twin any more, because another hand wrote it; the snapshot's name.

    `main` is the file's head. Raises `OSError`.
    """
    twin = files.head(file.last, file.sealing.head)
    if not twin or (sound and twin == main):
        return None
    return keep_named(file, OUTSIDE, at, file.last)
