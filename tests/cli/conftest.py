"""The shell that the tests type into."""

from pathlib import Path

import pytest
from cli_shell import Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def three(shell: Shell) -> Shell:
    """Promises 1 (every day), 2 (every day), 3 (one date, in five days)."""
    shell.ok("add", "Call mum", "--every", "day")
    shell.ok("add", "Cook supper", "--every", "day", "--size", "big")
    shell.ok("add", "Fix the tap", "--by", "+5d")
    return shell
