"""Killed before any change of the disk, in set, change, remove and what finishes them: one whole set is left."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from locked_home import CANARY, DRAFT, WORDS, Home, filled, home_in

from troth.locking import age_scrypt, passphrase
from troth.store.data_file import is_locked
from troth.store.store import Store

OTHER = b"other words"
CHANGES = ("replace", "unlink", "write", "mkdir", "rmdir", "utime", "link")
"""The calls by which the disk changes."""


class Killed(BaseException):
    """The process ends here: nothing it would still do happens."""


@contextmanager
def killed_at(count: int) -> Iterator[list[int]]:
    """Of the changes of the disk the first `count` happen; how many were asked for is counted."""
    asked = [0]

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            asked[0] += 1
            if asked[0] > count:
                raise Killed
            return real(*words, **more)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGES:
            patch.setattr(os, name, dying(getattr(os, name)))
        yield asked


def act(home: Home, what: str) -> None:
    if what == "set":
        passphrase.set_passphrase(home.lock, WORDS, None)
    elif what == "change":
        passphrase.change(home.lock, home.identity(), OTHER)
    else:
        passphrase.remove(home.lock, home.identity())


def words_of(home: Home) -> bytes:
    """The passphrase that opens it."""
    for words in (WORDS, OTHER):
        try:
            home.identity(words)
        except passphrase.Locked:
            continue
        return words
    raise AssertionError("no passphrase opens it")


def reopened(home: Home) -> Store:
    """As a start finds it: plain, or with the passphrase."""
    return home.open(words_of(home)) if is_locked(home.lock.plain) else home.store()


def check_whole(home: Home) -> None:
    store = reopened(home)
    assert [each.title for each in store.book().commitments()] == [f"{CANARY} 1", f"{CANARY} 2"]
    assert [len(month.days) for month in store.book().months(1)] == [1]
    assert [copy.good for copy in store.backups()] == [True] * 4
    assert store.drafts(home.state()).listed() == ((DRAFT,), ())
    if is_locked(home.lock.plain):
        assert home.leaks() == []
        assert Path(home.lock.plain).stat().st_size < 120
    else:
        left = {path.name for path in home.folder.rglob("*") if path.is_file()}
        assert not [name for name in left if ".age" in name and not name.endswith((".lock", ".new"))]


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each of the three begins with."""
    plain, locked = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("locked") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(age_scrypt, "WORK", 2)
        filled(plain)
        shutil.copytree(plain, locked)
        act(home_in(locked), "set")
    return {"set": plain, "change": locked, "remove": locked}


def begun(template: Path, folder: Path) -> Home:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    return home_in(folder)


def steps(template: Path, folder: Path, what: str) -> int:
    home = begun(template, folder)
    with killed_at(10_000) as asked:
        act(home, what)
    check_whole(home)
    return asked[0]


@pytest.mark.parametrize("what", ["set", "change", "remove"])
def test_a_kill_at_any_step_leaves_one_whole_set(what: str, templates: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "home"
    count = steps(templates[what], folder, what)
    assert count > {"set": 30, "change": 1, "remove": 30}[what]
    for kill in range(count):
        home = begun(templates[what], folder)
        with killed_at(kill), pytest.raises(Killed):
            act(home, what)
        check_whole(home)
        if what == "set" and not is_locked(home.lock.plain):
            act(home, what)
            check_whole(home)


@pytest.mark.parametrize("what", ["set", "remove"])
def test_so_does_a_kill_at_any_step_of_what_finishes_it(what: str, templates: dict[str, Path], tmp_path: Path) -> None:
    folder, half = tmp_path / "home", tmp_path / "half"
    count, trials = steps(templates[what], folder, what), 0
    for kill in range(5, count, 13):
        home = begun(templates[what], half)
        with killed_at(kill), pytest.raises(Killed):
            act(home, what)
        for again in range(count):
            home = begun(half, folder)
            try:
                with killed_at(again):
                    reopened(home)
            except Killed:
                trials += 1
                check_whole(home)
                continue
            break
    assert trials > count


def test_what_another_hand_wrote_beside_a_locked_file_is_left_and_said(
    templates: dict[str, Path], tmp_path: Path
) -> None:
    home = begun(templates["remove"], tmp_path / "home")
    other = filled(tmp_path / "other")
    shutil.copy(other.lock.plain, home.lock.plain)
    before = Path(home.lock.plain).read_bytes()
    with pytest.raises(passphrase.Damaged, match="another hand wrote it since"):
        home.open()
    assert Path(home.lock.plain).read_bytes() == before
    Path(home.lock.plain).unlink()
    check_whole(home)
