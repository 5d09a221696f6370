"""`python -m tests.benchmarks.side_by_side`: Troth beside what people use instead, as one table.

Each ratio is the median of ratios taken in turns. What was not found, and so not run, is named below the table.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import NamedTuple

from tests.benchmarks import data
from tests.benchmarks.measures import BARE, BARE_PAINTED, OURS_PAINTED, PYTHON, TROTH, compile_all
from tests.benchmarks.peers import Peer, Peers
from tests.benchmarks.processes import ENVIRONMENT, Command, Terminal, cost
from troth import clock

SIZE = (120, 36)
PROMISES = 30
PEER_PAINTED = {"calcurse": (b"together", b"Quit"), "dooit": (b"Promises",)}
LATENCY, SPEED = 150.0, 256_000 / 8 / 1000
"""A slow line: the milliseconds there and back, and its bytes a millisecond."""

MOST_BYTES = (
    ("a step", 512),
    ("a step until all is at rest", 600),
    ("a tick and the line that tells of it", 800),
    ("a tab switch", 7 * 1024),
)
STARTING_BYTES = 10 * 1024
PLAIN = (PYTHON, "-c", "pass")


class Row(NamedTuple):
    """A line of the table: what, how much, and at most how much it is to be; None where that is only told."""

    what: str
    found: str
    value: float
    most: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells."""
        most = "" if self.most is None else f"{self.most:,g}"
        return self.what, self.found, most, "" if self.most is None else "yes" if self.value <= self.most else "no"


class SideBySide:
    """All rows, on files in `folder`."""

    def __init__(self, folder: str, peers: Peers, rounds: int, idle: float) -> None:
        """Measure each in so many rounds, and listen for `idle` seconds to what should say nothing."""
        self._folder, self._peers, self._rounds, self._idle = folder, peers, rounds, idle
        today = clock.now().today
        self._few, self._many = self._file("few"), self._file("old")
        data.fill(self._few, today, promises=PROMISES)
        data.ten_years(self._many, today)

    def _file(self, name: str) -> str:
        return os.path.join(self._folder, name, "troth.json")

    def rows(self) -> Iterator[Row]:
        """Each row, as it is measured."""
        yield from self._starting()
        yield from self._on_the_line()
        yield from self._commands()
        yield from self._idling()

    def _starting(self) -> Iterator[Row]:
        ours = [lambda: self._painted(TROTH, _at(self._few), OURS_PAINTED), self._usable, self._imported]
        ours += [lambda: self._painted(TROTH, _at(self._many), OURS_PAINTED)]
        names = [name for name in PEER_PAINTED if self._peers.get(name)]
        theirs = [lambda name=name: self._painted(*self._of(name), PEER_PAINTED[name]) for name in names]
        mine, used, bare, old, *others = self._alternate(*ours, *theirs)
        for name, found in zip(names, others, strict=True):
            yield ratio(f"first paint over {name}", mine, found, {"calcurse": 1.2, "dooit": 0.1}[name])
        yield ratio("usable over `import textual.app`", used, bare, 1.25)
        yield ratio("first paint, ten years over none", old, mine, 1.1)
        if "dooit" in names:
            held = self._alternate(
                lambda: self._held(TROTH, _at(self._few), OURS_PAINTED),
                lambda: self._held(*self._of("dooit"), PEER_PAINTED["dooit"]),
            )
            yield ratio("memory over dooit", *held, 0.58, "MiB")

    def _on_the_line(self) -> Iterator[Row]:
        wide = Terminal(TROTH, _at(self._copy()), size=SIZE)
        wide.until(*OURS_PAINTED)
        wide.read(1.0)
        sizes = {"a start": (len(wide.output), STARTING_BYTES)}
        wide.end()
        terminal = Terminal(TROTH, _at(self._copy()))
        terminal.until(*OURS_PAINTED)
        terminal.read(1.0)
        steps = [_pressed(terminal, b"j", 0.15) for _ in range(7)]
        terminal.read(1.0)
        rests = [_pressed(terminal, b"k", 1.0) for _ in range(5)]
        ticks = []
        for _ in range(5):
            ticks.append(_pressed(terminal, b" ", 1.0))
            _pressed(terminal, b"j", 1.0)
        tabs = [_pressed(terminal, key, 1.0) for key in (b"2", b"1", b"3", b"1", b"4", b"1")]
        terminal.end()
        for (what, most), found in zip(MOST_BYTES, (steps, rests, ticks, [max(tabs)]), strict=True):
            sizes[what] = int(median(found)), most
        for what, (size, most) in sizes.items():
            yield Row(f"{what}, bytes", f"{size:,}", size, most)
        for what, (size, _) in sizes.items():
            waits = LATENCY + size / SPEED
            yield Row(f"{what} over {LATENCY:.0f} ms and 256 kbit/s (a model)", f"{waits:,.0f} ms", waits)

    def _commands(self) -> Iterator[Row]:
        for words, most in (("status", 2.4), ("today", 2.4), ("tick 3", 2.9)):
            mine, plain, old = self._alternate(
                lambda words=words: self._used(words, self._few),
                lambda: cost(PLAIN, ENVIRONMENT).cpu,
                lambda words=words: self._used(words, self._many),
            )
            yield ratio(f"`troth {words}` over `python -c pass`, CPU", mine, plain, most)
            yield ratio(f"`troth {words}`, ten years over none, CPU", old, mine, 1.25 if words == "status" else None)
        beside = (
            ("tick 3", "todo-txt", ("do", "3"), 1.15), ("today", "todo-txt", ("ls",), None),
            ("today", "topydo", ("ls",), None),
            ("today", "task", ("next",), None), ("tick 3", "task", ("3", "done"), None),
            ("journal", "jrnl", ("-n", "3"), None),
        )  # fmt: skip
        for words, name, their_words, target in beside:
            peer = self._peers.get(name)
            if peer is not None:
                mine, theirs = self._alternate(
                    lambda words=words: self._used(words, self._few),
                    lambda peer=peer, their_words=their_words: self._of_peer(peer, their_words),
                )
                yield ratio(f"`troth {words}` over `{name} {' '.join(their_words)}`, CPU", mine, theirs, target)

    def _idling(self) -> Iterator[Row]:
        found = []
        for command, environment, signs in ((TROTH, _at(self._few), OURS_PAINTED), (BARE, ENVIRONMENT, BARE_PAINTED)):
            terminal = Terminal(command, environment, size=SIZE)
            terminal.until(*signs)
            terminal.read(2.0)
            before = terminal.cpu
            found.append((terminal.listen(self._idle), terminal.cpu - before))
            terminal.end()
        (sent, used), (_, bare) = found
        yield Row(f"idle for {self._idle:.0f} s, bytes", f"{sent}", sent, 0)
        yield Row("idle over a bare Textual app, CPU", f"{used / bare:.2f} ({used:.0f} ms)", used / bare, 1.1)

    def _alternate(self, *measures: Callable[[], float]) -> list[list[float]]:
        for measure in measures:
            measure()
        rounds = [[measure() for measure in measures] for _ in range(self._rounds)]
        return [list(each) for each in zip(*rounds, strict=True)]

    def _of(self, name: str) -> tuple[Command, Mapping[str, str]]:
        peer = self._peers.get(name)
        if peer is None:
            raise LookupError(name)
        return peer.command, peer.environment

    def _painted(self, command: Command, environment: Mapping[str, str], signs: tuple[bytes, ...]) -> float:
        terminal = Terminal(command, environment, size=SIZE)
        wall = terminal.until(*signs)
        terminal.end()
        return wall

    def _held(self, command: Command, environment: Mapping[str, str], signs: tuple[bytes, ...]) -> float:
        terminal = Terminal(command, environment, size=SIZE)
        terminal.until(*signs)
        terminal.listen(1.5)
        held = terminal.memory
        terminal.end()
        return held

    def _usable(self) -> float:
        """From the start until a tick that was typed at the first paint is told of."""
        terminal = Terminal(TROTH, _at(self._copy()), size=SIZE)
        terminal.until(*OURS_PAINTED)
        since = len(terminal.output)
        terminal.press(b" ")
        wall = terminal.until_new(b"Kept", since)
        terminal.end()
        return wall

    def _imported(self) -> float:
        terminal = Terminal((PYTHON, "-c", "import textual.app; print('there')"), ENVIRONMENT)
        wall = terminal.until(b"there")
        terminal.code()
        return wall

    def _copy(self) -> str:
        path = self._file("copy")
        shutil.rmtree(os.path.dirname(path), ignore_errors=True)
        os.makedirs(os.path.dirname(path))
        shutil.copy(self._few, path)
        return path

    def _used(self, words: str, path: str) -> float:
        used = cost((*TROTH, *words.split()), _at(path)).cpu
        if words.startswith("tick"):
            cost((*TROTH, "undo"), _at(path))
        return used

    def _of_peer(self, peer: Peer, words: tuple[str, ...]) -> float:
        """What it uses; what it changed is put back."""
        kept = f"{peer.folder}.kept"
        shutil.copytree(peer.folder, kept)
        try:
            return cost((*peer.command, *words), peer.environment).cpu
        finally:
            shutil.rmtree(peer.folder)
            os.rename(kept, peer.folder)


