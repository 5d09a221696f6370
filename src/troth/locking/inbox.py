"""What is noted while the file is locked: an encrypted event each, which is counted when it is next opened."""

import json
import os
from typing import NamedTuple

from troth.domain.errors import NotUnderstood
from troth.domain.outcome_table import Outcome
from troth.locking.lock_files import LockFiles
from troth.locking.sealed import Sealed
from troth.locking.turning import drop, put
from troth.store import files
from troth.store.data_file import SEALED, DataFile
from troth.store.errors import Locked, Unusable, saving
from troth.store.lock import Lock
from troth.store.sealing import CLEAR

FORMAT = 1
MOST_NUMBERS = 200
MOST_LETTERS = 64
"""More than so many numbers, or letters of a day, are not read again, so that they are not noted."""


class Event(NamedTuple):
    """How it went with some promises, as said at the moment `at`; `on` is the day as it was typed."""

    uid: str
    at: int
    outcome: Outcome
    numbers: tuple[int, ...]
    on: str = ""
    note: str = ""
    period: bool = False


def add(lock: LockFiles, event: Event) -> None:
    """Put an event into the inbox; only who opens the file can read it. Raises `Unusable`, and `Locked` if it is open.

    Under the lock of the data file, so that no passphrase is removed in between. Raises `NotUnderstood` for more than
    would be read again.
    """
    if len(event.numbers) > MOST_NUMBERS or len(event.on) > MOST_LETTERS:
        raise NotUnderstood(f"That is too long. Nothing was noted; name at most {MOST_NUMBERS} numbers at once.")
    try:
        with Lock(DataFile.at(lock.plain, CLEAR).lock):
            content = files.read(lock.recipient)
            if content is None or not os.path.lexists(lock.identity):
                raise Locked(f"{lock.name} is being locked or opened just now. Nothing was noted; try again.")
            sealed = _recipients(content.data).seal(encoded(event))
            files.make_folder(lock.inbox)
            put(os.path.join(lock.inbox, f"{event.at}-{event.uid}{SEALED}"), sealed)
    except OSError as error:
        raise saving(error, lock.inbox) from error


def empty(lock: LockFiles) -> None:
    """Take all away that lies in the inbox, read or not. Raises `Unusable` for what is there and stays."""
    try:
        for name in os.listdir(lock.inbox) if os.path.isdir(lock.inbox) else ():
            drop(os.path.join(lock.inbox, name))
    except OSError as error:
        raise saving(error, lock.inbox) from error


def _recipients(data: bytes) -> Sealed:
    import pyrage

    try:
        return Sealed(data.decode().split())
    except (ValueError, pyrage.RecipientError):
        raise Unusable("The file of recipients is damaged: nothing was noted. Open Troth, which mends it.") from None


def encoded(event: Event) -> bytes:
    """An event as it lies in its file, sealed."""
    return json.dumps({"format": FORMAT, **event._asdict()}).encode()
