"""The second sealing of the store: age files for the key of a data file, and for a key on paper if there is one."""

from collections.abc import Sequence

import pyrage

from troth.store.errors import Damaged


class Sealed:
    """Bytes lie on the disk encrypted; writing needs the recipients alone, reading the key as well."""

    head = 128
    """Past what all age files begin with, in the share that is drawn anew for each."""
    suffix = ".age"
    begins = False

    def __init__(self, recipients: Sequence[str], secret: str = "") -> None:
        """For `recipients`; without the `secret` of one of them nothing can be read."""
        self._recipients = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
        self._keys = [pyrage.x25519.Identity.from_str(secret)] if secret else []

    def seal(self, plain: bytes) -> bytes:
        """An age file, other bytes each time."""
        return bytes(pyrage.encrypt(plain, self._recipients))

    def open(self, raw: bytes) -> bytes:
        """What an age file of ours holds. Raises `Damaged`, whose message is the reason alone."""
        try:
            return bytes(pyrage.decrypt(raw, self._keys))
        except pyrage.DecryptError:
            raise Damaged("it is not whole, or was locked with another key") from None
