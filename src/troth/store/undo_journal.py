"""The undo journal: what the last changes did to which fields, so that each can be turned round.

An entry is `{"at", "summary", "edits": [{"table", "n", "before", "after"}], "undone"?}`. Where a record stayed, the two
sides hold only the fields that differ, and a field missing on one side was absent there; null: there was no record.
"""

from collections.abc import Iterable
from typing import NamedTuple

from troth.domain.errors import Refused
from troth.store.format import JOURNAL, Document, Documents, Tables

LENGTH = 200
_ABSENT = object()


class Touched(NamedTuple):
    """A document as it was and as it is."""

    table: str
    number: int
    before: Document | None
    after: Document | None


def entry(summary: str, at: int, touched: Iterable[Touched]) -> Document:
    """The journal's record of one change."""
    return {"at": at, "summary": summary, "edits": [_edit(each) for each in touched]}


def _edit(touched: Touched) -> Document:
    before, after = touched.before, touched.after
    if before is not None and after is not None:
        before, after = _apart(before, after), _apart(after, before)
    return {"table": touched.table, "n": touched.number, "before": before, "after": after}


def _apart(one: Document, other: Document) -> Document:
    return {key: value for key, value in one.items() if other.get(key, _ABSENT) != value}


def added(journal: Documents, new: Document, number: int) -> dict[int, Document | None]:
    """What to put into the journal for a change: its entry; the undone ones and the oldest go."""
    live = sorted(int(key) for key, each in journal.items() if not each.get("undone"))
    gone = [int(key) for key, each in journal.items() if each.get("undone")]
    gone += live[: max(0, len(live) + 1 - LENGTH)]
    return {**dict.fromkeys(gone), number: new}


def last_done(journal: Documents) -> int:
    """The entry that undo takes back. Raises `Refused` when there is none."""
    numbers = [int(key) for key, each in journal.items() if not each.get("undone")]
    if not numbers:
        raise Refused("There is nothing to undo.")
    return max(numbers)


def first_undone(journal: Documents) -> int:
    """The entry that redo makes again. Raises `Refused` when there is none."""
    numbers = [int(key) for key, each in journal.items() if each.get("undone")]
    if not numbers:
        raise Refused("There is nothing to redo.")
    return min(numbers)


def turned(tables: Tables, number: int, *, undone: bool) -> dict[str, dict[int, Document | None]]:
    """What to put where so that one entry is taken back, or made again.

    Raises `Refused` when a field is no longer as the entry left it.
    """
    found = tables[JOURNAL][str(number)]
    puts: dict[str, dict[int, Document | None]] = {}
    for edit in found["edits"]:
        here, there = (edit["after"], edit["before"]) if undone else (edit["before"], edit["after"])
        document = tables.get(edit["table"], {}).get(str(edit["n"]))
        puts.setdefault(edit["table"], {})[edit["n"]] = _swapped(document, here, there)
    marked = {key: value for key, value in found.items() if key != "undone"}
    puts[JOURNAL] = {number: {**marked, "undone": True} if undone else marked}
    return puts


def _swapped(document: Document | None, here: Document | None, there: Document | None) -> Document | None:
    if here is None or there is None:
        if document != here:
            raise _since()
        return None if there is None else dict(there)
    if document is None or any(document.get(key, _ABSENT) != here.get(key, _ABSENT) for key in {*here, *there}):
        raise _since()
    kept = {key: value for key, value in document.items() if key not in here}
    return {**kept, **there}


def _since() -> Refused:
    return Refused("It was changed since, outside Troth: it is left as it is.")
