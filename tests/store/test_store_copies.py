import os
import time
from pathlib import Path
from typing import Never

import pytest
from masked import MASKED
from store_helpers import AT, DAY, keep, kept, noted, promise, tables, there

from troth.domain.errors import Refused
from troth.store import copies, format, upgrade
from troth.store.errors import Damaged, Newer, Unusable
from troth.store.format import Tables
from troth.store.sealing import CLEAR, Sealing
from troth.store.store import Store

DAY_LONG = 86_400


def day_of(at: int) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(at))


def test_the_twin_is_this_revision_and_the_previous_is_the_one_before(begun: Store, path: Path) -> None:
    before = path.read_bytes()
    begun.do(keep(1, DAY), AT)
    last, prev = path.with_name("troth.json.last"), path.with_name("troth.json.prev")
    assert last.read_bytes() == path.read_bytes()
    assert last.stat().st_ino != path.stat().st_ino
    assert prev.read_bytes() == before
    assert not [name for name in os.listdir(path.parent) if name.endswith("tmp")]


def test_where_there_are_no_links_the_previous_is_a_copy(
    begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> Never:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", none)
    before = path.read_bytes()
    begun.do(keep(1, DAY), AT)
    begun.do(keep(1, DAY.replace(day=2)), AT)
    assert path.with_name("troth.json.prev").stat().st_nlink == 1
    assert Store(str(path)).backups()[-1].name == day_of(AT)
    assert (path.parent / "backups" / f"{day_of(AT)}-troth.json").read_bytes() == before


def test_fourteen_days_are_kept(begun: Store, path: Path) -> None:
    for day in range(20):
        begun.do(noted(1, f"day {day}"), AT + day * DAY_LONG)
        begun.do(noted(1, f"day {day}, later"), AT + day * DAY_LONG + 60)
    days = sorted(each.name for each in (path.parent / "backups").iterdir())
    assert days == [f"{day_of(AT + day * DAY_LONG)}-troth.json" for day in range(6, 20)]
    first = tables(path.parent / "backups" / days[-1])
    assert first["commitments"]["1"]["note"] == "day 18, later"


def test_named_snapshots_are_never_rotated(begun: Store, path: Path) -> None:
    begun.backup(AT)
    begun.do(noted(1, "imported"), AT, before="import")
    for day in range(20):
        begun.do(noted(1, f"day {day}"), AT + day * DAY_LONG)
    names = [copy.name for copy in begun.backups()]
    assert len([name for name in names if "T" in name]) == 2
    assert len(names) == 2 + 2 + 14


def test_two_snapshots_of_one_second_have_two_names(begun: Store) -> None:
    names = {begun.backup(AT).name for _ in range(3)}
    assert len(names) == 3
    assert names <= {copy.name for copy in begun.backups()}


def test_two_data_files_in_a_folder_do_not_share_copies(path: Path) -> None:
    one, two = Store(str(path)), Store(str(path.with_name("by-hand-troth.json")))
    for store in (one, two):
        store.do(promise(), AT)
        store.do(keep(1, DAY), AT)
        store.backup(AT)
    assert len(one.backups()) == len(two.backups()) == 4
    assert not {copy.path for copy in one.backups()} & {copy.path for copy in two.backups()}


def test_a_copy_is_good_only_when_it_parses_whole(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    last = path.with_name("troth.json.last")
    last.write_bytes(last.read_bytes()[:-5])
    assert {copy.name: copy.good for copy in begun.backups()} == {"last": False, "prev": True, day_of(AT): True}


def test_backup_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(Refused):
        store.backup(AT)


@pytest.mark.parametrize("damage", [b"", b"{}", b"null", b"\0" * 500, None])
def test_restoring_puts_the_bad_file_aside_and_a_copy_in_its_place(
    begun: Store, path: Path, damage: bytes | None
) -> None:
    begun.do(keep(1, DAY), AT)
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with pytest.raises(Damaged, match="`troth backup restore last`") as told:
        begun.book()
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
    with pytest.raises(Damaged):
        begun.do(keep(1, DAY.replace(day=2)), AT)
    assert (path.read_bytes() if path.exists() else None) == damage
    begun.restore("last", AT)
    assert kept(begun) == kept(Store(str(path))) == {DAY}
    aside = [each.read_bytes() for each in path.parent.iterdir() if ".damaged-" in each.name]
    assert aside == ([] if damage is None else [damage])
    begun.do(keep(1, DAY.replace(day=2)), AT)


def test_restoring_keeps_the_good_state_that_was_there(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    begun.do(promise("two"), AT)
    begun.restore("prev", AT)
    assert len(begun.book().commitments()) == 1
    assert begun.book().next_number("commitments") == 3
    kept_aside = next(copy for copy in begun.backups() if "before-restore" in copy.name)
    begun.restore(kept_aside.name, AT)
    assert len(Store(str(path)).book().commitments()) == 2


def test_restoring_after_damage_does_not_give_numbers_twice(begun: Store, path: Path) -> None:
    begun.do(promise("two"), AT)
    begun.do(promise("three"), AT)
    path.write_bytes(b"")
    begun.restore("prev", AT)
    assert begun.book().next_number("commitments") == 4


@pytest.mark.parametrize("which", ["", "next", "../troth.json", "2026-01-01"])
def test_restoring_what_is_not_there_is_refused(begun: Store, path: Path, which: str) -> None:
    before = there(path.parent)
    with pytest.raises(Refused):
        begun.restore(which, AT)
    assert there(path.parent) == before


def test_restoring_a_damaged_copy_is_refused(begun: Store, path: Path) -> None:
    path.with_name("troth.json.last").write_bytes(b"{")
    with pytest.raises(Refused, match="damaged itself"):
        begun.restore("last", AT)


def test_a_failed_restore_leaves_the_file(begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun.do(keep(1, DAY), AT)
    before = path.read_bytes()
    real = os.replace

    def broken(source: str, to: str) -> None:
        if to == str(path):
            raise OSError(5, "Input/output error")
        real(source, to)

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(Unusable, match="nothing was saved"):
        begun.restore("prev", AT)
    assert path.read_bytes() == before


def test_a_missing_file_is_a_first_start_only_without_any_copy(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    begun.do(keep(1, DAY.replace(day=2)), AT)
    path.unlink()
    for name in ("troth.json.last", "troth.json.prev", f"backups/{day_of(AT)}-troth.json"):
        with pytest.raises(Damaged, match="is gone"):
            Store(str(path)).book()
        (path.parent / name).unlink()
    assert Store(str(path)).book().commitments() == ()


def test_an_edit_from_outside_is_read_told_and_what_was_before_is_kept(begun: Store, path: Path) -> None:
    begun.do(noted(1, "mine"), AT)
    ours = path.read_bytes()
    path.write_bytes(ours.replace(b'"note":"mine"', b'"note":"edited"'))
    store = Store(str(path))
    assert store.book().commitment(1).note == "edited"
    assert len(store.notices) == 1
    assert "troth.json.last" in store.notices[0]
    store.do(keep(1, DAY), AT)
    outside = next(copy for copy in store.backups() if copies.OUTSIDE in copy.name)
    assert Path(outside.path).read_bytes() == ours
    assert any(outside.name in line for line in store.notices)
    fresh = Store(str(path))
    fresh.book()
    assert fresh.notices == []


@pytest.mark.parametrize("sealing", [CLEAR, MASKED])
def test_another_revision_put_in_place_is_kept_beside_ours(path: Path, sealing: Sealing) -> None:
    begun = Store(str(path), sealing=sealing)
    begun.do(promise(), AT)
    old = path.read_bytes()
    begun.do(noted(1, "mine"), AT)
    ours = path.read_bytes()
    path.write_bytes(old)
    begun.do(keep(1, DAY), AT)
    outside = next(copy for copy in begun.backups() if copies.OUTSIDE in copy.name)
    assert Path(outside.path).read_bytes() == ours


def test_outside_snapshots_are_rotated(begun: Store, path: Path) -> None:
    for turn in range(20):
        path.write_bytes(path.read_bytes() + b" ")
        begun.do(noted(1, f"{turn}"), AT + turn)
    assert len([copy for copy in begun.backups() if copies.OUTSIDE in copy.name]) == copies.KEEP


@pytest.mark.parametrize(
    ("was", "becomes", "field"),
    [
        (b'"title":"call mum"', b'"title":5', "title"),
        (b'"title"', b'"titel"', "title"),
        (b'"kind":"daily"', b'"kind":"hourly"', "schedules"),
        (b'"schedules":[{', b'"schedules":[7,{', "schedules"),
        (b'["kept",1795000000]', b'["kept","1795000000"]', "1"),
        (b'["kept",1795000000]', b'["kpet",1795000000]', "1"),
        (b'["kept",1795000000]', b'"kept"', "1"),
        (b'"month":"2026-11"', b'"month":"2026-1"', "month"),
        (b'"of":1', b'"of":true', "of"),
        (b'"2026-11-01"}]', b'"2026-11-01"}', None),
    ],
)
def test_an_edit_from_outside_that_is_wrong_names_its_field_and_not_its_value(
    begun: Store, path: Path, was: bytes, becomes: bytes, field: str | None
) -> None:
    begun.do(keep(1, DAY), AT)
    found = path.read_bytes()
    if field is None:
        was, becomes = b'"starts_on":"2026-11-01"', b'"starts_on":20261101'
        field = "starts_on"
    assert was in found
    path.write_bytes(found.replace(was, becomes, 1))
    with pytest.raises(Damaged, match=f'field "{field}" in record 1 of (commitments|months) is wrong'):
        Store(str(path)).book()
    assert path.read_bytes() == found.replace(was, becomes, 1)


def test_a_newer_format_is_neither_read_nor_written(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    found = tables(path)
    found["_meta"]["1"]["format"] = format.FORMAT + 1
    path.write_bytes(format.serialise(found))
    before = there(path.parent)
    for do in (begun.book, lambda: begun.do(keep(1, DAY), AT), lambda: begun.restore("last", AT)):
        with pytest.raises(Newer, match="newer Troth"):
            do()
    assert there(path.parent).items() >= before.items()


def test_every_older_format_has_its_step() -> None:
    """Where nothing of the tables changes, too: else no file of before opens."""
    assert sorted(upgrade.STEPS) == [*range(1, format.FORMAT)]


def test_an_older_format_is_brought_up_after_a_snapshot(
    begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(tables: Tables) -> Tables:
        titles = {n: {**each, "note": "upgraded"} for n, each in tables["commitments"].items()}
        return {**tables, "commitments": titles}

    before, older = path.read_bytes(), format.FORMAT
    monkeypatch.setattr(format, "FORMAT", older + 1)
    monkeypatch.setitem(upgrade.STEPS, older, step)
    store = Store(str(path))
    assert store.book().commitment(1).note == "upgraded"
    assert path.read_bytes() == before
    store.do(keep(1, DAY), AT)
    assert tables(path)["_meta"]["1"]["format"] == older + 1
    snapshot = next(copy for copy in store.backups() if "before-upgrade" in copy.name)
    assert Path(snapshot.path).read_bytes() == before
    store.do(keep(1, DAY.replace(day=2)), AT)
    assert len([copy for copy in store.backups() if "before-upgrade" in copy.name]) == 1


def test_a_snapshot_that_fails_is_said_and_the_save_goes_on(begun: Store, path: Path) -> None:
    (path.parent / "backups").write_text("in the way")
    begun.do(keep(1, DAY), AT)
    assert kept(Store(str(path))) == {DAY}
    assert "No snapshot" in begun.notices[0]
    with pytest.raises(Unusable):
        begun.do(noted(1, "x"), AT, before="import")
    assert begun.book().commitment(1).note == ""
