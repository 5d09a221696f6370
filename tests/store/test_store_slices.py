"""Tables cut out of a file's text are the very tables that parsing all of it would give."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_helpers import AT, DAY, keep, promise

from troth.store import format, slices
from troth.store.format import Tables
from troth.store.slices import MonthSlices, SlicedTables, sliced
from troth.store.store import Store

WORDS = st.text(max_size=6) | st.sampled_from(
    ['"37":{"of":3', '},"', "}}", "}},", "{", '{"', ":{", "}}}", "\\", '\\"', ',"month":"', "months", "é", "\x00", ":"]
)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
NUMBERS = st.integers(1, 300).map(str)
DAYS = st.dictionaries(st.integers(1, 31).map(str), st.tuples(st.just("kept"), st.integers(), WORDS), max_size=3)
MONTHS = st.builds(
    lambda of, month, days, more: {"of": of, "month": month, **days, **more},
    st.integers(1, 20),
    st.integers(1900, 2100).map("{}-07".format),
    DAYS,
    st.just({}) | st.dictionaries(WORDS, VALUES, max_size=2),
)
TABLES = st.fixed_dictionaries(
    {},
    optional={
        "commitments": st.dictionaries(NUMBERS, st.dictionaries(WORDS, VALUES, max_size=2), max_size=3),
        "months": st.dictionaries(NUMBERS, MONTHS | st.dictionaries(WORDS, VALUES, max_size=2), max_size=4)
        | st.dictionaries(NUMBERS, MONTHS, max_size=5),
        "moves": st.dictionaries(NUMBERS, st.dictionaries(WORDS, VALUES, max_size=2), max_size=2),
        "journal": st.dictionaries(NUMBERS, st.dictionaries(WORDS, VALUES, max_size=2), max_size=2),
    },
)
NAMES = ("commitments", "months", "moves", "journal", "spaces", "_meta")


def written(tables: Tables) -> bytes:
    return format.serialise({**format.fresh(), **tables})


def flat(months: int) -> Tables:
    return {
        "commitments": {"1": {"title": 'Call {mum}, "today"'}},
        "months": {
            str(n): {"of": n % 7, "month": f"{1900 + n}-03", "4": ["kept", n, "a } note"]} for n in range(1, months)
        },
        "moves": {"1": {"of": 1}},
    }


@given(TABLES, st.permutations(NAMES))
def test_each_table_is_that_of_the_whole(tables: Any, order: list[str]) -> None:
    data = written(tables)
    whole = format.parse(data).tables
    found = SlicedTables(data)
    for name in order:
        table = found.get(name, {})
        assert [*table] == [*whole.get(name, {})]
        assert dict(table) == whole.get(name, {})
    assert found.whole == whole


def test_months_are_parsed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = SlicedTables(written(flat(50)))
    months = found.get("months", {})
    assert isinstance(months, MonthSlices)
    monkeypatch.setattr(slices.json, "loads", lambda text: pytest.fail("parsed a month that nobody asked for"))
    assert months.named[3, "1903-03"] == 3
    assert months["49"]["month"] == "1949-03"


def test_a_month_with_a_brace_in_its_note_is_read_whole() -> None:
    tables = flat(50)
    tables["months"]["7"]["4"] = ["kept", 7, "a { note"]
    found = SlicedTables(written(tables)).get("months", {})
    assert not isinstance(found, MonthSlices)
    assert found == tables["months"]


def test_only_a_long_file_of_ours_is_cut() -> None:
    data = written(flat(2_000))
    assert len(data) > slices.LONG
    assert sliced(data) is not None
    assert sliced(data.replace(b"1950-03", b"1951-03")) is None
    assert sliced(written(flat(3))) is None


def test_what_is_changed_on_a_long_file_is_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = os.fspath(tmp_path / "troth.json")
    Store(path).do(promise(), AT)
    for day in range(1, 5):
        monkeypatch.setattr(slices, "LONG", 1)
        store = Store(path)
        assert store.book().month(1, DAY) == Store(path).book().month(1, DAY)
        store.do(keep(1, DAY.replace(day=day)), AT)
        monkeypatch.undo()
        whole = Store(path)
        assert {**whole.export(), "_meta": {}} == {**store.export(), "_meta": {}}
        assert whole.book().months(1) == store.book().months(1)
    assert [day for month in store.book().months(1) for day, _ in month.days] == [1, 2, 3, 4]
