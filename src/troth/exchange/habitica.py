"""Habitica's JSON of one's data: dailies, habits and to-dos; the history tells when it was counted, not which day."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from troth.domain.errors import Refused
from troth.domain.records import PromiseStep
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import Once, Weekdays
from troth.exchange.found import DayAnswered, FoundPromise, Here, ImportPlan, wall, within
from troth.exchange.opened import text
from troth.exchange.rhythms import every

_DAYS = ("m", "t", "w", "th", "f", "s", "su")

Record = Mapping[str, Any]


def read(data: bytes, here: Here) -> ImportPlan:
    """The tasks of an export."""
    try:
        tasks = json.loads(text(data))["tasks"]
        lists = [[_record(each) for each in tasks.get(name, ())] for name in ("dailys", "habits", "todos")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("It holds no tasks of Habitica. Nothing was written; export it once more.") from None
    left = [
        f"{each['text']}: its history, which tells no days"
        for some in lists[:2]
        for each in some
        if each.get("history")
    ]
    found = []
    for read_one, some in zip((_daily, _habit, _todo), lists, strict=True):
        for each in some:
            try:
                found.append(read_one(each, here, left))
            except (ValueError, TypeError, AttributeError, KeyError):
                left.append(f"{each['text']}: a moment or a rhythm that can't be read")
    return ImportPlan("habitica", tuple(each for each in found if each is not None), tuple(left))


def _record(given: Any) -> Record:
    return {**given, "text": str(given["text"])}


def _daily(task: Record, here: Here, left: list[str]) -> FoundPromise:
    start = _day(task["startDate"]) if task.get("startDate") else None
    return _found(task, _rhythm(task, start), left, since=start, why="its rhythm has no form here")


def _habit(task: Record, here: Here, left: list[str]) -> FoundPromise:
    return _found(task, None, left, why="it has no rhythm")


def _todo(task: Record, here: Here, left: list[str]) -> FoundPromise | None:
    due = _day(task["date"]) if task.get("date") else None
    days: tuple[DayAnswered, ...] = ()
    if task.get("completed"):
        if not task.get("dateCompleted"):
            left.append(f"{task['text']}: done, without a day")
            return None
        at = _moment(task["dateCompleted"]).timestamp()
        days = (DayAnswered(here.day(at), "kept", "", int(at)),)
        due = due or days[0].day
    return _found(task, None if due is None else Once(due), left, days=days, lacks="date")


def _found(task: Record, schedule: Schedule | None, left: list[str], **more: Any) -> FoundPromise:
    ticked = [str(step.get("text", "")) for step in task.get("checklist", ()) if step.get("completed")]
    left += [f"{task['text']}, {step}: a step that is done, without a day" for step in ticked]
    steps = tuple(PromiseStep(str(step["text"])) for step in task.get("checklist", ()) if not step.get("completed"))
    return FoundPromise(
        str(task.get("_id")), task["text"], schedule, note=str(task.get("notes", "")), steps=steps, **more
    )


def _rhythm(task: Record, start: date | None) -> Schedule | None:
    n = int(task.get("everyX", 1))
    if task.get("frequency") == "weekly" and n == 1:
        days = tuple(at for at, name in enumerate(_DAYS) if task.get("repeat", {}).get(name))
        return Weekdays(days) if days else None
    return every(n, "day", start) if task.get("frequency") == "daily" else None


def _moment(written: Any) -> datetime:
    found = datetime.fromisoformat(str(written))
    within(found.date())
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _day(written: Any) -> date:
    """The day of a date: at midnight in UTC that day everywhere, else the one that the wall here shows."""
    found = _moment(written)
    if found.astimezone(UTC).time() == found.min.time():
        return found.astimezone(UTC).date()
    return within(wall(found.timestamp()).date())
