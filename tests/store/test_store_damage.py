"""Files damaged in every way: never a traceback, never overwritten, never a silent loss."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from store_helpers import AT, DAY, keep, noted, promise

from troth.domain.errors import Refused
from troth.store.errors import Unusable
from troth.store.store import Store

WORDS = [
    b"null",
    b"true",
    b"[]",
    b"{}",
    b'""',
    b"-1",
    b"1e999",
    b"NaN",
    b'"\\ud800"',
    b"\0",
    b"\xff",
    b"9" * 30,
    b"1.5",
]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def headless(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(1, len(data)) :]


def hole(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.randrange(1, 40) :]


def zeros(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    length = min(chance.choice([1, 16, 512]), len(data) - place)
    return data[:place] + bytes(length) + data[place + length :]


def noise(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 5, 50])):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def flip(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def twice(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[max(0, place - chance.randrange(60)) :]


def merged(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + b"\n<<<<<<< HEAD\n" + data[place : place + 20] + b"\n=======\n" + data[place:]


def marked(data: bytes, chance: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + noise(data, chance)


def inserted(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(WORDS) + data[place:]


def _places(found: Any, into: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    for key in list(found) if isinstance(found, dict) else range(len(found)):
        into.append((found, key))
        if isinstance(found[key], dict | list):
            _places(found[key], into)
    return into


def retyped(data: bytes, chance: random.Random) -> bytes:
    found = json.loads(data)
    holder, key = chance.choice(_places(found, []))
    holder[key] = chance.choice([None, True, 7, -5, 2**70, "x", "", [], {}, [[]], {"1": {}}, 1.5, "2026-02-31"])
    return json.dumps(found, indent=chance.choice([None, 2])).encode()


def renamed(data: bytes, chance: random.Random) -> bytes:
    found = json.loads(data)
    holder, key = chance.choice([place for place in _places(found, []) if isinstance(place[0], dict)])
    holder[chance.choice(["x", "1", "99", "title", "", "kind", f"{key}x"])] = holder.pop(key)
    return json.dumps(found).encode()


def dropped(data: bytes, chance: random.Random) -> bytes:
    found = json.loads(data)
    holder, key = chance.choice(_places(found, []))
    del holder[key]
    return json.dumps(found).encode()


def swapped(data: bytes, chance: random.Random) -> bytes:
    found = json.loads(data)
    one, other = chance.sample(_places(found, []), 2)
    one[0][one[1]], other[0][other[1]] = other[0].get(other[1]) if isinstance(other[0], dict) else None, 3
    return json.dumps(found).encode()


KINDS = [cut, headless, hole, zeros, noise, flip, twice, merged, marked, inserted, retyped, renamed, dropped, swapped]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "troth.json"
    store = Store(str(path))
    store.do(promise("call mum", "käse"), AT)
    store.do(promise("two"), AT)
    for day in range(1, 6):
        store.do(keep(1 + day % 2, DAY.replace(day=day), note="a note"), AT)
    store.do(noted(2, "a private note"), AT)
    store.undo(AT)
    return path.read_bytes()


def said(do: Callable[..., object]) -> Exception | None:
    """What was said in one line, or None when it was done."""
    try:
        do()
    except (Unusable, Refused) as error:
        assert str(error) and "\n" not in str(error)
        assert "private" not in str(error) and "käse" not in str(error)
        return error
    return None


def everything(store: Store) -> None:
    book = store.book()
    for made in book.commitments():
        assert made.schedule.kind
        book.months(made.number), book.moves(made.number), book.updates(made.number), book.repairs(made.number)
    assert book.settings.number == 1


def trial(path: Path, damaged: bytes) -> str:
    for copy in path.parent.rglob("*"):
        if copy.is_file():
            copy.unlink()
    path.write_bytes(damaged)
    path.chmod(0o600)
    store = Store(str(path))
    error = said(lambda: everything(store))
    if isinstance(error, Unusable):
        assert said(lambda: store.do(promise("three"), AT)) is not None
        assert said(lambda: store.undo(AT)) is not None
        assert path.read_bytes() == damaged
        return "refused"
    assert error is None
    assert store.notices, "read without a word"
    said(lambda: store.redo(AT))
    said(lambda: store.undo(AT))
    if said(lambda: store.do(promise("three"), AT)) is None:
        assert [made.title for made in Store(str(path)).book().commitments()][-1] == "three"
        everything(Store(str(path)))
    return "told"


@pytest.mark.parametrize("count", [40, pytest.param(800, marks=pytest.mark.trial)])
@pytest.mark.parametrize("kind", KINDS)
def test_damage(path: Path, whole: bytes, kind: Callable[[bytes, random.Random], bytes], count: int) -> None:
    path.parent.mkdir()
    chance = random.Random(f"{kind.__name__} {count}")
    for _ in range(count):
        damaged = kind(whole, chance)
        if damaged in (whole, b"\xef\xbb\xbf" + whole):
            continue
        try:
            trial(path, damaged)
        except Exception as error:
            error.add_note(repr(damaged))
            raise


def test_the_file_without_damage_is_read_without_a_word(path: Path, whole: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(whole)
    path.chmod(0o600)
    store = Store(str(path))
    everything(store)
    assert store.notices == []
    store.redo(AT)
    assert store.book().commitment(2).note == "a private note"
