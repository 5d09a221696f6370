"""What is erased leaves every copy: the state before goes, and each snapshot that holds it is written anew without it.

A record keeps its uid for good, but not its number in every copy: one that was restored may have given that to another
since. So a copy loses the record of that uid, and what belongs to it there.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from troth.domain.belonging import GOES_WITH
from troth.store import copies, files, format
from troth.store.codec import FLAT
from troth.store.data_file import DataFile
from troth.store.errors import Unusable, shown, why
from troth.store.format import JOURNAL, META, Tables
from troth.store.record_lines import Document, Documents
from troth.store.revision import conflicting_copies
from troth.store.undo_journal import Before, Gone, told_before, without
from troth.store.verify import verified


class _Erased(NamedTuple):
    """A record, or a field of it, and by what it is known again; None where nobody knows any more."""

    table: str
    number: int
    field: str
    mark: Any


def forget(file: DataFile, tables: Tables, gone: Gone, before: Before) -> list[str]:
    """Take what `tables` may still hold out of every copy; lines on what could not be read. Raises `Unusable`.

    A copy loses what is erased before the file itself does: who is killed in between has erased nothing yet.
    """
    erased = list(_erased(tables, gone))
    unread = []
    with _named(file.prev):
        for path in (file.prev_temp, file.prev):
            files.clear(path)
    for path in (copies.snapshot_path(file, name) for name in copies.snapshots(file)):
        with _named(path):
            if not _rewritten(file, path, erased, before):
                unread.append(path)
    _sync(file)
    return _may_hold([*unread, *copies.set_aside(file), *conflicting_copies(file)])


def forget_all(file: DataFile) -> list[str]:
    """Take every copy away; lines on those of other programs, which stay. Raises `Unusable`."""
    mine = [copies.snapshot_path(file, name) for name in copies.snapshots(file)]
    for path in (file.prev_temp, file.prev, *mine, *copies.set_aside(file)):
        with _named(path):
            files.clear(path)
    _sync(file)
    return _may_hold(conflicting_copies(file))


@contextlib.contextmanager
def _named(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unusable(
            f"Nothing was erased: the copy {shown(path)} may hold it too and can't be changed ({why(error)}). "
            "Delete that file yourself, then erase again."
        ) from error


def _may_hold(paths: list[str]) -> list[str]:
    return [f"{shown(path)} may hold it still, and is left as it is. Delete that file yourself." for path in paths]


def _sync(file: DataFile) -> None:
    for folder in (file.folder, file.backups):
        with contextlib.suppress(OSError):
            files.sync_folder(folder)


def _erased(tables: Tables, gone: Gone) -> Iterator[_Erased]:
    known: dict[tuple[str, int], Any] = {}
    for edit in (edit for each in tables.get(JOURNAL, {}).values() for edit in each["edits"]):
        mark = _mark(edit["before"] or {}) or _mark(edit["after"] or {})
        if mark:
            known[edit["table"], edit["n"]] = mark
    for table, number, *rest in gone:
        document = tables.get(table, {}).get(str(number))
        mark = known.get((table, number)) if document is None else _mark(document)
        yield _Erased(table, number, rest[0] if rest else "", mark)


def _mark(document: Document) -> Any:
    """By what a record is known again: its uid, or whose month it is."""
    if "uid" in document:
        return document["uid"]
    return (document.get("of"), document["month"]) if "month" in document else None


def _rewritten(file: DataFile, path: str, erased: list[_Erased], before: Before) -> bool:
    """Whether a snapshot could be read, and holds nothing of what is erased any more. Raises `OSError`."""
    try:
        content = files.read(path)
        found = None if content is None else verified(content.data, file.sealing).tables
    except Unusable:
        return False
    if found is None:
        return True
    left = _left(found, erased, before)
    if left == found:
        return True
    at = os.stat(path)
    files.clear(file.prev_temp)
    files.write_new(file.prev_temp, file.sealing.seal(format.serialise(left)))
    os.utime(file.prev_temp, ns=(at.st_atime_ns, at.st_mtime_ns))
    os.replace(file.prev_temp, path)
    return True


def _left(tables: Tables, erased: list[_Erased], before: Before) -> Tables:
    """The tables of a snapshot without what is erased, and without what belongs to it."""
    places = {
        table: {_mark(document): number for number, document in tables.get(table, {}).items()}
        for table in {each.table for each in erased}
    }
    gone: set[tuple[Any, ...]] = set()
    for each in erased:
        there = tables.get(each.table, {}).get(str(each.number))
        number = places[each.table].get(each.mark) if each.mark else None
        if there is None or not each.mark or _mark(there) == each.mark:
            number = str(each.number)
        if number is not None:
            gone.add((each.table, int(number), each.field) if each.field else (each.table, int(number)))
    gone |= told_before(tables.get(JOURNAL, {}), before)
    for table, day in before:
        documents = tables.get(table, {}).items()
        gone |= {(table, int(number)) for number, document in documents if document.get("day", day) < day}
    gone |= _belonging(tables, gone)
    left = {name: _table(name, documents, gone) for name, documents in tables.items() if name not in (META, JOURNAL)}
    journal = dict(tables.get(JOURNAL, {}))
    journal.update({str(n): each for n, each in without(journal, gone).items() if each is not None})
    kept = {JOURNAL: journal} if JOURNAL in tables else {}
    return {META: tables[META], **left, **kept}


def _belonging(tables: Tables, gone: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {
        (table, int(number))
        for owners, (field, owned) in GOES_WITH.items()
        for table in owned
        for number, document in tables.get(table, {}).items()
        if (owners, document.get(field)) in gone
    }


def _table(name: str, documents: Documents, gone: set[tuple[Any, ...]]) -> Documents:
    fields: dict[str, set[str]] = {}
    for table, number, *rest in gone:
        if table == name and rest:
            fields.setdefault(str(number), set()).update(rest)
    left = {}
    for number, document in documents.items():
        kept = {key: value for key, value in document.items() if key not in fields.get(number, ())}
        empty = name in FLAT and kept != document and not any(map(re.compile("[0-9]+").fullmatch, kept))
        if (name, int(number)) not in gone and not empty:
            left[number] = kept
    return left
