"""What stops the store, in the words the person is shown (exit 3); never anything a person wrote."""

import errno

from troth.domain.text import visible

_WHOLE = "nothing was saved, and what was there is whole"
_SAVING = {
    errno.ENOSPC: f"The disk is full: {_WHOLE}. Free some space and try again.",
    errno.EDQUOT: f"Your share of the disk is used up: {_WHOLE}. Free some space and try again.",
    errno.EFBIG: f"The file may not grow any further here: {_WHOLE}. Raise the limit (ulimit -f) and try again.",
    errno.EIO: f"The disk reported a fault: {_WHOLE}. Try again; if it stays, copy your data to another disk.",
    errno.EROFS: f"This disk is read-only: {_WHOLE}. Make it writable, or name another file with --file.",
}
NOT_TO_BE_KEPT = "That holds characters that can't be kept: nothing was saved."

_RIGHTS = (errno.EACCES, errno.EPERM)


class Unusable(Exception):
    """The data file can't be used as it is (exit 3); the message is one line and says what to do."""


class Damaged(Unusable):
    """The data file can't be read whole; it is left as it is."""


class Newer(Unusable):
    """The data file was written by a later Troth."""


class Locked(Unusable):
    """The data file lies behind a passphrase that was not given (exit 4); nothing was touched."""


class GaveWay(Locked):
    """The data file gave way to one that a passphrase locks, since it was opened or before."""


class Moved(Exception):
    """The file changed between reading and writing, past the lock; the action runs again on what is there."""


def shown(path: str) -> str:
    """A path as it may be printed: one line, no control characters."""
    return visible(path)


def why(error: OSError) -> str:
    """The system's own words for an error, without the path."""
    return (error.strerror or "unknown error").lower()


def saving(error: OSError, path: str) -> Unusable:
    """What a failed write means for the person; `path` is the file that was to be written."""
    if error.errno in _RIGHTS:
        return Unusable(f"You may not write {shown(path)}: {_WHOLE}. `troth doctor` shows whose it is.")
    known = _SAVING.get(error.errno or 0)
    return Unusable(known or f"{shown(path)} could not be written ({why(error)}): {_WHOLE}. Try again.")


def reading(error: OSError, path: str) -> Unusable:
    """What a failed read means for the person."""
    if error.errno in _RIGHTS:
        return Unusable(f"You may not read {shown(path)}. Nothing was touched; `troth doctor` shows whose it is.")
    if error.errno == errno.ENOTDIR:
        return Unusable(f"{shown(path)} can't be there: a part of that path is no folder. Name another with --file.")
    return Unusable(f"{shown(path)} could not be read ({why(error)}). Nothing was touched; `troth doctor` says more.")
