import os
from datetime import timedelta
from pathlib import Path
from typing import Never

import pytest
from masked import MASKED
from store_helpers import AT, DAY, keep, kept, noted, promise, released, tables, there

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.errors import Refused
from troth.store import copies, files, storage
from troth.store.data_file import DataFile
from troth.store.errors import Unusable
from troth.store.sealing import CLEAR, Sealing
from troth.store.store import Store


def test_making_and_reading_a_store_touches_nothing(path: Path) -> None:
    store = Store(str(path))
    assert store.book().commitments() == ()
    assert store.export().keys() == {"_meta"}
    assert not path.parent.exists()


def test_a_change_without_edits_makes_no_file(store: Store, path: Path) -> None:
    assert store.do(lambda book: Change("Nothing to do."), AT).summary == "Nothing to do."
    assert not path.parent.exists()


def test_a_change_without_edits_leaves_every_file_as_it_is(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    before, stamp = there(path.parent), path.stat()
    assert begun.do(keep(1, DAY), AT).summary == "It was kept."
    assert there(path.parent) == before
    assert path.stat() == stamp


def test_a_refusal_passes_untouched(begun: Store, path: Path) -> None:
    before = there(path.parent)

    def refuse(book: Book) -> Never:
        raise Refused("No.")

    with pytest.raises(Refused, match=r"^No\.$"):
        begun.do(refuse, AT)
    with pytest.raises(Refused):
        begun.do(noted(9, "x"), AT)
    assert there(path.parent) == before


def test_what_was_done_is_in_this_store_and_in_another(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY, note="käse"), AT)
    for store in (begun, Store(str(path))):
        assert store.book().month(1, DAY).days[0][1].note == "käse"


def test_the_book_is_the_same_until_the_file_moves(begun: Store, path: Path) -> None:
    book = begun.book()
    assert begun.book() is book
    assert not begun.moved()
    other = Store(str(path))
    assert other.moved()
    other.do(keep(1, DAY), AT)
    assert begun.moved()
    assert begun.book() is not book
    assert not begun.moved()
    assert kept(begun) == {DAY}


def test_a_file_that_goes_away_has_moved(begun: Store, path: Path) -> None:
    begun.book()
    path.unlink()
    assert begun.moved()
    with pytest.raises(Unusable):
        begun.book()


