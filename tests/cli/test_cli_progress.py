"""What takes long in the shell is told on a line that goes away, and ctrl+c stops it without a trace."""

import json
import sys
import time
from pathlib import Path

import pytest
from cli_shell import Shell
from test_cli_terminal import Terminal

SLOWLY = """
import sys, time
from troth.cli.main import main
from troth.exchange import todo_txt
from troth.exchange.found import Here

def through(here, pieces, called):
    for at, piece in enumerate(pieces):
        here.heard(at, len(pieces), called)
        time.sleep(600 if at == 2 and sys.argv[1] == "endless" else 0.3)
        yield piece

Here.through = through
sys.exit(main(["import", *sys.argv[2:]]))
"""
LINE = "\r\x1b[KLooked through 2 of 5 lines. Nothing is written; ctrl+c stops."


def slowly(shell: Shell, tmp_path: Path, how: str, columns: int = 80) -> Terminal:
    file = tmp_path / "x.txt"
    file.write_text("2026-11-01 One due:2026-12-01\n" * 4)
    env = {**shell.env, "TERM": "xterm-256color"}
    program = [sys.executable, "-c", SLOWLY, how, str(file), "--yes"]
    return Terminal(env, columns=columns, program=program)


def test_ctrl_c_stops_a_long_import_without_a_trace(three: Shell, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in three.folder.rglob("*") if path.is_file()}
    terminal = slowly(three, tmp_path, "endless")
    terminal.wait_for(LINE)
    assert terminal.interrupt() == 130
    assert terminal.seen.endswith("\r\x1b[K") and "fault" not in terminal.seen
    assert {path: path.read_bytes() for path in three.folder.rglob("*") if path.is_file()} == before


def test_the_line_is_as_wide_as_the_terminal_and_gone_at_the_end(three: Shell, tmp_path: Path) -> None:
    terminal = slowly(three, tmp_path, "once", columns=30)
    terminal.wait_for("Brought in: ")
    assert terminal.end() == 0
    drawn = terminal.seen.split("\r\x1b[K")
    assert len(drawn) > 2 and all(len(line) < 30 for line in drawn[:-1])
    assert drawn[-1].startswith("Brought in: 4 promises.")


def test_where_nobody_sits_there_is_no_such_line(three: Shell, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("2026-11-01 One due:2026-12-01\n")
    assert three.run("import", str(tmp_path / "x.txt")).err == ""


STOPPED_AT = """
import os, sys, time
from pathlib import Path
from troth.cli.main import main
from troth.store import copies, files

where, reached = sys.argv[1], Path(sys.argv[2])
holder, name = {"copies": (copies, "keep_last"), "temp": (files, "write_new")}.get(where, (os, "replace"))
do = getattr(holder, name)

def slowly(*given):
    mine = where in ("copies", "temp") or str(given[-1]).endswith("troth.json")
    if mine and where != "before":
        found = do(*given)
    if mine:
        reached.touch()
        time.sleep(600)
    return do(*given) if where == "before" or not mine else found

setattr(holder, name, slowly)
sys.exit(main(["import", *sys.argv[3:]]))
"""


@pytest.mark.parametrize(("where", "whole"), [("temp", 3), ("copies", 3), ("before", 3), ("after", 7)])
def test_ctrl_c_while_it_is_written_leaves_the_file_whole(three: Shell, tmp_path: Path, where: str, whole: int) -> None:
    file, reached = tmp_path / "x.txt", tmp_path / "reached"
    file.write_text("2026-11-01 One due:2026-12-01\n" * 4)
    before = (three.folder / "troth.json").read_bytes()
    program = [sys.executable, "-c", STOPPED_AT, where, str(reached), str(file), "--yes"]
    terminal = Terminal({**three.env, "TERM": "xterm-256color"}, program=program)
    end = time.monotonic() + 60
    while not reached.exists() and time.monotonic() < end:
        terminal.drain()
    assert terminal.interrupt() == 130
    there = (three.folder / "troth.json").read_bytes()
    assert len(json.loads(there)["commitments"]) == whole and (there == before) == (whole == 3)
    assert not [each for each in three.folder.iterdir() if "tmp" in each.name]
    assert "Traceback" not in terminal.seen and "fault" not in terminal.seen
    said = terminal.seen.rpartition("\r\x1b[K")[2].replace("^C", "").strip()
    assert said == ("" if whole == 3 else "troth: It was done before it was stopped.")
    assert three.run("doctor").code == 0
    assert three.run("import", str(file), "--yes").out.startswith(
        "Brought in: 4" if whole == 3 else "All of it is here"
    )
