import json
from pathlib import Path

import pytest
from store_helpers import AT, promise, tables

from troth.store import format
from troth.store.errors import Damaged, Newer
from troth.store.store import Store

META = {"check": "", "format": 1, "id": "ab", "rev": 3, "next": {"commitments": 2}}
SMALL = {"_meta": {"1": META}, "commitments": {"1": {"title": "käse 🧀", "n": 1.5}}, "later": {"1": {"x": None}}}


def with_meta(text: str) -> bytes:
    return ('{"_meta":{"1":{"format":1,"id":"ab","rev":3,"next":{}}}' + text + "}").encode()


def test_the_checksum_leads_and_covers_all_that_follows() -> None:
    data = format.serialise(SMALL)
    assert data.startswith(b'{"_meta":{"1":{"check":"')
    assert data[format.HEAD :].startswith(b'","format":1,"id":"ab","rev":3,"next":{"commitments":2}}},"commitments":{')
    assert "käse 🧀".encode() in data
    assert b" " not in data.replace("käse 🧀".encode(), b"")
    parsed = format.parse(data)
    assert parsed.sound
    assert parsed.tables["commitments"] == SMALL["commitments"]
    assert parsed.tables["later"] == SMALL["later"]


def test_what_is_unknown_in_meta_stays() -> None:
    tables = {"_meta": {"1": {**META, "colour": "red"}, "2": {"a": 1}}}
    again = format.parse(format.serialise(tables)).tables
    assert again["_meta"]["1"]["colour"] == "red"
    assert again["_meta"]["2"] == {"a": 1}


def test_every_changed_byte_is_noticed() -> None:
    data = format.serialise(SMALL)
    for place in range(len(data)):
        for mask in (1, 0x20, 0x80):
            changed = bytearray(data)
            changed[place] ^= mask
            try:
                assert not format.parse(bytes(changed)).sound
            except (Damaged, Newer):
                continue


def test_every_cut_is_noticed() -> None:
    data = format.serialise(SMALL)
    for length in range(len(data)):
        with pytest.raises(Damaged):
            format.parse(data[:length])


def test_a_byte_order_mark_is_tolerated() -> None:
    assert format.parse(b"\xef\xbb\xbf" + format.serialise(SMALL)).sound


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 99, "empty"),
        (b" \n", "empty"),
        (b"{}", "empty"),
        (b"null", "no tables"),
        (b"[]", "no tables"),
        (b"7", "no tables"),
        (b'{"commitments":{}}', "_meta"),
        (b'{"_meta":{}}', "_meta"),
        (b'{"_meta":[]}', "_meta"),
        (b'{"_meta":{"1":{"format":"1"}}}', "format"),
        (b'{"_meta":{"1":{"format":true}}}', "format"),
        (b'{"_meta":{"1":{"format":0}}}', "format"),
        (b'{"_meta":{"1":{"format":1}}}', "next"),
        (b'{"_meta":{"1":{"format":1,"next":{}}}}', "rev or id"),
        (with_meta(',"months":[]'), "holds no records"),
        (with_meta(',"months":{"1":5}'), "is no record"),
        (with_meta(',"months":{"01":{}}'), "without a number"),
        (with_meta(',"months":{"-1":{}}'), "without a number"),
        (with_meta(',"months":{"' + "9" * 5000 + '":{}}'), "without a number"),
        (with_meta(',"months":{"x":{}}'), "without a number"),
        (with_meta(',"months":{"1":{"a":1,"a":2}}'), "twice"),
        (with_meta(',"_meta":{}'), "twice"),
        (with_meta(',"months":{"1":{"a":NaN}}'), "no Troth writes"),
        (with_meta(',"months":{"1":{"a":1e999}}'), "no Troth writes"),
        (with_meta(',"months":{"1":{"a":' + "9" * 5000 + "}}"), "no Troth writes"),
        (with_meta(',"months":{"1":{"a":"\\ud800"}}'), "UTF-8"),
        (b'{"a":' * 100_000, "no Troth writes"),
        (b"\xff\xfe" + "{}".encode("utf-16-le"), "UTF-8"),
        (b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>>", "JSON at character 0"),
    ],
)
def test_what_is_not_whole_is_damaged(data: bytes, reason: str) -> None:
    with pytest.raises(Damaged, match=reason):
        format.parse(data)


def test_a_reason_never_holds_what_a_person_wrote() -> None:
    with pytest.raises(Damaged) as told:
        format.parse(with_meta(',"my secret is":{"1":5}'))
    assert "secret" not in str(told.value)


def test_a_newer_format_is_told_apart() -> None:
    newer = format.FORMAT + 1
    with pytest.raises(Newer, match=f"format {newer}"):
        format.parse(format.serialise({"_meta": {"1": {**META, "format": newer}}}))


def test_the_file_on_disk_has_this_form(store: Store, path: Path) -> None:
    store.do(promise(), AT)
    data = path.read_bytes()
    assert format.checked(data)
    record = tables(path)["_meta"]["1"]
    assert list(record) == ["check", "format", "id", "rev", "next"]
    assert record["rev"] == 1
    assert record["next"] == {"commitments": 2, "journal": 2}
    assert json.loads(data)["journal"]["1"]["summary"] == "Promised: call mum."
