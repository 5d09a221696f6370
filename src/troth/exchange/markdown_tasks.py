"""Tasks in Markdown, with the signs or the fields of Obsidian Tasks; what stands in a block of code is an example."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from troth.domain.days import weekday_named
from troth.domain.records import PromiseStep
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import MonthlyDay, MonthlyNth, Weekdays
from troth.exchange.found import Here, ImportPlan, iso_day
from troth.exchange.opened import text
from troth.exchange.rhythms import WORKING_DAYS, Unit, every
from troth.exchange.tasks import Task, gathered

_TASK = re.compile(r"(?P<indent>\s*)(?:[-*+]|\d+[.)])\s+\[(?P<mark>.)\]\s+(?P<rest>.*)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_LINK = re.compile(r"!?\[\[([^\[\]]*)\]\]")
_FIELD = re.compile(r"[\[(]\s*([a-z]+)\s*::([^\[\]()]*)[\])]", re.IGNORECASE)
_BLOCK = re.compile(r"\s\^[\w-]+\s*$")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?(.*)", re.DOTALL)

_DATES = {"📅": "due", "🗓": "due", "📆": "due", "⏳": "scheduled", "⌛": "scheduled", "🛫": "start", "✅": "completion",
          "❌": "cancelled", "➕": "created"}  # fmt: skip
_WORDS = {"🔁": "repeat", "🆔": "id", "⛔": "depends", "🏁": "then"}
_SIGNS = _DATES | _WORDS | dict.fromkeys("🔺⏫🔼🔽⏬", "priority")
_SPLIT = re.compile(f"([{''.join(_SIGNS)}])\ufe0f?")

_EVERY = re.compile(r"every (?:(\d{1,4}) )?(day|week|month|year|weekday)s?(?: on (?:the )?(.+))?")
_NTHS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}


class TaskLine(NamedTuple):
    """A line that is a task: how far in it stands, its mark, its title, and what its signs and fields say."""

    indent: int
    mark: str
    title: str
    said: dict[str, str]
    time: str


def read(data: bytes, here: Here) -> ImportPlan:
    """The tasks of a page; one that stands further in than the task above it is a step of that."""
    left, tasks, steps = list[str](), list[Task](), list[list[PromiseStep]]()
    above = 0
    inside = False
    for line in here.through([*_lines(text(data))], "lines"):
        found = _read(line)
        if found is None:
            inside = inside and (not line.strip() or line[0].isspace())
        elif inside and found.indent > above and tasks:
            if (step := _step(found, left)) is not None:
                steps[-1].append(step)
        elif (task := _task(found, left)) is not None:
            tasks.append(task)
            steps.append([])
            above, inside = found.indent, True
        else:
            inside = False
    gained, lines = gathered(task._replace(steps=tuple(own)) for task, own in zip(tasks, steps, strict=True))
    return ImportPlan("markdown", gained, (*left, *lines))


def _lines(page: str) -> Iterator[str]:
    """The lines of a page without what stands before it and without blocks of code."""
    lines = page.split("\n")
    if lines[0].strip() == "---" and "---" in lines[1:]:
        lines = lines[lines.index("---", 1) + 1 :]
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence:
            yield line


def _read(line: str) -> TaskLine | None:
    parts = _TASK.fullmatch(line)
    if parts is None:
        return None
    said, time = dict[str, str](), ""
    rest = _BLOCK.sub("", _LINK.sub(_shown, parts["rest"]))
    for name, value in _FIELD.findall(rest):
        said[name.lower()] = value.strip()
    title, *signs = _SPLIT.split(_FIELD.sub("", rest))
    for sign, words in zip(signs[::2], signs[1::2], strict=True):
        value = words.strip()
        if sign in _DATES and (found := _TIMED.fullmatch(value)):
            value, time, more = found[1], found[2] or time, found[3]
            title += f" {more.strip()}"
        elif sign not in _DATES and sign not in _WORDS:
            value, title = sign, f"{title} {value}"
        said[_SIGNS[sign]] = value
    return TaskLine(len(parts["indent"].expandtabs(4)), parts["mark"], " ".join(title.split()), said, time)


def _shown(link: re.Match[str]) -> str:
    """The words that a link shows."""
    name, bar, words = link[1].partition("|")
    return words if bar else name


def _step(found: TaskLine, left: list[str]) -> PromiseStep | None:
    if found.mark not in " /xX":
        left.append(f"{found.title}: a step that is marked [{found.mark}]")
        return None
    done_on = _day(found, "completion", left)
    if found.mark in "xX" and done_on is None:
        left.append(f"{found.title}: a step that is done, without a day")
        return None
    return PromiseStep(found.title, done_on if found.mark in "xX" else None)


def _task(found: TaskLine, left: list[str]) -> Task | None:
    if found.mark not in " /xX":
        word = "cancelled" if found.mark == "-" else f"marked [{found.mark}], which has no form here"
        left.append(f"{found.title}: {word}")
        return None
    due = _day(found, "due", left)
    repeat = found.said.get("repeat", "")
    note = [f"{name} {found.said[name]}" for name in ("priority", "scheduled", "depends") if found.said.get(name)]
    return Task(
        found.title,
        found.mark in "xX",
        _day(found, "completion", left),
        due,
        _day(found, "start", left) or _day(found, "created", left),
        repeat,
        repeated(repeat, due),
        "; ".join(note),
        time=found.time,
    )


def _day(found: TaskLine, name: str, left: list[str]) -> date | None:
    written = found.said.get(name)
    if not written:
        return None
    try:
        return iso_day(written)
    except ValueError:
        left.append(f"{found.title}: a date that is no day here")
        return None


def repeated(words: str, due: date | None) -> Schedule | None:
    """The schedule that the words of Obsidian Tasks name, as in: every 10 days when done."""
    words, after_done = " ".join(words.lower().split()), words.lower().rstrip().endswith("when done")
    parts = _EVERY.fullmatch(words.removesuffix("when done").rstrip())
    if parts is None:
        return None
    n, unit, on = int(parts[1] or 1), parts[2], parts[3]
    if unit == "weekday":
        return WORKING_DAYS if n == 1 and on is None else None
    if on is None:
        named: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
        return every(n, named[unit], due, after_done)
    if n != 1 or after_done:
        return None
    if unit == "week":
        return Weekdays.parse(on)
    return _in_month(on) if unit == "month" else None


def _in_month(on: str) -> Schedule | None:
    """The schedule of a day of each month: 1st, last, 2nd friday, last friday."""
    nth, _, word = on.partition(" ")
    if not word:
        day = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", nth)
        return MonthlyDay(31) if nth == "last" else MonthlyDay(int(day[1])) if day and int(day[1]) <= 28 else None
    weekday = weekday_named(word)
    return MonthlyNth(_NTHS[nth], weekday) if nth in _NTHS and weekday is not None else None
