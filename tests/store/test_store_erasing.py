"""What is erased for good: in no file any more, also when killed in between; nothing else is lost, nor its undo."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fault_shim import CALLS
from store_helpers import AT, DAY, tables, there

from troth.domain.actions.boundaries import AddBoundary, Honour, ReviseBoundary
from troth.domain.actions.erasing import Erase
from troth.domain.actions.life import MoveTo, Release, Tell
from troth.domain.actions.making import Add, AddEach, Revise, promise
from troth.domain.actions.outcomes import Keep, NotKept, Reopen
from troth.domain.actions.repairing import BeginRepair
from troth.domain.actions.several import Several
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.draft import BOUNDARY, OF, PROMISE, REPAIR, Draft
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.records import Commitment
from troth.domain.reflection import Answer, Reflection
from troth.domain.schedule.dated import Daily
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.store.retention import kept_from, retain
from troth.store.store import Store

NOW = Now(AT, DAY.replace(day=10))
CANARY = "canary-7f3a"


def made(title: str) -> Commitment:
    return promise(title, Daily(), DAY, NOW, f"uid {title}", matters_every_time=True)


def holding(folder: Path) -> list[str]:
    return [name for name, data in there(folder).items() if CANARY.encode() in data]


def lived(path: Path) -> Store:
    """A promise and a boundary with a history full of their words, and each beside another that has none of them."""
    store = Store(str(path))
    store.do(Add(made("water the plants")), AT)
    store.do(Add(made(f"call {CANARY}")), AT)
    store.do(Revise(2, (("note", f"{CANARY} by night"),), NOW), AT)
    store.do(Keep(2, DAY, NOW, f"{CANARY} was glad"), AT)
    store.do(Reopen(2, DAY, NOW), AT)
    store.do(NotKept(2, DAY, NOW), AT)
    store.do(BeginRepair(Repair(0, "r1", AT, 2, DAY, f"I forgot {CANARY}", f"tea with {CANARY}"), NOW), AT)
    store.do(Tell(2, NOW, "t1", f"{CANARY} in person", f"that {CANARY} waits"), AT)
    store.do(MoveTo(2, DAY.replace(day=12), NOW, "m1", DAY.replace(day=3), why=f"{CANARY} is away"), AT)
    store.do(AddBoundary(Boundary(0, "b1", AT, f"no calls from {CANARY}")), AT)
    store.do(ReviseBoundary(1, (("statement", f"no letters from {CANARY}"),), NOW, "e1"), AT)
    store.do(Honour(1, DAY, NOW, "e2"), AT)
    store.do(Keep(1, DAY, NOW), AT)
    store.do(Several((Keep(1, DAY.replace(day=2), NOW), Keep(2, DAY.replace(day=2), NOW))), AT)
    store.do(Release(2, NOW, f"{CANARY} moved on"), AT)
    store.backup(AT)
    return store


def erase_both(store: Store) -> None:
    store.do(Several((Erase(2, "commitments"), Erase(1, "boundaries"))), AT)


def test_a_promise_and_a_boundary_leave_no_word_behind_and_take_nothing_else(tmp_path: Path, path: Path) -> None:
    store = lived(path)
    assert holding(tmp_path)
    others = [each for each in store.book().commitments() if each.number == 1]
    months = store.book().months(1)
    erase_both(store)
    assert holding(tmp_path) == []
    book = store.book()
    assert list(book.commitments()) == others and book.months(1) == months and book.boundaries() == ()
    left = {table: len(rows) for table, rows in store.export().items() if rows and table != "_meta"}
    assert left == {"commitments": 1, "months": 1}
    assert store.problems() == []


def test_undo_passes_over_what_is_erased_and_says_so(path: Path) -> None:
    store = lived(path)
    erase_both(store)
    empty = sum(not each["edits"] for each in tables(path)["journal"].values())
    said = [store.undo(AT), store.undo(AT), store.undo(AT)]
    rest, skipped = "What was done together with something that is erased now.", "of what is erased."
    assert said[0] == f"{rest} Skipped: 1 change {skipped}"
    assert said[1].startswith("Kept (1 Nov): water the plants") and "Skipped" not in said[1]
    assert said[2].startswith("Promise 1: water the plants") and said[2].endswith(
        f"Skipped: {empty - 1} changes {skipped}"
    )
    assert store.book().commitments() == ()
    with pytest.raises(Refused, match="nothing to undo"):
        store.undo(AT)
    again = [store.redo(AT) for _ in range(3)]
    assert again[0].startswith("Promise 1: water the plants")
    assert [each.number for each in store.book().commitments()] == [1] and len(store.book().months(1)[0].days) == 2
    with pytest.raises(Refused, match="nothing to redo"):
        store.redo(AT)


def test_where_all_there_was_to_undo_is_erased_that_is_said(path: Path) -> None:
    store = Store(str(path))
    store.do(Add(made(CANARY)), AT)
    store.do(Erase(1, "commitments"), AT)
    with pytest.raises(Refused, match=r"What there was to undo is erased for good. Nothing was changed"):
        store.undo(AT)


def test_of_five_promises_that_were_made_together_the_other_four_are_undone(tmp_path: Path, path: Path) -> None:
    store = Store(str(path))
    store.do(AddEach(tuple((n, made(f"promise {n}" if n != 3 else CANARY)) for n in range(1, 6))), AT)
    store.do(Erase(3, "commitments"), AT)
    assert holding(tmp_path) == []
    store.undo(AT)
    assert store.book().commitments() == ()
    store.redo(AT)
    assert [each.number for each in store.book().commitments()] == [1, 2, 4, 5]


def test_what_was_undone_is_erased_too_and_the_rest_can_be_made_again(tmp_path: Path, path: Path) -> None:
    store = Store(str(path))
    store.do(Add(made("water the plants")), AT)
    store.do(Add(made(CANARY)), AT)
    store.do(Keep(2, DAY, NOW), AT)
    store.do(Keep(1, DAY, NOW), AT)
    for _ in range(3):
        store.undo(AT)
    store.do(Erase(2, "commitments"), AT)
    assert holding(tmp_path) == []
    assert store.redo(AT).endswith("Skipped: 2 changes of what is erased.")
    assert len(store.book().months(1)) == 1


def test_a_number_that_was_erased_is_never_given_again(path: Path) -> None:
    store = Store(str(path))
    store.do(Add(made(CANARY)), AT)
    store.do(Erase(1, "commitments"), AT)
    store.do(Add(made("water the plants")), AT)
    assert [each.number for each in Store(str(path)).book().commitments()] == [2]


def test_of_two_windows_that_erase_the_same_the_second_finds_it_done(tmp_path: Path, path: Path) -> None:
    one, other = lived(path), Store(str(path))
    other.book()
    one.do(Erase(2, "commitments"), AT)
    revision = path.read_bytes()
    assert other.do(Erase(2, "commitments"), AT).summary.startswith("Erased.")
    with pytest.raises(Refused, match="no promise 2"):
        other.do(Keep(2, DAY, NOW), AT)
    assert b"water the plants" in path.read_bytes() and len(path.read_bytes()) <= len(revision) + 2


def test_drafts_about_what_is_erased_go_and_others_stay(tmp_path: Path, path: Path) -> None:
    store, drafts = lived(path), Drafts(str(tmp_path / "state"))
    repair = store.book().repairs(2)[0]
    abouts = ((PROMISE, ("uid call " + CANARY,)), (REPAIR, ("uid call " + CANARY, DAY.isoformat())))
    for n, (at, of) in enumerate((*abouts, (REPAIR, (repair.uid,)), (BOUNDARY, ("b1",)), (PROMISE, ()))):
        words = "a new one" if n == 4 else CANARY
        drafts.write(Draft(f"d{n}", "", words, AT, AT, at, {OF: of, "note": (words,)}))
    change = store.do(Several((Erase(2, "commitments"), Erase(1, "boundaries"))), AT)
    assert drafts.erase(change) == ""
    assert holding(tmp_path) == [] and [each.title for each in drafts.listed().drafts] == ["a new one"]


def test_who_kills_it_at_any_call_finds_it_wholly_erased_or_not_at_all(path: Path) -> None:
    first = path.with_name("first") / path.name
    lived(first)
    outcomes = set()
    for nth in range(1, 400):
        here = path.with_name(f"kill{nth}") / path.name
        shutil.copytree(first.parent, here.parent)
        killed = killed_at(nth, lambda here=here: erase_both(Store(str(here))))
        store = Store(str(here))
        erased = store.book().commitments() == store.book().commitments()[:1]
        outcomes.add((killed, erased))
        assert (holding(here.parent) == []) == erased
        if not erased:
            assert store.undo(AT).startswith("Let go:")
            erase_both(store)
            assert holding(here.parent) == []
        assert store.book().commitment(1).title == "water the plants"
        if not killed:
            break
    assert outcomes == {(True, False), (True, True), (False, True)}


def killed_at(nth: int, do: Callable[[], object]) -> bool:
    """Whether a process that does it was killed, which it is before its nth call of those a save makes."""
    child = os.fork()
    if child == 0:
        count = 0

        def dying(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count == nth:
                    os._exit(9)
                return real(*arguments, **named)

            return call

        for name in CALLS:
            setattr(os, name, dying(getattr(os, name)))
        try:
            do()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def test_a_copy_that_cannot_be_changed_is_named_and_nothing_is_erased(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = lived(path)
    before = path.read_bytes()
    real = os.replace

    def replace(source: str, name: str, **named: Any) -> None:
        if "backups" in str(name):
            raise PermissionError(13, "Permission denied")
        real(source, name, **named)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(Unusable, match=r"Nothing was erased: the copy .*backups.* can't be changed"):
        erase_both(store)
    assert path.read_bytes() == before and Store(str(path)).book().commitment(2).title == f"call {CANARY}"


def test_entries_older_than_was_chosen_go_at_the_start_after_it_was_said(tmp_path: Path, path: Path) -> None:
    store, state = Store(str(path)), str(tmp_path / "state")
    for number, day in enumerate((DAY.replace(year=DAY.year - 3), DAY.replace(day=9)), 1):
        answers = (Answer("fact", "What was it?", (CANARY if number == 1 else "kept",)),)
        entry = Reflection(number, f"e{number}", AT, day, AT, "E21", answers=answers)
        store.do(lambda book, entry=entry: Change("Kept.", (Edit("reflections", entry.number, None, entry),)), AT)
    store.backup(AT)
    Path(state).mkdir()
    assert retain(store, NOW, 0, state) == ""
    assert retain(store, NOW, 24, state).startswith("At the next start 1 entry older than 24 months will be erased")
    assert holding(tmp_path)
    assert retain(store, NOW, 24, state) == "Erased for good, as `journal_months` asks: 1 entry older than 24 months."
    assert holding(tmp_path) == [] and retain(store, NOW, 24, state) == ""
    assert [each.number for each in store.book().source.all("reflections")] == [2]
    assert kept_from(date(2026, 3, 31), 1) == date(2026, 2, 28)
