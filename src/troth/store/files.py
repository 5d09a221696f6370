"""Plain files, handled so that nothing blocks, nothing is half written and nobody else reads them."""

import contextlib
import errno
import os
import stat
from typing import NamedTuple

from troth.store.errors import Unusable, reading, shown

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_TRIES = 3
_BLOCK = 1 << 24
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}


class Stamp(NamedTuple):
    """What one `stat` tells about a revision of a file; another stamp means other contents."""

    device: int
    inode: int
    size: int
    mtime_ns: int


class Content(NamedTuple):
    """A file as it was read; `wide` when others can read it too."""

    data: bytes
    stamp: Stamp
    wide: bool


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def stamp(path: str) -> Stamp | None:
    """The stamp of the file at `path`, or None where there is none. Raises `OSError`."""
    try:
        return _stamp(os.stat(path))
    except FileNotFoundError:
        return None


def target(path: str) -> str:
    """The file behind `path`: a link stays a link, and what it points to is read and replaced."""
    try:
        if "\0" not in path:
            return os.path.realpath(path) if os.path.islink(path) else os.path.abspath(path)
    except OSError as error:
        raise reading(error, path) from error
    raise Unusable(f"{shown(path)} is no name for a file. Name another with --file.")


def read(path: str) -> Content | None:
    """The whole file, or None where there is none; only a plain file of ours is read. Raises `Unusable`."""
    for _ in range(_TRIES):
        try:
            opened = os.open(path, _READ)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _strange(error, path) from error
        try:
            found = os.fstat(opened)
            _refuse_strange(found, path)
            data = _all(opened)
            if len(data) == found.st_size and _stamp(os.fstat(opened)) == _stamp(found):
                return Content(data, _stamp(found), _wide(found))
        except OSError as error:
            raise reading(error, path) from error
        finally:
            _close(opened)
    raise Unusable(f"{shown(path)} is being changed by another program. Nothing was touched; try again.")


def head(path: str, length: int) -> bytes:
    """The first bytes of a file; empty where there is none or it can't be read."""
    try:
        opened = os.open(path, _READ)
    except OSError:
        return b""
    try:
        return os.read(opened, length)
    except OSError:
        return b""
    finally:
        _close(opened)


def _close(opened: int) -> None:
    with contextlib.suppress(OSError):
        os.close(opened)


def _strange(error: OSError, path: str) -> Unusable:
    if error.errno in (errno.ELOOP, errno.ENXIO):
        return Unusable(f"{shown(path)} is not a plain file. Nothing was touched; name another with --file.")
    return reading(error, path)


def _refuse_strange(found: os.stat_result, path: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Unusable(f"{shown(path)} is a folder. Nothing was touched; name a file in it with --file.")
    if not stat.S_ISREG(found.st_mode):
        raise Unusable(f"{shown(path)} is not a plain file. Nothing was touched; name another with --file.")
    if found.st_uid != os.geteuid():
        raise Unusable(f"{shown(path)} belongs to another user. Nothing was touched; name a file of yours with --file.")


def _all(opened: int) -> bytes:
    parts = []
    while part := os.read(opened, _BLOCK):
        parts.append(part)
    return b"".join(parts)


def narrow(path: str) -> bool:
    """Take a file's rights away from everyone but its owner; False where that is not allowed."""
    try:
        opened = os.open(path, _READ)
    except OSError:
        return False
    try:
        os.fchmod(opened, stat.S_IMODE(os.fstat(opened).st_mode) & 0o700)
    except OSError:
        return False
    finally:
        _close(opened)
    return True


def _wide(found: os.stat_result) -> bool:
    return bool(found.st_mode & 0o077 and found.st_mode & stat.S_IWUSR)


def write_new(path: str, data: bytes) -> Stamp:
    """A new file of mode 0600 holding `data`, on the disk when this returns; gone again if it fails."""
    opened = os.open(path, _CREATE, 0o600)
    try:
        try:
            os.fchmod(opened, 0o600)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(opened, rest) :]
            os.fsync(opened)
            written = _stamp(os.fstat(opened))
        finally:
            os.close(opened)
    except BaseException:
        remove(path)
        raise
    return written


def remove(path: str) -> None:
    """Take a file away, if it is there and can be."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def clear(path: str) -> None:
    """Take a left-over file away. Raises `OSError` when it is there and stays."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def link(source: str, path: str) -> None:
    """A second name for a file, or a copy where the disk has no links. Raises `FileExistsError`, `OSError`."""
    try:
        os.link(source, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        content = read(source)
        if content is not None:
            write_new(path, content.data)


def sync_folder(folder: str) -> None:
    """Make what was renamed in a folder last through a power cut."""
    opened = os.open(folder, _FOLDER)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        _close(opened)


def make_folder(folder: str) -> bool:
    """Make a folder, and those above it, for nobody but us; whether it had to be made. Raises `OSError`."""
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return False
    except FileNotFoundError:
        parent = os.path.dirname(folder)
        if parent == folder:
            raise
        make_folder(parent)
        os.mkdir(folder, 0o700)
    os.chmod(folder, 0o700)
    sync_folder(os.path.dirname(folder))
    return True


def narrow_folder(folder: str) -> bool:
    """Keep others out of a folder of ours; whether they could look into it until now."""
    try:
        found = os.stat(folder)
        if found.st_uid != os.geteuid() or not found.st_mode & 0o077:
            return False
        os.chmod(folder, 0o700)
    except OSError:
        return False
    return True


def refuse_read_only(path: str, folder: str) -> None:
    """Turn down a read-only file or folder, which a rename would walk over. Raises `Unusable`."""
    for place in (path, folder):
        try:
            found = os.stat(place)
        except FileNotFoundError:
            continue
        if place == folder and not stat.S_ISDIR(found.st_mode):
            raise Unusable(f"{shown(folder)} is no folder. Nothing was saved; name another file with --file.")
        mine = found.st_uid == os.geteuid()
        if (mine and not found.st_mode & stat.S_IWUSR) or not os.access(place, os.W_OK):
            raise Unusable(f"{shown(place)} is read-only. Nothing was saved; make it writable or name another file.")
