"""Where a passphrase comes from: a key that waits in the kernel, a file descriptor, or the person at the terminal."""

import os
import sys
from typing import TYPE_CHECKING

from troth.cli.terminal import is_terminal
from troth.domain.errors import NotUnderstood, Refused
from troth.places import DataPlace, state_dir
from troth.store.data_file import IDENTITY, RECIPIENT, identity_beside
from troth.store.errors import Locked

if TYPE_CHECKING:
    from troth.locking.identity import Identity
    from troth.locking.lock_files import LockFiles
    from troth.store.store import Store

FD = "TROTH_PASSPHRASE_FD"
"""The variable with the number of an open file: a passphrase is a line of it."""

MISSING = (
    f"Troth's lock is not installed here: `{sys.executable} -m pip install 'troth[lock]'`, "
    "or pyrage and cryptography beside it."
)
"""How to bring it in: into the Python that runs this Troth, not into whichever `pip` is found first."""

_MOST = 4096


def is_installed() -> bool:
    """Whether what a passphrase needs is there."""
    try:
        import cryptography
        import pyrage
    except ImportError:
        return False
    return bool(pyrage and cryptography)


def lock_files(place: DataPlace) -> "LockFiles":
    """All that belongs to the lock of a data file. Raises `Locked` where the lock is not installed."""
    if not is_installed():
        raise Locked(f"Your file is locked. {MISSING} Nothing was touched.")
    from troth.locking.lock_files import LockFiles

    return LockFiles.at(place.path, state_dir())


def at_hand(place: DataPlace) -> "Store | None":
    """The data file behind the passphrase, where that need not be asked for."""
    from troth.locking.held import held

    recipient = identity_beside(place.path).removesuffix(IDENTITY) + RECIPIENT
    if (FD not in os.environ and not held(recipient)) or not is_installed():
        return None
    from troth.locking import passphrase

    lock = lock_files(place)
    identity = passphrase.waiting(lock)
    if identity is None and FD in os.environ:
        identity = passphrase.identify(lock, words_for(""))
    return None if identity is None else passphrase.opened(lock, identity, ours=place.ours)


def asked(place: DataPlace) -> "Store":
    """The data file behind the passphrase. Raises `Locked` where nobody gives it, or gives another."""
    from_hand = at_hand(place)
    if from_hand is not None:
        return from_hand
    from troth.locking import passphrase

    lock = lock_files(place)
    return passphrase.opened(lock, identity_of(lock), ours=place.ours)


def identity_of(lock: "LockFiles", *, paper: bool = False) -> "Identity":
    """The key, for the passphrase that is given; with `paper` for the key on paper, too. Raises `Locked`."""
    from troth.locking import identity, passphrase

    typed = heard("Passphrase, or your paper key: " if paper else "Passphrase: ")
    if paper and typed.strip().upper().startswith(identity.PAPER):
        return passphrase.from_paper(lock, typed)
    return passphrase.identify(lock, identity.passphrase(typed))


def words_for(asks: str) -> bytes:
    """A passphrase as it is used. Raises `Locked` where nobody gives one, `NotUnderstood` for what can be none."""
    from troth.locking.identity import passphrase

    return passphrase(heard(asks))


def heard(asks: str) -> str:
    """One line: of the file descriptor where one is named, else typed at the terminal, where it is not shown."""
    if FD in os.environ:
        return _line(os.environ[FD])
    if not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        raise Locked(f"Your file is locked, and nobody is here to ask. Open it at a terminal, or name {FD}.")
    from getpass import getpass

    try:
        return getpass(asks, sys.stderr)
    except EOFError:
        raise Refused("Nothing was changed.") from None


def _line(number: str) -> str:
    """The next line of an open file; byte by byte, so that what follows it stays for the next question.

    Raises `NotUnderstood` for a line that is too long, so that its rest is no answer to anything.
    """
    line = b""
    try:
        while len(line) <= _MOST and (each := os.read(int(number), 1)) not in (b"", b"\n"):
            line += each
        found = line.decode()
    except (ValueError, OSError, OverflowError):
        raise NotUnderstood(f"{FD} names the number of an open file that holds the passphrase as text.") from None
    if len(line) > _MOST:
        raise NotUnderstood(f"The line of {FD} is longer than {_MOST:,} bytes. Nothing was changed; try again.")
    return found
