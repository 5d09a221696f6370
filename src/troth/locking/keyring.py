"""The kernel's own keyring of this user, where a key may wait for a while: never in a file, and gone by itself.

The user keyring (`@u`), not that of the session, which dies with a window of tmux. The key is readable by the user, as
without a link from the session's keyring a plain read would fail otherwise. Where the kernel has none of this, or lets
nobody use it (containers, other systems), nothing is kept.
"""

import ctypes
import hashlib
import os
import sys

_USER = -4
_TYPE = b"user"
_REVOKE, _PERMIT, _UNLINK, _SEARCH, _READ, _TIMEOUT = 3, 5, 9, 10, 11, 15
_RIGHTS = 0x3F3F0000
"""All of it for who holds it and for the user, nothing for anybody else."""

_CALLS = {"x86_64": (248, 250), "aarch64": (217, 219)}
"""The numbers of add_key and keyctl."""

_MOST = 4096


class NoKeyring(Exception):
    """There is no keyring here that keeps anything."""


def keep(public: bytes, secret: bytes, seconds: int) -> None:
    """Let `secret` wait under its `public` side for so many seconds. Raises `NoKeyring`; then nothing waits."""
    add, _ = _numbers()
    key = _call(add, _TYPE, _name(public), secret, len(secret), _USER)
    try:
        _control(_PERMIT, key, _RIGHTS)
        _control(_TIMEOUT, key, seconds)
    except NoKeyring:
        forget(public)
        raise


def kept(public: bytes) -> bytes:
    """The secret that waits; empty where none does."""
    try:
        key = _control(_SEARCH, _USER, _TYPE, _name(public), 0)
        room = ctypes.create_string_buffer(_MOST)
        length = _control(_READ, key, room, _MOST)
    except NoKeyring:
        return b""
    return room.raw[: min(length, _MOST)]


def forget(public: bytes) -> bool:
    """Take the secret away; whether one waited."""
    try:
        key = _control(_SEARCH, _USER, _TYPE, _name(public), 0)
        _control(_REVOKE, key)
        _control(_UNLINK, key, _USER)
    except NoKeyring:
        return False
    return True


def _name(public: bytes) -> bytes:
    """A name for the key that tells nothing but whose it is."""
    return b"troth:" + hashlib.sha256(public).hexdigest()[:16].encode()


def _numbers() -> tuple[int, int]:
    machine = os.uname().machine
    if sys.platform != "linux" or machine not in _CALLS or sys.maxsize < 1 << 32:
        raise NoKeyring
    return _CALLS[machine]


def _control(what: int, *words: object) -> int:
    return _call(_numbers()[1], what, *words)


def _call(number: int, *words: object) -> int:
    try:
        answer: int = ctypes.CDLL(None, use_errno=True).syscall(number, *words)
    except (OSError, AttributeError):
        raise NoKeyring from None
    if answer < 0:
        raise NoKeyring
    return answer
