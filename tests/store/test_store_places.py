"""Odd places: umasks, links, folders, pipes, devices, other people's files. One line, and nothing is touched."""

import errno
import os
import stat
import subprocess
from pathlib import Path

import pytest
from store_helpers import AT, DAY, ENVIRONMENT, PYTHON, keep, kept, promise, there

from troth.store import files
from troth.store.errors import Unusable
from troth.store.store import Store

ROOT = os.geteuid() == 0
NOBODY = 65534


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def refused(path: Path, words: str) -> None:
    """Reading or writing is turned down with one line that has these words."""
    store = Store(str(path))
    with pytest.raises(Unusable, match=words) as told:
        store.do(promise(), AT)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_rights_are_ours_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "a" / "b" / "troth.json"
    was = os.umask(umask)
    try:
        store = Store(str(path))
        store.do(promise(), AT)
        store.do(keep(1, DAY), AT)
        store.backup(AT)
    finally:
        os.umask(was)
    found = [path.parent.parent, *path.parent.parent.rglob("*")]
    assert {mode(each) for each in found if each.is_dir()} == {0o700}
    assert {mode(each) for each in found if each.is_file()} == {0o600}


def test_a_wider_file_is_narrowed_and_said(begun: Store, path: Path) -> None:
    path.chmod(0o644)
    store = Store(str(path))
    store.book(), store.book()
    assert mode(path) == 0o600
    assert len(store.notices) == 1 and "Others could read" in store.notices[0]


def test_somebodys_folder_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store(str(tmp_path / "mine.json")).do(promise(), AT)
    assert mode(tmp_path) == 0o755


def test_a_folder_of_ours_is_narrowed_and_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    store = Store(str(tmp_path / "troth.json"), ours=True)
    store.book()
    assert mode(tmp_path) == 0o700
    assert "look into" in store.notices[0]


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path, path: Path) -> None:
    Store(str(path)).do(promise(), AT)
    link = tmp_path / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(path)
    store = Store(str(link))
    store.do(keep(1, DAY), AT)
    assert link.is_symlink()
    assert kept(Store(str(path))) == kept(Store(str(link))) == {DAY}
    assert not store.moved()
    assert [each.name for each in link.parent.iterdir()] == ["link.json"]
    path.unlink()
    assert store.moved()


def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "data.json")
    Store(str(link)).do(promise(), AT)
    assert link.is_symlink()
    assert (tmp_path / "data.json").is_file()


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(link)
    refused(link, "not a plain file")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "not a plain file")


@pytest.mark.parametrize("device", ["/dev/full", "/dev/null", "/dev/zero", "/dev/tty"])
def test_a_device_is_refused(device: str) -> None:
    if os.path.exists(device):
        refused(device, "not a plain file|could not be read")


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused(tmp_path / "file" / "troth.json", "no folder")


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    store = Store(f"{tmp_path}/{name}")
    with pytest.raises(Unusable):
        store.do(promise(), AT)
    assert store.moved()
    assert list(tmp_path.iterdir()) == []


def test_control_characters_in_a_path_are_not_printed(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as told:
        (tmp_path / "a\n\x1b[31mb").mkdir()
        Store(str(tmp_path / "a\n\x1b[31mb")).book()
    assert str(told.value).isprintable()


def test_a_read_only_file_is_read_and_not_written(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    path.chmod(0o444)
    before = there(path.parent)
    store = Store(str(path))
    assert kept(store) == {DAY}
    with pytest.raises(Unusable, match="is read-only"):
        store.do(keep(1, DAY.replace(day=2)), AT)
    with pytest.raises(Unusable, match="is read-only"):
        store.restore("prev", AT)
    assert mode(path) == 0o444
    assert there(path.parent) == before


def test_a_read_only_folder_is_read_and_not_written(begun: Store, path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        before = there(path.parent)
        refused(path, "is read-only")
        assert len(Store(str(path)).book().commitments()) == 1
        assert there(path.parent) == before
    finally:
        path.parent.chmod(0o700)


@pytest.mark.skipif(not ROOT, reason="only root can give a file away")
def test_a_file_of_another_user_is_refused(begun: Store, path: Path) -> None:
    os.chown(path, NOBODY, NOBODY)
    refused(path, "another user")
    assert path.lstat().st_uid == NOBODY


@pytest.mark.skipif(not ROOT, reason="only root can become another user")
def test_another_user_is_refused_with_one_line(tmp_path: Path) -> None:
    script = f"""
import errno
import os
os.setuid({NOBODY})
from store_helpers import *
from troth.store import files
from troth.store.errors import Unusable
for name in ("closed/troth.json", "closed/new/troth.json"):
    store = Store("/tmp/troth-odd-{os.getpid()}/" + name)
    for do in (store.book, lambda: store.do(promise(), AT)):
        try:
            do()
        except Unusable as error:
            print(error)
"""
    folder = f"/tmp/troth-odd-{os.getpid()}"
    os.mkdir(folder)
    os.mkdir(f"{folder}/closed", 0o700)
    try:
        run = subprocess.run([PYTHON, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    finally:
        os.rmdir(f"{folder}/closed")
        os.rmdir(folder)
    if "ModuleNotFoundError" in run.stderr or "Permission" in run.stderr:
        pytest.skip("this checkout is closed to other users")
    assert run.stderr == ""
    assert run.stdout.count("You may not read") == 4


@pytest.mark.parametrize("what", ["folder", "link", "pipe"])
def test_a_strange_lock_is_refused(begun: Store, path: Path, what: str) -> None:
    lock = path.with_name("troth.json.lock")
    lock.unlink()
    {"folder": lock.mkdir, "link": lambda: lock.symlink_to("x"), "pipe": lambda: os.mkfifo(lock)}[what]()
    with pytest.raises(Unusable, match="plain, empty file"):
        begun.do(keep(1, DAY), AT)
    assert kept(begun) == set()


def test_a_disk_without_locks_is_written_by_the_stamp_alone(
    begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", none)
    begun.do(keep(1, DAY), AT)
    assert kept(Store(str(path))) == {DAY}


def test_left_over_temporary_files_are_removed(begun: Store, path: Path) -> None:
    for name in (".troth.json.tmp", ".troth.json.last.tmp", ".troth.json.prev.tmp"):
        path.with_name(name).write_text("half")
    begun.do(keep(1, DAY), AT)
    assert not [each for each in path.parent.iterdir() if "tmp" in each.name]


def test_a_planted_link_in_the_temporary_files_place_is_not_followed(begun: Store, path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    path.with_name(".troth.json.tmp").symlink_to(victim)
    begun.do(keep(1, DAY), AT)
    assert victim.read_text() == "mine"
    assert kept(Store(str(path))) == {DAY}


def test_a_new_file_never_overwrites_one(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("there", "link"):
        with pytest.raises(FileExistsError):
            files.write_new(str(tmp_path / name), b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link", "there"]
    assert (tmp_path / "there").read_text() == "mine"


def test_a_file_that_is_not_ours_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("milk, bread")
    path.chmod(0o644)
    with pytest.raises(Unusable):
        Store(str(path)).book()
    assert (path.stat().st_mode & 0o777, path.read_text()) == (0o644, "milk, bread")
