from pathlib import Path

import pytest
from store_helpers import AT, DAY, keep, promise, tables

from troth.domain.actions.making import Add
from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.records import Version
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.store import format
from troth.store.codec import encode
from troth.store.lock import Lock
from troth.store.store import Store


def lines(store: Store, level: str) -> list[str]:
    return [finding.line for finding in store.examine() if finding.level == level]


def test_a_whole_file_is_all_well(begun: Store) -> None:
    begun.do(keep(1, DAY), AT)
    assert lines(begun, "bad") == lines(begun, "warn") == []
    assert any("2 records" in line for line in lines(begun, "ok"))
    assert begun.problems() == []


def test_no_file_is_all_well(store: Store, path: Path) -> None:
    assert lines(store, "bad") == lines(store, "warn") == []
    assert not path.parent.exists()


def test_every_trouble_is_named(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    path.with_name("troth.json.last").write_text("x")
    path.with_name("troth.sync-conflict-1.json").write_text("x")
    path.with_name(".troth.json.tmp").write_text("x")
    path.parent.chmod(0o755)
    path.chmod(0o640)
    with Lock(f"{path}.lock"):
        found = " ".join(lines(begun, "warn"))
    for words in ("mode 640", "mode 755", "copy last is damaged", "sync-conflict", "holds the lock"):
        assert words in found
    assert any("cut-off save" in line for line in lines(begun, "ok"))


def test_a_damaged_file_is_bad(begun: Store, path: Path) -> None:
    path.write_text("{}")
    assert "it is empty" in lines(begun, "bad")[0]


def test_wrong_fields_and_strays_are_named_even_in_a_file_of_ours(begun: Store, path: Path) -> None:
    found = tables(path)
    found["commitments"]["1"]["size"] = "secret words"
    found["months"] = {"4": {"of": 9, "month": "2026-11"}}
    path.write_bytes(format.serialise(found))
    store = Store(str(path))
    assert lines(store, "bad") == ['In the file, field "size" in record 1 of commitments is wrong.']
    assert lines(store, "warn") == ["In the file, record 4 of months belongs to one of commitments that is not there."]
    assert store.problems() == ['field "size" in record 1 of commitments is wrong']


def test_a_check_tells_once_of_what_is_wrong_and_of_nothing_else(begun: Store, path: Path) -> None:
    begun.check()
    assert begun.notices == []
    found = tables(path)
    found["commitments"]["1"] |= {"size": "secret words", "state": "secret words"}
    path.write_bytes(format.serialise(found))
    store = Store(str(path))
    store.check()
    store.check()
    (line,) = store.notices
    assert 'field "state" in record 1 of commitments is wrong and 1 more. Nothing was changed' in line
    assert "secret" not in line


@pytest.mark.parametrize(
    "schedule",
    [
        *(TimesPer(n, "week") for n in (0, 1, 7, 8, 50)),
        *(TimesPer(n, "month") for n in (28, 29)),
        *(Window(*days) for days in ((0, 1), (2, 4), (3, 3), (4, 2), (1, 3660), (1, 3661))),
        *(EveryNDays(n, "last_done") for n in (0, 1, 3660, 3661)),
        *(MonthlyDay(day) for day in (0, 1, 31, 32)),
        *(MonthlyNth(*nth) for nth in ((0, 0), (-1, 6), (5, 7), (6, 0))),
        *(Yearly(*day) for day in ((2, 29), (2, 30), (13, 1))),
        *(Weekdays(days) for days in ((), (0,), (7,))),
        *(Once(DAY, "", days) for days in (0, 7, 8)),
        Daily(),
        OnCue("we argue"),
    ],
)
def test_the_file_may_hold_the_schedules_that_can_be_promised(begun: Store, path: Path, schedule: Schedule) -> None:
    made = begun.book().commitment(1)._replace(schedules=(Version(DAY, schedule),))
    try:
        Add(made._replace(uid="another"))(Book())
        wrong = []
    except Refused:
        wrong = ['field "schedules" in record 1 of commitments is wrong']
    found = tables(path)
    found["commitments"]["1"] = encode("commitments", made, None)
    path.write_bytes(format.serialise(found))
    assert Store(str(path)).problems() == wrong
    assert Store(str(path)).book().commitment(1).schedule == schedule


def test_a_read_only_file_is_bad(begun: Store, path: Path) -> None:
    path.chmod(0o400)
    assert any("read-only" in line for line in lines(begun, "bad"))


def test_a_link_is_said(begun: Store, path: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(path)
    assert any("is a link to" in line for line in lines(Store(str(tmp_path / "link")), "ok"))


def test_two_months_of_the_same_name_are_wrong(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    begun.do(promise("two"), AT)
    found = tables(path)
    found["months"]["2"] = found["months"]["1"]
    path.write_bytes(format.serialise(found))
    assert "there twice" in lines(Store(str(path)), "bad")[0]
