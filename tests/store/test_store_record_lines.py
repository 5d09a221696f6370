"""A long file is read record by record; lines that nobody touched are taken over, and the bytes are as if encoded."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_helpers import AT, DAY, keep, kept, promise

from troth.domain.errors import Refused
from troth.store import format, record_lines
from troth.store.errors import Damaged
from troth.store.format import Tables
from troth.store.record_lines import RecordLines
from troth.store.storage import put
from troth.store.store import Store

WORDS = st.text(max_size=6) | st.sampled_from(
    [
        '"37":{"of":3',
        '},"',
        ",\n",
        "\n",
        "\t",
        '},\n\t"months":{\n',
        "}}",
        "{",
        '"',
        "\\",
        ',"month":"',
        "é",
        "\x00",
        "\u2028",
    ]
)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(WORDS, VALUES, max_size=3)
NUMBERS = st.integers(1, 60)
DAYS = st.dictionaries(
    st.integers(1, 31).map(str), st.tuples(st.just("kept"), st.integers(), WORDS).map(list), max_size=3
)
MONTHS = st.builds(
    lambda of, month, days, more: {"of": of, "month": month, **days, **more},
    st.integers(1, 20),
    st.integers(1900, 2100).map("{}-07".format),
    DAYS,
    st.just({}) | DOCUMENTS,
)
NAMES = ("commitments", "months", "moves", "journal", "spaces", 'of another "name"')
TABLES = st.dictionaries(
    st.sampled_from(NAMES), st.dictionaries(NUMBERS.map(str), MONTHS | DOCUMENTS, max_size=5), max_size=5
)
PUTS = st.dictionaries(st.sampled_from(NAMES), st.dictionaries(NUMBERS, st.none() | DOCUMENTS, max_size=5), max_size=3)


@pytest.fixture(autouse=True)
def every_file_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few records are written and read as long ones are."""
    monkeypatch.setattr(format, "LONG", 1)


def written(tables: Tables) -> bytes:
    return format.serialise({**format.fresh(), **tables})


def by_line(data: bytes) -> Tables:
    found = format.by_line(data)
    assert found is not None
    return found


def months(count: int) -> Tables:
    return {
        "commitments": {"1": {"title": "Call {mum},\n\t today"}},
        "months": {
            str(n): {"of": n % 7, "month": f"{1900 + n}-03", "4": ["kept", n, "a } note"]} for n in range(1, count)
        },
    }


@given(TABLES, st.permutations(NAMES))
def test_each_table_is_that_of_the_whole(tables: Any, order: list[str]) -> None:
    if not tables:
        return
    data = written(tables)
    found = by_line(data)
    whole = format.parse(data).tables
    assert [*found] == [*whole]
    for name in order:
        assert [*found.get(name, ())] == [*whole.get(name, ())]
        for number, document in whole.get(name, {}).items():
            assert number in found[name]
            assert found[name][number] == document
        assert dict(found.get(name, {}).items()) == whole.get(name, {})
        assert len(found.get(name, ())) == len(whole.get(name, ()))


@given(TABLES, PUTS, PUTS)
def test_the_bytes_are_those_of_encoding_all(tables: Any, one: Any, two: Any) -> None:
    if not tables:
        return
    data = written(tables)
    lines, whole = by_line(data), format.parse(data).tables
    for puts in (one, two):
        lines, whole = put(lines, puts), put(whole, puts)
        assert format.serialise(lines) == format.serialise(whole)
        assert {name: dict(table) for name, table in lines.items()} == whole


@given(st.dictionaries(NUMBERS.map(str), MONTHS, max_size=8), st.integers(1, 20), st.integers(1900, 2100))
def test_a_month_is_found_by_its_promise_and_name(table: Any, of: int, year: int) -> None:
    lines = by_line(written({"months": table}))["months"]
    assert isinstance(lines, RecordLines)
    found = lines.month(of, f"{year}-07")
    named = [number for number, each in table.items() if (each["of"], each["month"]) == (of, f"{year}-07")]
    assert found == (named[-1] if named else None)


def test_a_month_that_begins_otherwise_is_found_too() -> None:
    table = {"1": {"colour": "red", "of": 3, "month": "2026-11"}, "2": {"month": "2026-11", "of": 4}, "3": {"of": 3}}
    lines = by_line(written({"months": table}))["months"]
    assert isinstance(lines, RecordLines)
    assert (lines.month(3, "2026-11"), lines.month(4, "2026-11"), lines.month(5, "2026-11")) == ("1", "2", None)


def test_what_nobody_asks_for_is_neither_parsed_nor_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = by_line(written(months(50)))
    parsed: list[str] = []
    real = json.loads
    monkeypatch.setattr(record_lines.json, "loads", lambda text: parsed.append(text) or real(text))
    table = tables["months"]
    assert isinstance(table, RecordLines)
    assert table.month(3, "1903-03") == "3"
    assert table["49"]["month"] == "1949-03"
    encoded: list[Any] = []
    dumps = json.dumps
    monkeypatch.setattr(record_lines.json, "dumps", lambda value, **how: encoded.append(value) or dumps(value, **how))
    format.serialise(put(tables, {"months": {7: {**table["7"], "9": ["kept", 1]}}}))
    assert len(parsed) == 2
    assert [each for each in encoded if isinstance(each, dict) and "of" in each] == [{**table["7"], "9": ["kept", 1]}]


def test_only_a_file_of_ours_with_breaks_is_read_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    data = written(months(2_000))
    by_line(data)
    assert format.by_line(data.replace(b"1950-03", b"1951-03")) is None
    monkeypatch.undo()
    assert len(data) > format.LONG
    short = written(months(3))
    assert format.by_line(short) is None
    assert not {*short} & {*b"\n\t"}
    monkeypatch.setattr(format, "LONG", 1)
    assert format.by_line(short) is None


def test_a_file_that_grew_short_again_has_no_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = by_line(written(months(20)))
    monkeypatch.undo()
    data = format.serialise(lines)
    assert not {*data} & {*b"\n\t"}
    assert format.parse(data).tables["months"] == months(20)["months"]


def test_what_is_nested_without_end_is_told() -> None:
    data = written({"months": {"1": {"of": 1, "month": "2026-11", "more": 0}, "2": {"of": 2}}})
    nested = data[format.HEAD :].replace(b'"more":0', b'"more":' + b"[" * 90_000 + b"]" * 90_000)
    table = RecordLines(nested[nested.index(b'"months":{\n') + 11 : -2])
    assert table["2"] == {"of": 2}
    with pytest.raises(Damaged):
        _ = table["1"]
    with pytest.raises(Damaged):
        table.items()


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(Refused):
        put(by_line(written(months(3))), {"months": {7: {"note": "\ud800"}}})


def test_what_is_changed_on_a_long_file_is_all_there(tmp_path: Path) -> None:
    path = os.fspath(tmp_path / "troth.json")
    Store(path).do(promise(), AT)
    for day in range(1, 5):
        store = Store(path)
        assert store.book().month(1, DAY) == Store(path).book().month(1, DAY)
        store.do(keep(1, DAY.replace(day=day)), AT)
        again = Store(path)
        assert {**again.export(), "_meta": {}} == {**store.export(), "_meta": {}}
        assert again.book().months(1) == store.book().months(1)
        assert format.parse(Path(path).read_bytes()).sound
    assert [day for month in store.book().months(1) for day, _ in month.days] == [1, 2, 3, 4]
    store.undo(AT)
    assert DAY.replace(day=4) not in kept(Store(path))
    assert len(kept(store)) == 3
