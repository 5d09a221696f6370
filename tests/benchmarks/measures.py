"""The figures of the table: each group yields them one by one, as they are measured."""

import compileall
import os
import shutil
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from statistics import median, quantiles
from typing import NamedTuple, TypeVar

import troth
from tests.benchmarks import data
from tests.benchmarks.processes import ENVIRONMENT, Terminal, cost, first_paint
from troth import clock
from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.store.store import Store

PYTHON = sys.executable
SCRIPT = os.path.join(os.path.dirname(PYTHON), "troth")
TROTH: tuple[str, ...] = (SCRIPT,) if os.path.exists(SCRIPT) else (PYTHON, "-m", "troth")
BARE = (PYTHON, os.path.join(os.path.dirname(os.path.abspath(__file__)), "bare.py"))

OURS_PAINTED = (b"Phone away", b"to my partner", b"help")
BARE_PAINTED = (b"together", b"Keep")
"""What stands at the top, in the middle and at the foot of a first full frame."""

Found = TypeVar("Found")

SAVED_SIZE = 177 * 1024

STEPS = 10
"""So many steps down are in view from the first row on, whatever stands at the foot of the list at this hour."""

SCROLLED = 1_757
"""At most so many bytes are sent for a step that scrolls the list by most of a page."""


class Plan(NamedTuple):
    """Where to work, how often to repeat, and how many seconds to wait for an idle screen to say something."""

    folder: str
    runs: int = 25
    paints: int = 21
    idle: float = 60.0
    saves: int = 200

    @classmethod
    def quick(cls, folder: str) -> "Plan":
        """A plan for a look."""
        return cls(folder, runs=15, paints=15, idle=10.0, saves=60)


class Figure(NamedTuple):
    """One line of the table; a figure in `unit`, and its ratio to what stands `beside` it."""

    what: str
    value: float
    unit: str
    ratio: float
    most: float
    beside: str

    @property
    def good(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.most

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells."""
        verdict = "met" if self.good else "missed"
        figure = f"{self.value:,.0f} {self.unit}" if self.unit == "bytes" else f"{self.value:.1f} {self.unit}"
        return self.what, figure, self.beside, f"{self.ratio:.2f}", f"{self.most:.2f}", verdict


def compile_all() -> None:
    """Compile what the children import, so that none of them pays for it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    source = os.path.dirname(os.path.abspath(troth.__file__))
    libraries = sysconfig.get_paths()["purelib"]
    for path in (source, libraries):
        compileall.compile_dir(path, quiet=2, workers=2)


def shell(plan: Plan) -> Iterator[Figure]:
    """CPU of the one-shot commands, beside an interpreter that does nothing, and beside themselves on little data."""
    small, large = _small(plan.folder), _ten_years(plan.folder)
    for words, most in (("tick 3", 4.0), ("today", 4.0), ("status", 3.0)):
        nothing, little, much = alternate(
            plan.runs,
            lambda: cost((PYTHON, "-c", "pass"), ENVIRONMENT).cpu,
            lambda words=words: used_by(words, small),
            lambda words=words: used_by(words, large),
        )
        yield ratio(f"CPU of troth {words}", "ms", little, nothing, most, "python -c pass")
        yield ratio(f"CPU of troth {words}, ten years", "ms", much, little, 2.0, "three new promises")


def paint(plan: Plan) -> Iterator[Figure]:
    """The first full frame of the app, beside that of a bare Textual app, and beside itself on little data."""
    few, many = _some(plan.folder), _ten_years(plan.folder)
    bare, ours, old = alternate(
        plan.paints,
        lambda: first_paint(BARE, ENVIRONMENT, *BARE_PAINTED),
        lambda: first_paint(TROTH, _at(few), *OURS_PAINTED),
        lambda: first_paint(TROTH, _at(many), *OURS_PAINTED),
    )
    for kind, name in ((0, "time"), (1, "CPU")):
        theirs, mine, aged = ([each[kind] for each in found] for found in (bare, ours, old))
        yield ratio(f"First paint, {name}", "ms", mine, theirs, 1.35, "bare Textual app")
        yield ratio(f"First paint, {name}, ten years", "ms", aged, mine, 1.3, "ten new promises")


def sent(plan: Plan) -> Iterator[Figure]:
    """Bytes to a terminal of 80x24."""
    terminal = Terminal(TROTH, _at(_year(plan.folder)))
    terminal.until(*OURS_PAINTED)
    terminal.read(1.0)
    yield _bytes("First paint", [len(terminal.output)], 10 * 1024)
    yield _bytes(f"Idle for {plan.idle:.0f} s", [terminal.listen(plan.idle)], 0)
    yield _bytes("One step down, and the strip after it", [_pressed(terminal, b"j") for _ in range(STEPS)], 600)
    terminal.press(b"g")
    terminal.read(1.0)
    yield _bytes("A tick in all", [_pressed(terminal, b" ", b"j") for _ in range(STEPS)], 800)
    yield _bytes("A tab switch", [_pressed(terminal, key) for key in (b"2", b"1", b"3", b"1", b"4", b"1")], 7 * 1024)
    terminal.end()
    long = Terminal(TROTH, _at(_long(plan.folder)))
    long.until(*OURS_PAINTED)
    long.read(1.0)
    yield _bytes("A step of which one in fifteen scrolls", [_pressed(long, b"j") for _ in range(30)], SCROLLED)
    long.end()


def save(plan: Plan) -> Iterator[Figure]:
    """One durable write to a file of 177 KiB."""
    path, today = os.path.join(plan.folder, "177", "troth.json"), _today()
    days = 1_500
    data.fill(path, today, days=days)
    while os.path.getsize(path) > SAVED_SIZE and days > 100:
        days -= 50
        shutil.rmtree(os.path.dirname(path))
        data.fill(path, today, days=days)
    store, taken, disk = Store(path), [], []
    for index in range(plan.saves):
        day = today - timedelta(days=index // 10)
        now = Now(clock.seconds(), today)
        store.book()
        began = time.perf_counter()
        written = store.do(Keep(1 + index % 10, day, now, note=f"save {index}"), now.at)
        taken.append(1000 * (time.perf_counter() - began))
        if not written.edits:
            raise RuntimeError("a save wrote nothing")
        disk.append(_bare_write(f"{path}.bare", os.path.getsize(path)))
    for what, figure in (("median", median), ("19 of 20", lambda found: quantiles(found, n=20)[18])):
        yield Figure(
            f"Save at {os.path.getsize(path) / 1024:.0f} KiB, {what}",
            figure(taken),
            "ms",
            figure(taken) / 20,
            1.0,
            f"20 ms (disk alone {figure(disk):.1f})",
        )


def _bare_write(path: str, size: int) -> float:
    """What the disk alone takes in milliseconds: one file written whole, renamed, and its folder synced."""
    began = time.perf_counter()
    with open(f"{path}.tmp", "wb") as file:
        file.write(b"x" * size)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{path}.tmp", path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return 1000 * (time.perf_counter() - began)


def used_by(words: str, path: str) -> float:
    """The CPU that a command uses on the file at `path`; a tick is taken back."""
    used = cost((*TROTH, *words.split()), _at(path))
    if words.startswith("tick"):
        if not used.printed.startswith(b"Kept: "):
            raise RuntimeError(f"the tick wrote nothing: {used.printed.decode()}")
        cost((*TROTH, "undo"), _at(path))
    return used.cpu


def _at(path: str) -> dict[str, str]:
    return ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)}


