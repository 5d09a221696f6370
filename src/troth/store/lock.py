"""One writer at a time: `flock` on a file beside the data, since a rename swaps the data file's inode."""

import contextlib
import errno
import fcntl
import os
import stat
import time
from types import TracebackType

from troth.store.errors import Unusable, shown

PATIENCE = 5.0
_NO_LOCKS = {errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOLCK}
"""A disk without locks: there the stamp, compared just before the rename, has to do."""
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class Lock:
    """Held while a transaction reads, changes and writes; its file is never removed."""

    def __init__(self, path: str, patience: float | None = None) -> None:
        """A lock on the file at `path`, tried for `patience` seconds (5 unless told)."""
        self._path = path
        self._patience = PATIENCE if patience is None else patience
        self._opened = -1

    def __enter__(self) -> None:
        """Take the lock. Raises `Unusable` when another process keeps it, `OSError` when it can't be made."""
        self._opened = _open(self._path)
        try:
            self._wait()
        except BaseException:
            self._close()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        self._close()

    def _wait(self) -> None:
        end = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(self._opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise Unusable("Another troth is saving. Nothing was saved; try again.") from None
                time.sleep(0.001 + os.urandom(1)[0] / 255 * 0.019)
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    raise
                return

    def _close(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._opened)
        self._opened = -1


def _open(path: str) -> int:
    try:
        opened = os.open(path, _FLAGS, 0o600)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
            raise _strange(path) from None
        raise
    try:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):
            raise _strange(path)
        if stat.S_IMODE(found.st_mode) != 0o600 and found.st_uid == os.geteuid():
            os.fchmod(opened, 0o600)
    except BaseException:
        os.close(opened)
        raise
    return opened


def _strange(path: str) -> Unusable:
    return Unusable(f"{shown(path)} should be a plain, empty file. Nothing was saved; move it away and try again.")
