from pathlib import Path

from store_helpers import AT, DAY, keep, promise, tables

from troth.store import format
from troth.store.lock import Lock
from troth.store.store import Store


def lines(store: Store, level: str) -> list[str]:
    return [finding.line for finding in store.examine() if finding.level == level]


def test_a_whole_file_is_all_well(begun: Store) -> None:
    begun.do(keep(1, DAY), AT)
    assert lines(begun, "bad") == lines(begun, "warn") == []
    assert any("2 records" in line for line in lines(begun, "ok"))
    assert begun.problems() == []


def test_no_file_is_all_well(store: Store, path: Path) -> None:
    assert lines(store, "bad") == lines(store, "warn") == []
    assert not path.parent.exists()


def test_every_trouble_is_named(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    path.with_name("troth.json.last").write_text("x")
    path.with_name("troth.sync-conflict-1.json").write_text("x")
    path.with_name(".troth.json.tmp").write_text("x")
    path.parent.chmod(0o755)
    path.chmod(0o640)
    with Lock(f"{path}.lock"):
        found = " ".join(lines(begun, "warn"))
    for words in ("mode 640", "mode 755", "copy last is damaged", "sync-conflict", "holds the lock"):
        assert words in found
    assert any("cut-off save" in line for line in lines(begun, "ok"))


def test_a_damaged_file_is_bad(begun: Store, path: Path) -> None:
    path.write_text("{}")
    assert "it is empty" in lines(begun, "bad")[0]


def test_wrong_fields_and_strays_are_named_even_in_a_file_of_ours(begun: Store, path: Path) -> None:
    found = tables(path)
    found["commitments"]["1"]["size"] = "secret words"
    found["months"] = {"4": {"of": 9, "month": "2026-11"}}
    path.write_bytes(format.serialise(found))
    store = Store(str(path))
    assert lines(store, "bad") == ['In the file, field "size" in record 1 of commitments is wrong.']
    assert lines(store, "warn") == ["In the file, record 4 of months belongs to one of commitments that is not there."]
    assert store.problems() == ['field "size" in record 1 of commitments is wrong']


def test_a_check_tells_once_of_what_is_wrong_and_of_nothing_else(begun: Store, path: Path) -> None:
    begun.check()
    assert begun.notices == []
    found = tables(path)
    found["commitments"]["1"] |= {"size": "secret words", "state": "secret words"}
    path.write_bytes(format.serialise(found))
    store = Store(str(path))
    store.check()
    store.check()
    (line,) = store.notices
    assert 'field "state" in record 1 of commitments is wrong and 1 more. Nothing was changed' in line
    assert "secret" not in line


def test_a_read_only_file_is_bad(begun: Store, path: Path) -> None:
    path.chmod(0o400)
    assert any("read-only" in line for line in lines(begun, "bad"))


def test_a_link_is_said(begun: Store, path: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(path)
    assert any("is a link to" in line for line in lines(Store(str(tmp_path / "link")), "ok"))


def test_two_months_of_the_same_name_are_wrong(begun: Store, path: Path) -> None:
    begun.do(keep(1, DAY), AT)
    begun.do(promise("two"), AT)
    found = tables(path)
    found["months"]["2"] = found["months"]["1"]
    path.write_bytes(format.serialise(found))
    assert "there twice" in lines(Store(str(path)), "bad")[0]
