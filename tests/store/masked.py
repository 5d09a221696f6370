"""A sealing that looks as an encrypted file does: it begins alike each time, past a checksum, and shows no word."""

import os

from troth.store.errors import Damaged

ALIKE = b"masked for tests: alike in every file ->"
NONCE = 16


class Masked:
    """Each byte turned round, behind 40 bytes that are alike in every file and 16 that are drawn anew."""

    head = len(ALIKE) + NONCE
    suffix = ".json"
    begins = True

    def seal(self, plain: bytes) -> bytes:
        return ALIKE + os.urandom(NONCE) + plain.translate(_TURNED)

    def open(self, raw: bytes) -> bytes:
        if not raw.startswith(ALIKE) or len(raw) < self.head:
            raise Damaged("it is not masked")
        return raw[self.head :].translate(_TURNED)


_TURNED = bytes(each ^ 0xA5 for each in range(256))
MASKED = Masked()
