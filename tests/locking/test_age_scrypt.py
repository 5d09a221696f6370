"""The lock of a key is age's own format: pyrage and `age` open it, and it opens theirs."""

import fcntl
import hashlib
import os
import pty
import subprocess
import termios
import unicodedata
from pathlib import Path

import pyrage
import pytest
from locked_home import CANARY, WORDS, Home

from troth.locking import age_scrypt
from troth.locking.age_scrypt import NoAge, NotOpened, locked, opened
from troth.locking.identity import new_identity, new_paper_key

PLAIN = b"AGE-SECRET-KEY-1 and more"


def test_pyrage_opens_what_we_lock() -> None:
    assert pyrage.passphrase.decrypt(locked(PLAIN, "größer".encode(), 4), "größer") == PLAIN


def test_it_opens_again_and_with_no_other_words() -> None:
    raw = locked(PLAIN, b"words", 4)
    assert opened(raw, b"words") == PLAIN
    assert raw != locked(PLAIN, b"words", 4)
    for other in (b"word", b"words ", b""):
        with pytest.raises(NotOpened):
            opened(raw, other)


def test_each_byte_of_it_counts() -> None:
    raw = locked(PLAIN, b"words", 2)
    for index in range(len(raw)):
        for damaged in (raw[:index], raw[:index] + bytes([raw[index] ^ 1]) + raw[index + 1 :]):
            with pytest.raises((NotOpened, NoAge)):
                opened(damaged, b"words")


def test_a_work_factor_that_would_take_a_gigabyte_is_turned_down() -> None:
    raw = locked(PLAIN, b"words", 2).replace(b" 2\n", b" 25\n", 1)
    with pytest.raises(NoAge):
        opened(raw, b"words")


def test_more_than_a_chunk_is_turned_down() -> None:
    with pytest.raises(ValueError, match="chunk"):
        locked(bytes(age_scrypt.CHUNK + 1), b"words", 2)


def test_hkdf_is_that_of_rfc_5869() -> None:
    """Test case 1, of which 32 bytes are one round; the empty salt of case 3."""
    one = age_scrypt._hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)))
    assert one.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    three = age_scrypt._hkdf(b"\x0b" * 22, b"", b"")
    assert three.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


def test_scrypt_is_that_of_rfc_7914() -> None:
    drawn = hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=64)
    assert drawn.hex().startswith("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")


def test_the_paper_key_opens_what_is_sealed_for_both() -> None:
    paper = new_paper_key()
    raw = new_identity(paper).sealing.seal(PLAIN)
    assert pyrage.decrypt(raw, [pyrage.x25519.Identity.from_str(paper.secret)]) == PLAIN
    assert len(paper.secret) == 74


@pytest.mark.trial
def test_age_opens_the_data_with_nothing_of_troth(locked: Home) -> None:
    """With Debian's `age`, which asks at a terminal alone: so at one."""
    leader, follower = pty.openpty()
    data = Path(locked.lock.identity)
    asked = subprocess.Popen(
        ["age", "-d", "-o", "key", data], cwd=locked.folder, stdin=follower, stderr=follower, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )  # fmt: skip
    os.read(leader, 100)
    os.write(leader, unicodedata.normalize("NFC", WORDS.decode()).encode() + b"\n")
    assert asked.wait(30) == 0
    found = subprocess.run(
        ["age", "-d", "-i", "key", locked.lock.sealed], cwd=locked.folder, capture_output=True, check=True
    )
    assert CANARY.encode() in found.stdout
    key = locked.folder / "other.age"
    subprocess.run(["age", "-R", locked.lock.recipient, "-o", key], input=PLAIN, check=True)
    assert locked.identity().sealing.open(key.read_bytes()) == PLAIN
