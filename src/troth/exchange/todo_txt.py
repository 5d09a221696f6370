"""todo.txt, and done.txt with it: a line is a task, done ones begin with x."""

import re
from datetime import date

from troth.exchange.found import Here, ImportPlan, iso_day
from troth.exchange.opened import text
from troth.exchange.rhythms import UNITS, every
from troth.exchange.tasks import Task, gathered

_LINE = re.compile(
    r"(?P<done>x )?(?:\((?P<letter>[A-Z])\) )?(?P<one>\d{4}-\d\d-\d\d )?(?P<other>\d{4}-\d\d-\d\d )?(?P<rest>.*)"
)
_PAIR = re.compile(r"(?P<name>[A-Za-z]+):(?P<value>[^\s:/]\S*)")
_REPEATS = re.compile(r"(\+?)(\d{1,4})([dwmyb])")


def read(data: bytes, here: Here) -> ImportPlan:
    """The tasks of all lines."""
    left = list[str]()
    lines = text(data).split("\n")
    tasks = [_task(line.strip(), left) for line in here.through(lines, "lines") if line.strip()]
    found, undated = gathered(tasks)
    return ImportPlan("todo.txt", found, (*undated, *left))


def _task(line: str, left: list[str]) -> Task:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise ValueError(line)
    done = parts["done"] is not None
    words, tags, pairs = list[str](), list[str](), dict[str, str]()
    for word in parts["rest"].split():
        if found := _PAIR.fullmatch(word):
            pairs[found["name"]] = found["value"]
        elif len(word) > 1 and word[0] in "+@":
            tags.append(word)
        else:
            words.append(word)
    title = " ".join(words) or " ".join(tags)
    dates = [_day(parts[name] or "", title, left) for name in ("one", "other")]
    done_on, made_on = dates if done else (None, dates[0])
    due = _day(pairs.pop("due", ""), title, left)
    rhythm = pairs.pop("rec", "")
    letter = [f"({parts['letter']})"] if parts["letter"] else []
    kept = [*letter, *tags, *(f"{name}:{value}" for name, value in pairs.items())]
    schedule = None
    if repeats := _REPEATS.fullmatch(rhythm):
        schedule = every(int(repeats[2]), UNITS[repeats[3]], due, after_done=not repeats[1])
    key = "" if made_on is None else made_on.isoformat()
    return Task(title, done, done_on, due, made_on, rhythm and f"rec:{rhythm}", schedule, " ".join(kept), key=key)


def _day(written: str, title: str, left: list[str]) -> date | None:
    """The day that is written, if there is one; one that no calendar has is told."""
    if not written.strip():
        return None
    try:
        return iso_day(written.strip())
    except ValueError:
        left.append(f"{title}: a date that is no day here")
        return None
