"""Files of other programs, and Troth started on an empty folder."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from troth.cli.main import main

SAMPLES = Path(__file__).parent / "samples"


class Bringing:
    """Runs `troth` in this process on a folder of its own, in Berlin unless it is said otherwise."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> str:
        self._capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        assert not err or code, err
        return f"{out}{err}"

    def tables(self) -> dict[str, Any]:
        """What is kept, without what every write changes."""
        found = json.loads((self.folder / "troth.json").read_bytes())
        return {name: table for name, table in found.items() if name not in ("_meta", "journal") and table}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def troth(tmp_path: Path, zone: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bringing:
    for name in list(os.environ):
        if name.startswith(("TROTH_", "XDG_")) or name in ("COLUMNS", "NO_COLOR"):
            zone.delenv(name)
    folder = tmp_path / "home"
    zone.setenv("TROTH_HOME", str(folder))
    return Bringing(folder, capsys)
