"""What is told once, or done once a day: a file of its name in the folder of the state, which may be lost."""

import contextlib
import os

from troth.store import files
from troth.store.errors import Unusable


def first_time(folder: str, name: str) -> bool:
    """Whether this was not told yet; from now on it was. Where that can't be written down, it is told again."""
    path = os.path.join(folder, name)
    if os.path.lexists(path):
        return False
    with contextlib.suppress(OSError):
        files.make_folder(folder)
        files.write_new(path, b"")
    return True


def first_time_on(folder: str, name: str, day: int) -> bool:
    """Whether this was not done yet on `day` (a `date.toordinal`); from now on it was.

    Where that can't be written down, it is done again.
    """
    path, said = os.path.join(folder, name), b"%d\n" % day
    with contextlib.suppress(OSError, Unusable):
        known = files.read(path)
        if known is not None and known.data == said:
            return False
        write(folder, name, said)
    return True


def write(folder: str, name: str, data: bytes) -> None:
    """Put `data` into the file of a name, in place of what it held. Raises `OSError`."""
    path = os.path.join(folder, name)
    files.make_folder(folder)
    files.clear(path)
    files.write_new(path, data)
