"""A board of ten years beside an almost empty one: opening its tab, and moving a card from key to screen."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, tee

from tests.benchmarks import data
from tests.benchmarks.measures import TROTH, Figure, Plan, alternate, ratio
from tests.benchmarks.processes import ENVIRONMENT, Terminal
from troth import clock
from troth.domain.boundary import CATEGORIES, Boundary, BoundaryEvent, EventKind, Status, Wording
from troth.domain.change import Change, Edit, names
from troth.store.store import Store

CARDS, EVENTS = 300, 3_000

_WORDS = (
    "I keep Sunday mornings free.",
    "I leave the room when voices get loud, and I come back in half an hour.",
    "What I would like to be asked before guests stay.",
    "My phone is mine to unlock; ask me.",
    "I do not lend money that we both need for the rent, whoever asks me for it.",
    "I stop when either of us says the word.",
)
_STANDS: tuple[Status, ...] = ("forming", "ready", "said", "understood", *("lived",) * 8, "review", *("resting",) * 5)
_HAPPENED: tuple[EventKind, ...] = (*("honoured",) * 8, "clarified", "strained")


def board(plan: Plan) -> Iterator[Figure]:
    """The Boundaries tab of ten years beside one with a single card, and beside an empty one.

    A card moved an odd number of times stands in review at the end; it is one of those without a day of understanding.
    """
    empty, one, many = (_file(plan.folder, name, cards) for name, cards in (("empty", 0), ("one", 1), ("board", CARDS)))
    nothing, old = alternate(
        plan.paints, lambda: _opened(empty, b"No boundary yet"), lambda: _opened(many, b"Sunday mornings")
    )
    yield ratio("Opening the board, 300 cards", "ms", old, nothing, 1.5, "an empty board")
    few, lot = _at_a_lived_card(one, 0), _at_a_lived_card(many, 4)
    keys, same = tee(cycle((b"L", b"H")))
    little, much = alternate(2 * plan.paints, lambda: few.settled(next(keys)), lambda: lot.settled(next(same)))
    few.end()
    lot.end()
    for path in (one, many):
        if not any(made.status == "review" and made.understood_on is None for made in Store(path).book().boundaries()):
            raise RuntimeError("the card was not moved")
    yield ratio("Moving a card of 300", "ms", much, little, 1.5, "the only card")


def _opened(path: str, sign: bytes) -> float:
    terminal = _started(path)
    taken = terminal.settled(b"2")
    terminal.end()
    if sign not in terminal.output:
        raise RuntimeError(f"the board never showed {sign!r}")
    return taken


def _at_a_lived_card(path: str, steps: int) -> Terminal:
    terminal = _started(path)
    for key in (b"2", *(b"l",) * steps):
        terminal.settled(key)
    return terminal


def _started(path: str) -> Terminal:
    terminal = Terminal(TROTH, ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)})
    terminal.until(b"Phone away", b"help")
    terminal.read(0.5)
    return terminal


def _file(folder: str, name: str, cards: int) -> str:
    path, today = os.path.join(folder, name, "troth.json"), clock.now().today
    data.fill(path, today, promises=3)
    if cards:
        events = EVENTS if cards > 1 else 1
        edits = (*_cards(cards, today), *_events(cards, events, today))
        Store(path).do(lambda _: Change("Ten years.", edits, forget=names(edits)), 0)
    return path


def _cards(cards: int, today: date) -> Iterator[Edit]:
    for number in range(1, cards + 1):
        status = "lived" if cards == 1 else _STANDS[number % len(_STANDS)]
        begun = today - timedelta(days=12 * number % 3650)
        words = _WORDS[number % len(_WORDS)]
        made = Boundary(
            number,
            f"{number:016x}",
            0,
            words,
            status,
            category=tuple(CATEGORIES)[number % len(CATEGORIES)],
            what_i_will_do="I go for a walk.",
            first_said_on=begun,
            said_back="You told me that you keep it free.",
            understood_on=begun if status in ("review", "resting") else None,
            earlier=(Wording(words[:-1], begun),) if number % 3 == 0 else (),
        )
        yield Edit("boundaries", number, None, made)


def _events(cards: int, events: int, today: date) -> Iterator[Edit]:
    for number in range(1, events + 1):
        note = "" if number % 7 else "we talked about it in the evening"
        day, kind = today - timedelta(days=number % 3650), _HAPPENED[number % len(_HAPPENED)]
        event = BoundaryEvent(number, f"e{number:015x}", 0, 1 + number % cards, day, kind, note=note)
        yield Edit("boundary_events", number, None, event)
