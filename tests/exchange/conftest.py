"""A place and a time zone for what is brought in."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bringing import Bringing


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
