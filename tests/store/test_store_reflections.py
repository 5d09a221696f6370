"""The journal in the file: erased for good, undone as one, and read without building what nobody looks at."""

from datetime import date
from pathlib import Path

import pytest
from draft_worker import draft
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import RECORDS
from store_helpers import AT, DAY, there

from troth.domain.actions.erasing import Erase
from troth.domain.actions.reflecting import DeleteEntry, EditEntry, FinishReflection, note
from troth.domain.actions.several import Several
from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.entries import entry, journal
from troth.domain.reflection import Answer, Reflection, ShareItem, folded, outline
from troth.store import format
from troth.store.codec import encode
from troth.store.drafts import Drafts
from troth.store.store import Store
from troth.store.table_source import TableSource

NOW = Now(AT, DAY)
CANARY = "canary-7f3a"


def reflection(text: str) -> Reflection:
    return Reflection(0, "ab12", AT, DAY, AT, "E21", "Curiosity first", (5,), (Answer("fact", "What?", (text,)),))


def holding(folder: Path, words: str) -> list[str]:
    """The files under a folder that hold some words, also as JSON escapes them."""
    return [name for name, data in there(folder).items() if words.encode() in data]


def test_what_is_not_kept_is_in_no_file(tmp_path: Path, path: Path) -> None:
    """Data file, twin, the state before, snapshots, journal, drafts: nothing of it, though something was made of it."""
    store, drafts = Store(str(path)), Drafts(str(tmp_path / "state"))
    store.do(note("an older note", NOW, "n1"), AT)
    for turn in range(5):
        drafts.write(draft(turn)._replace(answers={"fact": (f"{CANARY} {turn}",)}))
    assert holding(tmp_path, CANARY)
    store.do(FinishReflection(None, (ShareItem(0, "s1", AT, DAY, "the job"),)), AT)
    drafts.remove("ab12")
    store.do(note("a later note", NOW, "n2"), AT + 90_000)
    store.backup(AT)
    assert holding(tmp_path, CANARY) == []
    assert holding(tmp_path, "the job")


def test_what_is_erased_is_in_no_file_and_what_is_deleted_comes_back(tmp_path: Path, path: Path) -> None:
    store = Store(str(path))
    store.do(note("an older note", NOW, "n1"), AT)
    store.do(FinishReflection(reflection(CANARY), (Boundary(0, "b1", AT, "an hour alone"),)), AT)
    store.do(DeleteEntry(2), AT)
    assert [each.number for each in journal(store.book())] == [1]
    store.undo(AT)
    assert entry(store.book(), 2).answers[0].values == (CANARY,)
    store.do(note("a later note", NOW, "n2"), AT)
    store.do(Erase(2), AT)
    assert holding(tmp_path, CANARY) == []
    assert [each.number for each in journal(store.book())] == [3, 1]
    assert store.undo(AT) == "Kept in the journal."
    assert store.undo(AT) == "What was done together with something that is erased now."
    assert (store.book().boundaries(), [each.number for each in journal(store.book())]) == ((), [1])
    assert CANARY not in str(store.redo(AT)) and store.book().boundary(1).statement == "an hour alone"


def test_what_was_deleted_before_is_erased_too(tmp_path: Path, path: Path) -> None:
    store = Store(str(path))
    store.do(note(CANARY, NOW, "n1"), AT)
    store.do(DeleteEntry(1), AT)
    assert holding(tmp_path, CANARY)
    store.do(Erase(1), AT)
    assert holding(tmp_path, CANARY) == []


def test_an_erasing_among_several_actions_leaves_the_others_to_undo(tmp_path: Path, path: Path) -> None:
    store = Store(str(path))
    store.do(note(CANARY, NOW, "n1"), AT)
    store.do(Several((note("another note", NOW, "n2"), Erase(1))), AT)
    assert holding(tmp_path, CANARY) == []
    assert [each.number for each in journal(store.book())] == [2]
    assert CANARY not in store.undo(AT) and journal(store.book()) == []


def test_a_run_and_what_it_made_are_undone_and_redone_as_one(path: Path) -> None:
    store = Store(str(path))
    leaves = (Boundary(0, "b1", AT, "an hour alone"), ShareItem(0, "s1", AT, DAY, "the job"))
    store.do(FinishReflection(reflection("late"), leaves), AT)
    whole = store.export()
    store.undo(AT)
    assert not any(store.export()[table] for table in ("reflections", "boundaries", "shares"))
    store.redo(AT)
    again = store.export()
    assert {table: again[table] for table in again if table != "_meta"} == {
        table: whole[table] for table in whole if table != "_meta"
    }
    assert Store(str(path)).book().boundary(1).reflection == 1


def test_a_journal_of_ten_years_opens_and_is_searched_without_building_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "the kettle was on and nobody said a word about the holidays again " * 12
    answers = tuple(Answer(f"step{n}", f"A question {n}?", (f"{n} {words}",)) for n in range(6))

    def fill(_: Book) -> Change:
        made = [
            Reflection(n, f"u{n}", AT, date(2026, 11, 1), AT, "E21", "Curiosity first", (5,), answers)
            for n in range(1, 5001)
        ]
        made[41] = made[41]._replace(answers=(*answers, Answer("last", "Last?", ("A NEEDLE, Stra\u00dfe",))))
        return Change("Made.", tuple(Edit("reflections", each.number, None, each) for each in made))

    Store(str(path)).do(fill, AT)
    book = Store(str(path)).book()
    monkeypatch.setattr("troth.store.table_source.decode", None)
    assert len(journal(book)) == 5000
    assert [each.number for each in journal(book, "Needle kettle STRASSE")] == [42]
    assert len(journal(book, "kettle")) == 5000


@given(st.lists(RECORDS["reflections"], max_size=4, unique_by=lambda made: made.number))
def test_outlines_and_words_are_those_of_the_records(found: list[Reflection]) -> None:
    documents = {str(made.number): encode("reflections", made, None) for made in found}
    source = TableSource({**format.fresh(), "reflections": documents})
    newest_first = sorted(found, key=lambda made: made.number, reverse=True)
    assert list(source.outlines()) == [outline(made) for made in newest_first]
    assert source.texts() == {made.number: folded(made) for made in found}


def test_outlines_follow_every_change_in_the_file_and_over_it(path: Path) -> None:
    store = Store(str(path))
    for n in (1, 2, 3):
        store.do(note(f"words {n}", NOW, f"n{n}"), AT)

    def seen(book: Book) -> list[tuple[int, str]]:
        assert {number for number, _ in book.source.texts().items()} == {each.number for each in journal(book)}
        return [(each.number, each.words) for each in journal(book, "words")]

    assert seen(store.book()) == [(3, "words 3"), (2, "words 2"), (1, "words 1")]
    for doing, then in (
        (DeleteEntry(2), [(3, "words 3"), (1, "words 1")]),
        (EditEntry(1, (("note", ("other words",)),), NOW), [(3, "words 3"), (1, "other words")]),
        (DeleteEntry(3), [(1, "other words")]),
        (None, [(3, "words 3"), (1, "other words")]),
        (Erase(3), [(1, "other words")]),
    ):
        before = store.book()
        if doing is None:
            store.undo(AT)
        else:
            assert seen(before.after(doing(before))) == then
            store.do(doing, AT)
        assert seen(store.book()) == then
