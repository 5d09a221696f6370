"""JSON for other programs, and exports."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cli_shell import Shell

FIELDS = {
    "number": int, "uid": str, "title": str, "state": str, "schedule": str, "due": (str, type(None)),
    "outcome": (str, type(None)), "run": int, "steadiness": (float, type(None)), "size": str, "to": str,
    "told_last": (str, type(None)), "next": (str, type(None)),
}  # fmt: skip


def test_schema(three: Shell) -> None:
    three.ok("tick", "1")
    three.ok("add", "Grüße 漢 \u202e", "--every", "3x week")
    for words in (["today"], ["today", "--on", "tomorrow"], ["list"], ["list", "--all"], ["show", "1"], ["show", "3"]):
        said = three.call(*words, "--json")
        assert said.out.isascii() and said.out.count("\n") == 1
        found = said.json
        assert found["schema"] == 1 and date.fromisoformat(found["day"])
        assert found["items"]
        for item in found["items"]:
            for name, kinds in FIELDS.items():
                assert isinstance(item[name], kinds), (words, name)
            assert item["due"] is None or date.fromisoformat(item["due"])
    today = three.call("today", "--json").json
    assert [(each["number"], each["outcome"], each["run"]) for each in today["items"]] == [
        (2, None, 0), (1, "kept", 1), (4, None, 0)
    ]  # fmt: skip
    assert today["left"] == 2 and today["open"] == [] and today["soon"] == [3]


def test_still_open_and_closed(shell: Shell) -> None:
    shell.ok("add", "Daily", "--every", "day", "--start", "yesterday")
    shell.ok("add", "Late", "--by", "yesterday")
    found = shell.call("today", "--json").json
    assert [each["number"] for each in found["open"]] == [1, 2]
    assert all(each["outcome"] is None for each in found["open"])
    assert "is still open" not in shell.ok("tick", "1")
    shell.ok("tick", "2")
    late = shell.call("list", "--all", "--json").json["items"][1]
    assert (late["state"], late["outcome"]) == ("kept", "kept") and late["due"] < found["day"]


def test_tick_tells_of_the_open_day_that_may_have_been_meant(shell: Shell) -> None:
    today = date.fromisoformat(shell.call("today", "--json").json["day"])
    yesterday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][today.weekday() - 1]
    shell.ok("add", "Weekly", "--every", yesterday, "--start", "yesterday")
    assert "is still open; `--on " in shell.ok("tick", "1")


def test_export(three: Shell, tmp_path: Path) -> None:
    found = three.call("export", "json").json
    assert found["schema"] == 1 and set(found["tables"]) >= {"commitments"} and "journal" not in found["tables"]
    assert found == three.call("export", "JSON", "-o", "-").json | {"made_at": found["made_at"]}
    path = tmp_path / "out.json"
    assert str(path) in three.ok("export", "json", "-o", str(path))
    assert path.stat().st_mode & 0o777 == 0o600 and json.loads(path.read_text())["schema"] == 1
    path.write_text("mine")
    assert three.call("export", "json", "-o", str(path)).code == 1
    assert path.read_text() == "mine"
    three.ok("export", "json", "--force", "-o", str(path))
    assert json.loads(path.read_text())["schema"] == 1 and path.stat().st_mode & 0o777 == 0o600
    data = str(three.folder / "troth.json")
    assert three.call("export", "json", "--force", "-o", data).code == 1
    assert three.call("export", "json", "--force", "-o", str(tmp_path)).code == 1
    assert three.call("export", "json", "-o", str(tmp_path / "no" / "where")).code == 3
    assert not [name for name in tmp_path.iterdir() if name.name.endswith(".tmp")]


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A time zone in which it is about noon: both rules for when a day ends are of one day then."""
    monkeypatch.setenv("TZ", f"NOON{datetime.now(UTC).hour - 12:+d}")


@pytest.mark.usefixtures("noon")
def test_settings(three: Shell) -> None:
    assert "day_ends_at = 04:00  (default)" in three.ok("config")
    said = three.ok("config", "day_ends_at", "02:30")
    assert said.startswith("day_ends_at = 02:30  (data file, default 04:00)  from ")
    said = three.ok("config", "week_starts", "Sun")
    assert said.startswith("week_starts = sunday  (data file, default monday)  from Sun ")
    assert said.endswith(" on; what was before keeps its rule\n")
    assert three.ok("config", "day_ends_at") == "02:30\n"
    three.ok("undo")
    assert three.ok("config", "week_starts") == "monday\n"
    assert three.ok("config", "day_ends_at", "default") == "day_ends_at = 04:00  (default)\n"
    assert "theme = troth-dark  (default)" in three.ok("config") and "theme" in three.ok("config", "theme")
    (three.folder / "config.toml").write_text('theme = "troth-light"\n')
    assert "troth-light" in three.ok("config", "theme") and "config.toml, default troth-dark" in three.ok("config")
    (three.folder / "config.toml").write_text("theme = = private\n")
    said = three.call("config")
    assert said.code == 0 and "private" not in said.err and "theme = troth-dark  (default)" in said.out
    assert said.err.startswith(f"troth: {three.folder / 'config.toml'}, line 1: This is not TOML.")


def test_backups_and_doctor(three: Shell) -> None:
    assert three.ok("backup").startswith("Kept as ")
    listed = three.ok("backup", "list")
    assert "last" in listed and "by-hand" in listed and "good" in listed
    three.ok("tick", "1")
    index = next(line.split()[0] for line in three.ok("backup", "list").splitlines() if "by-hand" in line)
    assert three.ok("backup", "restore", index).startswith("Put back: ")
    assert three.ok("status") == "2\n"
    assert three.ok("doctor").endswith("All is well.\n")


def test_doctor_looks_at_configuration_and_packs(three: Shell) -> None:
    assert f"ok   {three.folder / 'config.toml'} is not there" in three.ok("doctor")
    (three.folder / "config.toml").write_text('theme = "nord"\n')
    assert f"ok   {three.folder / 'config.toml'} applies as it stands." in three.ok("doctor")
    (three.folder / "config.toml").write_text('bell = 1\ntheme = "nor"\n[keys]\n"undo" = "q"\n"promise.kept" = "k"\n')
    (three.folder / "cards").mkdir()
    (three.folder / "cards" / "mine.toml").write_text("[[card]]\n")
    found = [line for line in three.ok("doctor").splitlines() if line.startswith("warn")]
    assert [line.partition(": ")[0].partition(", ")[2] for line in found] == [f"line {n}" for n in (1, 2, 4, 5, 1)]
    assert "mine.toml" in found[-1] and "`quit`" in found[2] and "`list.up`" in found[3]
    assert all("until then it is left out" in line for line in found)


def test_demo(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    out = shell.ok("demo")
    assert "Supper without phones" in out and "Tell them how it goes" in out
    assert list(tmp_path.iterdir()) == [], "nothing stays"
