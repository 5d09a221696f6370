"""Completions know what there is: numbers with titles, practices, settings, copies; and only values enter a line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_shell import Shell

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "promises": "1\tCall mum",
    "settings": "week_starts\tthe day that begins a week",
    "regions": "scotland\tScotland",
}


@pytest.fixture
def path(three: Shell, tmp_path: Path) -> dict[str, str]:
    """An environment in which `troth` is this one, on the promises of `three`."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "troth"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m troth "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return three.env | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "HOME": str(tmp_path)}


def done(env: dict[str, str], *words: str) -> list[str]:
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not here")
    return subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout.splitlines()


def in_bash(env: dict[str, str], *words: str, listing: bool) -> list[str]:
    kind = "63" if listing else "37"
    line = " ".join(f"'{word}'" for word in ("troth", *words))
    script = f"""source {ROOT}/completions/troth.bash
    COMP_WORDS=({line}) COMP_CWORD={len(words)} COMP_TYPE={kind}
    _shtab_troth troth; printf '%s\\n' "${{COMPREPLY[@]}}" """
    return done(env, "bash", "--norc", "-c", script)


def test_every_kind_can_be_asked_for(three: Shell) -> None:
    three.ok("pause", "2")
    three.ok("release", "3")
    three.ok("backup")
    three.ok("boundary", "add", "An hour alone after work", "--about", "time")
    three.call("note", stdin=b"nobody hears of this")
    said = {kind: three.ok("complete", kind).splitlines() for kind in WHOLE}
    assert all(line in said[kind] for kind, line in WHOLE.items())
    assert three.ok("complete", "paused") == "2\tCook supper\n"
    assert three.ok("complete", "shelf") == "3\tFix the tap\n"
    assert three.ok("complete", "boundaries") == "1\tAn hour alone after work\n"
    assert three.ok("complete", "entries").startswith("1\t") and "nobody" not in three.ok("complete", "entries")
    assert "E01\tFind a boundary\n" in three.ok("complete", "practices")
    assert "-by-hand\t2" in three.ok("complete", "backups")
    assert three.call("complete", "secrets").code == 2


def test_what_a_title_holds_can_not_reach_the_terminal(shell: Shell) -> None:
    shell.call("add", "a\tb\x1b[31m" + "x" * 90, "--every", "day")
    (line,) = shell.ok("complete", "promises").splitlines()
    assert line.count("\t") == 1 and "\x1b" not in line and len(line) < 70


def test_nobody_is_told_of_the_command(shell: Shell) -> None:
    assert "complete" not in shell.ok("--help")
    assert "troth complete" not in shell.call("complet").err


def test_bash_lists_titles_and_puts_numbers_in(path: dict[str, str]) -> None:
    assert in_bash(path, "tick", "", listing=True) == ["1  (Call mum)", "2  (Cook supper)", "3  (Fix the tap)"]
    assert in_bash(path, "tick", "1", "", listing=False) == ["1", "2", "3"]
    assert in_bash(path, "move", "3", listing=True) == ["3"]
    assert in_bash(path, "config", "week_", listing=True) == ["week_starts"]
    assert in_bash(path, "--file", "/nowhere/troth.json", "tick", "", listing=True) == [""]


def test_zsh_shows_titles_and_puts_numbers_in(path: dict[str, str]) -> None:
    script = f"""compdef() {{ }}; eval "$(<{ROOT}/completions/_troth)"
    compadd() {{ print -rl -- $shown; print -r -- $values }}
    LBUFFER="troth tick "; _troth_offered -J x promises"""
    assert done(path, "zsh", "-f", "-c", script) == ["1  Call mum", "2  Cook supper", "3  Fix the tap", "1 2 3"]


def test_fish_shows_titles_beside_numbers(path: dict[str, str]) -> None:
    script = f'source {ROOT}/completions/troth.fish; complete -C "troth tick "'
    assert done(path, "fish", "--no-config", "-c", script) == ["1\tCall mum", "2\tCook supper", "3\tFix the tap"]
