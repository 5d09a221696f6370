"""Several actions that each must happen once, however often they are asked for, worked out as one write."""

from collections.abc import Sequence
from typing import NamedTuple

from troth.domain.book import Action, Book
from troth.domain.errors import NotUnderstood, Refused
from troth.store import plan
from troth.store.format import Document, Tables
from troth.store.plan import Plan, Puts
from troth.store.table_source import TableSource

ONCE = "once"
"""The table whose one record names what was done; a book has none of that name."""

_KEPT = 1000
"""So many of the names that were not asked for again are remembered."""


class OnceOnly(NamedTuple):
    """An action under a name that no other has; `at` is when it was asked for."""

    uid: str
    at: int
    action: Action


class Told(NamedTuple):
    """What came of one: the words of the change, or why it was refused; both empty where it was done before."""

    summary: str = ""
    refused: str = ""


def planned(tables: Tables, asked: Sequence[OnceOnly]) -> Plan[list[Told]]:
    """All of `asked` that was not done before, each on what the one before it leaves."""
    done: list[str] = tables.get(ONCE, {}).get("1", {}).get("done", [])
    known = set(done)
    puts: Puts = {}
    told = []
    source: TableSource | None = None
    for each in asked:
        if each.uid in known:
            told.append(Told())
            continue
        known.add(each.uid)
        source = TableSource(tables, source)
        try:
            change = each.action(Book(source))
        except (Refused, NotUnderstood) as error:
            told.append(Told(refused=str(error)))
            continue
        made = plan.of_change(tables, change, each.at).puts
        for name, documents in made.items():
            puts.setdefault(name, {}).update(documents)
        tables = plan.counted(_over(tables, made), made)
        told.append(Told(change.summary))
    now = {each.uid for each in asked}
    new = [uid for uid in done if uid not in now][-_KEPT:] + sorted(now)
    if known != set(done):
        puts[ONCE] = {1: {"done": new}}
    return Plan(told, puts)


def _over(tables: Tables, puts: Puts) -> Tables:
    """`tables` with `puts` in place, for the next action to look at."""
    laid = {**tables}
    for name, documents in puts.items():
        table: dict[str, Document] = {**tables.get(name, {})}
        for number, document in documents.items():
            table.pop(str(number), None)
            if document is not None:
                table[str(number)] = document
        laid[name] = table
    return laid
