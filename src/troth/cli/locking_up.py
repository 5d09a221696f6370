"""`troth lock` and `troth unlock`: a passphrase before the data file, and the key that may wait for a while."""

import os
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.unlocking import FD, MISSING, heard, identity_of, is_installed, lock_files, words_for
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.wording import count
from troth.places import state_dir
from troth.store.errors import shown

if TYPE_CHECKING:
    from troth.locking.identity import Identity, PaperKey
    from troth.locking.lock_files import LockFiles

_LONGEST = 24 * 60
_USUAL = "1h"
_EXPLAINED = """\
With a passphrase, who can read this disk reads nothing of what you write here:
no title, no count, no name.
Forgotten means lost. Nobody can open it for you but a paper key, which you are
shown next.
What can't be promised: older copies and backups elsewhere, snapshots of the
file system, swap and an SSD's spare blocks may hold the words in the clear
still. That Troth is here, its files and their times stay visible."""
_PAPER = """\
Your paper key opens everything, should you forget the passphrase. Write it
down now; it is shown this once:

  {key}

Type it back, or only enter to do without: then a forgotten passphrase means
that all of it is lost."""


def lock(context: CommandContext, asked: Asked) -> None:
    """Lock now: forget the key that waits. `lock set`, `change` and `remove` are about the passphrase itself.

    Forgot it? `troth lock remove` takes the paper key in its stead; then `troth lock set` sets a new one. Without that
    key nobody can open the file. To start anew and keep it: move everything beside the data file that begins with its
    name, as troth.*, to another folder.
    """
    _LOCK[asked.what](context)


def _forget(context: CommandContext) -> None:
    if not context.behind:
        raise Refused("No passphrase is set, so there is nothing to lock. `troth lock set` sets one.")
    from troth.locking import passphrase

    waited = passphrase.forget(lock_files(context.place))
    context.report(f"Locked{': the key is forgotten' if waited else ''}. Open apps lock within two seconds.")


def _set(context: CommandContext) -> None:
    lock = _new_lock(context)
    from troth.locking import passphrase

    passphrase.refuse_to_set(lock)
    context.print(_EXPLAINED)
    context.flush()
    words = _twice("A passphrase: ")
    paper = None if FD in os.environ else _paper_key(context)
    left = passphrase.set_passphrase(lock, words, paper)
    context.report(f"Locked: {shown(lock.sealed)} opens with your passphrase.\n{_ON_PAPER[paper is not None]}")
    _tell_left(context, lock, left)


_ON_PAPER = {True: "Your paper key opens it, too.", False: "There is no paper key: forgotten means lost."}


def _new_lock(context: CommandContext) -> "LockFiles":
    if not is_installed():
        raise Refused(f"{MISSING} Nothing was locked.")
    from troth.locking.lock_files import LockFiles

    return LockFiles.at(context.place.path, state_dir())


def _twice(asks: str) -> bytes:
    words = words_for(asks)
    if FD not in os.environ and words != words_for("Once more: "):
        raise Refused("The two are not the same. Nothing was changed; try again.")
    return words


def _paper_key(context: CommandContext) -> "PaperKey | None":
    """A new paper key, once it was typed back; None where it is declined. It is left in no scrollback."""
    from troth.locking.identity import new_paper_key

    key = new_paper_key()
    apart = context.codes
    if apart:
        context.write("\x1b[?1049h\x1b[2J\x1b[H")
    try:
        context.print(_PAPER.format(key=key.secret))
        context.flush()
        while (typed := "".join(heard("Paper key: ").split()).upper()) not in ("", key.secret):
            context.print("That is not the same key. Look again, or only enter to do without.")
            context.flush()
    finally:
        if apart:
            context.write("\x1b[2J\x1b[?1049l")
            context.flush()
    return key if typed else None


def _change(context: CommandContext) -> None:
    from troth.locking import passphrase

    lock = _standing(context)
    identity = identity_of(lock)
    passphrase.change(lock, identity, _twice("A new passphrase: "))
    context.report("Changed: the new passphrase opens everything, copies too; the old one opens nothing any more.")


def _remove(context: CommandContext) -> None:
    from troth.locking import passphrase

    lock = _standing(context)
    identity = identity_of(lock, paper=True)
    store = passphrase.opened(lock, identity, ours=context.place.ours)
    context.notices = store.notices
    _refuse_unmerged(lock, identity)
    left = passphrase.remove(lock, identity)
    context.report(f"Removed: {lock.name} lies in the clear again, and so do its copies.")
    _tell_left(context, lock, left)


