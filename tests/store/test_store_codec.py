import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from record_strategies import ANY_RECORD, TWO_OF_A_KIND
from store_helpers import AT, DAY

from troth.domain.boundary import Boundary, Fries
from troth.domain.records import Commitment, Month, Occasion, PromiseStep, Version
from troth.domain.schedule.dated import Daily, Once
from troth.store import format, undo_journal
from troth.store.check import problems
from troth.store.codec import decode, encode
from troth.store.errors import Unusable
from troth.store.format import Document
from troth.store.undo_journal import TouchedDocument


@given(ANY_RECORD)
def test_what_is_written_is_read_again_and_pydantic_accepts_it(pair: tuple[str, Any]) -> None:
    table, record = pair
    document = json.loads(json.dumps(encode(table, record, None)))
    assert decode(table, record.number, document) == record
    assert problems({**format.fresh(), table: {str(record.number): document}}) == []


@given(TWO_OF_A_KIND)
def test_a_change_of_a_document_is_the_record_it_became_and_can_be_turned_round(three: tuple[str, Any, Any]) -> None:
    table, one, other = three
    other = other._replace(number=one.number)
    before = encode(table, one, None)
    after = encode(table, other, {**before, "from_later": [1]})
    assert after.pop("from_later") == [1]
    assert decode(table, one.number, after) == other
    entry = undo_journal.entry("changed", AT, [TouchedDocument(table, one.number, before, after)])
    tables = {**format.fresh(), table: {str(one.number): after}, "journal": {"1": entry}}
    assert problems(tables) == []
    puts = undo_journal.turned(tables, 1, undone=True)
    assert puts[table] == {one.number: before}
    tables = {**tables, table: {str(one.number): before}, "journal": {"1": puts["journal"][1]}}
    assert undo_journal.turned(tables, 1, undone=False)[table] == {one.number: after}


def test_a_promise_is_stored_without_what_equals_its_default() -> None:
    made = Commitment(3, "ab12", AT, "call mum", (Version(DAY, Daily()),), DAY, size="big")
    assert encode("commitments", made, None) == {
        "uid": "ab12",
        "made_at": AT,
        "title": "call mum",
        "schedules": [{"since": "2026-11-01", "schedule": {"kind": "daily"}}],
        "starts_on": "2026-11-01",
        "size": "big",
    }


def test_a_month_lies_flat() -> None:
    month = Month(7, 3, DAY, ((3, Occasion("kept", AT)), (4, Occasion("not_kept", AT, "ill"))))
    document = encode("months", month, None)
    assert document == {"of": 3, "month": "2026-11", "3": ["kept", AT], "4": ["not_kept", AT, "ill"]}


def test_what_a_later_troth_put_beside_a_field_stays() -> None:
    made = Commitment(1, "u", AT, "t", (Version(DAY, Daily()),), DAY, steps=(PromiseStep("a"), PromiseStep("b")))
    document = encode("commitments", made, None)
    document["mood"] = "calm"
    document["schedules"][0]["why"] = {"deep": 1}
    document["steps"][1]["weight"] = 5
    changed = made._replace(
        title="u",
        schedules=(*made.schedules, Version(date(2026, 12, 1), Once(DAY))),
        steps=(PromiseStep("new"), PromiseStep("b")),
    )
    after = encode("commitments", changed, document)
    assert after["mood"] == "calm"
    assert after["schedules"][0]["why"] == {"deep": 1}
    assert after["steps"] == [{"text": "new"}, {"text": "b", "weight": 5}]
    assert decode("commitments", 1, after) == changed


def test_what_a_later_troth_put_into_a_month_stays() -> None:
    document = {"of": 3, "month": "2026-11", "3": ["kept", 1, "", "by key"], "4": ["kept", 2], "weather": "grey"}
    month = decode("months", 7, document)
    after = encode("months", month._replace(days=(month.days[0], (5, Occasion("kept", 3)))), document)
    assert after == {"of": 3, "month": "2026-11", "3": ["kept", 1, "", "by key"], "5": ["kept", 3], "weather": "grey"}


@pytest.mark.parametrize(
    "document", [{}, {"of": 1, "month": "2026-13"}, {"of": 1, "month": "2026-11", "3": 4}, {"of": 1, "month": 5}]
)
def test_a_document_of_no_kind_of_ours_is_unusable(document: Document) -> None:
    with pytest.raises(Unusable, match="Record 7 of months"):
        decode("months", 7, document)


def test_what_a_later_troth_put_into_a_value_stays() -> None:
    card = Boundary(1, "u", AT, "knock first", fries=Fries(freely=True))
    document = encode("boundaries", card, None)
    document["fries"]["since"] = "2026-11-01"
    after = encode("boundaries", card._replace(fries=Fries(informed=True)), document)
    assert after["fries"] == {"since": "2026-11-01", "informed": True}