def test_after_a_change_the_book_is_new_without_reading_again(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = begun.book()
    begun.do(keep(1, DAY), AT)
    monkeypatch.setattr(files, "read", lambda path: pytest.fail("read again"))
    assert begun.book() is not before
    assert kept(begun) == {DAY}
    assert before.months(1) == ()


def test_untouched_records_stay_the_same_objects(begun: Store, path: Path) -> None:
    begun.do(promise("two"), AT)
    begun.do(keep(2, DAY), AT)
    one, month = begun.book().commitment(1), begun.book().month(2, DAY)
    begun.do(keep(1, DAY), AT)
    Store(str(path)).do(keep(1, DAY + timedelta(1)), AT)
    assert begun.book().commitment(1) is one
    assert begun.book().month(2, DAY) is month
    assert kept(begun) == {DAY, DAY + timedelta(1)}


def test_two_stores_do_not_lose_each_others_changes(path: Path) -> None:
    one, two = Store(str(path)), Store(str(path))
    one.do(promise(), AT)
    for day in range(10):
        (one, two)[day % 2].do(keep(1, DAY + timedelta(day)), AT)
    assert len(kept(one)) == len(kept(two)) == 10


def test_both_may_be_the_first(path: Path) -> None:
    one, two = Store(str(path)), Store(str(path))
    one.book(), two.book()
    one.do(promise("one"), AT)
    two.do(promise("two"), AT)
    assert [each.title for each in one.book().commitments()] == ["one", "two"]


@pytest.mark.parametrize("sealing", [CLEAR, MASKED])
def test_a_stamp_that_tells_nothing_is_not_trusted(
    path: Path, sealing: Sealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(str(path), sealing=sealing).do(promise(), AT)
    monkeypatch.setattr(files, "_stamp", lambda found: files.Stamp(1, 1, 1, 1))
    begun = Store(str(path), sealing=sealing)
    begun.book()
    Store(str(path), sealing=sealing).do(keep(1, DAY), AT)
    assert not begun.moved()
    begun.do(noted(1, "hello"), AT)
    monkeypatch.undo()
    assert kept(Store(str(path), sealing=sealing)) == {DAY}


def test_where_locks_do_not_reach_the_action_runs_again(
    begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    others = iter([Store(str(path)), Store(str(path))])

    def beside(source: str, to: str) -> None:
        """Just before each twin is put in place, another machine writes."""
        if to.endswith(".last") and (other := next(others, None)):
            with monkeypatch.context() as calm:
                calm.setattr("fcntl.flock", lambda *_: None)
                other.do(promise("beside"), AT)
        real(source, to)

    monkeypatch.setattr(os, "replace", beside)
    begun.do(promise("mine"), AT)
    titles = [each.title for each in Store(str(path)).book().commitments()]
    assert sorted(titles) == ["beside", "beside", "call mum", "mine"]


def test_a_file_that_never_rests_is_given_up_on(begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def restless(source: str, to: str) -> None:
        os.utime(path, ns=(AT, os.stat(path).st_mtime_ns + 1_000_000))
        real(source, to)

    monkeypatch.setattr(os, "replace", restless)
    with pytest.raises(Unusable, match="keeps changing"):
        begun.do(keep(1, DAY), AT)
    assert kept(Store(str(path))) == set()


def test_an_edit_that_does_not_begin_at_what_is_there_is_our_error(begun: Store, path: Path) -> None:
    made = begun.book().commitment(1)
    before = there(path.parent)
    for edit in (
        Edit("commitments", 1, None, made),
        Edit("commitments", 1, made._replace(title="x"), made),
        Edit("commitments", 1, made, made._replace(number=2)),
    ):
        with pytest.raises(RuntimeError):
            begun.do(lambda book, edit=edit: Change("Wrong.", (edit,)), AT)
    assert there(path.parent) == before


def test_outside_a_transaction_nothing_can_be_written() -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        storage.MemoryStorage({}).write({})


def test_putting_documents_leaves_the_tables_they_came_from(begun: Store) -> None:
    was = begun.export()
    kept_aside = {name: dict(table) for name, table in was.items()}
    new = storage.put(was, {"commitments": {1: None, 5: {"a": 1}}, "months": {2: {"of": 1}}})
    assert {name: dict(table) for name, table in was.items()} == kept_aside
    assert new["commitments"] == {"5": {"a": 1}}
    assert new["months"] == {"2": {"of": 1}}


def test_a_failed_write_leaves_memory_and_disk(begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, before = begun.book(), there(path.parent)

    def full(source: str, to: str) -> Never:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        with pytest.raises(Unusable, match="disk is full"):
            begun.do(keep(1, DAY), AT)
    assert begun.book() is book
    assert there(path.parent).items() >= before.items()
    assert kept(begun) == set()
    begun.do(keep(1, DAY), AT)
    assert kept(begun) == {DAY}


def test_text_that_utf8_cannot_hold_is_refused(begun: Store, path: Path) -> None:
    before = there(path.parent)
    with pytest.raises(Refused):
        begun.do(noted(1, "\udc80"), AT)
    assert there(path.parent) == before


def test_unknown_tables_and_fields_survive_every_write(begun: Store, path: Path) -> None:
    from troth.store import format

    found = tables(path)
    found["moods"] = {"4": {"of": 1, "x": [1.5, None, {"y": "ü"}]}}
    found["commitments"]["1"]["colour"] = "green"
    path.write_bytes(format.serialise(found))
    begun.do(noted(1, "a"), AT)
    begun.do(keep(1, DAY), AT)
    begun.undo(AT)
    begun.undo(AT)
    begun.redo(AT)
    now = tables(path)
    assert now["moods"] == found["moods"]
    assert now["commitments"]["1"]["colour"] == "green"
    assert begun.export()["moods"] == found["moods"]


def test_numbers_are_never_used_twice(begun: Store, path: Path) -> None:
    begun.do(promise("two"), AT)
    begun.undo(AT)
    begun.do(promise("three"), AT)
    assert [each.number for each in begun.book().commitments()] == [1, 3]
    begun.do(released(3), AT)
    assert Store(str(path)).book().next_number("commitments") == 4


def test_revisions_count_writes(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    begun.do(keep(1, DAY), AT)
    begun.undo(AT)
    assert tables(path)["_meta"]["1"]["rev"] == 3


def test_files_that_a_sync_tool_put_aside_are_told_once_and_left(begun: Store, path: Path) -> None:
    for name in (
        "troth.sync-conflict-20261101-120000-ABCDEFG.json",
        "troth (conflicted copy 2026-11-01 120000).json",
        "troth (Jo's Conflicted Copy).json",
        "other.sync-conflict-1.json",
    ):
        path.with_name(name).write_text("x")
    store = Store(str(path))
    store.book(), store.book()
    store.do(keep(1, DAY), AT)
    store.book()
    assert len(store.notices) == 3
    assert all("`troth import` merges it" in line for line in store.notices)
    assert path.with_name("troth.sync-conflict-20261101-120000-ABCDEFG.json").read_text() == "x"


def test_a_temporary_file_that_another_writer_replaced_is_not_put_in_place(
    begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, turns = copies.keep_previous, iter([1])

    def beside(file: DataFile) -> None:
        if next(turns, None):
            Path(file.temp).unlink()
            Path(file.temp).write_bytes(path.read_bytes())
        real(file)

    monkeypatch.setattr(copies, "keep_previous", beside)
    begun.do(keep(1, DAY), AT)
    assert kept(Store(str(path))) == {DAY}
