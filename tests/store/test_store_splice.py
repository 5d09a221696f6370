"""Bytes made out of the ones before are the very bytes that encoding everything would give."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_helpers import AT, keep, kept

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.records import Month, Occasion
from troth.store import format, splice
from troth.store.format import Tables
from troth.store.storage import put
from troth.store.store import Store

WHOLE = format.serialise

WORDS = st.text(max_size=8) | st.sampled_from(['"37":{"of":3}', '},"months":{', "\\", "é", "\x00"])
DOCUMENTS = st.dictionaries(
    WORDS, WORDS | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.lists(WORDS), max_size=3
)
EDITS = st.dictionaries(st.integers(1, splice.LONG + 30), st.none() | DOCUMENTS, max_size=splice.FEW + 5)


def many(more: dict[int, Any] | None = None) -> Tables:
    months = {str(n): {"of": n % 10, "month": f"20{n:02}", "3": ["kept", n]} for n in range(1, splice.LONG + 20)}
    months |= {str(n): document for n, document in (more or {}).items() if document is not None}
    return {
        "_meta": {"1": {"check": "", "format": 1, "id": "ab", "rev": 3, "next": {"months": 900}}},
        "commitments": {"1": {"title": '"7":{'}},
        "months": months,
        "moves": {},
        "journal": {"1": {"before": months["7"]}},
    }


def written(tables: Tables) -> tuple[Tables, bytes]:
    data = format.serialise(tables)
    return format.parse(data).tables, data


@pytest.fixture
def no_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the splice is there to give the bytes."""
    monkeypatch.setattr(format, "serialise", lambda tables: pytest.fail("encoded everything"))


@given(EDITS, EDITS, st.dictionaries(st.integers(1, 5), DOCUMENTS, max_size=2))
def test_spliced_or_not_the_bytes_are_the_same(earlier: Any, edits: Any, promises: Any) -> None:
    before, data = written(many(earlier))
    after = put(before, {"months": edits, "commitments": promises})
    assert splice.serialise(after, before, data) == format.serialise(after)


@pytest.mark.parametrize("number", [1, 7, splice.LONG + 19, 800])
def test_one_record_changed_first_last_or_new(number: int, no_whole: None) -> None:
    tables = many()
    data = b"{" + b",".join(format.member(tables, name) for name in format.order(tables)) + b"}"
    after = put(tables, {"months": {number: {"of": 4, "month": "2026-11", "9": ["kept", 5]}}})
    parsed = format.parse(splice.serialise(after, tables, data))
    assert parsed.sound
    assert parsed.tables["months"] == after["months"]


def test_a_file_written_otherwise_is_encoded_whole() -> None:
    before, data = written(many())
    after = put(before, {"months": {7: {"of": 1}}})
    wanted = format.serialise(after)
    for other in (b"", data.replace(b'":', b'": '), data.replace(b'"of":7', b'"of":7.0'), data[:-1]):
        assert splice.serialise(after, before, other) == wanted


def test_a_record_that_stands_twice_is_not_guessed_at() -> None:
    tables = many()
    tables["months"]["300"] = {"kept aside": {"7": copy.deepcopy(tables["months"]["7"])}}
    before, data = written(tables)
    after = put(before, {"months": {7: None}})
    assert splice.serialise(after, before, data) == format.serialise(after)


def test_the_store_saves_a_tick_without_encoding_everything(begun: Store, path: Path, no_whole: None) -> None:
    def fill(book: Book) -> Change:
        firsts = [date(2000 + n // 12, n % 12 + 1, 1) for n in range(splice.LONG)]
        months = [Month(n, 1, first, ((1, Occasion("kept", AT)),)) for n, first in enumerate(firsts, 1)]
        return Change("All.", tuple(Edit("months", month.number, None, month) for month in months))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(format, "serialise", WHOLE)
        begun.do(fill, AT)
    for store in (begun, Store(str(path))):
        for day in (date(2003, 5, 9), date(2040, 1, 1)):
            store.do(keep(1, day), AT)
            assert day in kept(Store(str(path)))
            assert format.parse(path.read_bytes()).sound
            store.undo(AT)
            assert day not in kept(Store(str(path)))
    assert len(kept(begun)) == splice.LONG


def test_what_json_cannot_hold_is_refused() -> None:
    before, data = written(many())
    with pytest.raises(ValueError, match="surrogates"):
        splice.serialise(put(before, {"months": {7: {"note": "\ud800"}}}), before, data)
