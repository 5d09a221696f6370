"""A long trial of real processes: each step of each way of every practice is left by kill -9, and stands again after.

`pytest -m trial -n 2 -rP tests/tui/practice_run/test_run_kills.py` takes about a quarter of an hour on two cores, and
tells for each practice how long a word took to the disk.
"""

import re
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from glass import glass
from screens import Home
from test_foundation_terminal import Terminal
from walking import Answer, Place, answers, held, places, stock, told

from troth.clock import now, seconds
from troth.domain.draft import Draft
from troth.guidance.practices import practice, practices
from troth.practice.definition import Practice
from troth.practice.made import makes
from troth.practice.run import Run
from troth.store.drafts import Drafts

pytestmark = pytest.mark.trial

NAMES = [head.id for head in practices()]
NOTHING = Answer()
SENT = {
    "tab": "\t", "enter": "\r", "space": " ", "backspace": "\x7f", "escape": "\x1b",
    "up": "\x1b[A", "down": "\x1b[B", "home": "\x1b[H", "end": "\x1b[F",
}  # fmt: skip
AT_MOST = 1.0
"""Seconds from the last key to the disk."""

PATIENCE = 30.0
"""Seconds for the app to start on a busy machine."""

_GOES = "2 lets them go"
_PLACE = re.compile(r" (\d+ of|step) \d+ *$")


class Stand(NamedTuple):
    """Where a trial stands: the place, the run as it must be, the draft of it, and the answers that are in no draft."""

    place: Place
    run: Run
    draft: Draft | None = None
    untold: tuple[Answer, ...] = ()


