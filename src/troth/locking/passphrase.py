"""Setting, changing and removing a passphrase, and opening the data file behind one."""

import contextlib
import os

import pyrage

from troth.domain.errors import Refused
from troth.locking import age_scrypt, inbox_count, keyring
from troth.locking.held import held
from troth.locking.identity import Identity, PaperKey, new_identity, of_paper, parsed, unlocked
from troth.locking.lock_files import LockFiles, plain_drafts
from troth.locking.sealed import Sealed
from troth.locking.turning import alone, drop, finish, finish_alone, put
from troth.store import files
from troth.store.data_file import SEALED, DataFile
from troth.store.errors import Damaged, Locked, Unusable, saving, shown
from troth.store.revision import load
from troth.store.sealing import CLEAR
from troth.store.store import Store

ALREADY = "A passphrase is set already. Nothing was changed; `troth lock change` changes it."


def refuse_to_set(lock: LockFiles) -> None:
    """Turn down what can't be locked: locked already, damaged, or where files of another lock lie. Raises `Refused`."""
    if os.path.lexists(lock.identity):
        raise Refused(ALREADY)
    for path in (lock.sealed, lock.inbox):
        if os.path.lexists(path):
            raise Refused(
                f"{shown(path)} is there already, of another passphrase. Nothing was changed; move it away first."
            )
    load(DataFile.at(lock.plain, CLEAR), [])
    files.refuse_read_only(lock.plain, os.path.dirname(lock.plain))


def set_passphrase(lock: LockFiles, words: bytes, paper: PaperKey | None) -> list[str]:
    """Lock the file and all that belongs to it; the copies that were left. Raises `Refused`, `Unusable`."""
    identity = new_identity(paper)
    raw = _locked(identity, words)
    with alone(lock):
        refuse_to_set(lock)
        drop(lock.marker)
        put(lock.recipient, identity.public)
        _place(lock, raw)
        return finish_alone(lock, identity.sealing)


def change(lock: LockFiles, identity: Identity, words: bytes) -> None:
    """Have `words` open the key from now on; nothing else is written. Raises `Unusable`."""
    raw = _locked(identity, words)
    with alone(lock):
        if not os.path.lexists(lock.identity):
            raise Unusable("The passphrase was removed meanwhile. Nothing was changed; start again.")
        _place(lock, raw)


def _locked(identity: Identity, words: bytes) -> bytes:
    """The key's file, once another hand than ours read it back. Raises `Unusable`."""
    raw = identity.locked(words)
    if age_scrypt.opened(raw, words) != identity.text.encode():
        raise Unusable("The key did not open again. Nothing was changed; try again.")
    return raw


def _place(lock: LockFiles, raw: bytes) -> None:
    files.clear(lock.new)
    files.write_new(lock.new, raw)
    os.replace(lock.new, lock.identity)
    files.sync_folder(os.path.dirname(lock.identity))


def remove(lock: LockFiles, identity: Identity) -> list[str]:
    """Have everything lie in the clear again; the copies that did not open and were left. Raises `Unusable`."""
    forget(lock)
    with alone(lock):
        finish_alone(lock, identity.sealing)
        files.clear(lock.marker)
        files.write_new(lock.marker, b"")
        files.sync_folder(os.path.dirname(lock.marker))
        return finish_alone(lock, identity.sealing)


def identify(lock: LockFiles, words: bytes) -> Identity:
    """The key that `words` open. Raises `Locked` where they do not, `Unusable` where it is not as it was left."""
    content = files.read(lock.identity)
    if content is None:
        raise Unusable(f"The key of {lock.name} is gone. Nothing was touched; start Troth again.")
    identity = unlocked(content.data, words, shown(os.path.basename(lock.identity)))
    _check_recipients(lock, identity)
    return identity


def _check_recipients(lock: LockFiles, identity: Identity) -> None:
    content = files.read(lock.recipient)
    if content is None and not os.path.lexists(lock.marker):
        try:
            put(lock.recipient, identity.public)
        except OSError as error:
            raise saving(error, lock.recipient) from error
    elif content is not None and content.data != identity.public:
        raise Unusable(
            f"{shown(lock.recipient)} is not the one of your key: somebody changed it, to read what is noted while it "
            "is locked. Nothing was written. Delete that file and start again: it is made anew from your key."
        )


def from_paper(lock: LockFiles, typed: str) -> Identity:
    """The key on paper, which opens everything; for removing a passphrase that was forgotten. Raises `Locked`.

    What it writes on the way is for all recipients, where it is one of them.
    """
    key = of_paper(typed)
    content, public = files.read(lock.sealed), files.read(lock.recipient)
    if key is None or content is None:
        raise Locked("That is no paper key of this file. Nothing was changed.")
    try:
        key.sealing.open(content.data)
    except Damaged:
        raise Locked("That paper key does not open it. Nothing was changed.") from None
    said = tuple(public.data.decode("ascii", "replace").split()) if public is not None else ()
    return Identity(key.secret, said) if key.recipients[0] in said else key


def waiting(lock: LockFiles) -> Identity | None:
    """The key that waits in the kernel's keyring, if one does."""
    with contextlib.suppress(Unusable, ValueError, pyrage.IdentityError, pyrage.RecipientError):
        content = files.read(lock.recipient)
        secret = held(lock.recipient)
        found = parsed(secret.decode()) if secret else None
        return found if found is not None and content is not None and found.public == content.data else None
    return None


def hold(identity: Identity, seconds: int) -> None:
    """Let the key wait in the kernel's keyring. Raises `NoKeyring`."""
    keyring.keep(identity.public, identity.text.encode(), seconds)


def forget(lock: LockFiles) -> bool:
    """Take the key out of the keyring, if one waited, and have open apps lock: they look at the recipients' time."""
    content = files.read(lock.recipient)
    with contextlib.suppress(OSError):
        os.utime(lock.recipient)
    return content is not None and keyring.forget(content.data)


def seal_drafts(lock: LockFiles) -> None:
    """Encrypt the drafts of an app that stood open in the clear while the passphrase was set. Raises `Unusable`."""
    content = files.read(lock.recipient)
    if content is None or not os.path.lexists(lock.identity):
        return
    sealed = Sealed(content.data.decode().split())
    try:
        for path in plain_drafts(lock):
            draft, other = files.read(path), lock.partner(path)
            if draft is not None:
                free = os.path.join(lock.drafts, f"{os.urandom(8).hex()}{SEALED}")
                put(free if os.path.lexists(other) else other, sealed.seal(draft.data))
                drop(path)
    except OSError as error:
        raise saving(error, lock.drafts) from error


def opened(lock: LockFiles, identity: Identity, *, ours: bool) -> Store:
    """The store behind the passphrase, with all that stood half done finished and what was noted meanwhile counted."""
    left = finish(lock, identity.sealing)
    if not os.path.lexists(lock.identity):
        return Store(lock.plain, ours=ours)
    store = Store(lock.sealed, ours=ours, sealing=identity.sealing)
    store.book()
    store.notices += [f"{shown(path)} could not be turned, and is left as it is." for path in left]
    store.notices += inbox_count.apply(lock, identity.sealing, store)
    return store
