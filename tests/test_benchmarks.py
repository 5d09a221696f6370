"""The benchmarks measure what they say they do."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.benchmarks import data
from tests.benchmarks.measures import Figure
from tests.benchmarks.processes import ENVIRONMENT, cost, first_paint
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
