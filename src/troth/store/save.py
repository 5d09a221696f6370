"""One durable write: everything acknowledged is on the disk, and a failure leaves what was there whole."""

import os
from collections.abc import Callable

from troth.store import copies, files
from troth.store.data_file import DataFile
from troth.store.errors import Moved, Unusable, saving, shown, why
from troth.store.files import Stamp


def save(
    file: DataFile,
    data: bytes,
    before: Stamp | None,
    *,
    previous: bool = True,
    forget: Callable[[], None] | None = None,
) -> tuple[Stamp | None, bytes]:
    """Seal `data` and make it the file, in place of the revision stamped `before`; the new stamp and head.

    Without `previous` the revision before is not kept. `forget` takes copies away that must not outlive it, just before
    the file itself goes: who is killed in between has erased nothing yet. Raises `Moved` when the file is no longer
    that revision, or another writer took a temporary file away, and `Unusable` when it can't be written; then it has
    not changed.
    """
    raw = file.sealing.seal(data)
    try:
        written = _prepare(file, raw, before, previous)
        if files.stamp(file.path) != before or files.stamp(file.temp) != written:
            raise Moved
        if forget is not None:
            forget()
        os.replace(file.temp, file.path)
    except BaseException as error:
        for left in (file.temp, file.last_temp, file.prev_temp):
            files.remove(left)
        if isinstance(error, FileNotFoundError):
            raise Moved from error
        if isinstance(error, OSError):
            raise saving(error, file.path) from error
        raise
    return _settle(file, raw, before), raw[: file.sealing.head]


def _prepare(file: DataFile, raw: bytes, before: Stamp | None, previous: bool) -> Stamp:
    files.clear(file.temp)
    written = files.write_new(file.temp, raw)
    if before is not None:
        copies.keep_last(file, raw)
        if previous:
            copies.keep_previous(file)
    return written


def _settle(file: DataFile, raw: bytes, before: Stamp | None) -> Stamp | None:
    try:
        files.sync_folder(file.folder)
        stamp = files.stamp(file.path)
    except OSError as error:
        raise Unusable(
            f"{shown(file.path)} was written, but the disk did not confirm it ({why(error)}). "
            "Look whether your last change is there; if this stays, copy your data to another disk."
        ) from error
    if before is None:
        _first_twin(file, raw)
    return stamp


def _first_twin(file: DataFile, raw: bytes) -> None:
    try:
        copies.keep_last(file, raw)
    except OSError:
        files.remove(file.last_temp)
