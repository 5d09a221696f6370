"""Which format a file has, told by what it holds, never by its name."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from troth.domain.errors import NotUnderstood, Refused
from troth.exchange import opened
from troth.exchange.found import Here, ImportPlan

_BEGINNING = 65_536

Looks = Callable[[bytes, str], bool]
"""Whether a file has a format, by its bytes and, as far as it is text, how it begins."""


class Format(NamedTuple):
    """How a format is called, the module that reads it, and what it looks like."""

    called: str
    module: str
    looks: Looks


def _has(pattern: str) -> Looks:
    found = re.compile(pattern, re.MULTILINE)
    return lambda _, text: found.search(text) is not None


def _header(*words: str) -> Looks:
    return lambda _, text: all(word in text.lstrip("\ufeff").split("\n", 1)[0].lower() for word in words)


OURS = "troth"
"""What Troth wrote itself; the store reads it."""

FORMATS: dict[str, Format] = {
    OURS: Format(
        "Troth's own export, or a copy of its data file, locked or not",
        "",
        _has(r'\A(?:\s*\{\s*"(?:_meta|schema)"\s*:|age-encryption\.org/v1\n)'),
    ),
    "loop": Format("Loop Habit Tracker", "loop_habits", lambda data, _: data.startswith((b"PK", b"SQLite format 3\0"))),
    "ics": Format("a calendar", "calendars", _has(r"\A\s*BEGIN:VCALENDAR")),
    "taskwarrior": Format("Taskwarrior", "taskwarrior", _has(r'\A\s*\[[^\[]*?"(?:uuid|status|description)"\s*:')),
    "habitica": Format("Habitica", "habitica", _has(r'\A\s*\{(?s:.*?)"(?:habits|dailys|todos)"\s*:')),
    "markdown": Format("Markdown tasks", "markdown_tasks", _has(r"^[ \t]*(?:[-*+]|\d+[.)]) \[.\] ")),
    "loop-old": Format("an old list of Loop", "loop_habits", _has(r"\ADate,.*,\n")),
    "csv": Format("a CSV of days", "day_csv", _header("date", ",", "value")),
    "todo.txt": Format(
        "todo.txt", "todo_txt", _has(r"^x \d{4}-\d\d-\d\d |^\([A-Z]\) |(?:^| )(?:due|rec):\S|^\d{4}-\d\d-\d\d ")
    ),
}
"""Every format by what `--as` calls it, in the order in which it is looked for."""


def told(data: bytes) -> str:
    """The format of a file. Raises `NotUnderstood` where it is none of ours."""
    beginning = data[:_BEGINNING].decode("utf-8", "ignore").lstrip("\ufeff").replace("\r\n", "\n")
    for name, kind in FORMATS.items():
        if kind.looks(data, beginning):
            return name
    raise NotUnderstood(
        f"What that file holds is not known. Nothing was written; --as names its format: {', '.join(FORMATS)}."
    )


def planned(data: bytes, name: str, here: Here) -> ImportPlan:
    """What a file of that format holds. Raises `Refused` where it can't be read."""
    read: Callable[[bytes, Here], ImportPlan] = import_module(f"troth.exchange.{FORMATS[name].module}").read
    plan = read(data, here)
    if len(plan.found) > opened.MOST_LINES:
        raise Refused(f"It has more than {opened.MOST_LINES:,} entries. Nothing was written; bring it in parts.")
    return plan
