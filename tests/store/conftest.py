from pathlib import Path

import pytest
from store_helpers import AT, promise

from troth.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "troth.json"


@pytest.fixture
def store(path: Path) -> Store:
    return Store(str(path))


@pytest.fixture
def begun(store: Store) -> Store:
    """A store with one promise in it."""
    store.do(promise(), AT)
    return store
