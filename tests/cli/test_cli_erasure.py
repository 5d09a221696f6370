"""Erasing in the shell: asked for by a word at a terminal, by --yes in a script, and gone from every file."""

import shutil
from pathlib import Path

from cli_shell import Shell

from troth import clock
from troth.domain.actions.reflecting import DeleteEntry
from troth.domain.draft import OF, PROMISE, Draft
from troth.places import data_file, state_dir
from troth.store.drafts import Drafts
from troth.store.store import Store

CANARY = "canary-7f3a"


def holding(folder: Path, before: str = "") -> list[str]:
    word = (before + CANARY).encode()
    return [str(each) for each in folder.rglob("*") if each.is_file() and word in each.read_bytes()]


def test_a_promise_a_boundary_and_an_entry_are_erased_and_the_rest_stays_with_its_undo(shell: Shell) -> None:
    shell.ok("add", "Water the plants", "--every", "day")
    shell.ok("add", f"Call {CANARY}", "--every", "day")
    shell.ok("boundary", "add", f"No calls from {CANARY}")
    assert shell.call("note", stdin=f"about {CANARY}".encode()).code == 0
    shell.ok("tick", "1", "2")
    shell.ok("backup")
    made = Store(data_file(None).path).book().commitment(2)
    Drafts(state_dir()).write(Draft("d1", "", "x", 0, 0, PROMISE, {OF: (made.uid,), "note": (CANARY,)}))
    for kind, number in (("promise", "2"), ("boundary", "1"), ("entry", "1")):
        assert "Exports, copies elsewhere and other drafts may still hold it." in shell.ok(
            "erase", kind, number, "--yes"
        )
    assert holding(shell.folder) == []
    assert "Taken back: What was done together with something that is erased now." in shell.ok("undo")
    assert "Skipped: 3 changes of what is erased." in shell.ok("undo")
    assert "Water the plants" not in shell.ok("list", "--all")


def test_without_a_terminal_or_a_number_or_such_a_record_nothing_is_erased(shell: Shell) -> None:
    shell.ok("add", "Call mum", "--every", "day")
    for words, code in ((("1",), 2), (("call", "--yes"), 2), (("2", "--yes"), 1), (("0", "--yes"), 1)):
        said = shell.call("erase", "promise", *words, stdin=b"erase\n")
        assert (said.code, said.out, said.err.count("\n")) == (code, "", 1) and "Call" not in said.err
    assert "Call mum" in shell.ok("list")


def test_an_entry_is_written_for_and_moved_to_another_day_and_back_by_undo(shell: Shell) -> None:
    assert shell.call("note", "--on", "-3d", stdin=b"three days ago").code == 0
    assert shell.call("note", stdin=b"of today").code == 0
    days = [line for line in shell.ok("journal").splitlines() if line]
    assert "of today" in days[0] and "three days ago" in days[1]
    assert shell.ok("journal", "2", "--move", "-9d").startswith("Moved in the journal, to ")
    days = [line for line in shell.ok("journal").splitlines() if line]
    assert "three days ago" in days[0] and "of today" in days[1]
    shell.ok("undo")
    assert clock.now().today.isoformat() in shell.ok("journal").splitlines()[0]
    for words in (("note", "--on", "tomorrow"), ("journal", "1", "--move", "+2d")):
        said = shell.call(*words, stdin=b"not kept")
        assert (said.code, said.out) == (1, "") and "still to come" in said.err
    assert shell.call("journal", "--move", "today").code == 2
    assert len(shell.call("journal", "--json").json["items"]) == 2


def test_a_kind_all_before_a_day_and_everything_leave_no_copy_either_and_the_rest_stays(shell: Shell) -> None:
    """The canaries lie in the data, its journal, snapshots of other days, what was deleted before, and drafts."""
    shell.ok("add", "Water the plants", "--every", "day", "--start", "-30d")
    for on in ("-20d", "-1d"):
        assert shell.call("note", "--on", on, stdin=f"old-{CANARY}".encode()).code == 0
        shell.ok("tick", "1", "--on", on, "--note", f"tick-{CANARY}")
        shell.ok("thanks", f"thanks-{CANARY}")
    shell.ok("erase", "thanks", "2", "--yes")
    backups = Path(data_file(None).path).parent / "backups"
    shell.ok("backup")
    shutil.copy(next(backups.glob("*-by-hand-*")), backups / "2026-01-01-troth.json")
    store = Store(data_file(None).path)
    store.do(DeleteEntry(2), 1_795_000_000)
    shell.ok("backup")

    shell.ok("erase", "thanks", "all", "--yes")
    assert not [name for name in holding(shell.folder, "thanks-") if "drafts" not in name]
    assert holding(shell.folder, "old-") and holding(shell.folder, "tick-")
    assert "2 entries" not in shell.ok("erase", "before", "today", "--yes")
    assert holding(shell.folder) == []
    assert "Water the plants" in shell.ok("list") and (backups / "2026-01-01-troth.json").exists()

    shell.ok("add", f"Call {CANARY}", "--every", "day")
    shell.ok("backup")
    Drafts(state_dir()).write(Draft("d9", "", "x", 0, 0, PROMISE, {"note": (CANARY,)}))
    for name in ("bad.json", ".d9.json.99999999.tmp"):
        (Path(state_dir()) / "drafts" / name).write_text(CANARY)
    Path(f"{data_file(None).path}.damaged-20261118T101010").write_text(CANARY)
    assert "nothing is kept here any more" in shell.ok("erase", "everything", "--yes")
    assert holding(shell.folder) == [] and not list(backups.iterdir())
    assert shell.call("undo").code == 1 and "Water" not in shell.ok("list", "--all")
    assert "1" in shell.ok("add", "Something new", "--every", "day")
