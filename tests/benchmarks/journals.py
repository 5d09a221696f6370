"""A journal of ten years beside an empty one: opening the tab, opening the journal, and one key of search."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from statistics import median

from tests.benchmarks import data
from tests.benchmarks.measures import TROTH, Figure, Plan, alternate
from tests.benchmarks.processes import ENVIRONMENT, Terminal
from troth import clock
from troth.domain.change import Change, Edit, names
from troth.domain.reflection import Answer, Reflection
from troth.store.store import Store

ENTRIES = 5_000
TIMES, MORE = 1.5, 50.0
"""At most so many times what an empty journal takes, and so many milliseconds more."""

_SAID = (
    "They came in late and put the keys down without a word.",
    "I told myself a story about it at once, and it was not a kind one.",
    "Then I asked, and it was something else: a long day, a call from home.",
    "We laughed in the rain and walked home slowly.",
    "I was tired and hungry and wanted quiet more than anything.",
    "It was a good evening.",
    "Next time I say it sooner.",
)
_TITLES = ("Curiosity first", "Notice, guess, ask", "One thing", "", "")


def journal(plan: Plan) -> Iterator[Figure]:
    """The Reflection tab with 5,000 entries beside one without any; the search is the first of a fresh start."""
    empty, full = _file(plan.folder, "no-journal", 0), _file(plan.folder, "journal", ENTRIES)
    few, lot = alternate(
        plan.paints, lambda: _walked(empty, b"Nothing is in the journal"), lambda: _walked(full, b"5000 entries")
    )
    for index, what in enumerate(("Opening the tab", "Opening the journal", "A key of search")):
        value, other = (median(each[index] for each in found) for found in (lot, few))
        most = TIMES * other + MORE
        yield Figure(f"{what}, 5,000 entries", value, "ms", value / other, most / other, f"{other:.1f} ms an empty one")


def _walked(path: str, sign: bytes) -> tuple[float, float, float]:
    """What the three keys take, after the first screen has come to rest."""
    terminal = Terminal(TROTH, ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)})
    terminal.until(b"Phone away", b"help")
    terminal.read(0.5)
    opened, journal = terminal.settled(b"3"), terminal.settled(b"v")
    terminal.settled(b"/")
    found = terminal.settled(b"a")
    terminal.end()
    if sign not in terminal.output:
        raise RuntimeError(f"the journal never showed {sign!r}")
    return opened, journal, found


def _file(folder: str, name: str, entries: int) -> str:
    path, today = os.path.join(folder, name, "troth.json"), clock.now().today
    data.fill(path, today, promises=3)
    if entries:
        edits = tuple(_entries(entries, today))
        Store(path).do(lambda _: Change("Ten years.", edits, forget=names(edits)), 0)
    return path


def _entries(count: int, today: date) -> Iterator[Edit]:
    chance = Random(7)
    for number in range(1, count + 1):
        day = today - timedelta(days=(count - number) * 3650 // count)
        title = _TITLES[number % len(_TITLES)]
        said = range(chance.choice((3, 5, 7)) if title else 1)
        answers = tuple(Answer(f"step{n}", "What happened, and what was it like?", (_said(chance),)) for n in said)
        way = (1 + number % 7,) if title else ()
        practice = f"E{number % 40 + 1:02}" if title else ""
        made = Reflection(number, f"{number:016x}", 0, day, 0, practice, title, way, answers)
        yield Edit("reflections", number, None, made)


def _said(chance: Random) -> str:
    return " ".join(chance.choices(_SAID, k=chance.randrange(1, 8)))
