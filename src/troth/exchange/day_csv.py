"""A CSV with a line for each day of a habit, as HabitBull and others write it: name, date, 0 or 1, and a note."""

from collections.abc import Sequence

from troth.domain.errors import Refused
from troth.domain.outcome_table import Outcome
from troth.domain.wording import count
from troth.exchange.found import DayAnswered, FoundPromise, Here, ImportPlan, iso_day
from troth.exchange.opened import rows, text

_COLUMNS = {
    "name": ("name", "habitname", "habit"),
    "date": ("date", "calendardate", "day"),
    "value": ("value", "done", "status"),
    "note": ("note", "notes", "comment", "commenttext"),
}
"""What a column is called at its head."""

_OUTCOMES: dict[str, Outcome] = {"0": "not_kept", "1": "kept"}


def read(data: bytes, here: Here) -> ImportPlan:
    """The habits, each with its days; the file tells no rhythm."""
    table = rows(text(data))
    head = [cell.strip().lower() for cell in table[0]] if table else []
    at = {name: _place(head, names) for name, names in _COLUMNS.items()}
    if None in (at["name"], at["date"], at["value"]):
        raise Refused("Its first line has to name the columns name, date and value. Nothing was written.")
    days: dict[str, list[DayAnswered]] = {}
    strange = 0
    for row in here.through(table[1:], "lines"):
        name = _cell(row, at["name"]).strip()
        known = days.setdefault(name, [])
        try:
            answered = DayAnswered(iso_day(_cell(row, at["date"])[:10]), _OUTCOMES[_cell(row, at["value"]).strip()])
        except (ValueError, KeyError):
            strange += 1
        else:
            known.append(answered._replace(note=_cell(row, at["note"])))
    found = [FoundPromise(name, name, None, tuple(each), why="the file tells no rhythm") for name, each in days.items()]
    left = (f"{count(strange, 'line')} without a date like 2026-11-23 or without 0 or 1",) if strange else ()
    return ImportPlan("csv", tuple(found), left)


def _place(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return "" if at is None or at >= len(row) else row[at]
