"""A small work factor, and folders that are written without waiting for a disk."""

import os
from pathlib import Path

import pytest
from locked_home import WORDS, Home, filled, home_in

from troth.locking import age_scrypt, passphrase


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_scrypt, "WORK", 2)
    monkeypatch.setattr(os, "fsync", lambda opened: None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return filled(tmp_path)


@pytest.fixture
def locked(home: Home) -> Home:
    assert passphrase.set_passphrase(home.lock, WORDS, None) == []
    return home_in(home.folder)
