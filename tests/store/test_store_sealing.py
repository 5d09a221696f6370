"""Everything that reads or writes the data file, its copies or the drafts goes through the one seam.

What is sealed here looks as an encrypted file does: it begins alike each time, for longer than a checksum is, and is
other bytes each time that the same is sealed.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from draft_worker import draft
from masked import ALIKE, MASKED
from store_helpers import AT, DAY, keep, noted, promise, there

from troth.domain.actions.erasing import Erase
from troth.domain.actions.reflecting import note
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.store import format
from troth.store.drafts import Drafts
from troth.store.errors import Damaged, Unusable
from troth.store.sealing import CLEAR, Sealing
from troth.store.store import Store

CANARY = "canary-51d0"

FILE = (
    r'{"_meta":{"1":{"check":"c6563ef6","format":1,"id":"0001020304050607","rev":2,"next":{'
    r'"commitments":2,"journal":3,"months":2}}},"commitments":{"1":{"uid":"uid1","made_at":1795000000,'
    r'"title":"call mum – ☎","schedules":[{"since":"2026-11-01","schedule":{"kind":"daily"}}],'
    r'"starts_on":"2026-11-01"}},"months":{"1":{"of":1,"month":"2026-11","1":["kept",1795000000,'
    r'"a \"word\""]}},"journal":{"1":{"at":1795000000,"summary":"Promised: call mum – ☎.","edits":[{'
    r'"table":"commitments","n":1,"before":null,"after":{"uid":"uid1","made_at":1795000000,'
    r'"title":"call mum – ☎","schedules":[{"since":"2026-11-01","schedule":{"kind":"daily"}}],'
    r'"starts_on":"2026-11-01"}}]},"2":{"at":1795000000,"summary":"Kept.","edits":[{"table":"months",'
    r'"n":1,"before":null,"after":{"of":1,"month":"2026-11","1":["kept",1795000000,"a \"word\""]}}]}}}'
).encode()
DRAFT = (
    rb'{"format":1,"uid":"ab12","practice":"E21","title":"Curiosity first","started_at":5,"saved_at":2,'
    rb'"at":"fact","answers":{"fact":["\u00e4"]},"ends_at":2,"turn":0}'
)


@pytest.fixture
def masked(path: Path) -> Store:
    """A masked store with one promise in it."""
    store = Store(str(path), sealing=MASKED)
    store.do(promise(CANARY), AT)
    return store


def story(folder: Path, sealing: Sealing, look: Callable[[], None]) -> list[Any]:
    """All that is done with a data file and drafts, a `look` after each step, and what was seen on the way."""
    path = folder / "data" / "troth.json"
    drafts = Drafts(str(folder / "state"), sealing)
    seen: list[Any] = []

    def store() -> Store:
        return Store(str(path), sealing=sealing)

    def see(*more: Any) -> None:
        tables = store().export()
        copies = [(copy.name, copy.good) for copy in sorted(store().backups())]
        levels = [finding.level for finding in store().examine()]
        record = {key: value for key, value in tables["_meta"]["1"].items() if key not in ("id", "check")}
        seen.append((record, {**tables, "_meta": {}}, copies, levels, store().problems(), *more))
        look()

    one, two = store(), store()
    see(one.do(promise(CANARY), AT).summary)
    see(two.do(keep(1, DAY), AT).summary)
    see(one.do(noted(1, f"{CANARY} note"), AT + 100_000).summary, one.undo(AT), two.redo(AT))
    see(one.do(promise("two"), AT, before="import").summary, one.backup(AT + 5).name)
    see(two.restore("prev", AT).name)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Damaged) as told:
        store().book()
    seen.append(str(told.value).replace(str(folder), "").partition(":")[0])
    see(one.restore("last", AT).name)
    older = sealing.open(path.read_bytes())
    one.do(promise("three"), AT)
    path.write_bytes(sealing.seal(older.replace(b" note", b" edit")))
    see(two.do(keep(1, DAY.replace(day=3)), AT).summary, two.notices[1:])
    path.unlink()
    with pytest.raises(Damaged, match="is gone"):
        store().book()
    see(two.restore("last", AT).name)
    see(one.do(note(CANARY, Now(AT, DAY), "n1"), AT).summary)
    see(one.do(Erase(1), AT).summary)
    for turn in range(3):
        drafts.write(draft(turn)._replace(answers={"fact": (f"{CANARY} {turn}",)}))
        seen.append(drafts.listed())
        look()
    drafts.remove("ab12")
    seen.append(drafts.listed())
    return seen


def test_sealed_all_is_as_in_the_clear_and_no_plain_byte_reaches_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in a file nor in a temporary one, which is gone when the step is done."""
    written: dict[str, bytes] = {}
    real = os.write

    def write(opened: int, data: bytes) -> int:
        name = f"{opened} {os.fstat(opened).st_ino}"
        count = real(opened, data)
        written[name] = written.get(name, b"") + bytes(data[:count])
        return count

    def look() -> None:
        for name, data in there(tmp_path / "sealed").items():
            assert data.startswith(ALIKE) or (name.endswith(".lock") and not data), name
            assert CANARY.encode() not in data
        assert written
        for data in written.values():
            assert data.startswith(ALIKE) and CANARY.encode() not in data
        written.clear()

    in_the_clear = story(tmp_path / "clear", CLEAR, lambda: None)
    monkeypatch.setattr(os, "write", write)
    assert story(tmp_path / "sealed", MASKED, look) == in_the_clear


