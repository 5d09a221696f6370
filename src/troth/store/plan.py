"""What a transaction is going to write, worked out on documents before anything is touched."""

from typing import Any, Generic, NamedTuple, TypeVar

from troth.domain.change import Change, Edit, merged
from troth.domain.errors import Refused
from troth.store import undo_journal
from troth.store.codec import TABLES, decode, encode
from troth.store.format import JOURNAL, META, Tables, fresh, meta
from troth.store.record_lines import Document
from troth.store.storage import put
from troth.store.undo_journal import Before, Gone, TouchedDocument

Puts = dict[str, dict[int, Document | None]]
Result = TypeVar("Result")


class Plan(NamedTuple, Generic[Result]):
    """Documents to put where, and what to answer once they lie there; no copy keeps what is in `forget` and `before`.

    With `everything` nothing is kept at all, but an empty file.
    """

    result: Result
    puts: Puts
    forget: Gone = ()
    before: Before = ()
    everything: bool = False

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.puts or self.forget or self.everything)


def of_change(tables: Tables, change: Change, at: int) -> Plan[Change]:
    """A change and its entry in the journal, which then holds nothing more of the records that must be forgotten."""
    touched = [each for edit in merged(change.edits) if (each := _touched(tables, edit)).before != each.after]
    puts: Puts = {}
    for table, number, _, after in touched:
        puts.setdefault(table, {})[number] = after
    entries = tables.get(JOURNAL, {})
    before = [(table, day.isoformat()) for table, day in change.forget_before]
    gone = {*change.forget, *undo_journal.told_before(entries, before)}
    journal = undo_journal.without(entries, gone) if gone else {}
    new = undo_journal.trim(undo_journal.entry(change.summary, at, touched), gone)
    if new["edits"]:
        number = max(meta(tables)["next"].get(JOURNAL, 1), 1 + max(map(int, entries), default=0))
        journal.update(undo_journal.added(entries, new, number))
    if journal:
        puts[JOURNAL] = journal
    return Plan(change, puts, change.forget, before)


def of_undo(tables: Tables, only: int, *, undone: bool) -> Plan[str]:
    """Taking back the newest change, or making the one last taken back again; answers with its summary.

    Raises `Refused` where that is another one than `only`, unless this is 0.
    """
    entries = tables.get(JOURNAL, {})
    turn = undo_journal.last_done(entries) if undone else undo_journal.first_undone(entries)
    if only not in (0, turn.number):
        raise Refused("Something else was done since: it stays, and so does what came before it.")
    puts = undo_journal.turned(tables, turn.number, undone=undone)
    puts[JOURNAL].update(dict.fromkeys(turn.passed))
    for table in puts.keys() & set(TABLES):
        for which, document in puts[table].items():
            if document is not None:
                decode(table, which, document)
    return Plan(turn.told(entries[str(turn.number)]["summary"]), puts)


def _touched(tables: Tables, edit: Edit) -> TouchedDocument:
    document = tables.get(edit.table, {}).get(str(edit.number))
    record = None if document is None else decode(edit.table, edit.number, document)
    if record != edit.before or (edit.after is not None and edit.after.number != edit.number):
        raise RuntimeError(f"an edit of {edit.table} {edit.number} does not begin at what is there")
    after = None if edit.after is None else encode(edit.table, edit.after, document)
    return TouchedDocument(edit.table, edit.number, document, after)


def counted(tables: Tables, puts: Puts) -> Tables:
    """`tables` as the next revision, its counters past every number that `puts` brings in."""
    record = meta(tables)
    upcoming = dict(record["next"])
    for table, documents in puts.items():
        new = [number + 1 for number, document in documents.items() if document is not None]
        upcoming[table] = max(upcoming.get(table, 1), *new, 1)
    first = {"1": {**record, "rev": record["rev"] + 1, "next": upcoming}}
    return {**tables, META: {**tables[META], **first}}


def revised(tables: Tables, planned: Plan[Any]) -> Tables:
    """The tables of the next revision, as `planned`."""
    if planned.everything:
        return {META: {"1": {**meta(fresh()), "rev": meta(tables)["rev"] + 1}}}
    return counted(put(tables, planned.puts), planned.puts)
