"""Loop Habit Tracker: the zip of CSV files, the backup (an SQLite database), and the list of days of old ones."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from math import isfinite
from typing import NamedTuple

from troth.domain.errors import Refused
from troth.domain.outcome_table import Outcome
from troth.exchange.found import DayAnswered, FoundPromise, Here, ImportPlan, iso_day, within
from troth.exchange.opened import members, rows, text
from troth.exchange.rhythms import times_in

_WORDS = {"YES_MANUAL": 2, "YES_AUTO": 1, "NO": 0, "SKIP": 3, "UNKNOWN": -1}
_SKIPPED, _MADE_UP = 3, (1, -1)
_THOUSAND = 1000
_DAMAGED = "That is no export of Loop that can be read. Nothing was written; export it once more."
_STEPS = 20_000_000
_LARGEST = 1_000_000
_LONGEST = 19


class Habit(NamedTuple):
    """A habit as Loop has it; a `target` is of one that is counted, and `most` of those where less is better."""

    name: str
    times: int
    days: int
    target: float | None = None
    most: bool = False
    question: str = ""
    about: str = ""
    archived: bool = False


Marks = dict[date, tuple[int, str]]
"""What Loop has for each day: a value, and a note."""


def read(data: bytes, here: Here) -> ImportPlan:
    """The habits of a zip, a backup or an old list."""
    if data.startswith(b"SQLite"):
        return _plan(_of_backup(data), here)
    if data.startswith(b"PK"):
        return _plan(_of_zip(members(data)), here)
    return _plan(_of_list(text(data)), here)


def _plan(habits: Sequence[tuple[Habit, Marks]], here: Here) -> ImportPlan:
    found, left = [], list[str]()
    for habit, marks in here.through(habits, "habits"):
        found.append(_found(habit, marks, left))
    return ImportPlan("loop", tuple(each for each in found if each is not None), tuple(left))


def _found(habit: Habit, marks: Marks, left: list[str]) -> FoundPromise | None:
    if habit.target is not None and habit.times != habit.days:
        left.append(f"{habit.name}: a number to reach in {habit.days} days has no form here")
        return None
    schedule = times_in(habit.times, habit.days)
    why = f"{habit.times} times in {habit.days} days has no form here" if habit.days else "the file tells no rhythm"
    days = []
    for day, (value, note) in sorted(marks.items()):
        outcome = _outcome(habit, value)
        if outcome is not None:
            days.append(DayAnswered(day, outcome, note))
        elif note:
            left.append(f"{habit.name} {day.isoformat()}: a note on a day without a mark")
    note = "\n".join(filter(None, (habit.question, habit.about)))
    return FoundPromise(habit.name, habit.name, schedule, tuple(days), note=note, shelved=habit.archived, why=why)


def _outcome(habit: Habit, value: int) -> Outcome | None:
    """What a value says; nothing where Loop made it up, or where there is none."""
    if value == _SKIPPED:
        return "excused"
    if habit.target is None:
        return {2: "kept", 0: "not_kept"}.get(value)  # type: ignore[return-value]
    if value < 0:
        return None
    reached = value / _THOUSAND
    if habit.most:
        return "kept" if reached <= habit.target else "not_kept"
    if reached >= habit.target:
        return "kept"
    return "partly" if value else "not_kept"


def _of_zip(files: Mapping[str, bytes]) -> list[tuple[Habit, Marks]]:
    if "Habits.csv" not in files:
        raise Refused(_DAMAGED)
    head, *listed = rows(text(files["Habits.csv"])) or [[]]
    marks = _columns(rows(text(files.get("Checkmarks.csv", b""))))
    found = []
    for row in listed:
        cell = dict(zip(head, row, strict=False))
        habit = _habit(cell)
        own = files.get(f"{cell.get('Position', '').zfill(3)} {habit.name}/Checkmarks.csv", b"")
        noted = _column(rows(text(own))[1:])
        found.append((habit, {**marks.get(habit.name, {}), **noted}))
    return found


def _habit(cell: Mapping[str, str]) -> Habit:
    """A habit of a row of the list; older ones have other names for how often, and no kinds."""
    try:
        numerical = cell.get("Type") == "NUMERICAL"
        return Habit(
            cell["Name"],
            _number(cell.get("FrequencyNumerator") or cell["NumRepetitions"]),
            _number(cell.get("FrequencyDenominator") or cell["Interval"]),
            _target(cell["Target Value"]) if numerical else None,
            cell.get("Target Type") == "AT_MOST",
            cell.get("Question", ""),
            cell.get("Description", ""),
            cell.get("Archived?", "").lower() == "true",
        )
    except (KeyError, ValueError):
        raise Refused(_DAMAGED) from None


def _columns(table: Sequence[Sequence[str]]) -> dict[str, Marks]:
    """The days of each habit by its name, from the list that has a column for each."""
    found: dict[str, Marks] = {}
    for at, name in enumerate(table[0] if table else ()):
        if at and name:
            found[name] = _column([(row[0], row[at]) for row in table[1:] if at < len(row)])
    return found


def _column(table: Iterable[Sequence[str]]) -> Marks:
    found: Marks = {}
    for day, value, *note in table:
        try:
            found[iso_day(day)] = (_WORDS[value] if value in _WORDS else _number(value), note[0] if note else "")
        except ValueError:
            raise Refused(_DAMAGED) from None
    return found


def _number(cell: str) -> int:
    """A whole number as Loop keeps them, in 64 bits. Raises `ValueError`."""
    if len(cell) > _LONGEST:
        raise ValueError
    return int(cell)


def _target(cell: str | float) -> float:
    """A number that can be reached. Raises `ValueError`."""
    if not isfinite(found := float(cell)):
        raise ValueError
    return found


def _of_list(found: str) -> list[tuple[Habit, Marks]]:
    return [(Habit(name, 0, 0), marks) for name, marks in _columns(rows(found)).items()]


def _of_backup(data: bytes) -> list[tuple[Habit, Marks]]:
    """The habits of a backup, opened in memory; what it holds can call nothing."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data)
            database.execute("pragma trusted_schema = off")
            database.set_progress_handler(lambda: 1, _STEPS)
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
            if not all(_plain(database, table) for table in ("Habits", "Repetitions")):
                raise Refused(_DAMAGED)
            return [_stored(database, *row) for row in database.execute(_HABITS).fetchall()]
        except (sqlite3.Error, ValueError, TypeError, OverflowError):
            raise Refused(_DAMAGED) from None


