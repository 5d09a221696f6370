"""Behind a passphrase: what each command says and does when nobody gives it, and how it is given."""

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cli_shell import Said, Shell

from troth import clock
from troth.cli import table, unlocking
from troth.domain.draft import OF, PROMISE, Draft
from troth.domain.text import NOTE_LIMIT
from troth.locking import age_scrypt, keyring, passphrase
from troth.locking.lock_files import LockFiles
from troth.places import data_file, state_dir
from troth.store.errors import Damaged

CANARY = "canary-90ab"
SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"
ANSWERS = {"status", "when", "help-lines", "boundary check", "demo", "lock status"}
"""What says something, or nothing, with exit code 0 and asks nothing."""

NOTED = {"tick", "partly", "miss", "excuse"}
LINES = {
    "tick": "1", "partly": "1", "miss": "1", "excuse": "1", "add": CANARY, "when": "fri", "show": "1", "tell": "1",
    "move": "1 fri", "pause": "1", "resume": "1", "release": "1", "restore": "1", "repair": "1",
    "erase": "promise 1 --yes",
    "edit": "1 --title x", "boundary": "list", "boundary check": "I will leave",
    "help-lines": "scotland",
    "export": "json", "lock": "", "lock status": "", "lock change": "", "lock remove": "",
    "celebrate": "x", "thanks": "x",
    "talk": "list", "incident": "list", "import": "x.json", "pulse": "3", "reflect": "floor --plain",
}  # fmt: skip
EVERY = sorted({*table.MODULES, *LINES} - {"lock"} | {"complete promises"})


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_scrypt, "WORK", 2)
    monkeypatch.setattr(keyring, "_CALLS", {})


Give = Callable[..., Said]


