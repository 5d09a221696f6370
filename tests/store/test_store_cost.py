"""What the one-shot path may cost: which modules it imports, and the time of a save of ten years."""

import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from store_helpers import AT, ENVIRONMENT, PYTHON, keep, promise

from troth.domain.book import Book
from troth.domain.change import Change, Edit, names
from troth.domain.records import Month, Occasion
from troth.store.store import Store

HEAVY = {
    "asyncio", "click", "dataclasses", "filelock", "importlib.metadata", "inspect", "logging", "pathlib",
    "platformdirs", "pydantic", "rich", "secrets", "shutil", "subprocess", "tempfile", "textual", "tomllib", "uuid",
}  # fmt: skip


def imported(script: str, path: Path) -> set[str]:
    source = f"import sys\nfrom troth.store.store import Store\nstore = Store({str(path)!r})\n{script}\n"
    source += "print(*sys.modules, sep=chr(10))"
    run = subprocess.run([PYTHON, "-c", source], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_reading_imports_neither_tinydb_nor_anything_heavy(begun: Store, path: Path) -> None:
    modules = imported("store.book().commitments()", path)
    assert not modules & {*HEAVY, "tinydb", "troth.store.check", "troth.store.backup", "troth.store.examine"}


def test_writing_imports_nothing_heavy(begun: Store, path: Path) -> None:
    modules = imported("store.undo(5)", path)
    assert "tinydb" in modules
    assert not modules & {*HEAVY, "troth.store.check", "troth.store.backup", "troth.store.examine"}


@pytest.fixture
def ten_years(path: Path) -> Path:
    def fill(book: Book) -> Change:
        months = [
            Month(10 * month + of, of, date(2016 + month // 12, month % 12 + 1, 1), tuple(
                (day, Occasion("kept", AT + day)) for day in range(1, 29)
            ))
            for month in range(120) for of in range(1, 11)
        ]  # fmt: skip
        edits = tuple(Edit("months", month.number, None, month) for month in months)
        return Change("All.", edits, forget=names(edits))

    store = Store(str(path))
    for _ in range(40):
        store.do(promise(), AT)
    store.do(fill, AT)
    return path


@pytest.mark.trial
def test_a_save_of_ten_years_is_quick(ten_years: Path) -> None:
    times = []
    for day in range(1, 20):
        store = Store(str(ten_years))
        began = time.process_time()
        store.do(keep(3, date(2030, 1, day)), AT)
        times.append(time.process_time() - began)
    assert sorted(times)[len(times) // 2] < 0.2


def test_a_tick_builds_one_month(ten_years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from troth.store import codec, table_source

    store = Store(str(ten_years))
    built = []
    monkeypatch.setattr(table_source, "decode", lambda *found: built.append(found[:2]) or codec.decode(*found))
    store.do(keep(3, date(2020, 1, 29)), AT)
    assert len(built) == 1
