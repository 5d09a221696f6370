"""Files that a person takes along: new ones that only they can read, never over one that is there."""

import os
from itertools import count

from troth.domain.errors import Refused
from troth.store import files
from troth.store.data_file import IDENTITY, PLAIN, RECIPIENT, SEALED
from troth.store.errors import saving


class AlreadyThere(Refused):
    """There is such a file; it is as it was."""


def hand_out(output: str, data: bytes, data_file: str) -> None:
    """Write a new file. Raises `Refused` where there is one, or a folder, or the data file; `Unusable` for a disk."""
    refuse_taken(output, data_file)
    try:
        files.write_new(output, data)
    except FileExistsError:
        raise AlreadyThere("There is such a file already. Nothing was written; name another one.") from None
    except OSError as error:
        raise saving(error, output) from None


def hand_out_in(folder: str, data: bytes, data_file: str, end: str = ".md") -> str:
    """Write a new page into a folder, under a name that tells nothing; the path it got."""
    paths = (os.path.join(folder, f"page-{number}{end}" if number > 1 else f"page{end}") for number in count(1))
    output = next(path for path in paths if not os.path.lexists(path))
    hand_out(output, data, data_file)
    return output


def refuse_taken(output: str, data_file: str) -> None:
    """Raises `Refused` for the data file itself and what locks it, for a folder, and for what is no plain file."""
    mine = [data_file]
    if data_file.endswith(SEALED):
        mine += [data_file.removesuffix(SEALED) + end for end in (PLAIN, IDENTITY, RECIPIENT)]
    if os.path.realpath(output) in map(os.path.realpath, mine):
        part = (
            "That is the data file itself" if len(mine) == 1 else "That is the data file itself, or a part of its lock"
        )
        raise Refused(f"{part}. Nothing was written; name another file.")
    if os.path.isdir(output):
        raise Refused("That is a folder. Nothing was written; name a file in it.")
    if os.path.exists(output) and not os.path.isfile(output):
        raise Refused("That is no plain file, but a device or a pipe. Nothing was written; name another one.")
