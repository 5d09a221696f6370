"""What goes out comes back equal: any records at all, and the file of every release with all its tables."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import RECORDS
from test_exchange_merging import FREE, whole

from troth.domain.change import Change, Edit
from troth.store.check import at_once
from troth.store.store import Store

RELEASED = sorted((Path(__file__).parents[1] / "store" / "released").rglob("troth.json"))


def tables(store: Store) -> dict[str, Any]:
    return {name: table for name, table in store.export().items() if name != "_meta" and table}


def comes_back_equal(store: Store, folder: Path) -> None:
    written = json.dumps({"schema": 1, "troth": "0", "made_at": 0, "tables": store.export()})
    other = Store(str(folder / "other" / "troth.json"))
    action, unknown = other.merging(written.encode(), at_once)
    assert other.do(action, 2).aside == () and unknown == 0
    assert tables(other) == tables(store)
    assert not other.do(action, 3).edits, "twice adds nothing"


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_records_come_back_equal_from_an_export(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(FREE))
    records = whole(table, data.draw(st.lists(RECORDS[table], min_size=1, max_size=2)))
    edits = tuple(Edit(name, record.number, None, record) for name, record in records)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"{folder}/troth.json")
        store.do(lambda _: Change("All of it.", edits), 1)
        comes_back_equal(store, Path(folder))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.parent.name)
def test_the_file_of_a_release_comes_back_equal(released: Path, tmp_path: Path) -> None:
    shutil.copy(released, tmp_path / "troth.json")
    comes_back_equal(Store(str(tmp_path / "troth.json")), tmp_path)
