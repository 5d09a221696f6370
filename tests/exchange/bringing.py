"""Troth as it brings files in, on a folder of its own."""

import json
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
        main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        return f"{out}{err}"

    def tables(self) -> dict[str, Any]:
        """What is kept, without what every write changes."""
        found = json.loads((self.folder / "troth.json").read_bytes())
        return {name: table for name, table in found.items() if name not in ("_meta", "journal") and table}
