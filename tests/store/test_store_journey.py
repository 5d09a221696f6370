"""The long view in the file: a day erased by itself, what may be gone, and days read without the rest."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from store_helpers import AT, DAY, there

from troth.domain.actions.erasing import Erase
from troth.domain.actions.evenings import EraseDay, SayPulse, SetIntention
from troth.domain.actions.patterns import JoinPattern
from troth.domain.actions.writing_down import AddRecord
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.keepsake import Appreciation
from troth.domain.journey.lookup import between, mark_on, marks
from troth.store import table_source
from troth.store.check import strays
from troth.store.store import Store

TODAY = DAY.replace(day=26)
NOW = Now(AT, TODAY)
CANARY = "canary-9d21"


def holding(folder: Path) -> list[str]:
    return [name for name, data in there(folder).items() if CANARY.encode() in data]


def test_an_evening_erased_is_gone_everywhere_and_the_others_are_undone_as_before(tmp_path: Path, path: Path) -> None:
    store, other = Store(str(path)), TODAY - timedelta(days=1)
    store.do(SetIntention(TODAY, f"listen to {CANARY}", NOW), AT)
    store.do(SayPulse(other, 2, NOW), AT)
    store.do(SayPulse(TODAY, 4, NOW), AT)
    store.do(SayPulse(other, 3, NOW), AT + 1)
    assert holding(tmp_path)
    store.do(EraseDay(TODAY), AT)
    assert holding(tmp_path) == [] and store.problems() == []
    assert [*marks(store.book(), DAY, TODAY)] == [other]
    assert store.undo(AT) == "Noted for yesterday."
    assert getattr(mark_on(store.book(), other), "pulse", None) == 2
    said = store.undo(AT)
    assert said == "Noted for yesterday. Skipped: 1 change of what is erased."
    assert marks(store.book(), DAY, TODAY) == {}
    store.undo(AT)
    assert store.book().source.first_day("days") is None
    with pytest.raises(Refused, match="nothing to undo"):
        store.undo(AT)
    for _ in range(3):
        store.redo(AT)
    assert getattr(mark_on(store.book(), other), "pulse", None) == 3 and store.problems() == []


def test_the_last_evening_of_a_month_that_is_erased_takes_the_month(tmp_path: Path, path: Path) -> None:
    store = Store(str(path))
    store.do(SetIntention(TODAY, CANARY, NOW), AT)
    store.do(EraseDay(TODAY), AT)
    assert holding(tmp_path) == [] and not store.export().get("days")
    with pytest.raises(Refused, match="erased for good"):
        store.undo(AT)


def test_a_pattern_that_is_gone_leaves_its_rounds_which_are_no_strays(path: Path) -> None:
    store = Store(str(path))
    store.do(AddRecord(Pattern(0, "p", AT, TODAY, "the dance")), AT)
    store.do(AddRecord(Incident(0, "i", AT, TODAY, "the door")), AT)
    store.do(JoinPattern(1, 1), AT)
    store.do(Erase(1, "patterns"), AT)
    assert store.export()["incidents"]["1"]["of"] == 1
    assert strays(store.export()) == [] and store.problems() == []


def test_days_are_read_without_building_the_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(path))
    for n in range(6):
        day = TODAY - timedelta(days=100 * n)
        store.do(AddRecord(Appreciation(0, f"t{n}", AT, day, f"thanks {n}")), AT)
        store.do(SayPulse(day, 3, NOW), AT)
    built: list[tuple[str, int]] = []
    decode = table_source.decode

    def seen(table: str, number: int, document: dict[str, object]) -> object:
        built.append((table, number))
        return decode(table, number, document)

    monkeypatch.setattr(table_source, "decode", seen)
    book = Store(str(path)).book()
    assert [each.number for each in between(book, Appreciation, TODAY - timedelta(days=250), TODAY)] == [1, 2, 3]
    assert [*marks(book, TODAY - timedelta(days=105), TODAY)] == [TODAY - timedelta(days=100), TODAY]
    assert book.source.first_day("thanks") == TODAY - timedelta(days=500)
    assert book.source.first_day("days") == (TODAY - timedelta(days=500)).replace(day=1)
    assert (book.source.named("thanks", "t4"), book.source.named("thanks", "t9")) == (5, None)
    assert built == [("thanks", 1), ("thanks", 2), ("thanks", 3), ("days", 1), ("days", 2)]
    assert between(book, Appreciation, date.min, date.min) == ()