def _plain(database: sqlite3.Connection, table: str) -> bool:
    """Whether it is a table of what is stored, in which nothing is worked out while it is read."""
    (kind,) = database.execute("select type from sqlite_master where name = ?", (table,)).fetchone() or ("",)
    hidden = "select count(*) from pragma_table_xinfo(?) where hidden"
    return kind == "table" and database.execute(hidden, (table,)).fetchone() == (0,)


_HABITS = """
    select id, name, freq_num, freq_den, type, target_type, target_value, question, description, archived
    from Habits order by position, id
"""
_DAYS = "select timestamp, value, notes from Repetitions where habit = ?"


def _stored(
    database: sqlite3.Connection,
    number: int,
    name: str,
    times: int,
    days: int,
    kind: int,
    target_kind: int,
    target: float,
    question: str | None,
    about: str | None,
    archived: int,
) -> tuple[Habit, Marks]:
    numerical = _target(target) if kind == 1 else None
    habit = Habit(
        _words(name),
        int(times),
        int(days),
        numerical,
        target_kind == 1,
        _words(question),
        _words(about),
        bool(archived),
    )
    marks = {
        within(datetime.fromtimestamp(at // 1000, tz=UTC).date()): (int(value), _words(note))
        for at, value, note in database.execute(_DAYS, (number,))
    }
    return habit, marks


def _words(cell: object) -> str:
    """What stands in a cell of words. Raises `ValueError` for bytes, which are none."""
    if isinstance(cell, bytes):
        raise ValueError
    return "" if cell is None else str(cell)
