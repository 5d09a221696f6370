"""Drafts: on the disk as they are written, whole after a kill, and gone without a trace."""

import errno
import json
import os
import random
import select
import stat
import subprocess
import time
from pathlib import Path

import pytest
from draft_worker import draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_helpers import AT, DAY, ENVIRONMENT, PYTHON, there

from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.store import files
from troth.store.drafts import Draft, Drafts
from troth.store.errors import Unusable

NOW = Now(AT, DAY)
WORKER = str(Path(__file__).with_name("draft_worker.py"))
CANARY = "canary-7f3a"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def drafts(state: Path) -> Drafts:
    return Drafts(str(state))


def some(uid: str = "ab12", saved_at: int = AT, text: str = "They were late.") -> Draft:
    return Draft(uid, "E21", "Curiosity first", AT - 60, saved_at, "story", {"fact": (text,), "sure": ("7",)})


def test_a_draft_is_read_as_it_was_written_in_a_folder_of_ones_own(drafts: Drafts, state: Path) -> None:
    old = os.umask(0)
    try:
        drafts.write(some())
    finally:
        os.umask(old)
    assert drafts.read("ab12") == some()
    assert [path.name for path in (state / "drafts").iterdir()] == ["ab12.json"]
    assert stat.S_IMODE((state / "drafts" / "ab12.json").stat().st_mode) == 0o600
    assert [stat.S_IMODE(path.stat().st_mode) for path in (state, state / "drafts")] == [0o700, 0o700]
    (state / "drafts").chmod(0o755)
    drafts.write(some(text="x"))
    assert stat.S_IMODE((state / "drafts").stat().st_mode) == 0o700
    assert drafts.read("ab12") == some(text="x")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=20), max_size=3).map(tuple), max_size=4))
def test_any_words_come_back(drafts: Drafts, answers: dict[str, tuple[str, ...]]) -> None:
    written = some()._replace(answers=answers, title="[x] \x1b", ends_at=AT + 5, turn=3)
    drafts.write(written)
    assert drafts.read("ab12") == written


def test_the_newest_comes_first_and_one_that_can_not_be_read_is_left_and_named(drafts: Drafts, state: Path) -> None:
    assert drafts.listed() == ((), ())
    drafts.write(some("a1", AT))
    drafts.write(some("b2", AT + 9))
    folder = state / "drafts"
    strange = {
        "c1.json": b"{",
        "c2.json": b'{"format":1}',
        "c3.json": json.dumps({"format": 2, **some("c3")._asdict()}).encode(),
        "c4.json": json.dumps({"format": 1, **some("other")._asdict()}).encode(),
        "c5.json": json.dumps({"format": 1, **some("c5")._asdict(), "answers": {"fact": "abc"}}).encode(),
        "c6.json": json.dumps({"format": 1, **some("c6")._asdict(), "saved_at": "now"}).encode(),
        "c7.json": b"\xff\xfe",
        "c8.json": b"[" * 100_000,
        "c9.json": b"[]",
    }
    for name, data in strange.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "d1.json")
    (folder / "notes.txt").write_text("mine")
    listed = drafts.listed()
    assert [each.uid for each in listed.drafts] == ["b2", "a1"]
    assert listed.unread == tuple(str(folder / name) for name in [*sorted(strange), "d1.json"])
    assert {name: (folder / name).read_bytes() for name in strange} == strange
    for name in strange:
        with pytest.raises(Unusable, match="left as it is"):
            drafts.read(name.removesuffix(".json"))


def test_a_name_is_no_path(drafts: Drafts) -> None:
    for name in ("../troth", "", "a/b", "A", "a.b", "x" * 65, "a\0"):
        with pytest.raises(Refused):
            drafts.write(some(name))
        with pytest.raises(Refused):
            drafts.remove(name)


def test_removing_leaves_nothing_and_may_be_said_twice(drafts: Drafts, state: Path) -> None:
    drafts.remove("ab12")
    drafts.write(some(text=CANARY))
    drafts.write(some("cd34"))
    left = state / "drafts" / f".ab12.json.{os.getpid()}.tmp"
    left.write_text(CANARY)
    drafts.remove("ab12")
    drafts.remove("ab12")
    assert list(there(state)) == ["drafts/cd34.json"]


def test_what_a_cut_off_write_left_is_taken_away_and_no_draft_is(drafts: Drafts, state: Path) -> None:
    drafts.write(some())
    folder = state / "drafts"
    gone = subprocess.Popen(["true"])
    gone.wait()
    writing = subprocess.Popen(["sleep", "60"])
    for process in (gone.pid, os.getpid()):
        (folder / f".ab12.json.{process}.tmp").write_text(CANARY)
    (folder / f".cd34.json.{writing.pid}.tmp").write_text("being written")
    (folder / ".swp").write_text("not ours")
    drafts.tidy()
    writing.kill()
    writing.wait()
    assert sorted(there(folder)) == sorted([".swp", f".cd34.json.{writing.pid}.tmp", "ab12.json"])


def test_a_write_that_fails_leaves_what_was_there(drafts: Drafts, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.write(some())
    before = there(state)

    def full(path: str, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "write_new", full)
    with pytest.raises(Unusable, match="The disk is full"):
        drafts.write(some(text="more"))
    monkeypatch.undo()

    def refused(one: str, other: str) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(Unusable):
        drafts.write(some(text="more"))
    assert there(state) == before


def test_every_write_reaches_the_disk_before_it_is_acknowledged(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.write(some("cd34"))
    calls: list[str] = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *given, real=real, name=name: (calls.append(name), real(*given))[1])
    drafts.write(some())
    assert calls == ["fsync", "replace", "fsync"], "a new one is in its folder for good"
    calls.clear()
    drafts.write(some(text="more"))
    assert calls == ["fsync", "replace"], "one that is there waits for the disk once"


@pytest.mark.parametrize("fault", ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS", "EACCES", "ENODEV"])
def test_what_is_said_of_a_disk_that_refuses_fits_into_60_columns(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def refuse(path: str, data: bytes) -> None:
        raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

    monkeypatch.setattr(files, "write_new", refuse)
    with pytest.raises(Unusable, match="ot saved yet") as told:
        drafts.write(some())
    assert len(str(told.value)) <= 58
    assert str(told.value).count(".") >= 2, "what it is, and what helps"


@pytest.mark.parametrize("kills", [15, pytest.param(300, marks=pytest.mark.trial)])
def test_kill_9_at_random_moments_loses_nothing_acknowledged(drafts: Drafts, state: Path, kills: int) -> None:
    chance = random.Random(kills)
    turn = 0
    for _ in range(kills):
        command = [PYTHON, WORKER, str(state), str(turn + 1)]
        worker = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        select.select([worker.stdout], [], [], 60)
        time.sleep(chance.random() * 0.03)
        worker.kill()
        acknowledged = int(worker.communicate()[0].split()[-1])
        found = drafts.read("ab12")
        assert found is not None
        turn = found.saved_at
        assert turn in (acknowledged, acknowledged + 1)
        assert found == draft(turn)
    drafts.tidy()
    assert list(there(state)) == ["drafts/ab12.json"]
