"""What privacy costs: covering, leaving, and all that a passphrase stands before, each beside the same without it."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from statistics import median

from tests.benchmarks import data
from tests.benchmarks.measures import BARE, BARE_PAINTED, OURS_PAINTED, TROTH, Figure, Plan, alternate, ratio
from tests.benchmarks.processes import ENVIRONMENT, Terminal, cost, first_paint
from troth import clock
from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.domain.draft import of_note
from troth.locking import passphrase
from troth.locking.keyring import NoKeyring
from troth.locking.lock_files import LockFiles
from troth.store.store import Store

WORDS = "seven grey geese"
ASKED = (b"Passphrase", b"open", b"quit")
COVER, LEAVE = 50.0, 150.0
"""The milliseconds in which a screen is covered, and in which it is left."""

_F9, _LEAVE, _GIVEN_BACK = b"\x1b[20~", b"\x11", b"\x1b[?1049l"
_UNLOCK = """
import sys, time
from troth.locking import passphrase
from troth.locking.lock_files import LockFiles
lock = LockFiles.at(sys.argv[1], sys.argv[2])
def most():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
before, began = most(), time.perf_counter()
key = passphrase.identify(lock, sys.argv[3].encode())
print(1000 * (time.perf_counter() - began), (most() - before) / 1024)
"""


def locks(plan: Plan) -> Iterator[Figure]:
    """Covering and leaving, then one file plain and locked, in turns."""
    plain, locked = _file(plan.folder, "plain"), _file(plan.folder, "locked")
    lock = LockFiles.at(locked, os.path.dirname(locked))
    passphrase.set_passphrase(lock, WORDS.encode(), None)
    covers, behind, leaves = alternate(
        plan.paints, lambda: _covered(plain), lambda: _covered(locked, WORDS), lambda: _left(plain)
    )
    yield _within("Cover, from the key to the page", covers, COVER)
    yield _within("Cover behind a passphrase", behind, COVER)
    yield _within("Leaving a form with help over it", leaves, LEAVE)
    bare, ours, asked = alternate(
        plan.paints,
        lambda: first_paint(BARE, ENVIRONMENT, *BARE_PAINTED),
        lambda: first_paint(TROTH, _at(plain), *OURS_PAINTED),
        lambda: first_paint(TROTH, _at(locked), *ASKED),
    )
    for kind, name in ((0, "time"), (1, "CPU")):
        theirs, mine, question = ([each[kind] for each in found] for found in (bare, ours, asked))
        aside = f"bare, {min(mine):.1f} plain"
        yield ratio(f"First paint, locked, {name}", "ms", question, theirs, 1.35, aside)
    yield from _written(plan, plain, lock)
    yield from _unlocked(plan, lock)
    yield from _ticks(plan, plain, lock)


def _written(plan: Plan, plain: str, lock: LockFiles) -> Iterator[Figure]:
    """A save and a draft, in the clear and behind the passphrase."""
    stores = (Store(plain), passphrase.opened(lock, passphrase.identify(lock, WORDS.encode()), ours=True))
    saves = alternate(plan.saves, *(_saving(store) for store in stores))
    drafts = alternate(plan.saves, *(_drafting(store) for store in stores))
    size = os.path.getsize(plain) / 1024
    for what, (clear, sealed) in (
        (f"Save at {size:.0f} KiB, locked, median", saves),
        ("Draft, locked, median", drafts),
    ):
        value, other = median(sealed), median(clear)
        yield Figure(what, value, "ms", value / other, 1.25, f"{other:.1f} ms plain")


def _unlocked(plan: Plan, lock: LockFiles) -> Iterator[Figure]:
    """What the derivation of the key takes, in a process that does nothing else."""
    command = (sys.executable, "-c", _UNLOCK, lock.plain, os.path.dirname(lock.plain), WORDS)
    found = [tuple(map(float, cost(command, ENVIRONMENT).printed.split())) for _ in range(max(3, plan.runs // 5))]
    taken, held = (min(each) for each in zip(*found, strict=True))
    yield Figure("Unlock, time", taken, "ms", taken / 2_000, 1.0, "2,000 ms")
    yield Figure("Unlock, memory", held, "MiB", held / 160, 1.0, "160 MiB")


def _ticks(plan: Plan, plain: str, lock: LockFiles) -> Iterator[Figure]:
    """A tick that is noted while all is locked, and one for which the key waits in the kernel, where it keeps one.

    What was noted counts with the first command that has the key, so that one ticks another promise.
    """
    kept, noted = alternate(plan.runs, lambda: _kept(plain, 3), lambda: _tick(lock.plain, 3, b"Noted: "))
    yield ratio("CPU of troth tick 3, locked", "ms", noted, kept, 1.5, "the same, plain")
    try:
        passphrase.hold(passphrase.identify(lock, WORDS.encode()), 3_600)
    except NoKeyring:
        print("The kernel keeps no key here: a tick by the keyring is not measured.")
        return
    kept, waited = alternate(plan.runs, lambda: _kept(plain, 4), lambda: _kept(lock.plain, 4))
    passphrase.forget(lock)
    yield ratio("CPU of troth tick 4, key in the keyring", "ms", waited, kept, 2.0, "the same, plain")


def _tick(path: str, number: int, says: bytes) -> float:
    used = cost((*TROTH, "tick", str(number)), _at(path))
    if not used.printed.startswith(says):
        raise RuntimeError(f"the tick wrote nothing: {used.printed.decode()}")
    return used.cpu


def _kept(path: str, number: int) -> float:
    """As a tick that is taken back."""
    used = _tick(path, number, b"Kept: ")
    cost((*TROTH, "undo"), _at(path))
    return used


def _saving(store: Store) -> Callable[[], float]:
    today, numbers = clock.now().today, count()

    def save() -> float:
        index = next(numbers)
        now = Now(clock.seconds(), today)
        day = today - timedelta(days=1 + index // 10)
        store.book()
        return _timed(lambda: store.do(Keep(1 + index % 10, day, now, note=f"save {index}"), now.at))

    return save


def _drafting(store: Store) -> Callable[[], float]:
    drafts, numbers = store.drafts(os.path.dirname(store.path)), count()
    return lambda: _timed(lambda: drafts.write(of_note("ab12", clock.seconds(), f"half a sentence {next(numbers)}")))


def _timed(does: Callable[[], object]) -> float:
    began = time.perf_counter()
    does()
    return 1000 * (time.perf_counter() - began)


def _covered(path: str, words: str = "") -> float:
    """From the key of the cover to the page, over a form with words in it."""
    terminal = _at_a_form(path, words)
    since = len(terminal.output)
    taken = _timed(lambda: _press(terminal, _F9, b"$ ", since))
    terminal.end()
    return taken


def _left(path: str) -> float:
    """From the key that leaves to the terminal given back: a page, a form with words in it, and help."""
    terminal = _at_a_form(path)
    terminal.settled(b"\x1bOP")
    since = len(terminal.output)
    taken = _timed(lambda: _press(terminal, _LEAVE, _GIVEN_BACK, since))
    if terminal.code():
        raise RuntimeError("it did not leave well")
    return taken


def _press(terminal: Terminal, key: bytes, sign: bytes, since: int) -> None:
    terminal.press(key)
    terminal.until_new(sign, since)


def _at_a_form(path: str, words: str = "") -> Terminal:
    terminal = Terminal(TROTH, _at(path))
    if words:
        terminal.until(*ASKED)
        terminal.press(words.encode() + b"\r")
    terminal.until(*OURS_PAINTED)
    terminal.read(0.5)
    for keys in (b"\r", b"E", b"words"):
        terminal.settled(keys)
    return terminal


def _within(what: str, found: list[float], most: float) -> Figure:
    return Figure(what, median(found), "ms", median(found) / most, 1.0, f"{most:.0f} ms (worst {max(found):.0f})")


def _at(path: str) -> dict[str, str]:
    return ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)}


def _file(folder: str, name: str) -> str:
    path = os.path.join(folder, f"lock-{name}", "troth.json")
    data.fill(path, clock.now().today, days=data.YEAR)
    return path
