"""Setting, changing and removing: what opens afterwards, what is turned down, and that nothing else changes."""

import json
import os
from pathlib import Path

import pytest
from locked_home import AT, CANARY, DAY, WORDS, Home, home_in

from troth.domain.actions.outcomes import Keep
from troth.domain.errors import NotUnderstood, Refused
from troth.exchange import sniffing
from troth.locking import keyring, passphrase
from troth.locking.identity import new_paper_key
from troth.locking.identity import passphrase as as_words
from troth.store.check import at_once
from troth.store.errors import Damaged, GaveWay, Locked, Unusable


def there(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_wrong_words_change_no_byte(locked: Home) -> None:
    before = there(locked.folder)
    with pytest.raises(Locked, match="does not open it"):
        locked.identity(b"wrong")
    assert there(locked.folder) == before


def test_a_copy_of_before_a_change_is_restored_with_the_new_words(locked: Home) -> None:
    store = locked.open()
    store.do(Keep(2, DAY.today, DAY), AT)
    passphrase.change(locked.lock, locked.identity(), b"new")
    with pytest.raises(Locked):
        locked.identity()
    store = locked.open(b"new")
    oldest = min((copy for copy in store.backups() if copy.good), key=lambda copy: copy.at)
    store.restore(oldest.name, AT)
    assert locked.open(b"new").book().commitments()[0].title == f"{CANARY} 1"
    assert locked.leaks() == []


def test_the_twin_of_a_locked_file_is_no_other_hands(locked: Home) -> None:
    locked.open().do(Keep(2, DAY.today, DAY), AT)
    assert not [copy.name for copy in locked.open().backups() if "outside" in copy.name]


def test_who_forgot_it_removes_it_with_the_paper_key(home: Home) -> None:
    paper = new_paper_key()
    passphrase.set_passphrase(home.lock, WORDS, paper)
    with pytest.raises(Locked, match="paper key"):
        passphrase.from_paper(home.lock, new_paper_key().secret)
    with pytest.raises(Locked, match="paper key"):
        passphrase.from_paper(home.lock, "AGE-SECRET-KEY-1NONE")
    identity = passphrase.from_paper(home.lock, paper.secret.lower())
    assert passphrase.remove(home.lock, identity) == []
    assert len(home.store().book().commitments()) == 2


def test_an_app_that_stood_open_meanwhile_writes_nothing(home: Home) -> None:
    store = home.store()
    store.book()
    passphrase.set_passphrase(home.lock, WORDS, None)
    with pytest.raises(GaveWay, match="start Troth again"):
        store.do(Keep(2, DAY.today, DAY), AT)
    inside = home.open()
    passphrase.remove(home.lock, home.identity())
    with pytest.raises(Damaged, match="is gone"):
        inside.do(Keep(2, DAY.today, DAY), AT)
    assert not os.path.exists(home.lock.sealed)


def test_a_swapped_recipient_is_said_and_nothing_is_written(locked: Home) -> None:
    Path(locked.lock.recipient).write_text(new_paper_key().public + "\n")
    before = there(locked.folder)
    with pytest.raises(Unusable, match="somebody changed it"):
        locked.identity()
    assert there(locked.folder) == before
    Path(locked.lock.recipient).unlink()
    assert locked.identity().public == Path(locked.lock.recipient).read_bytes()


def test_set_is_turned_down_where_a_lock_or_its_files_are(locked: Home, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="already"):
        passphrase.set_passphrase(locked.lock, WORDS, None)
    with pytest.raises(Refused, match="ends in"):
        home_in(tmp_path).lock.at(str(tmp_path / "notes"), str(tmp_path))
    other = home_in(tmp_path / "new")
    os.makedirs(tmp_path / "new" / "data")
    Path(other.lock.sealed).write_bytes(b"another's")
    with pytest.raises(Refused, match="move it away"):
        passphrase.set_passphrase(other.lock, WORDS, None)


def test_a_file_that_is_yet_to_be_written_can_be_locked(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    passphrase.set_passphrase(home.lock, WORDS, None)
    assert len(home.open().book().commitments()) == 0
    os.unlink(home.lock.sealed)
    os.unlink(f"{home.lock.sealed}.last") if os.path.exists(f"{home.lock.sealed}.last") else None
    with pytest.raises(Damaged, match="is gone"):
        home.open()


@pytest.mark.parametrize("typed", ["x", "e\u0301", "☎ " * 256, "x" * 1024])
def test_a_passphrase_is_the_same_however_it_is_composed(typed: str) -> None:
    import unicodedata

    assert (
        as_words(typed)
        == as_words(unicodedata.normalize("NFD", typed))
        == as_words(unicodedata.normalize("NFC", typed))
    )


@pytest.mark.parametrize("typed", ["", "x" * 1025, "\udcff", "a\nb"])
def test_what_can_be_no_passphrase_is_said(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="Nothing was changed"):
        as_words(typed)


def test_without_a_keyring_nothing_waits(locked: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "_CALLS", {})
    with pytest.raises(keyring.NoKeyring):
        passphrase.hold(locked.identity(), 60)
    assert passphrase.waiting(locked.lock) is None and not passphrase.forget(locked.lock)


def test_the_key_waits_and_is_forgotten(locked: Home) -> None:
    try:
        passphrase.hold(locked.identity(), 60)
    except keyring.NoKeyring:
        pytest.skip("the kernel keeps no key here")
    assert passphrase.waiting(locked.lock) == locked.identity()
    assert passphrase.forget(locked.lock)
    assert passphrase.waiting(locked.lock) is None


def test_drafts_of_an_app_that_stood_open_are_sealed_when_it_leaves(locked: Home) -> None:
    from locked_home import DRAFT

    locked.store().drafts(locked.state()).write(DRAFT._replace(uid="cd34"))
    assert locked.leaks()
    passphrase.seal_drafts(locked.lock)
    assert locked.leaks() == []
    assert {each.uid for each in locked.open().drafts(locked.state()).listed().drafts} == {"ab12", "cd34"}


@pytest.mark.parametrize("kind", ["an export", "a copy in the clear", "a locked copy"])
def test_what_is_brought_in_while_it_is_locked(home: Home, kind: str) -> None:
    clear = Path(home.lock.plain).read_bytes()
    export = json.dumps({"schema": 1, "tables": home.store().export()}).encode()
    passphrase.set_passphrase(home.lock, WORDS, None)
    locked = Path(home.lock.sealed).read_bytes()
    raw = {"an export": export, "a copy in the clear": clear, "a locked copy": locked}[kind]
    store = home.open()
    assert sniffing.told(raw) == sniffing.OURS
    action, _ = store.merging(raw, at_once)
    assert action(store.book()).edits == ()
    assert home.leaks() == []
