"""What a release wrote is found whole by this Troth: a data file and drafts as they lay on the disk then.

`released/VERSION/found.json` is what that release itself found in them, record by record; a field that is new since is
no part of it.
"""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from keep_release import RELEASED, found, keep
from store_helpers import AT, tables, there

from troth.domain.actions.boundaries import Honour
from troth.domain.actions.making import Revise
from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.domain.history import occasion_on
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import MonthlyNth, Once, Weekdays
from troth.store import format
from troth.store.codec import TABLES
from troth.store.drafts import Drafts
from troth.store.record_lines import Documents
from troth.store.store import Store

TODAY = date(2026, 12, 1)
NOW = Now(AT + 1_000_000, TODAY)


@pytest.fixture(params=sorted(each.name for each in RELEASED.iterdir()))
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a person who has used that release until now."""
    folder: Path = tmp_path / request.param
    shutil.copytree(RELEASED / request.param, folder, ignore=shutil.ignore_patterns("found.json"))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return folder


def store_in(home: Path) -> Store:
    return Store(str(home / "troth.json"))


def records(store: Store) -> dict[str, Documents]:
    """Every table of records as it lies in the file."""
    return {name: table for name, table in store.export().items() if name in TABLES}


def known(now: Any, then: Any) -> Any:
    """What is found `now`, without the fields that are new since `then`."""
    if isinstance(then, dict):
        return {name: known(now[name], value) for name, value in then.items()}
    if isinstance(then, list):
        return [known(value, other) for value, other in zip(now, then, strict=True)]
    return now


def test_all_of_it_is_found_by_value(home: Path) -> None:
    before = there(home)
    then = json.loads((RELEASED / home.name / "found.json").read_text(encoding="utf-8"))
    held = {name for name in tables(home / "troth.json") if name not in (format.META, format.JOURNAL)}
    assert {name for name, values in then.items() if values} == {*held, "drafts"}
    assert known(found(home), then) == then
    assert there(home) == before


def test_drafts_go_on_where_they_were(home: Path) -> None:
    drafts = Drafts(str(home))
    listed = drafts.listed()
    assert listed.unread == ()
    for draft in listed.drafts:
        drafts.write(draft)
    assert drafts.listed() == listed


def test_what_is_kept_of_a_release_is_what_it_wrote(home: Path, tmp_path: Path) -> None:
    keep(home, tmp_path / "kept")
    kept = there(tmp_path / "kept")
    assert json.loads(kept.pop("found.json")) == found(home)
    assert kept == there(home)


def test_nothing_in_it_is_wrong_or_worth_a_word(home: Path) -> None:
    store = store_in(home)
    assert store.problems() == []
    assert store.notices == []
    told = [finding.line for finding in store.examine() if finding.level != "ok"]
    assert told == ["There is no good copy beside the file."]


@pytest.mark.parametrize("home", ["0.1.0"], indirect=True)
def test_some_of_it_in_words(home: Path) -> None:
    """What 0.1.0 held, said here once more, so that not only its own reading speaks for it."""
    book = store_in(home).book()
    mum = book.commitment(3)
    assert (mum.number, mum.uid, mum.title) == (3, "0000000000000003", "Call mum, and listen")
    assert [version.schedule for version in mum.schedules] == [Weekdays((0, 3)), Weekdays((1, 3, 5))]
    assert mum.why == "She is alone a lot – and laughs at my jokes 🌻"
    assert book.commitment(1).schedule == Once(date(2026, 11, 11), "19:30", 2)
    assert book.commitment(7).schedule == TimesPer(3, "week")
    assert book.commitment(10).schedule == MonthlyNth(-1, 4)
    tap = occasion_on(book, 18, date(2026, 11, 9))
    assert tap is not None
    assert (tap.outcome, tap.note) == ("not_kept", "no washer")
    states = "draft offered active kept not_kept repairing repaired released done"
    assert {each.state for each in book.commitments()} == {*states.split()}
    columns = "forming ready said understood lived review resting withdrawn"
    assert {each.status for each in book.boundaries()} == {*columns.split()}
    assert book.boundary(5).statement == "We plan Sundays together"
    assert (book.settings.day_ends_at, book.settings.week_starts) == (150, 6)


def test_its_changes_are_taken_back_and_made_again(home: Path) -> None:
    store = store_in(home)
    journal = tables(home / "troth.json")[format.JOURNAL]
    entries = [journal[key] for key in sorted(journal, key=int)]
    undone = [entry["summary"] for entry in entries if entry.get("undone")]
    done = [entry["summary"] for entry in entries if not entry.get("undone")]
    assert len(done) > 100 and undone
    assert [store.redo(AT) for _ in undone] == undone
    last = records(store)
    assert [store.undo(AT) for _ in entries] == [*done, *undone][::-1]
    assert not any(records(store).values())
    assert [store.redo(AT) for _ in entries] == [*done, *undone]
    assert records(store_in(home)) == last


def test_what_no_troth_knows_outlives_writes_to_it(home: Path) -> None:
    path = home / "troth.json"
    before = tables(path)
    plants = next(key for key, month in before["months"].items() if month["of"] == 2)
    before["_meta"]["1"]["later"] = 7
    before["commitments"]["3"]["colour"] = "green"
    before["months"][plants]["weather"] = ["rain"]
    before["boundaries"]["5"]["shade"] = {"of": "blue"}
    before["later"] = {"4": {"x": None}}
    path.write_bytes(format.serialise(before))
    store = store_in(home)
    store.do(Revise(3, (("note", "On the green phone"),), NOW), AT)
    store.do(Keep(2, date(2026, 11, 7), NOW, "and the fern"), AT)
    store.do(Honour(5, TODAY, NOW, "ff"), AT)
    after = tables(path)
    assert after["_meta"]["1"]["later"] == 7
    assert after["commitments"]["3"]["colour"] == "green"
    assert after["months"][plants]["weather"] == ["rain"]
    assert after["boundaries"]["5"]["shade"] == {"of": "blue"}
    assert after["later"] == {"4": {"x": None}}
    assert store.notices == []
    touched = {"commitments": {"3"}, "months": {plants}, "boundaries": {"5"}, "boundary_events": {"10"}}
    for name, documents in before.items():
        if name not in (format.META, format.JOURNAL):
            changed = {key for key in {*after[name], *documents} if after[name].get(key) != documents.get(key)}
            assert changed <= touched.get(name, set())
