"""The steps from plain to locked and back, each of them whole or not done, under the locks of both files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from troth.locking.lock_files import TURNING, LockFiles, look
from troth.locking.lock_steps import LockStep, next_step
from troth.store import copies, files, format
from troth.store.data_file import DataFile
from troth.store.errors import Damaged, Unusable, saving, shown
from troth.store.lock import Lock
from troth.store.sealing import CLEAR, Sealing
from troth.store.verify import verified


@contextmanager
def alone(lock: LockFiles) -> Iterator[None]:
    """Nobody else writes the data file, plain or locked, meanwhile. Raises `Unusable`."""
    try:
        files.make_folder(os.path.dirname(lock.plain))
        with Lock(DataFile.at(lock.plain, CLEAR).lock), Lock(DataFile.at(lock.sealed, CLEAR).lock):
            yield
    except OSError as error:
        raise saving(error, lock.plain) from error


def put(path: str, data: bytes) -> None:
    """Make `data` the file at `path`, whole, on the disk when this returns. Raises `OSError`."""
    folder, name = os.path.split(path)
    temp = os.path.join(folder, f".{name}{TURNING}")
    files.clear(temp)
    files.write_new(temp, data)
    os.replace(temp, path)
    files.sync_folder(folder)


def drop(path: str) -> None:
    """Take a file away, for good when this returns. Raises `OSError` when it is there and stays."""
    files.clear(path)
    with suppress(FileNotFoundError):
        files.sync_folder(os.path.dirname(path))


def finish(lock: LockFiles, sealing: Sealing) -> list[str]:
    """Do whatever stands half done; the copies that could not be turned, and were left. Raises `Unusable`."""
    if next_step(look(lock), lock.marker) is None:
        return []
    with alone(lock):
        return finish_alone(lock, sealing)


def finish_alone(lock: LockFiles, sealing: Sealing) -> list[str]:
    """As `finish`, where nobody else writes already."""
    turner = Turner(lock, sealing)
    while (step := next_step(look(lock, frozenset(turner.left)), lock.marker)) is not None:
        turner.take(step)
    return turner.left


class Turner:
    """Takes steps. In `left` are copies that do not open with this key: they stay as they are."""

    def __init__(self, lock: LockFiles, sealing: Sealing) -> None:
        """Between the clear and `sealing`."""
        self._lock, self._sealing = lock, sealing
        self.left: list[str] = []

    def take(self, step: LockStep) -> None:
        """Take one step. Raises `Unusable` and `OSError`; what was there is whole then."""
        match step.act:
            case "drop":
                drop(step.path)
            case "seal data":
                self._seal_data()
            case "seal copy":
                self._turn(step.path, CLEAR, self._sealing)
            case "give way":
                self._give_way()
            case "open data":
                put(self._lock.plain, self._of(self._lock.sealed, self._sealing))
            case "drop data":
                self._drop_data()
            case "open copy":
                self._turn(step.path, self._sealing, CLEAR)
            case "drop key":
                self._drop_key()

    def _of(self, path: str, sealing: Sealing) -> bytes:
        """The plain bytes of a file. Raises `Unusable`."""
        content = files.read(path)
        if content is None:
            raise Unusable(f"{shown(path)} went away meanwhile. Nothing was changed; try again.")
        try:
            return sealing.open(content.data)
        except Damaged as error:
            raise Damaged(f"{shown(path)} can't be used: {error}. It is left as it is.") from None

    def _sealed(self, plain: bytes, sealing: Sealing) -> bytes:
        """What is written for `plain`, once it was seen that it opens again."""
        raw = sealing.seal(plain)
        if sealing.open(raw) != plain:
            raise Unusable("What was locked did not open again. Nothing was changed; `troth doctor` looks at the file.")
        return raw

    def _seal_data(self) -> None:
        content = files.read(self._lock.plain)
        plain = format.serialise(format.fresh()) if content is None else content.data
        put(self._lock.sealed, self._sealed(plain, self._sealing))

    def _turn(self, path: str, before: Sealing, after: Sealing) -> None:
        """Make a copy one of the other side; beside another of that name it goes on as one that is never rotated."""
        try:
            plain = self._of(path, before)
        except Damaged:
            self.left.append(path)
            return
        found, other = os.stat(path), self._lock.partner(path)
        there = self._opened(other, after)
        if there != plain:
            if there is not None or os.path.lexists(other):
                other = self._free(other, after, int(found.st_mtime))
            put(other, self._twin(path, plain) or self._sealed(plain, after))
            os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
        drop(path)

    def _twin(self, path: str, plain: bytes) -> bytes:
        """For the twin of the data file, once that is locked, the same bytes; empty for what is no twin of it."""
        content = files.read(self._lock.sealed)
        if content is None or path != DataFile.at(self._lock.plain, CLEAR).last:
            return b""
        return content.data if self._opened(self._lock.sealed, self._sealing) == plain else b""

    def _opened(self, path: str, sealing: Sealing) -> bytes | None:
        with suppress(Unusable):
            content = files.read(path)
            return None if content is None else sealing.open(content.data)
        return None

    def _free(self, path: str, after: Sealing, at: int) -> str:
        """Where another copy than the one at `path` goes: a snapshot that stays, or another draft."""
        folder, name = os.path.split(path)
        if folder == self._lock.drafts:
            return os.path.join(folder, f"{os.urandom(8).hex()}{os.path.splitext(name)[1]}")
        file = DataFile.at(self._lock.plain if after is CLEAR else self._lock.sealed, after)
        files.make_folder(file.backups)
        return copies.free_path(file, "before-passphrase", at)

    def _give_way(self) -> None:
        locked = self._of(self._lock.sealed, self._sealing)
        content = files.read(self._lock.plain)
        if content is not None and content.data != locked:
            raise Damaged(
                f"{self._lock.name} is not what was locked in {shown(self._lock.sealed)}: another hand wrote it since. "
                "Both are left as they are; move the first elsewhere, where `troth --file` reads it, then try again."
            )
        put(self._lock.plain, format.stub(verified(locked, CLEAR).tables))

    def _drop_data(self) -> None:
        """Take the locked file away; what an app wrote in it since it was read is not lost."""
        locked = self._of(self._lock.sealed, self._sealing)
        if self._of(self._lock.plain, CLEAR) != locked:
            put(self._lock.plain, locked)
        drop(self._lock.sealed)

    def _drop_key(self) -> None:
        drop(self._lock.recipient)
        with suppress(OSError):
            os.rmdir(self._lock.inbox)
        drop(self._lock.identity)
