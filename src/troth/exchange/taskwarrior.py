"""Taskwarrior, as `task export` writes it: what repeats is a template and a task for each time."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from troth.domain.errors import Refused
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import Once
from troth.domain.wording import count
from troth.exchange.found import DayAnswered, FoundPromise, Here, ImportPlan, wall, within
from troth.exchange.opened import text
from troth.exchange.rhythms import WORKING_DAYS, Unit, every

_NAMED: dict[str, tuple[int, Unit]] = {
    "daily": (1, "day"), "day": (1, "day"), "weekly": (1, "week"), "week": (1, "week"), "sennight": (1, "week"),
    "biweekly": (2, "week"), "fortnight": (2, "week"), "monthly": (1, "month"), "month": (1, "month"),
    "yearly": (1, "year"), "annual": (1, "year"), "year": (1, "year"),
}  # fmt: skip
_COUNTED = re.compile(r"P?(\d{1,4}) ?(d|w|m|y|days?|weeks?|wks?|mo|months?|mths?|years?|yrs?)", re.IGNORECASE)
_LETTERS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_UNTOLD = ("depends", "wait", "tags", "project", "priority")
"""What a task may have and a promise has not, beside what a person added."""

Record = Mapping[str, Any]


def read(data: bytes, here: Here) -> ImportPlan:
    """The tasks of an export."""
    tasks = _tasks(text(data))
    children: dict[str, list[Record]] = {}
    for task in tasks:
        if parent := task.get("parent"):
            children.setdefault(str(parent), []).append(task)
    found, left = [], list[str]()
    for task in here.through(tasks, "tasks"):
        title = str(task["description"])
        if task.get("parent"):
            continue
        if task.get("status") == "deleted":
            left.append(f"{title}: deleted")
            continue
        try:
            own = children.pop(str(task.get("uuid")), [])
            found.append(_template(task, own, here) if "recur" in task else _single(task, here))
        except (ValueError, TypeError, AttributeError):
            left.append(f"{title}: a moment or a note that can't be read")
    left += [
        f"{each[0]['description']}: {count(len(each), 'time')} of what is not in that file"
        for each in children.values()
    ]
    return ImportPlan("taskwarrior", tuple(found), (*left, *_untold(tasks)))


def _tasks(written: str) -> list[Record]:
    try:
        tasks = json.loads(written)
    except (ValueError, RecursionError):
        raise Refused("It is no whole JSON. Nothing was written; export it once more.") from None
    if not isinstance(tasks, list) or not all(isinstance(each, dict) and "description" in each for each in tasks):
        raise Refused("It holds no tasks of Taskwarrior. Nothing was written.")
    return tasks


def _untold(tasks: Iterable[Record]) -> list[str]:
    """A line about what no promise has a place for."""
    names = [name for name in _UNTOLD if any(name in task for task in tasks)]
    return [f"No place here for: {', '.join(names)}"] if names else []


def _at(task: Record, name: str) -> float | None:
    written = task.get(name)
    if written is None:
        return None
    return datetime.strptime(str(written), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()


def _due(task: Record, name: str = "due") -> datetime | None:
    """A date as the wall shows it; what is due at midnight is due that day."""
    at = _at(task, name)
    if at is None:
        return None
    shown = wall(at)
    within(shown.date())
    return shown


def _note(task: Record) -> str:
    return "\n".join(str(each.get("description", "")) for each in task.get("annotations", ()))


def _answered(task: Record, here: Here, due: datetime | None) -> tuple[DayAnswered, ...]:
    """How a task went that was completed: kept, on the day it was due, or the day it was done."""
    at = _at(task, "end")
    if task.get("status") != "completed" or at is None:
        return ()
    return (DayAnswered(here.day(at) if due is None else due.date(), "kept", "", int(at)),)


def _single(task: Record, here: Here) -> FoundPromise:
    due = _due(task)
    days = _answered(task, here, None)
    entered = _at(task, "entry")
    schedule: Schedule | None = None
    if due is not None:
        schedule = Once(due.date(), "" if due.time() == due.min.time() else f"{due:%H:%M}")
    elif days:
        schedule = Once(days[0].day)
    since = None if entered is None else here.day(entered)
    title = str(task["description"])
    return FoundPromise(str(task.get("uuid")), title, schedule, days, since, note=_note(task), lacks="date")


def _template(task: Record, children: Iterable[Record], here: Here) -> FoundPromise:
    due, until = _due(task), _due(task, "until")
    recur = str(task["recur"])
    dues = [each for each in [due, *(_due(child) for child in children)] if each is not None]
    since = min(dues, default=None)
    days = [each for child in children for each in _answered(child, here, _due(child))]
    time = "" if since is None or since.time() == since.min.time() else f"{since:%H:%M}"
    return FoundPromise(
        str(task.get("uuid")),
        str(task["description"]),
        _rhythm(recur, since),
        tuple(days),
        None if since is None else since.date(),
        None if until is None else until.date(),
        time,
        _note(task),
        why=f"recur:{recur} has no form here",
    )


def _rhythm(recur: str, due: datetime | None) -> Schedule | None:
    if recur == "weekdays":
        return WORKING_DAYS
    day = None if due is None else due.date()
    if recur in _NAMED:
        return every(*_NAMED[recur], day)
    parts = _COUNTED.fullmatch(recur)
    return None if parts is None else every(int(parts[1]), _LETTERS[parts[2][0].lower()], day)
