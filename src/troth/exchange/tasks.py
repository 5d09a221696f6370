"""Tasks as lists of them have them, a line each: those that repeat are one promise with its days."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from troth.domain.days import ONE_DAY
from troth.domain.records import PromiseStep
from troth.domain.schedule import Schedule, due_days, follows_last
from troth.domain.schedule.dated import Once
from troth.exchange.found import DayAnswered, FoundPromise


class Task(NamedTuple):
    """One task: open, or `done`, on a day if that is told; `rhythm` is what it repeats by, in words, if it does.

    `key` tells it from others; a repeated one is known by its title.
    """

    title: str
    done: bool = False
    done_on: date | None = None
    due: date | None = None
    since: date | None = None
    rhythm: str = ""
    schedule: Schedule | None = None
    note: str = ""
    steps: tuple[PromiseStep, ...] = ()
    key: str = ""
    time: str = ""


def gathered(tasks: Iterable[Task]) -> tuple[tuple[FoundPromise, ...], tuple[str, ...]]:
    """The promises that tasks come to, in their order, and what is not taken."""
    found: dict[str, FoundPromise] = {}
    left = []
    for at, task in enumerate(tasks):
        if task.done and task.done_on is None:
            left.append(f"{task.title}: done, without a day")
        elif task.rhythm:
            found[task.title] = _repeated(found.get(task.title), task)
        else:
            found[f"{at}\0"] = _single(task)
    return tuple(found.values()), tuple(left)


def _single(task: Task) -> FoundPromise:
    due = task.due or task.done_on
    days = () if task.done_on is None else (DayAnswered(task.done_on, "kept"),)
    return FoundPromise(
        f"{task.title}\0{task.key}",
        task.title,
        None if due is None else Once(due, task.time),
        days,
        since=task.since,
        note=task.note,
        steps=task.steps,
        lacks="date",
    )


def _repeated(known: FoundPromise | None, task: Task) -> FoundPromise:
    """A promise with one more of its tasks: an open one tells its days from now on, a done one how a day went."""
    days = () if known is None else known.days
    since = task.due or task.done_on or task.since
    if task.done_on is not None:
        days = (*days, DayAnswered(_occasion(task), "kept"))
    if known is None:
        known = FoundPromise(task.title, task.title, None, note=task.note, steps=task.steps, time=task.time)
    firsts = [day for day in (known.since, since) if day is not None]
    return known._replace(
        schedule=known.schedule or task.schedule,
        days=days,
        since=min(firsts, default=None),
        note=known.note or task.note,
        why=f"{task.rhythm} has no form here",
    )


def _occasion(task: Task) -> date:
    """The day that a done one was for: its due day where the calendar tells that, else the day it was done."""
    done_on = task.done_on or date.max
    if task.due is None or task.schedule is None or follows_last(task.schedule):
        return done_on
    return task.due if due_days(task.schedule, task.due, task.due, task.due + ONE_DAY)[:1] == [task.due] else done_on
