"""kill -9 at random moments: what was acknowledged is there, whole, and so is all that was older."""

import random
import select
import time
from pathlib import Path

import pytest
from store_helpers import AT, DAY, keep, kept, promise
from store_worker import text
from test_store_processes import started

from troth.store.store import Store


@pytest.mark.parametrize("kills", [30, pytest.param(1000, marks=pytest.mark.trial)])
def test_a_stream_of_growing_and_shrinking_saves_that_is_killed(path: Path, kills: int) -> None:
    chance = random.Random(kills)
    store = Store(str(path))
    store.do(promise(), AT)
    store.do(keep(1, DAY), AT)
    turn = 0
    for _ in range(kills):
        worker = started(path, "notes", turn + 1, 100_000)
        select.select([worker.stdout], [], [], 60)
        time.sleep(chance.random() * 0.04)
        worker.kill()
        said, complaint = worker.communicate()
        assert complaint == ""
        acknowledged = int(said.split()[-1])
        found = Store(str(path))
        note = found.book().commitment(1).note
        turn = int(note.split()[0])
        assert turn in (acknowledged, acknowledged + 1)
        assert note == text(turn)
        assert kept(found) == {DAY}
        assert found.notices == []
    store.do(keep(1, DAY.replace(day=2)), AT)
    assert not [each.name for each in path.parent.iterdir() if "tmp" in each.name]
