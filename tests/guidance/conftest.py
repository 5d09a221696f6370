from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration without packs, the same for all tests, whatever this machine's person has in theirs."""
    folder = tmp_path_factory.getbasetemp() / "nobody"
    monkeypatch.setenv("TROTH_HOME", str(folder))
    return folder