class Trial:
    """One practice, in one process after the other."""

    def __init__(self, asked: Practice, home: Path) -> None:
        self.asked, self.home = asked, Home(home / "troth.json")
        self.drafts = Drafts(str(home))
        stock(self.home.store, now(self.home.book().settings.day_ends))
        self.delays: list[float] = []
        self.starts = self.kills = 0
        self.pressed = 0.0
        self.terminal: Terminal | None = None

    def walk(self) -> None:
        """Come to each place once, each time by an answer that is killed after its last key."""
        here: Stand | None = None
        waiting = [Stand(places(self.asked), Run(self.asked))]
        met = {id(waiting[0].place)}
        while waiting:
            stand = waiting.pop()
            if stand.run.finished:
                self.end(stand, here)
            for given, to in zip(answers(stand.run, stand.place.again), stand.place.after, strict=True):
                if id(to) in met:
                    continue
                met.add(id(to))
                if stand is not here:
                    self.put(stand)
                here = self.step(stand, given, to)
                waiting.append(here)

    def step(self, stand: Stand, given: Answer, to: Place) -> Stand:
        """Give an answer, be killed, find it as it was, and go on."""
        self.look(stand.run)
        run = stand.run.answered(given.values)
        untold = (*stand.untold, given) if told(run) else ()
        self.press(given.keys)
        self.kill(Stand(stand.place, run, self.saved(run, given.seconds), stand.untold))
        if untold:
            self.press(given.keys)
        self.look(stand.run if untold else run, given)
        self.press(["tab"])
        run = run.next()
        return Stand(to, run, self.saved(run), untold)

    def end(self, stand: Stand, here: Stand | None) -> None:
        """Be killed on the last page, and end it there: the draft is gone, and the journal holds what is to be kept."""
        if stand is here:
            self.kill(stand)
        else:
            self.put(stand)
        self.look(stand.run)
        before = len(list(self.home.book().source.outlines()))
        self.press(["enter"])
        self.until(lambda: self.ended() or _GOES in "".join(self.rows()))
        if not self.ended():
            self.press(["2", "enter"])
            self.until(self.ended)
        usual = self.asked.keep_default == "yes" and not told(stand.run)
        kept = {"always": True, "never": False}.get(self.asked.keep, usual)
        assert len(list(self.home.book().source.outlines())) - before == kept
        self.stop()
        if kept or makes(stand.run):
            self.home.other().undo(seconds())

    def ended(self) -> bool:
        """Whether the page is closed and the draft gone."""
        return not self.drafts.listed().drafts and not _PLACE.search(self.rows()[0])

    def kill(self, stand: Stand) -> None:
        """End the process at once, and open what the disk holds in another one."""
        self.stop()
        self.kills += 1
        assert self.drafts.listed().drafts == (() if stand.draft is None else (stand.draft,))
        self.open(stand)

    def put(self, stand: Stand) -> None:
        """Go on from a draft as it was, under a name of its own."""
        self.stop()
        for each in self.drafts.listed().drafts:
            self.drafts.remove(each.uid)
        draft = stand.draft and stand.draft._replace(uid=secrets.token_hex(8))
        if draft is not None:
            self.drafts.write(draft)
        self.open(stand)

    def open(self, stand: Stand) -> None:
        """Start the app; open the draft on top, or name the practice; what no draft holds is said anew."""
        self.starts += 1
        named = [] if stand.draft else ["reflect", self.asked.id]
        self.terminal = Terminal(sys.executable, "-m", "troth", *named)
        if stand.draft:
            self.until(lambda: "help" in self.rows()[-1])
            self.press(["3"])
            self.until(lambda: "begun at" in "".join(self.rows()))
            self.press(["enter"])
        else:
            self.until(lambda: self.asked.title in self.rows()[0] and " esc " in self.rows()[-1])
            if not _PLACE.search(self.rows()[0]) and not self.pass_gate():
                self.stop()
                self.open(stand)
                return
        run = held(stand.run)
        for given in stand.untold:
            self.look(run)
            self.press([*given.keys, "tab"])
            run = run.answered(given.values).next()
        self.look(run)

    def pass_gate(self) -> bool:
        """Answer at the gate that nobody is afraid; whether the practice opens, and not, by chance, another for two."""
        self.press(["1" if self.asked.gate == "hard" else "enter"])
        if self.asked.gate == "hard" and self.asked.who == "together":
            self.until(lambda: "Now the other one" in "".join(self.rows()))
            self.press(["1"])
            self.until(lambda: "Thank you both" in "".join(self.rows()))
            self.press(["enter"])
        self.until(lambda: bool(_PLACE.search(self.rows()[0])))
        return self.asked.title in self.rows()[0]

    def press(self, keys: Sequence[str]) -> None:
        """Press keys: letters at once, and before and after any other key a moment, as fingers take it."""
        for letter, some in groupby(keys, lambda key: len(key) == 1):
            for piece in ["".join(some)] if letter else [SENT[key] for key in some]:
                self.shell.press(piece)
                self.pressed = time.monotonic()

    def saved(self, run: Run, seconds: int = 0) -> Draft | None:
        """The draft, once the disk holds what it may of the run, and nothing else; how long that took is noted."""
        known = held(run)
        runs = bool(seconds) and known.step == run.step
        wanted = (known.step.id, known.answers, runs)
        begun = wanted != (self.asked.steps[0].id, {}, False)
        if told(run):
            self.shell.read(AT_MOST, AT_MOST)
        while True:
            found = self.drafts.listed().drafts
            if [(each.at, each.answers, each.ends_at is not None) for each in found] == [wanted] or not (
                begun or found
            ):
                self.delays += [] if told(run) else [time.monotonic() - self.pressed]
                return found[0] if found else None
            assert time.monotonic() - self.pressed < AT_MOST, f"{wanted} is not what the disk holds: {found}"
            self.shell.read(0.01, 0.01)

    def look(self, run: Run, given: Answer = NOTHING) -> None:
        """Where one is, what is asked, and the words that were typed come to stand on the screen."""
        place = "" if run.step.type == "turn" else f" {run.where}"  # the floor has its topic there
        words = () if given.seconds else given.words
        wanted = [" ".join(run.prompt.split()[:4]), *words]

        def stands() -> bool:
            rows = self.rows()
            shown = " ".join(" ".join(rows).split())
            return rows[0].rstrip().endswith(place) and all(each in shown for each in wanted)

        self.until(stands, f"{run.step.id}{place} {wanted}")
        assert not (given.seconds and "space begins" in "".join(self.rows()))

    def until(self, true: Callable[[], bool], what: str = "") -> None:
        """Read until something stands on the screen."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"{self.asked.id} {what}\n" + "\n".join(self.rows())
            self.shell.read(0.02, 0.2)

    def rows(self) -> list[str]:
        """What stands on the screen."""
        return glass(self.shell.output)

    @property
    def shell(self) -> Terminal:
        """The terminal of the process that runs."""
        assert self.terminal is not None
        return self.terminal

    def stop(self) -> None:
        """End the process by kill -9, if there is one."""
        if self.terminal is not None:
            self.terminal.close()
            self.terminal = None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it."""
    for name in ("TROTH_FILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TROTH_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_killed_at_each_step_it_goes_on_there(home: Path, name: str) -> None:
    asked = practice(name)
    assert asked is not None
    trial, began = Trial(asked, home), time.monotonic()
    try:
        trial.walk()
    finally:
        trial.stop()
    took = time.monotonic() - began
    print(f"{name}: {trial.kills} kills, {trial.starts} starts in {took:.0f} s; {max(trial.delays):.2f} s to the disk")
