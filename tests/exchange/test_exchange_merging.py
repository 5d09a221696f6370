"""Merging two copies: what both hold is united, what points to a record still points to it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import RECORDS

from troth.domain.actions.making import Add, promise
from troth.domain.actions.merging import Merge
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.layer import Layer
from troth.domain.records import Commitment, Link, Month, Occasion, Version
from troth.domain.reflection import Reflection
from troth.domain.schedule.dated import Daily
from troth.domain.source import Nothing, Source
from troth.exchange.arrival import Wanted, arrival
from troth.exchange.found import Here
from troth.store.store import Store

DAY = date(2026, 11, 1)


def source(*records: tuple[str, Any]) -> Source:
    return Layer(Nothing(), [Edit(table, record.number, None, record) for table, record in records])  # type: ignore[arg-type]


def commitment(number: int, uid: str, **fields: Any) -> Commitment:
    return Commitment(number, uid, 1, fields.pop("title", "It"), (Version(DAY, Daily()),), DAY, **fields)


def merged(theirs: Source, mine: Source, there: Any = None, here: Any = None) -> tuple[Book, Change]:
    book = Book(mine)
    change = Merge(theirs, there or {}, here or {})(book)
    return book.after(change), change


def test_a_taken_number_gets_a_new_one_and_all_that_points_to_it_follows() -> None:
    theirs = source(
        ("commitments", commitment(1, "b", reflection=1)),
        ("months", Month(1, 1, DAY, ((1, Occasion("kept", 5)),))),
        ("reflections", Reflection(1, "r", 1, DAY, 1, made=(Link("commitments", 1), Link("commitments", 9)))),
    )
    mine = source(("commitments", commitment(1, "a")), ("months", Month(1, 1, DAY, ((2, Occasion("kept", 5)),))))
    book, change = merged(theirs, mine)
    assert [each.uid for each in book.commitments()] == ["a", "b"]
    assert book.month(2, DAY) == Month(2, 2, DAY, ((1, Occasion("kept", 5)),))
    assert book.commitment(2).reflection == 1
    assert book.source.get("reflections", 1).made == (Link("commitments", 2),)  # type: ignore[union-attr]
    assert change.aside == ("Promise 1, It is 2 here: that number is taken",)
    assert merged(theirs, book.source)[1].edits == ()


def test_of_one_day_the_later_word_stands_and_both_notes() -> None:
    theirs = source(
        ("commitments", commitment(1, "a")), ("months", Month(1, 1, DAY, ((1, Occasion("kept", 9, "late")),)))
    )
    mine = source(
        ("commitments", commitment(1, "a")), ("months", Month(1, 1, DAY, ((1, Occasion("not_kept", 5, "ill")),)))
    )
    book, change = merged(theirs, mine)
    (said,) = dict(book.month(1, DAY).days).values()  # type: ignore[union-attr]
    assert (said.outcome, said.at) == ("kept", 9) and {"ill", "late"} <= set(said.note.split())
    assert change.aside == ("Promise 1, Sun 2026-11-01: kept was said later and stands, not kept does not",)
    assert merged(theirs, book.source)[1].edits == ()


def test_the_newer_state_stands_and_the_other_is_named() -> None:
    theirs, mine = (source(("commitments", commitment(1, "a", state=state))) for state in ("released", "active"))
    book, change = merged(theirs, mine, {("commitments", 1): 9}, {("commitments", 1): 5})
    assert book.commitment(1).state == "released"
    assert change.aside == ("Promise 1, It: as it is there: state released, not active",)
    book, change = merged(theirs, mine, {("commitments", 1): 5}, {("commitments", 1): 9})
    assert book.commitment(1).state == "active" and "as it is here: state active, not released" in change.aside[0]


def whole(table: str, records: list[Any]) -> list[tuple[str, Any]]:
    """Records of a table, each with a number and uid of its own, which point to nothing."""
    found = []
    for number, record in enumerate(records, 1):
        fields = {"number": number, "uid": f"{table}{number}", "reflection": None, "origin": None, "link": None}
        fields |= dict.fromkeys(("made", "chosen", "guesses"), ())
        fields |= {"promise": None} if table == "patterns" else {}
        if table in ("agenda", "measures", "incidents"):
            fields["of"] = None
        found.append(
            (table, record._replace(**{name: each for name, each in fields.items() if name in record._fields}))
        )
    return found


FREE = sorted(set(RECORDS) - {"months", "days", "moves", "updates", "repairs", "boundary_events", "settings", "loops"})


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_an_empty_book_takes_in_an_equal_one(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(FREE))
    theirs = source(*whole(table, data.draw(st.lists(RECORDS[table], max_size=2))))
    book, change = merged(theirs, Nothing())
    assert list(book.source.all(table)) == list(theirs.all(table))  # type: ignore[arg-type]
    assert not change.aside
    assert merged(theirs, book.source)[1].edits == ()


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_two_versions_of_any_record_are_united_once(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(FREE))
    theirs, mine = (source(*whole(table, [data.draw(RECORDS[table])])) for _ in range(2))
    there = {(table, 1): data.draw(st.sampled_from([1, 9]))}
    book, _ = merged(theirs, mine, there, {(table, 1): 5})
    again, change = merged(theirs, book.source, there, {(table, 1): 9})
    assert change.edits == () or list(again.source.all(table)) == list(
        merged(theirs, again.source)[0].source.all(table)
    )  # type: ignore[arg-type]


def test_how_far_a_copy_of_ours_is_read_is_told_and_who_hears_it_may_stop_it(tmp_path: Path) -> None:
    store, other = Store(str(tmp_path / "mine" / "troth.json")), Store(str(tmp_path / "other" / "troth.json"))
    now = Now(1_793_500_000, DAY)
    for number in range(3):
        store.do(Add(promise(f"Tea {number}", Daily(), DAY, now, f"uid{number}")), now.at)
    told = list[tuple[int, int, str]]()
    here = Here(now, heard=lambda *far: told.append(far))
    found = arrival(Wanted(store.path), other.book(), here, other.merging)
    assert told == [(0, 3, "records")] and found.words == "3 records new."

    def stop(done: int, of: int, called: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        arrival(Wanted(store.path), other.book(), here._replace(heard=stop), other.merging)
    assert not (tmp_path / "other").exists()
