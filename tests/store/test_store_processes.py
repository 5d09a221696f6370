import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from store_helpers import AT, DAY, ENVIRONMENT, PYTHON, keep, kept, promise

from troth.store import lock
from troth.store.errors import Unusable
from troth.store.lock import Lock
from troth.store.store import Store

WORKER = str(Path(__file__).with_name("store_worker.py"))


def started(path: Path, task: str, start: int, count: int) -> subprocess.Popen[str]:
    command = [PYTHON, WORKER, str(path), task, str(start), str(count)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("processes", "ticks"),
    [
        (2, 60),
        (4, 15),
        pytest.param(2, 500, marks=pytest.mark.trial),
        pytest.param(4, 100, marks=pytest.mark.trial),
        pytest.param(8, 50, marks=pytest.mark.trial),
    ],
)
@pytest.mark.parametrize("task", ["ticks", "fresh"])
def test_processes_that_tick_at_once_lose_none_and_none_is_refused(
    begun: Store, path: Path, processes: int, ticks: int, task: str
) -> None:
    running = [started(path, task, each * ticks, ticks) for each in range(processes)]
    ends = [each.communicate(timeout=120) for each in running]
    assert [each.returncode for each in running] == [0] * processes, ends
    assert kept(Store(str(path))) == {DAY + timedelta(day) for day in range(processes * ticks)}
    assert kept(begun) == kept(Store(str(path)))


def test_processes_may_all_be_the_first(path: Path) -> None:
    script = f"""
from store_helpers import *
Store({str(path)!r}).do(promise(), AT)
"""
    running = [subprocess.Popen([PYTHON, "-c", script], env=ENVIRONMENT) for _ in range(4)]
    assert [each.wait(60) for each in running] == [0] * 4
    assert [each.number for each in Store(str(path)).book().commitments()] == [1, 2, 3, 4]


def test_a_lock_that_is_kept_is_given_up_on_with_one_line(
    begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    before = path.read_bytes()
    with (
        Lock(f"{path}.lock"),
        pytest.raises(Unusable, match=r"^Another troth is saving\. Nothing was saved; try again\.$"),
    ):
        begun.do(keep(1, DAY), AT)
    assert path.read_bytes() == before
    begun.do(keep(1, DAY), AT)


def test_reading_needs_no_lock(begun: Store, path: Path) -> None:
    with Lock(f"{path}.lock"):
        assert len(Store(str(path)).book().commitments()) == 1


def test_the_lock_dies_with_its_process(begun: Store, path: Path) -> None:
    script = f"from troth.store.lock import Lock; import os; Lock('{path}.lock').__enter__(); os.kill(os.getpid(), 9)"
    assert subprocess.run([PYTHON, "-c", script], env=ENVIRONMENT, check=False).returncode == -9
    begun.do(promise("two"), AT)
