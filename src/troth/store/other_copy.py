"""Another copy of the data, or an export of it, as records: checked as strictly as a file from another hand."""

import json
from typing import NamedTuple

from troth.domain.actions.merging import Merge
from troth.domain.errors import Refused
from troth.store import format
from troth.store.check import Through, at_once, problems
from troth.store.codec import TABLES
from troth.store.errors import Damaged, Newer
from troth.store.format import JOURNAL, META, Tables
from troth.store.record_lines import Documents, encoded
from troth.store.sealing import CLEAR, Sealing
from troth.store.table_source import TableSource
from troth.store.undo_journal import last_changes
from troth.store.upgrade import upgraded

AGE = b"age-encryption.org/"
"""How a file that age locked begins."""


class OtherCopy(NamedTuple):
    """What another file holds: its records, when each was last changed as far as it tells, and unknown tables."""

    source: TableSource
    changed: dict[tuple[str, int], int]
    unknown: int


def read(raw: bytes, sealing: Sealing, through: Through = at_once) -> OtherCopy:
    """The records in the bytes of a data file or an export, locked or in the clear whatever is here.

    They are looked `through` one by one. Raises `Refused` where they can't be taken whole.
    """
    try:
        tables = _exported(raw)
        plain = raw if tables is None else _encoded(tables)
        if sealing is CLEAR and plain.startswith(AGE):
            raise Refused(
                "That file is locked with a passphrase. Nothing was written; bring in an export of it instead."
            )
        data = (CLEAR if plain.lstrip().startswith(b"{") else sealing).open(plain)
        tables = upgraded(format.parse(data)[0])
        wrong = problems(tables, through)
        if wrong:
            raise Damaged(wrong[0])
    except Newer as error:
        raise Refused(f"A newer Troth wrote that file: {error}. Nothing was written; use the newer Troth.") from None
    except Damaged as error:
        raise Refused(f"That file can't be brought in: {error}. Nothing was written.") from None
    unknown = len(set(tables) - {*TABLES, META, JOURNAL})
    return OtherCopy(TableSource(tables), last_changes(tables.get(JOURNAL, {})), unknown)


def merging(raw: bytes, sealing: Sealing, journal: Documents, through: Through = at_once) -> tuple[Merge, int]:
    """The action that brings in what `read` found, beside the journal of undo here; how many tables are unknown."""
    other = read(raw, sealing, through)
    return Merge(other.source, other.changed, last_changes(journal)), other.unknown


def _encoded(tables: Tables) -> bytes:
    """The tables of an export as a data file has them. Raises `Damaged` for what JSON or UTF-8 has no form for."""
    try:
        return encoded(tables)
    except (ValueError, RecursionError):
        raise Damaged("it holds a value that no Troth writes") from None


def _exported(raw: bytes) -> Tables | None:
    """The tables of an export; None where it is none."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    tables = found.get("tables") if isinstance(found, dict) else None
    return tables if isinstance(tables, dict) and META not in found else None
