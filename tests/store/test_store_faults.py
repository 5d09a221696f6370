"""Every system call of a save fails in turn: the file stays whole, and what is said is true."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fault_shim import Faults
from store_helpers import AT, DAY, forgetting, keep, kept, noted, promise, there

from troth.domain.errors import Refused
from troth.store.errors import Unusable
from troth.store.store import Store

ERRORS = [
    errno.ENOSPC,
    errno.EACCES,
    *(pytest.param(code, marks=pytest.mark.trial) for code in (errno.EIO, errno.EDQUOT, errno.EROFS)),
]
MOST = 400


def one_line(error: Exception) -> str:
    text = str(error)
    assert text
    assert "\n" not in text
    assert "Errno" not in text
    assert "a private note" not in text
    return text


def trial(path: Path, faults: Faults, do: Callable[[], object], states: tuple[object, object]) -> None:
    """Run `do` with its nth call failing; the state after is one of `states`, and the one that was told of."""
    before, after = states
    try:
        do()
        said = after
    except Unusable as error:
        line = one_line(error)
        said = before if "othing was" in line or "othing is" in line else None
    faults.fail_at = 0
    left = sorted(name for name in os.listdir(path.parent) if "tmp" in name) if path.parent.exists() else []
    assert not left or faults.failed.startswith("unlink"), faults.failed
    found = look(path)
    assert found in states, faults.failed
    if said is not None:
        assert found == said, faults.failed


def look(path: Path) -> list[tuple[str, str, list[date]]]:
    book = Store(str(path)).book()
    return [(made.title, made.note, sorted(kept(Store(str(path)), made.number))) for made in book.commitments()]


def every_call(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    prepare: Callable[[Path], object],
    do: Callable[[Store], object],
    code: int,
) -> int:
    """Let each call of `do` fail once, on a folder as `prepare` leaves it."""
    first = path.with_name("first") / "troth.json"
    prepare(first)
    before = look(first)
    done = copied(first, path.with_name("done"))
    do(Store(str(done)))
    after = look(done)
    for nth in range(1, MOST):
        here = copied(first, path.with_name(f"trial{nth}"))
        with monkeypatch.context() as patched:
            faults = Faults(patched, str(here.parent))
            faults.error, faults.fail_at = code, nth
            trial(here, faults, lambda here=here: do(Store(str(here))), (before, after))
            failed = faults.failed
        if not failed:
            return nth
    raise AssertionError("a save makes too many calls")


def copied(first: Path, folder: Path) -> Path:
    """A folder of its own, as the first one lies."""
    if first.parent.exists():
        shutil.copytree(first.parent, folder)
    return folder / first.name


def some(here: Path) -> None:
    store = Store(str(here))
    store.do(promise(), AT)
    store.do(noted(1, "a private note " * 50), AT)
    store.do(keep(1, DAY), AT)


@pytest.mark.parametrize("code", ERRORS)
def test_each_call_of_a_save_that_makes_the_file_shorter(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    calls = every_call(path, monkeypatch, some, lambda store: store.do(noted(1, ""), AT + 200_000), code)
    assert calls > 30


@pytest.mark.parametrize("code", ERRORS)
def test_each_call_of_the_first_save(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    calls = every_call(path, monkeypatch, lambda here: None, lambda store: store.do(promise(), AT), code)
    assert calls > 15


def test_each_call_of_an_undo(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every_call(path, monkeypatch, some, lambda store: store.undo(AT), errno.EIO)


def test_each_call_of_a_save_that_forgets(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def erase(store: Store) -> None:
        store.do(forgetting(noted(1, "")), AT)

    every_call(path, monkeypatch, some, erase, errno.EIO)


def test_each_call_of_a_restore(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def restore(store: Store) -> None:
        try:
            store.restore("prev", AT)
        except Refused as error:
            raise Unusable(f"{error} Nothing was restored.") from None

    every_call(path, monkeypatch, some, restore, errno.EIO)


def test_each_call_of_reading_a_file_that_lies_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def prepare(here: Path) -> None:
        some(here)
        here.chmod(0o644)

    every_call(path, monkeypatch, prepare, lambda store: store.book() and None, errno.EIO)


@pytest.mark.parametrize("step", [pytest.param(41, id="short"), pytest.param(1, id="long", marks=pytest.mark.trial)])
def test_a_disk_that_is_full_at_every_byte(path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    some(path)
    store = Store(str(path))
    length = path.stat().st_size
    whole = look(path)
    real, room = os.write, 0

    def write(opened: int, data: memoryview) -> int:
        nonlocal room
        if room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = real(opened, data[:room])
        room -= done
        return done

    monkeypatch.setattr(os, "write", write)
    ours = there(path.parent)["troth.json"]
    for byte in range(0, 2 * length - 400, step):
        room = byte
        with pytest.raises(Unusable, match="disk is full"):
            store.do(noted(1, "a private note"), AT)
        assert there(path.parent)["troth.json"] == ours
        assert look(path) == whole
    room = 1 << 30
    store.do(noted(1, "a private note"), AT)
    assert look(path) != whole


def test_short_writes_are_finished(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda opened, data: real(opened, data[:7]))
    some(path)
    assert kept(Store(str(path))) == {DAY}
