"""Several actions that each must happen once, however often they are asked for, worked out as one write."""

from collections.abc import Sequence
from typing import NamedTuple

from troth.domain.book import Action, Book
from troth.domain.errors import NotUnderstood, Refused
from troth.store import plan
from troth.store.format import Tables
from troth.store.plan import Plan, Puts
from troth.store.storage import put
from troth.store.table_source import TableSource

ONCE = "once"
"""The table whose one record names what was done; a book has none of that name."""

_KEPT = 1000
"""So many of the names that were not asked for again are remembered."""


class NamedAction(NamedTuple):
    """An action under a name that no other has; `at` is when it was asked for."""

    uid: str
    at: int
    action: Action


class NamedResult(NamedTuple):
    """What came of one: the words of the change, or why it was refused; both empty where it was done before."""

    summary: str = ""
    refused: str = ""


def planned(tables: Tables, asked: Sequence[NamedAction]) -> Plan[list[NamedResult]]:
    """All of `asked` that was not done before, each on what the one before it leaves."""
    done: list[str] = tables.get(ONCE, {}).get("1", {}).get("done", [])
    known = set(done)
    puts: Puts = {}
    told = []
    source: TableSource | None = None
    for each in asked:
        if each.uid in known:
            told.append(NamedResult())
            continue
        known.add(each.uid)
        source = TableSource(tables, source)
        try:
            change = each.action(Book(source))
            made = plan.of_change(tables, change, each.at).puts
            tables = plan.counted(put(tables, made), made)
        except (Refused, NotUnderstood) as error:
            told.append(NamedResult(refused=str(error)))
            continue
        for name, documents in made.items():
            puts.setdefault(name, {}).update(documents)
        told.append(NamedResult(change.summary))
    now = {each.uid for each in asked}
    new = [uid for uid in done if uid not in now][-_KEPT:] + sorted(now)
    if known != set(done):
        puts[ONCE] = {1: {"done": new}}
    return Plan(told, puts)
