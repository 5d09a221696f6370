"""A power cut between any two steps: whatever of the unsynced steps reached the disk, the file opens and is whole."""

import itertools
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from store_helpers import AT, DAY, keep, kept, noted, promise

from troth.store.store import Store


class Disk:
    """Records what a save does to one folder, and builds every folder that a power cut may leave behind."""

    def __init__(self, folder: Path) -> None:
        """Begin with what lies in `folder`, all of it on the disk."""
        self.folder = folder
        self.names = {each.name: str(each.stat().st_ino) for each in folder.iterdir() if each.is_file()}
        self.data = {inode: (folder / name).read_bytes() for name, inode in self.names.items()}
        self.synced = dict(self.data)
        self.pending: list[tuple[str, str, str]] = []
        self.opened: dict[int, str] = {}
        self.durable = dict(self.names)
        self.cuts: list[set[frozenset[tuple[str, bytes]]]] = []

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand before the calls that change the folder."""
        for name in ("open", "write", "fsync", "replace", "link", "unlink"):
            monkeypatch.setattr(os, name, self._step(getattr(os, name), getattr(self, f"_{name}")))

    def _step(self, real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            result = real(*arguments, **named)
            note(result, *arguments)
            self.cuts.append(self.leftovers())
            return result

        return call

    def _mine(self, path: object) -> str:
        path = Path(os.fsdecode(path))
        return path.name if path.parent == self.folder else ""

    def _open(self, opened: int, path: Path, flags: int, *_: object) -> None:
        name = self._mine(path)
        self.opened[opened] = name and self.names.get(name, "")
        if path == str(self.folder):
            self.opened[opened] = "folder"
        elif name and flags & os.O_CREAT and name not in self.names:
            inode = f"new{len(self.data)}"
            self.data[inode] = self.synced[inode] = b""
            self._rename("", name, inode)
            self.opened[opened] = inode

    def _write(self, length: int, opened: int, data: bytes) -> None:
        inode = self.opened.get(opened)
        if inode:
            self.data[inode] += bytes(data[:length])

    def _fsync(self, _: object, opened: int) -> None:
        inode = self.opened.get(opened)
        if inode == "folder":
            self.pending, self.durable = [], dict(self.names)
        elif inode:
            self.synced[inode] = self.data[inode]

    def _replace(self, _: object, source: str, to: str) -> None:
        inode = self.names[self._mine(source)]
        self._rename(self._mine(source), self._mine(to), inode)

    def _link(self, _: object, source: str, to: str) -> None:
        if self._mine(to):
            self._rename("", self._mine(to), self.names[self._mine(source)])

    def _unlink(self, _: object, path: Path) -> None:
        if self._mine(path):
            self._rename(self._mine(path), "", "")

    def _rename(self, source: str, to: str, inode: str) -> None:
        self.pending.append((source, to, inode))
        self._apply(self.names, (source, to, inode))

    @staticmethod
    def _apply(names: dict[str, str], step: tuple[str, str, str]) -> None:
        source, to, inode = step
        if source and (inode == "" or names.get(source) == inode):
            names.pop(source, None)
        if to:
            names[to] = inode

    def leftovers(self) -> set[frozenset[tuple[str, bytes]]]:
        """Every folder the disk may hold now: any of the unsynced steps, and unsynced bytes missing."""
        found = set()
        for kept_steps in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.durable)
            for step, reached in zip(self.pending, kept_steps, strict=True):
                if reached:
                    self._apply(names, step)
            for lost in (False, True):
                held = self.synced if lost else self.data
                found.add(frozenset((name, held[inode]) for name, inode in names.items()))
        return found


def watched(folder: Path, monkeypatch: pytest.MonkeyPatch, do: Callable[..., object]) -> Disk:
    disk = Disk(folder)
    with monkeypatch.context() as patched:
        disk.watch(patched)
        do()
    return disk


def state(path: Path) -> list[tuple[str, list[date]]]:
    store = Store(str(path))
    return [(made.note, sorted(kept(store, made.number))) for made in store.book().commitments()]


def laid_out(folder: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    folder.mkdir()
    for name, data in files:
        (folder / name).write_bytes(data)
    return folder / "troth.json"


@pytest.mark.parametrize("first", [False, True], ids=["later save", "first save"])
def test_whatever_reached_the_disk_opens_whole(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    store = Store(str(path))
    path.parent.mkdir(mode=0o700)
    if not first:
        store.do(promise(), AT)
        store.do(noted(1, "long " * 100), AT)
        store.do(keep(1, DAY), AT)
    before = state(path)
    disk = watched(path.parent, monkeypatch, lambda: store.do(promise() if first else noted(1, "x"), AT))
    after = state(path)
    assert before != after
    assert len(disk.cuts) > 8
    seen = []
    for number, files in enumerate(sorted(set().union(*disk.cuts), key=sorted)):
        left = laid_out(tmp_path / f"cut{number}", files)
        found = state(left)
        assert found in (before, after)
        seen.append(found)
        Store(str(left)).do(promise("after"), AT)
    assert before in seen and after in seen
    for number, files in enumerate(disk.cuts[-1]):
        assert state(laid_out(tmp_path / f"acknowledged{number}", files)) == after


def test_a_restore_that_is_cut_off_opens_whole(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(path))
    store.do(promise(), AT)
    store.do(keep(1, DAY), AT)
    before = state(path)
    disk = watched(path.parent, monkeypatch, lambda: store.restore("prev", AT))
    after = state(path)
    for number, files in enumerate(set().union(*disk.cuts)):
        assert state(laid_out(tmp_path / f"cut{number}", files)) in (before, after)
