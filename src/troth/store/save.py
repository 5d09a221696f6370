"""One durable write: everything acknowledged is on the disk, and a failure leaves what was there whole."""

import os

from troth.store import copies, files
from troth.store.copies import Names
from troth.store.errors import Moved, Unusable, saving, shown, why
from troth.store.files import Stamp


def save(where: Names, data: bytes, before: Stamp | None, *, previous: bool = True) -> Stamp | None:
    """Make `data` the file, in place of the revision stamped `before`; the new stamp.

    Without `previous` the revision before is not kept. Raises `Moved` when the file is no longer that revision, or
    another writer took a temporary file away, and `Unusable` when it can't be written; then nothing has changed.
    """
    try:
        written = _prepare(where, data, before, previous)
        if files.stamp(where.data) != before or files.stamp(where.temp) != written:
            raise Moved
        os.replace(where.temp, where.data)
    except BaseException as error:
        for left in (where.temp, where.last_temp, where.prev_temp):
            files.remove(left)
        if isinstance(error, FileNotFoundError):
            raise Moved from error
        if isinstance(error, OSError):
            raise saving(error, where.data) from error
        raise
    return _settle(where, data, before)


def _prepare(where: Names, data: bytes, before: Stamp | None, previous: bool) -> Stamp:
    files.clear(where.temp)
    written = files.write_new(where.temp, data)
    if before is not None:
        copies.keep_last(where, data)
        if previous:
            copies.keep_previous(where)
    return written


def _settle(where: Names, data: bytes, before: Stamp | None) -> Stamp | None:
    try:
        files.sync_folder(where.folder)
        stamp = files.stamp(where.data)
    except OSError as error:
        raise Unusable(
            f"{shown(where.data)} was written, but the disk did not confirm it ({why(error)}). "
            "Look whether your last change is there; if this stays, copy your data to another disk."
        ) from error
    if before is None:
        _first_twin(where, data)
    return stamp


def _first_twin(where: Names, data: bytes) -> None:
    try:
        copies.keep_last(where, data)
    except OSError:
        files.remove(where.last_temp)
