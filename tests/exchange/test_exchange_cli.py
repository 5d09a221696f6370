"""`troth import`: the plan, bringing in, twice, undone; copies of our own, united."""

import json
import shutil
from pathlib import Path

import pytest
from bringing import SAMPLES, Bringing

PLAN = """\
6 promises, 12 days answered, 1 to the shelf. Not taken exactly:
  Every third week market: 5 times in 12 days has no form here; choose one (--every SPEC)
  Evening walk 2026-11-23: a note on a day without a mark
Nothing was written; --yes brings them in, but for the 1 to choose for.
"""
FILES = sorted(path.name for path in SAMPLES.iterdir())


def test_on_a_terminal_a_long_line_is_folded_at_words(troth: Bringing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = troth("import", SAMPLES / "loop.zip").splitlines()
    at = next(at for at, line in enumerate(told) if line.startswith("  Every third week market"))
    assert told[at : at + 2] == [
        "  Every third week market: 5 times in 12 days has no form here; choose one",
        "    (--every SPEC)",
    ]
    assert max(map(len, told)) <= 80


def test_the_plan_writes_nothing(troth: Bringing) -> None:
    assert troth("import", SAMPLES / "loop.zip") == PLAN
    assert not troth.folder.exists() or not list(troth.folder.rglob("*.json"))


@pytest.mark.parametrize("file", FILES)
def test_twice_is_once_and_undo_gives_all_back(file: str, troth: Bringing) -> None:
    words = ("import", SAMPLES / file, "--every", "2x month", "--by", "2027-01-01", "--yes")
    troth("add", "Mine", "--every", "day")
    before = troth.tables()
    assert troth(*words).partition("Brought in: ")[2]
    after = troth.tables()
    assert after != before and after["commitments"]["1"] == before["commitments"]["1"]
    assert "All of it is here already." in troth(*words)
    assert troth.tables() == after
    assert len(list((troth.folder / "backups").glob("*before-import*"))) == 1
    troth("undo")
    assert troth.tables() == before


def test_what_was_answered_here_stays_and_later_days_come(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text("Name,Date,Value\nWalk,2026-11-01,1\nWalk,2026-11-02,1\n")
    troth("import", file, "--every", "day", "--yes")
    troth("miss", "1", "--on", "2026-11-02")
    troth("edit", "1", "--title", "Walk far")
    here = troth.tables()["months"]["1"]["2"]
    file.write_text("Name,Date,Value\nWalk,2026-11-01,1\nWalk,2026-11-02,1\nWalk,2026-11-03,0\n")
    assert "0 promises, 1 day answered" in troth("import", file, "--yes")
    assert troth.tables()["months"]["1"]["2"] == here and troth.tables()["months"]["1"]["3"][0] == "not_kept"
    assert troth.tables()["commitments"]["1"]["title"] == "Walk far"


def test_an_open_task_that_was_done_since_is_kept(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("2026-11-02 Bring it due:2026-12-01\n")
    troth("import", file, "--yes")
    file.write_text("x 2026-11-20 2026-11-02 Bring it due:2026-12-01\n")
    troth("import", file, "--yes")
    (made,) = troth.tables()["commitments"].values()
    assert (made["state"], made["closed_on"]) == ("kept", "2026-11-20")


def test_an_export_comes_back_equal(troth: Bringing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in FILES:
        troth("import", SAMPLES / file, "--every", "day", "--by", "2027-01-01", "--yes")
    troth("boundary", "add", "Half an hour alone")
    out = tmp_path / "out.json"
    troth("export", "json", "-o", out)
    whole = troth.tables()
    monkeypatch.setenv("TROTH_HOME", str(tmp_path / "other"))
    troth.folder = tmp_path / "other"
    troth("import", out, "--yes")
    assert troth.tables() == whole
    assert "All of it is here already." in troth("import", out, "--yes")


def test_a_conflicting_copy_is_merged(troth: Bringing, tmp_path: Path) -> None:
    copy = troth.folder / "troth.sync-conflict-20261127-1.json"
    troth("add", "Call mum", "--every", "day", "--note", "evenings")
    troth("tick", "1", "--on", "2026-11-01")
    shutil.copy(troth.folder / "troth.json", tmp_path / "aside")
    troth("edit", "1", "--note", "mornings")
    troth("tick", "1", "--on", "2026-11-02")
    troth("add", "Theirs", "--every", "day")
    (troth.folder / "troth.json").rename(copy)
    for left in ("troth.json.last", "troth.json.prev"):
        (troth.folder / left).unlink(missing_ok=True)
    shutil.move(tmp_path / "aside", troth.folder / "troth.json")
    troth("add", "Mine", "--every", "day")
    troth("tick", "1", "--on", "2026-11-03")
    assert f"troth import {copy}" in troth("doctor")
    said = troth("import", copy, "--yes")
    assert "Promise 2, Theirs is 3 here: that number is taken" in said
    assert "Promise 1, Call mum: both texts stand (note)" in said
    tables = troth.tables()
    assert {each["title"] for each in tables["commitments"].values()} == {"Call mum", "Mine", "Theirs"}
    assert {"evenings", "mornings"} <= set(tables["commitments"]["1"]["note"].split())
    assert {"1", "2", "3"} <= set(tables["months"]["1"])
    assert "It is merged: all of it is here" in troth("doctor")
    assert "All of it is here already." in troth("import", copy, "--yes")


def test_a_file_of_a_newer_or_damaged_troth_changes_nothing(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    troth("add", "Mine", "--every", "day")
    troth("export", "json", "-o", file)
    before = troth.tables()
    whole = json.loads(file.read_text())
    whole["tables"]["_meta"]["1"]["format"] = 99
    file.write_text(json.dumps(whole))
    assert "newer Troth" in troth("import", file, "--yes")
    whole["tables"]["_meta"]["1"]["format"] = 1
    whole["tables"]["commitments"]["1"]["starts_on"] = "9999-99-99"
    file.write_text(json.dumps(whole))
    assert "Nothing was written" in troth("import", file, "--yes")
    for strange in ('"_meta":{"1":{"format":1e400}}', '"_meta":{"1":{"format":1}},"\\ud800":{"1":{}}'):
        file.write_text(f'{{"schema":1,"tables":{{{strange}}}}}')
        assert "a value that no Troth writes. Nothing was written" in troth("import", file, "--yes")
    assert "no such file" in troth("import", tmp_path / "none", "--yes")
    assert "not a plain file" in troth("import", tmp_path, "--yes")
    (tmp_path / "x.age").write_bytes(b"age-encryption.org/v1\n-> X25519 abc")
    assert "locked with a passphrase" in troth("import", tmp_path / "x.age", "--yes", "--as", "troth")
    assert troth.tables() == before


def test_what_promises_desire_is_left_out_by_name_and_the_rest_comes(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("Call mum due:2027-01-01\nHave sex due:2027-01-02\nMake love\n", encoding="utf-8")
    words = ("import", file, "--as", "todo.txt", "--by", "2027-01-01", "--yes")
    said = troth(*words)
    assert "Brought in: 1 promise." in said
    assert "  Have sex: desire can't be owed, so it is left out\n" in said and "  Make love: desire" in said
    assert [each["title"] for each in troth.tables()["commitments"].values()] == ["Call mum"]
    assert "Nothing more of it can come in." in troth(*words)


def test_what_only_promises_desire_waits_for_no_choice(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("Make love\n", encoding="utf-8")
    said = troth("import", file, "--as", "todo.txt")
    assert "Make love: desire can't be owed" in said and "choose" not in said


def test_a_title_that_hands_a_part_of_ones_life_over_comes_with_a_thought(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("Hand over my wages due:2027-01-01\nBuy milk due:2027-01-01\n", encoding="utf-8")
    assert "say no" not in troth("import", file, "--as", "todo.txt")
    assert troth("import", file, "--as", "todo.txt", "--yes").count("Could you say no to this?") == 1
