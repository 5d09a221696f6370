"""The benchmarks measure what they say they do."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.benchmarks import data
from tests.benchmarks.measures import Figure
from tests.benchmarks.peers import BY_DEBIAN, BY_PIP, Peers
from tests.benchmarks.processes import ENVIRONMENT, cost, first_paint
from tests.benchmarks.side_by_side import Row, ratio
from troth.store.store import Store

TODAY = date(2026, 11, 23)


def test_the_data_is_a_real_file_with_an_answer_for_every_day(tmp_path: Path) -> None:
    path = tmp_path / "troth.json"
    data.fill(str(path), TODAY, days=70, promises=3)
    store = Store(str(path))
    book = store.book()
    wanted = {TODAY - timedelta(days=back) for back in range(1, 71)}
    for number in (1, 2, 3):
        answered = {month.first.replace(day=day) for month in book.months(number) for day, _ in month.days}
        assert answered == wanted
    assert store.problems() == []
    assert store.notices == []


def test_a_command_is_charged_for_its_own_cpu() -> None:
    burn = "import time; end = time.process_time() + 1\nwhile time.process_time() < end: pass\nprint('done')"
    idle = cost((sys.executable, "-c", "import time; time.sleep(1)"), ENVIRONMENT)
    busy = cost((sys.executable, "-c", burn), ENVIRONMENT)
    assert idle.cpu < 1_000 <= busy.cpu
    assert busy.printed == b"done\n"


def test_a_command_that_does_not_end_well_is_not_measured() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        cost((sys.executable, "-c", "raise SystemExit(3)"), ENVIRONMENT)


def test_a_first_paint_ends_with_its_last_sign() -> None:
    script = "import time; print('one', flush=True); time.sleep(0.4); print('two', flush=True); time.sleep(9)"
    assert 400 < first_paint((sys.executable, "-c", script), ENVIRONMENT, b"one", b"two").wall < 5_000


@pytest.mark.parametrize(("ratio", "verdict"), [(1.99, "met"), (2.0, "met"), (2.01, "missed")])
def test_a_figure_past_its_target_is_missed(ratio: float, verdict: str) -> None:
    assert Figure("A tick", 20.0, "ms", ratio, 2.0, "10.0 ms").cells[-1] == verdict


def test_a_ratio_is_the_median_of_those_taken_in_turns() -> None:
    row = ratio("A tick", [10.0, 30.0, 90.0], [10.0, 10.0, 30.0], 2.9)
    assert row.value == 3.0
    assert row.cells == ("A tick", "3.00 (30 over 10 ms)", "2.9", "no")
    assert Row("A start", "162 ms", 162.0).cells == ("A start", "162 ms", "", "")


def test_programs_that_are_not_there_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    peers = Peers(str(tmp_path / "peers"), str(tmp_path / "programs"), ("Call mum",), install=False)
    assert {*peers.missing} == {*BY_PIP, *BY_DEBIAN}
    assert "taskwarrior" in peers.missing["task"]
    assert peers.get("dooit") is None
