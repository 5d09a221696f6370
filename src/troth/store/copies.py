"""The copies beside the data file, and which of them may be trusted.

For `troth.json` these are `troth.json.last` (a twin of this revision) and `troth.json.prev` (the revision before); in
`backups/` lie `2026-11-23-troth.json` (a day's first state, newest 14 kept), `...-before-outside-...` (what was here
before another program wrote, newest 14), and those that stay: `2026-11-23T061502-before-import-troth.json` and so on.
"""

import contextlib
import os
import re
import time
from typing import NamedTuple

from troth.store import files, format
from troth.store.errors import Unusable, shown, why
from troth.store.whole import whole

KEEP = 14
OUTSIDE = "before-outside"
BY_HAND = "by-hand"
KINDS = (OUTSIDE, BY_HAND, "before-upgrade", "before-import", "before-restore", "before-passphrase")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NAME = f"{_DAY}(?:T[0-9]{{6}}-(?:{'|'.join(KINDS)})(?:-[0-9]+)?)?"


class Names(NamedTuple):
    """Where the data file (the target of a link) and all that belongs to it lie."""

    data: str
    folder: str
    lock: str
    temp: str
    last: str
    last_temp: str
    prev: str
    prev_temp: str
    backups: str


class Copy(NamedTuple):
    """One copy; `name` is what `restore` takes, `at` when its state was written, `good` whether it parses whole."""

    name: str
    path: str
    at: int
    size: int
    good: bool


def names(path: str) -> Names:
    """All names that follow from the data file's."""
    folder, base = os.path.split(path)
    hidden = os.path.join(folder, f".{base}")
    return Names(
        path,
        folder,
        f"{path}.lock",
        f"{hidden}.tmp",
        f"{path}.last",
        f"{hidden}.last.tmp",
        f"{path}.prev",
        f"{hidden}.prev.tmp",
        os.path.join(folder, "backups"),
    )


def snapshots(where: Names) -> list[str]:
    """The names of this file's snapshots, oldest first."""
    pattern = re.compile(f"({_NAME})-{re.escape(os.path.basename(where.data))}")
    try:
        listed = os.listdir(where.backups)
    except OSError:
        return []
    return sorted(found[1] for name in listed if (found := pattern.fullmatch(name)))


def any_there(where: Names) -> bool:
    """Whether there is any copy at all, good or not: then a missing data file is no first start."""
    return os.path.lexists(where.last) or os.path.lexists(where.prev) or bool(snapshots(where))


def snapshot_path(where: Names, name: str) -> str:
    """Where the snapshot of that name lies."""
    return os.path.join(where.backups, f"{name}-{os.path.basename(where.data)}")


def listed(where: Names) -> list[Copy]:
    """Every copy, the newest state first."""
    paths = {"last": where.last, "prev": where.prev}
    paths |= {name: snapshot_path(where, name) for name in snapshots(where)}
    found = [copy for name, path in paths.items() if (copy := _copy(name, path)) is not None]
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def _copy(name: str, path: str) -> Copy | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Copy(name, path, int(found.st_mtime), found.st_size, is_good(path))


def is_good(path: str) -> bool:
    """Whether a copy parses whole: its checksum is right, or everything in it is as it should be."""
    try:
        content = files.read(path)
        if content is not None:
            whole(content.data)
    except Unusable:
        return False
    return content is not None


def newest_good(where: Names) -> Copy | None:
    """The copy to offer when the data file is damaged."""
    return next((copy for copy in listed(where) if copy.good), None)


def keep_previous(where: Names) -> None:
    """Make the file as it is the one before; a second name for it, so it costs nothing. Raises `OSError`."""
    files.clear(where.prev_temp)
    files.link(where.data, where.prev_temp)
    os.replace(where.prev_temp, where.prev)
    files.clear(where.prev_temp)


def keep_last(where: Names, data: bytes) -> None:
    """Write the twin of a revision. Raises `OSError`."""
    files.clear(where.last_temp)
    files.write_new(where.last_temp, data)
    os.replace(where.last_temp, where.last)


def keep_day(where: Names, at: int) -> None:
    """Keep the file as it is as the snapshot of the day of `at`, unless there is one. Raises `OSError`."""
    day = time.strftime("%Y-%m-%d", time.localtime(at))
    if not os.path.lexists(snapshot_path(where, day)):
        _keep(where, where.data, day)
        _rotate(where, _DAY)


def keep_named(where: Names, kind: str, at: int, source: str | None = None) -> str:
    """Keep the file as it is (or `source`) as a snapshot of its own; its name. Raises `OSError`."""
    stem = f"{time.strftime('%Y-%m-%dT%H%M%S', time.localtime(at))}-{kind}"
    name = stem
    count = 1
    while os.path.lexists(snapshot_path(where, name)):
        count += 1
        name = f"{stem}-{count}"
    _keep(where, source or where.data, name)
    if kind == OUTSIDE:
        _rotate(where, f".*-{OUTSIDE}(?:-[0-9]+)?")
    return name


def _keep(where: Names, source: str, name: str) -> None:
    files.make_folder(where.backups)
    files.link(source, snapshot_path(where, name))
    files.sync_folder(where.backups)


def _rotate(where: Names, pattern: str) -> None:
    old = [name for name in snapshots(where) if re.fullmatch(pattern, name)]
    for name in old[:-KEEP]:
        files.remove(snapshot_path(where, name))


def forget(where: Names, at: int) -> None:
    """Take away what still holds an erased text: the state before, and the day's snapshots. Raises `Unusable`."""
    day = time.strftime("%Y-%m-%d", time.localtime(at))
    of_day = [snapshot_path(where, name) for name in snapshots(where) if name.startswith(day)]
    for path in (where.prev, *of_day):
        try:
            files.clear(path)
        except OSError as error:
            raise Unusable(
                f"It is gone from the data file, but the copy {shown(path)} could not be removed ({why(error)}). "
                "Delete that file yourself."
            ) from error
    with contextlib.suppress(OSError):
        files.sync_folder(where.backups)


def keep_outside(where: Names, main: bytes, sound: bool, at: int) -> str | None:
    """Keep the twin when the file is not its twin any more, because another hand wrote it; the snapshot's name.

    `main` is the file's head, with its checksum. Raises `OSError`.
    """
    twin = files.head(where.last, format.HEAD)
    if not twin or (sound and twin == main):
        return None
    return keep_named(where, OUTSIDE, at, where.last)