def _refuse_unmerged(lock: "LockFiles", identity: "Identity") -> None:
    """Keep the key while only it opens what lies in a copy that a sync tool put aside. Raises `Refused`."""
    from troth.store import files
    from troth.store.data_file import DataFile
    from troth.store.examine import is_merged
    from troth.store.other_copy import AGE
    from troth.store.revision import conflicting_copies

    file = DataFile.at(lock.sealed, identity.sealing)
    for path in conflicting_copies(file):
        if files.head(path, len(AGE)) == AGE and is_merged(file, path) is False:
            raise Refused(
                f"{shown(path)}, which a sync tool put aside, holds what is not here, and nothing opens it without the "
                "passphrase. Nothing was changed; merge it by `troth import`, or move it away."
            )


def _tell_left(context: CommandContext, lock: "LockFiles", left: list[str]) -> None:
    from troth.store.data_file import DataFile
    from troth.store.revision import conflicting_copies, conflicting_keys
    from troth.store.sealing import CLEAR

    for path in left:
        context.print(f"{shown(path)} could not be turned, and is left as it is.")
    file = DataFile.at(lock.plain, CLEAR)
    for path in (*conflicting_copies(file), *conflicting_keys(file)):
        context.print(f"{shown(path)}, which a sync tool put aside, is left as it is.")


def _standing(context: CommandContext) -> "LockFiles":
    if not context.behind:
        raise Refused("No passphrase is set. Nothing was changed; `troth lock set` sets one.")
    return lock_files(context.place)


def _status(context: CommandContext) -> None:
    if not context.behind:
        context.print("No passphrase is set: who can read this disk can read your file. `troth lock set` sets one.")
        return
    from troth.locking import passphrase
    from troth.store import files

    lock = lock_files(context.place)
    content = files.read(lock.recipient)
    context.print(f"A passphrase is set; {shown(lock.sealed)} holds everything.")
    if content is not None:
        context.print("A paper key opens it, too." if content.data.count(b"\n") > 1 else "There is no paper key.")
    context.print("The key waits until its time is up." if passphrase.waiting(lock) else "No key waits: Troth asks.")
    waiting = len(os.listdir(lock.inbox)) if os.path.isdir(lock.inbox) else 0
    if waiting:
        context.print(f"{count(waiting, 'note')} in the inbox; they count when you next open Troth.")


_LOCK = {None: _forget, "set": _set, "change": _change, "remove": _remove, "status": _status}


def unlock(context: CommandContext, asked: Asked) -> None:
    """Let the key wait in the kernel for TIME (1h without it, 24h at most), so that nothing asks meanwhile; Linux.

    Then nothing is asked as the cover is taken away, either; `troth lock` ends it.
    """
    from troth.locking import keyring, passphrase

    minutes = _minutes(asked.time or _USUAL)
    lock = _standing(context)
    identity = passphrase.waiting(lock) or identity_of(lock)
    try:
        passphrase.hold(identity, minutes * 60)
    except keyring.NoKeyring:
        raise Refused("There is no safe place here to keep it; Troth asks each time.") from None
    context.report(f"Open for {_long(minutes)}. `troth lock` ends it.")


def _minutes(typed: str) -> int:
    number, unit = (typed[:-1], typed[-1:]) if typed[-1:] in ("h", "m") else (typed, "m")
    if number.isascii() and number.isdigit() and len(number) < 5:
        minutes = int(number) * (60 if unit == "h" else 1)
        if 0 < minutes <= _LONGEST:
            return minutes
    raise NotUnderstood("TIME is minutes or hours, 24h at most: `troth unlock 30m`, `troth unlock 8h`.")


def _long(minutes: int) -> str:
    return count(minutes // 60, "hour") if minutes % 60 == 0 else count(minutes, "minute")


def _what(parser: ArgumentParser) -> None:
    choices = ("set", "change", "remove", "status")
    parser.add_argument("what", nargs="?", choices=choices, help="without it, the key that waits is forgotten now")


def _time(parser: ArgumentParser) -> None:
    parser.add_argument("time", nargs="?", metavar="TIME", help="as 30m or 8h; 1h without it")


COMMANDS = {
    "lock": Command(lock, (_what,), unasked=True),
    "unlock": Command(unlock, (_time,), unasked=True),
}
