"""The lock of a key: age's file format (v1) with one scrypt stanza, at a work factor that stays as it is.

`pyrage` chooses a work factor by the speed of the machine, up to a gigabyte of memory, and holds the whole program
while it derives. So the format is written and read here: header, HKDF and MACs by `hmac`, the derivation by
`hashlib.scrypt`, which lets other threads run, the cipher by `cryptography`. None of the primitives is ours.
"""

import hashlib
import hmac
import os
import re
from base64 import b64decode, b64encode
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

WORK = 17
"""The power of two of the work: 128 MiB, and about a second."""

MOST_WORK = 20
"""More would take a gigabyte of memory."""

CHUNK = 64 * 1024
"""What is locked fits into one chunk of the payload."""

_VERSION = b"age-encryption.org/v1"
_LABEL = b"age-encryption.org/v1/scrypt"
_STANZA = re.compile(rb"age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---")
_ALONE = bytes(12)
_LAST = bytes(11) + b"\x01"
_NONCE, _KEY, _TAG = 16, 16, 16


class NotOpened(Exception):
    """It does not open with these words."""


class NoAge(Exception):
    """These bytes are no file that this module wrote, whole."""


class _Header(NamedTuple):
    """What a file begins with: the bytes that the MAC is of, the MAC, the stanza's parts and the payload."""

    covered: bytes
    mac: bytes
    salt: bytes
    work: int
    wrapped: bytes
    payload: bytes


def locked(plain: bytes, words: bytes, work: int = WORK) -> bytes:
    """`plain`, of at most a chunk, as an age file that `words` open. Raises `ValueError` where it is longer."""
    if len(plain) > CHUNK:
        raise ValueError("more than one chunk")
    key, salt, nonce = os.urandom(_KEY), os.urandom(16), os.urandom(_NONCE)
    wrapped = ChaCha20Poly1305(_derived(words, salt, work)).encrypt(_ALONE, key, None)
    covered = b"%s\n-> scrypt %s %d\n%s\n---" % (_VERSION, _encoded(salt), work, _encoded(wrapped))
    payload = ChaCha20Poly1305(_hkdf(key, nonce, b"payload")).encrypt(_LAST, plain, None)
    return covered + b" " + _encoded(_mac(key, covered)) + b"\n" + nonce + payload


def opened(raw: bytes, words: bytes) -> bytes:
    """What `locked` was given. Raises `NotOpened` for other words, `NoAge` for what is no such file or not whole."""
    header = _header(raw)
    wrap = ChaCha20Poly1305(_derived(words, header.salt, header.work))
    try:
        key = wrap.decrypt(_ALONE, header.wrapped, None)
    except InvalidTag:
        raise NotOpened from None
    if not hmac.compare_digest(_mac(key, header.covered), header.mac):
        raise NoAge
    nonce, sealed = header.payload[:_NONCE], header.payload[_NONCE:]
    try:
        return ChaCha20Poly1305(_hkdf(key, nonce, b"payload")).decrypt(_LAST, sealed, None)
    except InvalidTag:
        raise NoAge from None


def _header(raw: bytes) -> _Header:
    found = _STANZA.match(raw)
    end = raw.find(b"\n", found.end()) if found else -1
    if found is None or end < 0 or len(raw) - end - 1 < _NONCE + _TAG or raw[found.end() : found.end() + 1] != b" ":
        raise NoAge
    work = int(found[2])
    try:
        mac = _decoded(raw[found.end() + 1 : end])
        salt, wrapped = _decoded(found[1]), _decoded(found[3])
    except ValueError:
        raise NoAge from None
    if work > MOST_WORK or len(raw) - end > CHUNK + _NONCE + _TAG + 1:
        raise NoAge
    return _Header(found[0], mac, salt, work, wrapped, raw[end + 1 :])


def _derived(words: bytes, salt: bytes, work: int) -> bytes:
    factor = 1 << work
    most = 128 * 8 * (factor + 4) + (1 << 20)
    return hashlib.scrypt(words, salt=_LABEL + salt, n=factor, r=8, p=1, maxmem=most, dklen=32)


def _mac(key: bytes, covered: bytes) -> bytes:
    return hmac.digest(_hkdf(key, b"", b"header"), covered, "sha256")


def _hkdf(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF (RFC 5869) with SHA-256, for the 32 bytes that one round gives."""
    drawn = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(drawn, purpose + b"\x01", "sha256")


def _encoded(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    data = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _encoded(data) != text:
        raise ValueError
    return data
