"""Ten years of Journey beside a month of it: opening the tab; and what all of it costs a tick and a status."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from random import Random
from statistics import median

from tests.benchmarks import data
from tests.benchmarks.measures import TROTH, Figure, Plan, alternate, ratio, used_by
from tests.benchmarks.processes import ENVIRONMENT, Terminal
from troth import clock
from troth.domain.change import Change, Edit, Record, Table, names
from troth.domain.days import first_of_month
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import Incident
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Appreciation
from troth.store.store import Store

DAYS = 3_650
PROMISES, FEW = 28, 10
"""28 daily promises in ten years are 100,000 occasions."""

TIMES, MORE = 1.5, 100.0
"""At most so many times what a month's data takes, and so many milliseconds more."""

SLOWER = 1.03

_YEARS = "journey-years"


def long_view(plan: Plan) -> Iterator[Figure]:
    """The tab over ten years beside a month; a tick and a status with all of it beside the same promises alone."""
    month = _with_records(_file(plan.folder, "journey-month", 30, FEW), "whole", 30)
    years = ten_years_of_all(plan.folder)
    alone = _file(plan.folder, _YEARS, DAYS, PROMISES)
    few, lot = alternate(plan.paints, lambda: _opened(month), lambda: _opened(years))
    value, other = median(lot), median(few)
    most = TIMES * other + MORE
    yield Figure("Opening Journey, ten years", value, "ms", value / other, most / other, f"{other:.1f} ms a month")
    for words in ("tick 3", "status"):
        without, beside = alternate(
            plan.runs, lambda words=words: used_by(words, alone), lambda words=words: used_by(words, years)
        )
        yield ratio(f"CPU of troth {words}, with Journey", "ms", beside, without, SLOWER, "the same without")


@cache
def ten_years_of_all(folder: str) -> str:
    """100,000 occasions, and all of Journey with them."""
    return _with_records(_file(folder, _YEARS, DAYS, PROMISES), "whole", DAYS)


def _opened(path: str) -> float:
    """What it takes from the key of the tab to its areas, after the first screen has come to rest."""
    terminal = Terminal(TROTH, ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)})
    terminal.until(b"Phone away", b"help")
    terminal.read(0.5)
    began = time.perf_counter()
    terminal.press(b"4")
    terminal.until(b"openness")
    opened = 1000 * (time.perf_counter() - began)
    terminal.end()
    return opened


@cache
def _file(folder: str, name: str, days: int, promises: int) -> str:
    path = os.path.join(folder, name, "troth.json")
    data.fill(path, clock.now().today, days=days, promises=promises, lately=1)
    return path


def _with_records(of: str, name: str, days: int) -> str:
    """A copy of that file, with the records of so many days."""
    path = os.path.join(os.path.dirname(of), name, "troth.json")
    os.makedirs(os.path.dirname(path))
    shutil.copyfile(of, path)
    edits = tuple(_records(days, clock.now().today))
    Store(path).do(lambda _: Change("The long view.", edits, forget=names(edits)), 0)
    return path


def _records(days: int, today: date) -> Iterator[Edit]:
    """For every week a check-in, for every day an evening, 300 incidents and 3,000 thanks in ten years."""
    chance = Random(7)
    past = [today - timedelta(days=back) for back in range(days, 0, -1)]
    for number, day in enumerate(past[::7], 1):
        values = tuple(chance.randrange(4, 9) for _ in range(7))
        yield _new("checkins", CheckIn(number, f"c{number:015x}", 0, day, values, ("",) * 7))
    for number, (first, month) in enumerate(groupby(past, first_of_month), 1):
        marks = tuple((day.day, DayMark(chance.randrange(1, 6), 0, "listen first")) for day in month)
        yield _new("days", DayMonth(number, first, marks))
    for number, day in enumerate(past[::12], 1):
        yield _new(
            "incidents", Incident(number, f"i{number:015x}", 0, day, "The plate stood in the sink.", topic="dishes")
        )
    for number, day in enumerate((day for at, day in enumerate(past) if at % 6), 1):
        yield _new("thanks", Appreciation(number, f"t{number:015x}", 0, day, "for the tea at eleven"))


def _new(table: Table, made: Record) -> Edit:
    return Edit(table, made.number, None, made)
