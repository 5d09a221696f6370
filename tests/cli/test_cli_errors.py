"""Exit codes, the walls, and environments that lack something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_shell import Shell

from troth.cli import listing
from troth.domain.errors import Refused

WRONG_USE = [
    "tik", "tick", "tick 1 --on", "tick 1 --no-such", "add It --size huge", "add It --confidence 11",
    "add It --slack x",
    "add It --tell-before 9999999999999", "add It --every day --by today", "--file", "--no-such today", "show",
    "move 1",
    "today --on someday", "export", "export md", "backup mend", "config day_ends_at 07:00", "config theme x",
    "config nothing", "status --format {nothing}", "edit", "when", "today 3", "undo 3", "add It --every-time=x", "-x",
]  # fmt: skip
REFUSED = ["tick 99", "show 99", "undo", "redo", "backup", "backup restore", "backup restore nothing", "add -- ",
           "release nobody", "move 99 +1d"]  # fmt: skip


@pytest.mark.parametrize(("code", "lines"), [(2, WRONG_USE), (1, REFUSED)])
def test_codes(shell: Shell, code: int, lines: list[str]) -> None:
    for line in lines:
        said = shell.call(*line.split(" "))
        assert (said.code, said.out) == (code, ""), line
        assert said.err.startswith("troth: ") and said.err.count("\n") == 1, line
    assert not shell.folder.exists()


def test_did_you_mean(shell: Shell) -> None:
    assert "`troth tick`" in shell.call("tikc").err
    assert "Did you mean" not in shell.call("xyzzy").err


def test_data_file_that_cant_be_used(three: Shell) -> None:
    path = three.folder / "troth.json"
    whole = path.read_bytes()
    for spoiled in (b"", b"{", whole[:200], whole.replace(b'"format":1', b'"format":9')):
        path.write_bytes(spoiled)
        for line in ("today", "status", "tick 1", "add It", "list --json", "export json", ""):
            said = three.call(*line.split())
            assert (said.code, said.out) == (3, ""), line
            assert said.err.count("\n") == 1 and "mum" not in said.err
        assert three.call("doctor").code == 3
    path.write_bytes(whole)
    assert three.call("--file", str(three.folder), "today").code == 3
    os.mkfifo(three.folder / "pipe")
    assert three.call("today", "--file", str(three.folder / "pipe")).code == 3
    path.write_bytes(b"{")
    assert three.ok("backup", "restore").startswith("The newest good copy is last")
    assert three.ok("backup", "restore", "last").startswith("Put back: last")
    assert three.ok("status") == "2\n"


def test_a_fault_says_where_and_nothing_else(three: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Call mum, and other private words")

    monkeypatch.setattr(listing, "agenda", broken)
    said = three.call("today")
    assert said.code == 1 and "ValueError at cli/test_cli_errors.py:" in said.err
    assert "mum" not in said.err and said.err.count("\n") == 1


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 0), (Refused("No."), 1)])
def test_walls(
    three: Shell, monkeypatch: pytest.MonkeyPatch, error: BaseException | type[BaseException], code: int
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(listing, "agenda", broken)
    monkeypatch.setattr("troth.cli.main._silence", lambda: None)
    said = three.call("today")
    assert said.code == code and "Traceback" not in said.err


def test_globals_before_and_after(shell: Shell, tmp_path: Path) -> None:
    there = str(tmp_path / "there.json")
    assert shell.ok("--file", there, "add", "One").startswith("Promise 1")
    assert shell.ok("add", "Two", f"--file={there}", "--no-color").startswith("Promise 2")
    assert shell.ok(f"--file={there}", "--no-color", "status") == "2\n"
    assert shell.run("status", env={**shell.env, "TROTH_FILE": there}).out == "2\n"
    assert shell.ok("status") == "0\n"
    version = shell.ok("--version")
    assert version.startswith("troth ") and version == shell.ok("tick", "--version")
    assert "usage: troth" in (out := shell.ok("--help")) and "SPEC" in out
    assert out == shell.ok("-h")
    assert "usage: troth add" in shell.ok("add", "--help")


def test_places(shell: Shell, tmp_path: Path) -> None:
    def made(**given: str) -> list[str]:
        env = {name: value for name, value in shell.env.items() if name != "TROTH_HOME"} | given
        assert shell.run("add", "It", env=env).code == 0
        return [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("troth.json")]

    home, data = str(tmp_path / "h"), str(tmp_path / "d")
    assert made(HOME=home) == ["h/.local/share/troth/troth.json"]
    folder = tmp_path / "h/.local/share/troth"
    assert folder.stat().st_mode & 0o777 == 0o700 and (folder / "troth.json").stat().st_mode & 0o777 == 0o600
    assert "d/troth/troth.json" in made(HOME=home, XDG_DATA_HOME=data)
    assert len(made(HOME=home, XDG_DATA_HOME="relative")) == 2, "a relative XDG folder does not count"
    assert len(made(HOME=home, TROTH_FILE="~/tilde/troth.json")) == 3
    assert "a/troth.json" in made(TROTH_HOME=str(tmp_path / "a"))


def test_no_home(tmp_path: Path, shell: Shell) -> None:
    program = (
        "import pwd, sys\n"
        "def nobody(_): raise KeyError\n"
        "pwd.getpwuid = nobody\n"
        "from troth.cli.main import main\n"
        "sys.exit(main(['today']))"
    )
    env = {name: value for name, value in shell.env.items() if name not in ("TROTH_HOME", "HOME")}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 3 and done.stdout == b""
    assert done.stderr.startswith(b"troth: No home folder is known here.") and done.stderr.count(b"\n") == 1


def test_outputs_that_are_gone(three: Shell) -> None:
    many = [sys.executable, "-m", "troth", "list", "--all", "--json"]
    for line in ("list --json", "tick 1", "--help"):
        reading, writing = os.pipe()
        os.close(reading)
        words = [sys.executable, "-m", "troth", *line.split()]
        done = subprocess.run(words, env=three.env, stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b""), line
    for shut in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {shut}', "sh", *many], env=three.env, capture_output=True, check=False
        )
        assert done.returncode == 0 and b"Traceback" not in done.stderr, shut
    with open("/dev/full", "wb") as full:
        done = subprocess.run(many, env=three.env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1 and b"Traceback" not in done.stderr


@pytest.mark.parametrize("locale", [{"LANG": "POSIX"}, {"LC_ALL": "C"}, {"LANG": "no_SUCH.UTF-8"}, {}])
def test_locales(three: Shell, locale: dict[str, str]) -> None:
    env = {name: value for name, value in three.env.items() if name != "LANG"} | locale
    assert three.run("add", "Söul 漢".encode(), "--by", "today", env=env).code == 0
    for more in ({}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONCOERCECLOCALE": "0"}):
        done = subprocess.run(
            [sys.executable, "-m", "troth", "today"], env={**env, **more}, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b""), more
        assert b"Call mum" in done.stdout


def test_notices_come_once_on_standard_error(three: Shell) -> None:
    (three.folder / "troth.json").chmod(0o644)
    said = three.run("today")
    assert said.code == 0 and "Others could read" in said.err and said.err.count("\n") == 1
    assert three.run("today").err == ""
    (three.folder / "troth.json").chmod(0o644)
    assert three.run("status") == (0, "2\n", ""), "a status bar has room for the number alone"
