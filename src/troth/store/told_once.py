"""What a person is told once: an empty file of its name in the folder of the state, which may be lost."""

import contextlib
import os

from troth.store import files


def first_time(folder: str, name: str) -> bool:
    """Whether this was not told yet; from now on it was. Where that can't be written down, it is told again."""
    path = os.path.join(folder, name)
    if os.path.lexists(path):
        return False
    with contextlib.suppress(OSError):
        files.make_folder(folder)
        files.write_new(path, b"")
    return True