def ratio(what: str, mine: list[float], beside: list[float], most: float | None, unit: str = "ms") -> Row:
    """The median of the ratios of what was taken in turns."""
    value = median(one / other for one, other in zip(mine, beside, strict=True))
    return Row(what, f"{value:.2f} ({median(mine):.0f} over {median(beside):.0f} {unit})", value, most)


def _at(path: str) -> dict[str, str]:
    return ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)}


def _pressed(terminal: Terminal, key: bytes, quiet: float) -> int:
    before = len(terminal.output)
    terminal.settled(key, quiet)
    return len(terminal.output) - before


def main() -> int:
    """Print the table in Markdown; 1 when a figure misses what it is to reach."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.side_by_side", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, ten seconds of idleness for sixty")
    parser.add_argument("--install", action="store_true", help="let pip bring dooit, jrnl and topydo")
    parser.add_argument("--programs", metavar="FOLDER", help="their virtual environment; else a temporary one")
    asked = parser.parse_args()
    compile_all()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="troth-side-by-side-") as folder:
        titles = tuple(f"Promise {number} together" for number in range(1, PROMISES + 1))
        programs = os.path.abspath(asked.programs or os.path.join(folder, "programs"))
        peers = Peers(os.path.join(folder, "peers"), programs, titles, install=asked.install)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {clock.now().today}\n")
        print("| what (120x36, 30 promises) | figure | at most | reached |\n|---|---|---|---|", flush=True)
        for row in SideBySide(folder, peers, *((7, 10.0) if asked.quick else (21, 60.0))).rows():
            missed += row.cells[-1] == "no"
            print(f"| {' | '.join(row.cells)} |", flush=True)
        for name, why in peers.missing.items():
            print(f"\nNot run: {name} ({why}).")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