def _pressed(terminal: Terminal, key: bytes, after: bytes = b"") -> int:
    before = len(terminal.output)
    terminal.settled(key, 0.6)
    found = len(terminal.output) - before
    if after:
        terminal.press(after)
        terminal.read(0.6)
    return found


def alternate(runs: int, *measures: Callable[[], Found]) -> list[list[Found]]:
    for measure in measures:
        measure()
    rounds = [[measure() for measure in measures] for _ in range(runs)]
    return [list(each) for each in zip(*rounds, strict=True)]


def ratio(what: str, unit: str, found: list[float], beside: list[float], most: float, name: str) -> Figure:
    """What was `found` in proportion to what stands beside it, the least of each: others on the machine only add."""
    value, other = min(found), min(beside)
    return Figure(what, value, unit, value / other, most, f"{other:.1f} ms {name}")


def _bytes(what: str, found: "tuple[int, ...] | list[int]", most: int) -> Figure:
    """The largest of what was `found`, beside the target; where something must be drawn, nothing drawn is an error."""
    if most and not min(found):
        raise RuntimeError(f"{what}: nothing was drawn")
    value = max(found)
    middle = f"{most:,} bytes" + (f" (median {median(found):,.0f})" if len(found) > 1 else "")
    return Figure(what, value, "bytes", value / most if most else value, 1.0 if most else 0.0, middle)


def _today() -> date:
    return clock.now().today


def _file(folder: str, name: str) -> str:
    return os.path.join(folder, name, "troth.json")


@cache
def _small(folder: str) -> str:
    data.fill(_file(folder, "small"), _today(), promises=3)
    return _file(folder, "small")


@cache
def _some(folder: str) -> str:
    data.fill(_file(folder, "some"), _today())
    return _file(folder, "some")


@cache
def _year(folder: str) -> str:
    data.fill(_file(folder, "year"), _today(), days=data.YEAR, promises=12)
    return _file(folder, "year")


@cache
def _long(folder: str) -> str:
    data.fill(path := _file(folder, "long"), _today(), days=data.LATELY, promises=40)
    return path


@cache
def _ten_years(folder: str) -> str:
    data.ten_years(_file(folder, "old"), _today())
    return _file(folder, "old")
