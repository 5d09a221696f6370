"""Of how many changes of the rules this person was told: a number in the folder of the state, which may be lost."""

import contextlib
import os

from troth.store import files
from troth.store.errors import Unusable
from troth.store.told_once import write

_NAME = "rules-told"


def told(folder: str) -> int:
    """How many; 0 where nothing is known."""
    with contextlib.suppress(OSError, ValueError, Unusable):
        content = files.read(os.path.join(folder, _NAME))
        return max(0, int(content.data[:9])) if content is not None else 0
    return 0


def remember(folder: str, changes: int) -> None:
    """Write down that so many were told; where that can't be, they are told again."""
    with contextlib.suppress(OSError):
        write(folder, _NAME, b"%d\n" % changes)
