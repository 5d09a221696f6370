"""The undo journal: what the last changes did to which fields, so that each can be turned round.

An entry is `{"at", "summary", "edits": [{"table", "n", "before", "after"}], "undone"?}`. Where a record stayed, the two
sides hold only the fields that differ, and a field missing on one side was absent there; null: there was no record.
Of a record that was erased no entry holds a word: one that held nothing else is empty, and is passed over.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from troth.domain.belonging import GOES_WITH
from troth.domain.errors import Refused
from troth.domain.wording import count
from troth.store.format import JOURNAL, Tables
from troth.store.record_lines import Document, Documents

Gone = Collection[Sequence[Any]]
"""What is to be forgotten: records by their table and number, and fields by their record and name."""

Before = Sequence[tuple[str, str]]
"""What else is to be forgotten: of a table all that is of a day before one, which is written as 2026-11-23."""

LENGTH = 200
_ABSENT = object()


class TouchedDocument(NamedTuple):
    """A document as it was and as it is."""

    table: str
    number: int
    before: Document | None
    after: Document | None


def entry(summary: str, at: int, touched: Iterable[TouchedDocument]) -> Document:
    """The journal's record of one change."""
    return {"at": at, "summary": summary, "edits": [_edit(each) for each in touched]}


def _edit(touched: TouchedDocument) -> Document:
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


def last_changes(journal: Documents) -> dict[tuple[str, int], int]:
    """The moment of the last change of each record that the journal tells of, by its table and number."""
    entries = [(each["at"], each["edits"]) for each in journal.values() if not each.get("undone")]
    entries.sort(key=lambda entry: entry[0])
    return {(edit["table"], edit["n"]): at for at, edits in entries for edit in edits}


def without(journal: Documents, forget: Gone) -> dict[int, Document | None]:
    """What to put into the journal so that it holds nothing of what to forget, nor of what belonged to that."""
    gone = {*forget, *_belonging(journal, forget)}
    trimmed = {int(key): trim(each, gone) for key, each in journal.items()}
    return {number: each for number, each in trimmed.items() if each is not journal[str(number)]}


def trim(found: Document, gone: Gone) -> Document:
    """An entry without what it holds of records that are gone for good; its summary may name them, so that goes too."""
    fields = [each for each in gone if len(each) > 2]
    kept = (edit for edit in found["edits"] if (edit["table"], edit["n"]) not in gone)
    edits = [left for edit in kept if (left := _without_fields(edit, fields)) is not None]
    if edits == found["edits"]:
        return found
    return {**found, "summary": _REST if edits else "", "edits": edits}


def _without_fields(edit: Document, fields: Gone) -> Document | None:
    """An edit without what it holds of fields that are gone for good; None where that is all."""
    names = {name for table, number, name in fields if (table, number) == (edit["table"], edit["n"])}
    if not names:
        return edit
    before, after = (
        None if side is None else {key: value for key, value in side.items() if key not in names}
        for side in (edit["before"], edit["after"])
    )
    return None if before == after == {} else {**edit, "before": before, "after": after}


_REST = "What was done together with something that is erased now."


def told_before(journal: Documents, before: Before) -> set[tuple[str, int]]:
    """Records of days before one, as far as the journal tells of them."""
    limits = dict(before)
    return {
        (edit["table"], edit["n"])
        for each in journal.values()
        for edit in each["edits"]
        for side in (edit["before"], edit["after"])
        if side and edit["table"] in limits and side.get("day", "a") < limits[edit["table"]]
    }


def _belonging(journal: Documents, forget: Gone) -> set[tuple[str, int]]:
    """Records that belonged to one of those to forget, as far as the journal still knows them."""
    found = set()
    for edit in (edit for each in journal.values() for edit in each["edits"]):
        for owners, (field, tables) in GOES_WITH.items():
            sides = (edit["before"] or {}, edit["after"] or {})
            if edit["table"] in tables and any((owners, side.get(field)) in forget for side in sides):
                found.add((edit["table"], edit["n"]))
    return found


class Reversal(NamedTuple):
    """The entry that undo takes back or redo makes again, and the empty ones that lie before it."""

    number: int
    passed: tuple[int, ...] = ()

    def told(self, summary: str) -> str:
        """`summary` with what was passed over, in its first line."""
        if not self.passed:
            return summary
        first, *more = summary.split("\n")
        end = "" if first.endswith((".", "!", "?", "…")) else "."
        return "\n".join([f"{first}{end} Skipped: {count(len(self.passed), 'change')} of what is erased.", *more])


class Upcoming(NamedTuple):
    """The number of the entry that is turned round next, and how many records it holds; zeros where there is none."""

    number: int = 0
    records: int = 0


def last_done(journal: Documents) -> Reversal:
    """The entry that undo takes back. Raises `Refused` when there is none."""
    numbers = sorted((int(key) for key, each in journal.items() if not each.get("undone")), reverse=True)
    return _next(numbers, journal, "un")


def first_undone(journal: Documents) -> Reversal:
    """The entry that redo makes again. Raises `Refused` when there is none."""
    return _next(sorted(int(key) for key, each in journal.items() if each.get("undone")), journal, "re")


def upcoming(journal: Documents, *, undone: bool) -> Upcoming:
    """What undo takes back next, or redo makes again."""
    try:
        number = (last_done if undone else first_undone)(journal).number
    except Refused:
        return Upcoming()
    return Upcoming(number, len(journal[str(number)]["edits"]))


def _next(numbers: list[int], journal: Documents, word: str) -> Reversal:
    for place, number in enumerate(numbers):
        if journal[str(number)]["edits"]:
            return Reversal(number, tuple(numbers[:place]))
    if numbers:
        raise Refused(f"What there was to {word}do is erased for good. Nothing was changed.")
    raise Refused(f"There is nothing to {word}do.")


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
