"""Of how many changes of the rules this person was told: a number in the folder of the state, which may be lost."""

import contextlib
import os

from troth.store import files
from troth.store.errors import Unusable

_NAME = "rules-told"


def told(folder: str) -> int:
    """How many; 0 where nothing is known."""
    with contextlib.suppress(OSError, ValueError, Unusable):
        content = files.read(os.path.join(folder, _NAME))
        return max(0, int(content.data[:9])) if content is not None else 0
    return 0


def remember(folder: str, changes: int) -> None:
    """Write down that so many were told; where that can't be, they are told again."""
    path = os.path.join(folder, _NAME)
    with contextlib.suppress(OSError):
        files.make_folder(folder)
        files.clear(path)
        files.write_new(path, b"%d\n" % changes)
