"""What opens the screen, and with what of Textual's own environment: its console sees each key."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_shell import Shell

from troth.cli import table

Open = Callable[..., dict[str, Any]]

ASKED = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DEVTOOLS_HOST": "192.0.2.1",
    "TEXTUAL_DEVTOOLS_PORT": "8090",
    "TEXTUAL_DRIVER": "somebody:Driver",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_PRESS": "q",
}
"""What Textual would take from the environment to log keys, to send them away or to press them."""

PROGRAM = """
import json, os, sys, types
from troth.cli import terminal

terminal.is_terminal = lambda stream: True

from troth.cli import main

class TrothApp:
    return_code = 0
    changes = types.SimpleNamespace(finish=lambda tell: None)
    def __init__(self, store, context, theme, keys, state, stood):
        self.store, self.state, self.book, self.now = store, state, store.book(), context.now(store.book())
    def run(self):
        from troth import places
        from troth.guidance import packs
        titles = [each.title for each in self.store.book().commitments()]
        told = {name: value for name, value in os.environ.items() if name.startswith("TEXTUAL")}
        print(json.dumps({"env": told, "path": self.store.path, "state": self.state, "titles": titles,
                          "config": places.config_file(), "packs": packs.own("practices")}))

sys.modules["troth.tui.app.troth_app"] = types.SimpleNamespace(TrothApp=TrothApp)
sys.exit(main.main(sys.argv[1:]))
"""
"""Troth at a terminal, with an app that tells what it was given instead of opening."""


@pytest.fixture
def opened(shell: Shell, tmp_path: Path) -> Open:
    """Run a command that opens the screen; what the app would have seen."""
    (tmp_path / "tools" / "textual_dev").mkdir(parents=True)
    (tmp_path / "tools" / "textual_dev" / "__init__.py").touch()
    shell.ok("add", "CANARY", "--every", "day")

    def run(*words: str) -> dict[str, Any]:
        path = os.pathsep.join([shell.env["PYTHONPATH"], str(tmp_path / "tools")])
        env = {**shell.env, **ASKED, "PYTHONPATH": path}
        done = subprocess.run([sys.executable, "-c", PROGRAM, *words], env=env, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return run


@pytest.mark.parametrize("words", [(), ("reflect", "floor"), ("demo",)])
def test_nothing_of_textuals_environment_reaches_a_screen(opened: Open, words: tuple[str, ...]) -> None:
    seen = opened(*words)
    assert seen["env"] == {}
    assert ("CANARY" in seen["titles"]) == (words != ("demo",))


def test_the_console_is_let_in_on_made_up_promises_alone(opened: Open, shell: Shell) -> None:
    seen = opened("demo", "--dev")
    assert seen["env"] == {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEVTOOLS_HOST": "192.0.2.1",
        "TEXTUAL_DEVTOOLS_PORT": "8090",
    }
    assert seen["titles"] and "CANARY" not in seen["titles"]
    places = [seen[name] for name in ("path", "state", "config", "packs")]
    assert [place for place in places if str(shell.folder) in place] == []
    assert len({os.path.commonpath([seen["state"], place]) for place in places}) == 1
    assert not os.path.exists(seen["state"])


def test_the_console_is_offered_by_one_command(shell: Shell) -> None:
    assert [name for name in table.MODULES if "--dev" in shell.ok(name, "--help")] == ["demo"]
    assert shell.call("--dev").code == 2


def test_the_console_sees_no_file_of_ones_own(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    line = "troth: With --dev the console sees each key, so it is for made-up promises alone. Leave out --file.\n"
    for words in (("--file", "mine.json", "demo", "--dev"), ("demo", "--dev", "--file", "mine.json")):
        assert shell.call(*words) == (2, "", line)


def test_the_console_needs_its_tools(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr("troth.cli.demo.fill", lambda context: pytest.fail("nothing is made up in vain"))
    said = shell.call("demo", "--dev")
    assert said == (2, "", "troth: --dev needs textual-dev. In a checkout: `.venv/bin/pip install -e '.[dev]'`.\n")