@pytest.fixture
def give(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Give:
    """Run a command with lines to read a passphrase from."""

    def run(lines: str, *words: str) -> Said:
        reading, writing = os.pipe()
        os.write(writing, lines.encode())
        os.close(writing)
        with monkeypatch.context() as patch:
            patch.setenv(unlocking.FD, str(reading))
            said = shell.call(*words)
        os.close(reading)
        return said

    return run


@pytest.fixture
def locked(shell: Shell, give: Give) -> Shell:
    shell.ok("add", CANARY, "--every", "day")
    assert give("words\n", "lock", "set").code == 0
    return shell


def there(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("line", EVERY)
def test_locked_no_command_says_what_was_written_or_changes_a_byte(locked: Shell, line: str) -> None:
    before = there(locked.folder)
    said = locked.call(*line.split(), *LINES.get(line, "").split())
    expected = 0 if line in ANSWERS or line in NOTED or line.startswith("complete") else 4
    assert said.code == expected, said
    assert CANARY not in said.out + said.err
    if line in ("status", "complete promises"):
        assert said == (0, "", "")
    after = there(locked.folder)
    assert {name: data for name, data in after.items() if name in before} == before
    assert all(CANARY.encode() not in data for data in after.values())
    if line not in NOTED:
        assert after == before
    else:
        assert len(after) == len(before) + 1 and "It counts when you next open Troth." in said.out


def test_it_opens_with_the_words_and_counts_what_was_noted(locked: Shell, give: Give) -> None:
    assert locked.call("tick", "canary").code == 2
    assert locked.call("tick", "1", "--on", "nonsense").code == 2
    long = "x" * (NOTE_LIMIT + 1)
    assert locked.call("tick", "1", "--note", long).err.startswith("troth: The note takes at most")
    assert locked.call("tick", "1").code == 0
    said = give("words\n", "today")
    assert said.code == 0 and f"{CANARY}    kept" in said.out and "1 noted while it was locked" in said.err
    wrong = give("word\n", "today")
    assert wrong.code == 4 and wrong.out == "" and "does not open it" in wrong.err


def test_it_is_changed_and_removed(locked: Shell, give: Give) -> None:
    assert give("words\nother\n", "lock", "change").code == 0
    assert give("words\n", "today").code == 4
    assert give("other\n", "lock", "remove").code == 0
    assert CANARY in locked.ok("today")
    assert locked.call("lock").code == 1 and locked.call("lock", "remove").code == 1


def test_the_file_is_named_before_or_after_the_word(locked: Shell) -> None:
    other = str(locked.folder / "other.json")
    for words in (("--file", other, "lock", "status"), ("lock", "status", "--file", other)):
        assert locked.ok(*words).startswith("No passphrase is set")


def test_where_the_kernel_keeps_nothing_that_is_said(locked: Shell, give: Give) -> None:
    said = give("words\n", "unlock", "8h")
    assert said == (1, "", "troth: There is no safe place here to keep it; Troth asks each time.\n")
    assert locked.call("unlock", "25h").code == 2


def test_without_the_extra_nothing_looks_like_a_lock(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.ok("add", CANARY, "--every", "day")
    monkeypatch.setattr(unlocking, "is_installed", lambda: False)
    monkeypatch.setattr("troth.cli.locking_up.is_installed", lambda: False)
    before = there(shell.folder)
    said = shell.call("lock", "set")
    assert said.code == 1 and said.out == "" and said.err.count("\n") == 1 and f"{sys.executable} -m pip" in said.err
    assert there(shell.folder) == before


def test_a_line_that_is_too_long_is_refused_whole(locked: Shell, give: Give) -> None:
    said = give("x" * 4096 + "words\nnew\n", "lock", "change")
    assert said.code == 2 and "longer than 4,096 bytes" in said.err
    assert give("words\n", "today").code == 0


def test_copies_that_a_sync_tool_put_aside_are_merged_and_keep_the_key(locked: Shell, give: Give) -> None:
    sealed = next(locked.folder.rglob("troth.age"))
    copy = sealed.with_name("troth.sync-conflict-1.age")
    key = sealed.with_name("troth.identity.sync-conflict-1.age")
    before = sealed.read_bytes()
    give("words\n", "add", "Only there", "--every", "day")
    copy.write_bytes(sealed.read_bytes())
    key.write_bytes(sealed.with_name("troth.identity.age").read_bytes())
    for left in sealed.parent.glob("troth.age.*"):
        left.unlink()
    sealed.write_bytes(before)
    doctor = give("words\n", "doctor").out
    assert f"troth import {copy}" in doctor and f"copy of the lock's key aside: {key}" in doctor
    refused = give("words\n", "lock", "remove")
    assert refused.code == 1 and f"{copy}, which a sync tool put aside, holds what is not here" in refused.err
    assert "1 record new" in give("words\n", "import", str(copy), "--yes").out
    assert "It is merged: all of it is here" in give("words\n", "doctor").out
    assert give("words\n", "lock", "remove").code == 0


def test_years_come_in_and_go_out_and_back_behind_a_passphrase_as_without(
    locked: Shell, give: Give, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample, out, back = SAMPLES / "loop.zip", tmp_path / "out.json", tmp_path / "back.json"
    plain = there(locked.folder)
    assert "Nothing was written; --yes" in give("words\n", "import", str(sample)).out
    assert there(locked.folder) == plain
    assert "Brought in: 5 promises" in give("words\n", "import", str(sample), "--yes").out
    assert give("words\n", "import", str(sample), "--yes").out.endswith("\nNothing was written.\n"), "one waits still"
    assert not [name for name, data in there(locked.folder).items() if b"Evening walk" in data]
    assert "in the clear" in give("words\n", "export", "json", "-o", str(out)).out
    assert "All of it is here already." in give("words\n", "import", str(out)).out
    monkeypatch.setenv("TROTH_HOME", str(tmp_path / "other"))
    assert "Brought in: " in locked.ok("import", str(out), "--yes")
    locked.ok("export", "json", "-o", str(back))
    tables = [json.loads(path.read_bytes())["tables"] for path in (out, back)]
    for each in tables:
        del each["_meta"]
    assert tables[0] == tables[1] and CANARY in out.read_text()


def test_what_a_removal_left_that_was_cut_off_at_its_end_goes_at_the_next_start(shell: Shell) -> None:
    shell.ok("add", "Call mum", "--every", "day")
    marker = Path(data_file(None).path).with_name("troth.removing")
    marker.write_bytes(b"")
    shell.ok("list")
    assert not marker.exists()


def test_of_two_passphrases_that_differ_it_is_said_at_once_and_nothing_is_locked(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.ok("add", "Call mum", "--every", "day")
    typed = iter(("café am Meer", "cafe am Meer"))
    monkeypatch.setattr("troth.cli.locking_up.words_for", lambda asks: next(typed).encode())
    said = shell.call("lock", "set")
    assert said.code == 1 and said.err.count("\n") == 1 and "The two are not the same" in said.err
    assert "No passphrase is set" in shell.ok("lock", "status") and "paper key:" not in said.out


def unlocked(folder: Path, words: str, before: str = "") -> list[str]:
    """The files that hold the canary for who has the passphrase, or has none."""
    lock = LockFiles.at(data_file(None).path, state_dir())
    sealing, canary = passphrase.identify(lock, words.encode()).sealing, f"{before}{CANARY}".encode()

    def holds(data: bytes) -> bool:
        try:
            return canary in data or canary in sealing.open(data)
        except Damaged:
            return False

    return [Path(name).name for name, data in there(folder).items() if holds(data)]


def test_what_is_erased_is_in_no_file_that_the_passphrase_opens(shell: Shell, give: Give) -> None:
    """The words lie in data, undo, twin, snapshots of before and after the passphrase, drafts and the inbox."""
    shell.ok("add", f"plain-{CANARY}", "--every", "day", "--start", "-30d")
    for kind in ("thanks", "celebrate"):
        shell.ok(kind, f"{kind}-{CANARY}")
    assert shell.call("note", "--on", "-20d", stdin=f"old-{CANARY}".encode()).code == 0
    shell.ok("backup")
    assert give("words\n", "lock", "set").code == 0

    def done(*line: str) -> str:
        said = give("words\n", *line)
        assert said.code == 0, said
        return said.out

    done("add", f"sealed-{CANARY}", "--every", "day")
    done("tick", "1", "--on", "-19d", "--note", f"old-{CANARY}")
    done("backup")
    lock = LockFiles.at(data_file(None).path, state_dir())
    store = passphrase.opened(lock, passphrase.identify(lock, b"words"), ours=True)
    one = store.book().commitment(1)
    store.drafts(state_dir()).write(Draft("d1", "", "x", 0, 0, PROMISE, {OF: (one.uid,), "note": (f"plain-{CANARY}",)}))
    shell.ok("tick", "1", "--note", f"inbox-plain-{CANARY}")
    assert all(unlocked(shell.folder, "words", word) for word in ("plain-", "thanks-", "celebrate-", "old-", "sealed-"))

    for kind, word in (("thanks", "thanks-"), ("celebration", "celebrate-")):
        done("erase", kind, "all", "--yes")
        assert unlocked(shell.folder, "words", word) == []
    done("erase", "before", (clock.now().today - timedelta(days=10)).isoformat(), "--yes")
    assert unlocked(shell.folder, "words", "old-") == [] and unlocked(shell.folder, "words", "sealed-")
    done("erase", "promise", "1", "--yes")
    assert unlocked(shell.folder, "words", "plain-") == [] and unlocked(shell.folder, "words", "sealed-")

    store.drafts(state_dir()).write(Draft("d2", "", "x", 0, 0, PROMISE, {"note": (CANARY,)}))
    shell.ok("tick", "2", "--note", CANARY)
    (Path(lock.inbox) / "torn.age").write_bytes(CANARY.encode())
    done("erase", "everything", "--yes")
    assert unlocked(shell.folder, "words") == [] and not os.listdir(lock.inbox)
    assert done("lock", "remove") and [n for n, data in there(shell.folder).items() if CANARY.encode() in data] == []
