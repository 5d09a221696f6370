"""The key of a data file: what opens everything, and whom everything is encrypted to."""

import unicodedata
from typing import NamedTuple

import pyrage

from troth.domain.errors import NotUnderstood
from troth.locking import age_scrypt
from troth.locking.age_scrypt import NoAge, NotOpened
from troth.locking.sealed import Sealed
from troth.store.errors import Damaged, Locked

MOST = 1024
"""So many bytes a passphrase may have."""

PAPER = "AGE-SECRET-KEY-1"
"""How a key begins that lies on paper."""

WRONG = "That passphrase does not open it. Nothing was changed. If you forgot it: `troth lock --help`."


class Identity(NamedTuple):
    """A `secret` key, and all `recipients`: its own public side, then that of the paper key."""

    secret: str
    recipients: tuple[str, ...]

    @property
    def sealing(self) -> Sealed:
        """How bytes lie on the disk for this key."""
        return Sealed(self.recipients, self.secret)

    @property
    def public(self) -> bytes:
        """The file of recipients, which lies in the clear."""
        return "".join(f"{each}\n" for each in self.recipients).encode()

    @property
    def text(self) -> str:
        """An identity file of age, with the recipients as comments, so that nobody adds one unseen."""
        lines = [*(f"# recipient: {each}" for each in self.recipients), self.secret]
        return "".join(f"{line}\n" for line in lines)

    def locked(self, words: bytes) -> bytes:
        """The file that `words` open."""
        return age_scrypt.locked(self.text.encode(), words, age_scrypt.WORK)


class PaperKey(NamedTuple):
    """A second key, to be written down: its secret and its public side."""

    secret: str
    public: str


def new_paper_key() -> PaperKey:
    """A key that no other is."""
    drawn = pyrage.x25519.Identity.generate()
    return PaperKey(str(drawn), str(drawn.to_public()))


def new_identity(paper: PaperKey | None) -> Identity:
    """A key for a data file, which `paper` opens as well."""
    drawn = pyrage.x25519.Identity.generate()
    return Identity(str(drawn), (str(drawn.to_public()), *([paper.public] if paper else [])))


def of_paper(typed: str) -> Identity | None:
    """The key that was typed from paper, which only reads; None where it is none."""
    try:
        key = pyrage.x25519.Identity.from_str("".join(typed.split()).upper())
    except pyrage.IdentityError:
        return None
    return Identity(str(key), (str(key.to_public()),))


def unlocked(raw: bytes, words: bytes, name: str) -> Identity:
    """The key in the file called `name`. Raises `Locked` for wrong words, `Damaged` for what is no such file."""
    try:
        return parsed(age_scrypt.opened(raw, words).decode())
    except NotOpened:
        raise Locked(WRONG) from None
    except (NoAge, ValueError, pyrage.IdentityError, pyrage.RecipientError):
        raise Damaged(
            f"{name}, the key of your data, is damaged. Nothing was touched: put it back from a copy, or turn the lock "
            "off with your paper key (`troth lock remove`)."
        ) from None


def parsed(text: str) -> Identity:
    """The key as it lies in its file. Raises `ValueError` and errors of `pyrage` where it is none."""
    lines = text.splitlines()
    (secret,) = [line for line in lines if line.startswith(PAPER)]
    said = tuple(line.removeprefix("# recipient: ") for line in lines if line.startswith("# recipient: "))
    own = str(pyrage.x25519.Identity.from_str(secret).to_public())
    found = Identity(secret, said or (own,))
    Sealed(found.recipients, secret)
    if own != found.recipients[0]:
        raise ValueError
    return found


def passphrase(typed: str) -> bytes:
    """A passphrase as bytes, the same however its letters are composed. Raises `NotUnderstood`."""
    try:
        words = unicodedata.normalize("NFC", typed).encode()
    except UnicodeEncodeError:
        raise NotUnderstood("A passphrase is text (UTF-8). Nothing was changed; try again.") from None
    if not 1 <= len(words) <= MOST or "\n" in typed or "\0" in typed:
        raise NotUnderstood(f"A passphrase is one line of 1 to {MOST:,} bytes. Nothing was changed; try again.")
    return words
