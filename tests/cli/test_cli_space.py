"""Asking for space from the shell: one word, no question, a time of return that survives everything."""

import json
import re

import pytest
from cli_shell import Shell
from test_cli_hot_path import BANNED, loaded

from troth import clock


@pytest.fixture
def away(shell: Shell) -> Shell:
    """Someone who asked for space just now."""
    shell.ok("space")
    return shell


def spaces(shell: Shell) -> dict[str, dict[str, int]]:
    return json.loads((shell.folder / "troth.json").read_text())["spaces"]


def shift(shell: Shell, minutes: int) -> None:
    """Let the space have begun so many minutes ago."""
    path = shell.folder / "troth.json"
    data = json.loads(path.read_text())
    for name in ("at", "back_at"):
        data["spaces"]["1"][name] -= 60 * minutes
    path.write_text(json.dumps(data))
    shell.call("doctor")


def said(shell: Shell, *words: str) -> str:
    found = shell.call(*words)
    assert found.code == 0
    return found.out


@pytest.mark.seed("S1.7")
def test_one_word_starts_it(shell: Shell) -> None:
    out = shell.ok("space")
    found = spaces(shell)["1"]
    assert found["back_at"] - found["at"] == 30 * 60 and abs(found["at"] - clock.seconds()) < 60
    assert out.splitlines()[0] == "I need some space."
    assert f"Back at {clock.hour(found['back_at'])}, in 30 minutes." in out
    assert "`troth space back`" in out and "`troth space longer MINUTES`" in out


@pytest.mark.parametrize(("minutes", "words"), [("5", "5 minutes"), ("119", "119 minutes"), ("120", "2 hours"),
                                                ("61", "61 minutes"), ("150", "2 hours and 30 minutes")])  # fmt: skip
def test_as_long_as_asked_for(shell: Shell, minutes: str, words: str) -> None:
    assert f", in {words}." in shell.ok("space", minutes)


def test_asked_again_it_tells_how_long_it_is_still(away: Shell) -> None:
    before = spaces(away)
    shift(away, 12)
    out = said(away, "space")
    assert ", in 18 minutes." in out and "I need some space" not in out
    assert "time of return stands" in said(away, "space", "60")
    assert len(spaces(away)) == len(before) == 1


@pytest.mark.seed("S1.7")
def test_longer(away: Shell) -> None:
    for minutes in (50, 70):
        out = away.ok("space", "longer", "20")
        assert f", in {minutes} minutes." in out and "`troth space longer MINUTES`" in out
    assert spaces(away)["1"]["back_at"] - spaces(away)["1"]["at"] == 70 * 60


@pytest.mark.seed("S1.7")
def test_back(away: Shell) -> None:
    assert away.ok("space", "back") == "You are back.\n"
    assert away.ok("status") == "0\n"
    for words in (["back"], ["longer", "20"]):
        assert away.call("space", *words).code == 1
    away.ok("space", "20")
    assert len(spaces(away)) == 2
    assert away.ok("undo").startswith("Taken back: ") and away.ok("status") == "0\n"


def test_over_its_time_it_says_so_and_half_a_day_later_nothing(away: Shell) -> None:
    shift(away, 31)
    assert "Come back when you can, or give it a new time." in said(away, "space")
    assert said(away, "status") == "0\n", "it ends there when it ends"
    shift(away, 12 * 60)
    assert said(away, "status") == "0\n"
    assert "in 30 minutes." in said(away, "space"), "and asking anew begins anew"


def test_status_shows_it(three: Shell) -> None:
    assert three.ok("status", "--format", "{left}|{space}|") == "2||\n"
    three.ok("space", "45")
    until = f"space until {clock.hour(spaces(three)['1']['back_at'])}"
    assert re.fullmatch(r"space until \d\d:\d\d", until)
    assert three.ok("status") == f"2 · {until}\n"
    assert three.ok("status", "--format", "{left}|{space}|") == f"2|{until}|\n"
    assert three.run("status", env={**three.env, "TERM": "dumb"}).out == f"2 - {until}\n"


@pytest.mark.parametrize(
    "line", ["space 4", "space 1441", "space soon", "space -5", "space longer", "space longer 3", "space longer x",
             "space back 3", "space 30 40", "space 3.5", "space ٣٠"],
)  # fmt: skip
def test_wrong_use(shell: Shell, line: str) -> None:
    found = shell.call(*line.split())
    assert (found.code, found.out) == (2, "") and "troth space" in found.err and found.err.count("\n") == 1
    assert not shell.folder.exists()


def test_what_it_imports(three: Shell) -> None:
    assert not loaded(three, "space") & (set(BANNED) | {"troth.guidance"})
    assert not loaded(three, "status") & set(BANNED)
