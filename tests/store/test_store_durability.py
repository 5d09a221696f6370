"""The order of a save: nothing is acknowledged, or put in another's place, before it is on the disk."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from store_helpers import AT, DAY, keep, noted, promise

from troth.store.store import Store

Steps = list[tuple[str, ...]]


@pytest.fixture
def steps(path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """What a save does, in order: (call, name), (call, name, name)."""
    found: Steps = []

    def name(place: int | str) -> str:
        place = os.readlink(f"/proc/self/fd/{place}") if isinstance(place, int) else place
        return "folder" if place == str(path.parent) else os.path.basename(place)

    def watch(module: ModuleType, call: str, describe: Callable[..., tuple[str, ...]]) -> None:
        real = getattr(module, call)

        def step(*arguments: Any, **named: Any) -> Any:
            said = describe(*arguments)
            result = real(*arguments, **named)
            found.append((call, *said))
            return result

        monkeypatch.setattr(module, call, step)

    watch(os, "fsync", lambda opened: (name(opened),))
    watch(os, "replace", lambda source, to: (name(source), name(to)))
    watch(os, "write", lambda opened, data: (name(opened),))
    watch(os, "link", lambda source, to: (name(source), name(to)))
    watch(os, "close", lambda opened: (name(opened),))
    watch(fcntl, "flock", lambda opened, kind: (name(opened),))
    return found


def test_a_save_is_on_the_disk_before_it_is_in_place_and_before_it_is_acknowledged(
    store: Store, path: Path, steps: Steps
) -> None:
    store.do(promise(), AT)
    store.do(keep(1, DAY), AT)
    steps.clear()
    store.do(noted(1, "x"), AT)
    saved = [step for step in steps if step[0] != "close"]
    assert saved == [
        ("flock", "troth.json.lock"),
        ("write", ".troth.json.tmp"),
        ("fsync", ".troth.json.tmp"),
        ("write", ".troth.json.last.tmp"),
        ("fsync", ".troth.json.last.tmp"),
        ("replace", ".troth.json.last.tmp", "troth.json.last"),
        ("link", "troth.json", ".troth.json.prev.tmp"),
        ("replace", ".troth.json.prev.tmp", "troth.json.prev"),
        ("replace", ".troth.json.tmp", "troth.json"),
        ("fsync", "folder"),
    ]
    assert steps.index(("close", "troth.json.lock")) > steps.index(("fsync", "folder"))


def test_the_first_save_is_on_the_disk_with_its_folder(store: Store, path: Path, steps: Steps) -> None:
    store.do(promise(), AT)
    saved = [step for step in steps if step[0] != "close"]
    assert saved == [
        ("fsync", path.parent.parent.name),
        ("flock", "troth.json.lock"),
        ("write", ".troth.json.tmp"),
        ("fsync", ".troth.json.tmp"),
        ("replace", ".troth.json.tmp", "troth.json"),
        ("fsync", "folder"),
        ("write", ".troth.json.last.tmp"),
        ("fsync", ".troth.json.last.tmp"),
        ("replace", ".troth.json.last.tmp", "troth.json.last"),
    ]


def test_a_restore_is_as_durable(store: Store, path: Path, steps: Steps) -> None:
    store.do(promise(), AT)
    store.do(keep(1, DAY), AT)
    steps.clear()
    store.restore("prev", AT)
    order = [("fsync", ".troth.json.tmp"), ("replace", ".troth.json.tmp", "troth.json"), ("fsync", "folder")]
    assert sorted(order, key=steps.index) == order
    assert next(step for step in steps if step[0] != "close") == ("flock", "troth.json.lock")


def test_reading_writes_nothing(path: Path, steps: Steps) -> None:
    Store(str(path)).do(promise(), AT)
    steps.clear()
    store = Store(str(path))
    store.book().commitments()
    assert {step[0] for step in steps} == {"close"}
