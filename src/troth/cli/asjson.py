"""Promises as JSON for other programs; `schema` grows when a field changes its meaning."""

import json
from datetime import date
from typing import Any

from troth.cli.context import CommandContext
from troth.domain.book import Book
from troth.domain.history import recorded, standing
from troth.domain.outlook import OutlookEntry, current_due, due_on, next_days, told_last
from troth.domain.past import past_occasions
from troth.domain.records import Commitment
from troth.domain.schedule import say, spell
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import run, steadiness, steadiness_words

SCHEMA = 1


def write(context: CommandContext, **fields: Any) -> None:
    """Print one object."""
    context.write(json.dumps({"schema": SCHEMA, **fields}, ensure_ascii=True) + "\n")


def iso(day: date | None) -> str | None:
    """A day as 2026-12-01."""
    return None if day is None else day.isoformat()


def promise(book: Book, made: Commitment, day: date, entry: OutlookEntry | None = None) -> dict[str, Any]:
    """A promise as it stands on `day`; `entry` is its place on that day's list, where it has one."""
    if entry is None:
        entry = due_on(book, made, day) or _last_word(book, made, day)
    schedule = made.schedule
    due = entry.due if entry is not None else current_due(book, made, day)
    outcomes = past_occasions(book, made, day)
    now = run(outcomes)
    steady = steadiness(outcomes)
    ahead = next_days(book, made, day, 1)
    return {
        "number": made.number,
        "uid": made.uid,
        "title": made.title,
        "state": standing(made, day),
        "schedule": spell(schedule),
        "says": say(schedule),
        "due": iso(schedule.due if isinstance(schedule, Once) else due),
        "time": schedule.time if isinstance(schedule, Once) and schedule.time else None,
        "outcome": None if entry is None else entry.outcome,
        "answers": None if entry is None else iso(entry.day),
        "kept": 0 if entry is None else entry.kept,
        "needed": 1 if entry is None else entry.needed,
        "more_open": 0 if entry is None else entry.others,
        "run": now.now,
        "best": now.best,
        "since_repair": now.since_repair,
        "steadiness": None if steady is None else round(steady, 3),
        "steadiness_word": steadiness_words(outcomes),
        "size": made.size,
        "to": made.made_to,
        "cue": made.cue or None,
        "about": made.category or None,
        "starts": iso(made.starts_on),
        "ends": iso(made.ends_on),
        "told_last": iso(told_last(book, made)),
        "next": iso(ahead[0]) if ahead else None,
    }


def _last_word(book: Book, made: Commitment, day: date) -> OutlookEntry | None:
    if not isinstance(made.schedule, Once):
        return None
    said = recorded(book, made.number)
    return OutlookEntry(made, said[-1][0], made.schedule.due, said[-1][1].outcome) if said else None