def test_the_mask_begins_every_revision_alike_past_a_checksum(masked: Store, path: Path) -> None:
    before = path.read_bytes()
    masked.do(keep(1, DAY), AT)
    assert len(ALIKE) > format.HEAD
    assert path.read_bytes()[: len(ALIKE)] == before[: len(ALIKE)]


def test_the_twin_is_sealed_as_its_revision_was(masked: Store, path: Path) -> None:
    """So that nothing is put aside as written from outside while nobody else writes."""
    for day in range(1, 4):
        masked.do(keep(1, DAY.replace(day=day)), AT)
        assert path.with_name("troth.json.last").read_bytes() == path.read_bytes()
    assert not [copy.name for copy in masked.backups() if "outside" in copy.name]


def test_a_copy_in_the_clear_is_none_of_a_sealed_file(masked: Store, path: Path) -> None:
    masked.do(keep(1, DAY), AT)
    last = path.with_name("troth.json.last")
    last.write_bytes(MASKED.open(last.read_bytes()))
    assert {copy.name: copy.good for copy in masked.backups()}["last"] is False
    with pytest.raises(Refused, match="damaged itself"):
        masked.restore("last", AT)


def test_a_draft_that_cannot_be_opened_is_named_and_left(tmp_path: Path) -> None:
    in_the_clear, sealed = Drafts(str(tmp_path)), Drafts(str(tmp_path), MASKED)
    in_the_clear.write(draft(1))
    path = Path(sealed.folder) / "ab12.json"
    before = path.read_bytes()
    assert sealed.listed().unread == (str(path),)
    with pytest.raises(Unusable, match="It is left as it is"):
        sealed.read("ab12")
    assert path.read_bytes() == before
    sealed.write(draft(2))
    assert sealed.read("ab12") == draft(2)
    assert in_the_clear.listed().unread == (str(path),)


def test_in_the_clear_each_byte_is_as_it_was(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte what 0.1.0 wrote for the same two changes and the same draft."""
    monkeypatch.setattr(os, "urandom", lambda count: bytes(range(count)))
    store, drafts = Store(str(path)), Drafts(str(tmp_path))
    store.do(promise("call mum – ☎"), AT)
    store.do(keep(1, DAY, note='a "word"'), AT)
    drafts.write(draft(2)._replace(answers={"fact": ("ä",)}))
    assert path.read_bytes() == FILE
    assert (tmp_path / "drafts" / "ab12.json").read_bytes() == DRAFT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
