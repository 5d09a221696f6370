from datetime import timedelta
from pathlib import Path

import pytest
from store_helpers import AT, DAY, forgetting, keep, kept, noted, promise, released, tables

from troth.domain.change import Change
from troth.domain.errors import Refused
from troth.store import format, undo_journal
from troth.store.errors import Unusable
from troth.store.store import Store


def test_undo_and_redo_walk_the_changes_in_order(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    begun.do(noted(1, "hello"), AT)
    begun.do(released(1), AT)
    assert begun.undo(AT) == "Gone."
    assert begun.book().commitment(1).note == "hello"
    assert Store(str(path)).undo(AT) == "Noted."
    assert begun.undo(AT) == "Kept."
    assert begun.undo(AT) == "Promised: call mum."
    assert begun.book().commitments() == ()
    with pytest.raises(Refused, match="nothing to undo"):
        begun.undo(AT)
    assert [Store(str(path)).redo(AT) for _ in range(4)] == ["Promised: call mum.", "Kept.", "Noted.", "Gone."]
    with pytest.raises(Refused, match="nothing to redo"):
        begun.redo(AT)
    assert begun.book().commitments() == ()


def test_undo_of_nothing_makes_no_file(store: Store, path: Path) -> None:
    with pytest.raises(Refused):
        store.undo(AT)
    assert not path.parent.exists()


def test_redoing_a_promise_gives_it_its_number_again(begun: Store) -> None:
    begun.undo(AT)
    begun.redo(AT)
    assert begun.book().commitment(1).title == "call mum"
    assert begun.book().next_number("commitments") == 2


def test_a_new_change_drops_what_was_undone(begun: Store, path: Path) -> None:
    begun.do(noted(1, "one"), AT)
    begun.undo(AT)
    begun.do(noted(1, "two"), AT)
    with pytest.raises(Refused):
        begun.redo(AT)
    assert [each["summary"] for each in tables(path)["journal"].values()] == ["Promised: call mum.", "Noted."]


def test_entries_hold_only_what_differs(begun: Store, path: Path) -> None:
    for day in range(20):
        begun.do(keep(1, DAY + timedelta(day)), AT)
    begun.do(noted(1, "hello"), AT)
    entries = list(tables(path)["journal"].values())
    assert entries[-2]["edits"] == [{"table": "months", "n": 1, "before": {}, "after": {"20": ["kept", AT]}}]
    assert entries[-1]["edits"] == [{"table": "commitments", "n": 1, "before": {}, "after": {"note": "hello"}}]


def test_the_journal_keeps_two_hundred() -> None:
    assert undo_journal.LENGTH == 200
    old = {str(number): {"edits": []} for number in range(5, 205)}
    assert undo_journal.added(old, {"edits": []}, 205) == {5: None, 205: {"edits": []}}


def test_the_oldest_entries_leave_the_journal(begun: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_journal, "LENGTH", 12)
    for day in range(undo_journal.LENGTH + 5):
        begun.do(keep(1, DAY + timedelta(day)), AT)
    entries = tables(path)["journal"]
    assert len(entries) == undo_journal.LENGTH
    assert sorted(map(int, entries))[0] == 7
    for _ in range(undo_journal.LENGTH):
        begun.undo(AT)
    with pytest.raises(Refused):
        begun.undo(AT)
    assert len(kept(begun)) == 5


def test_what_was_changed_outside_is_not_taken_back(begun: Store, path: Path) -> None:
    begun.do(noted(1, "mine"), AT)
    found = tables(path)
    found["commitments"]["1"]["note"] = "theirs"
    path.write_bytes(format.serialise(found))
    with pytest.raises(Refused, match="changed since"):
        begun.undo(AT)
    assert begun.book().commitment(1).note == "theirs"


def test_a_field_beside_the_changed_one_stays_at_undo(begun: Store, path: Path) -> None:
    begun.do(noted(1, "mine"), AT)
    found = tables(path)
    found["commitments"]["1"]["why"] = "theirs"
    path.write_bytes(format.serialise(found))
    begun.undo(AT)
    made = begun.book().commitment(1)
    assert (made.note, made.why) == ("", "theirs")


def test_forgetting_leaves_no_trace_of_a_text(begun: Store, path: Path) -> None:
    secret = b"a thing i regret"
    begun.do(noted(1, "a thing i regret"), AT)
    begun.do(keep(1, DAY), AT)
    begun.backup(AT)
    begun.do(forgetting(noted(1, "")), AT)
    files = {each: each.read_bytes() for each in path.parent.rglob("*") if each.is_file()}
    assert not [each for each, data in files.items() if secret in data]
    assert {each["summary"] for each in tables(path)["journal"].values()} == {""}
    assert path.with_name("troth.json.last").read_bytes() == path.read_bytes()
    with pytest.raises(Refused, match=r"erased for good\. Nothing was changed"):
        begun.undo(AT)
    begun.do(keep(1, DAY + timedelta(1)), AT)
    assert len(kept(begun)) == 2


def test_what_was_is_forgotten_also_where_it_is_other_by_now(begun: Store, path: Path) -> None:
    begun.do(noted(1, "a thing i regret"), AT)
    begun.do(noted(1, ""), AT)
    begun.do(lambda _: Change("Forgotten.", forget=(("commitments", 1),)), AT)
    begun.do(lambda _: Change("Forgotten.", forget=(("commitments", 1),)), AT)
    files = [each.read_bytes() for each in path.parent.rglob("*") if each.is_file()]
    assert not [data for data in files if b"a thing i regret" in data]


def test_forgetting_where_there_is_nothing_makes_no_file(store: Store, path: Path) -> None:
    store.do(lambda _: Change("Forgotten.", forget=(("commitments", 1),)), AT)
    assert not path.parent.exists()


def test_a_change_after_forgetting_never_gives_old_entries_numbers(begun: Store, path: Path) -> None:
    begun.do(lambda _: Change("Forgotten.", forget=(("commitments", 1),)), AT)
    begun.do(promise("two"), AT)
    assert list(tables(path)["journal"]) == ["1", "2"]


def test_an_entry_changed_outside_cannot_bring_in_what_is_no_record(begun: Store, path: Path) -> None:
    begun.do(noted(1, "mine"), AT)
    begun.undo(AT)
    found = tables(path)
    found["journal"]["2"]["edits"][0]["after"] = {"pauses": 7}
    path.write_bytes(format.serialise(found))
    before = path.read_bytes()
    with pytest.raises(Unusable):
        begun.redo(AT)
    assert path.read_bytes() == before
