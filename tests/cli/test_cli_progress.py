"""What takes long in the shell is told on a line that goes away, and ctrl+c stops it without a trace."""

import sys
from pathlib import Path

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
