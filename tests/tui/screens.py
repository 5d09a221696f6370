"""The app on a file of its own and a clock that stands still, for the tests that press keys."""

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from troth.domain.actions.life import MoveTo, PauseFrom, Release, Tell
from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly
from troth.domain.actions.repairing import BeginRepair
from troth.domain.book import Action, Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.follow_up import Repair
from troth.domain.outcome_table import Outcome
from troth.domain.records import Commitment, Month, Occasion, PromiseStep
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.store.store import Store
from troth.tui.app.troth_app import TrothApp
from troth.tui.context import Context

PATIENCE = 60.0
"""Seconds until what did not come counts as missing: on a busy machine nothing comes at once."""

TODAY = date(2026, 11, 23)
"""A Monday."""

READ = "f12"
"""A key that stands for nothing: whoever has read what was said goes on, and types on nothing's heels."""

AT = 1_795_424_400
NOW = Now(AT, TODAY)
SIZES = ((120, 36), (80, 24), (60, 20))

_names = (f"{number:016x}" for number in count(1))


def keys(words: str) -> list[str]:
    """Keys by their names, with a blank between two."""
    return words.split()


def uid() -> str:
    """A name that was not given yet."""
    return next(_names)


def desk(ascii: bool = False) -> Context:
    """The surroundings of a screen on which it is always the same Monday."""
    return Context(lambda ends: NOW, uid, ascii)


def day(away: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=away)


def a_promise(title: str, schedule: Any = None, since: int = -200, **fields: Any) -> Add:
    """Make a promise, daily unless said otherwise, begun `since` days from today."""
    made = promise(title, schedule or Daily(), day(since), NOW, uid())
    return Add(made._replace(**fields))


def history(number: int, said: dict[date, Outcome]) -> Action:
    """Record what was said on many days at once."""

    def act(book: Book) -> Change:
        months: dict[date, list[tuple[int, Occasion]]] = {}
        for when, outcome in sorted(said.items()):
            months.setdefault(when.replace(day=1), []).append((when.day, Occasion(outcome, AT)))
        next_one = count(book.next_number("months"))
        edits = []
        for first, days in months.items():
            month = Month(next(next_one), number, first, tuple(days))
            edits.append(Edit("months", month.number, None, month))
        return Change("History.", tuple(edits))

    return act


def walk(store: Store, *actions: Action) -> None:
    """Do one thing after the other."""
    for action in actions:
        store.do(action, AT)


def fill(store: Store) -> None:
    """The promises of two people in their sixth month: every state, every section of Today, half a year behind them."""
    walked = {d: _how(n) for n, d in enumerate(_days(-180, -1)) if d.weekday() in (0, 2, 4)}
    away = {d: _how(n + 3) for n, d in enumerate(_days(-90, -1))}
    asked = {d: _how(n + 5) for n, d in enumerate(_days(-40, -2))}
    walk(
        store,
        a_promise("Ask before advising", made_to="both"),
        a_promise("Walk together after dinner", Weekdays((0, 2, 4)), why="It is when we talk."),
        a_promise("Call my mother together", Once(TODAY, "18:30"), size="big", note="She asked twice.\nNo speaker."),
        a_promise("Weekend away for your birthday", Once(day(40)), size="big", steps=_STEPS, tell_every=14),
        a_promise("Phone away at the table", Daily(), cue="we sit down to eat", then="put it in the drawer"),
        a_promise("Twenty minutes of your day, only listening", TimesPer(3, "week")),
        a_promise("Plan Sunday", Weekdays((0,)), since=-60),
        a_promise("Savings: tell how it goes", EveryNDays(28), since=-23, tell_every=7),
        a_promise("Book the dentist for us", Once(day(4))),
        a_promise("Breathe out before I answer", OnCue("voices get loud"), made_to="self"),
        a_promise("Pick up the parcel", Once(day(-3)), matters_every_time=True),
        a_promise("Evening without screens", Weekdays((3,)), matters_every_time=True),
        a_promise("Learn the song you love", TimesPer(2, "month"), size="medium"),
        history(1, asked),
        history(2, walked),
        history(5, away),
        Keep(2, TODAY, NOW),
        Partly(5, TODAY, NOW),
        Excuse(7, TODAY, NOW),
        Keep(6, day(-7), NOW),
        NotKept(12, day(-4), NOW),
        BeginRepair(Repair(0, uid(), AT, 12, day(-4), "I scrolled on.", "I cook on Thursday.", told_on=day(-3)), NOW),
        PauseFrom(13, day(20), NOW),
        Tell(2, Now(AT, day(-4)), uid(), "in person"),
        MoveTo(9, day(5), NOW, uid(), told=True),
        a_promise("Fix the garden gate", Once(day(-20))),
        Keep(14, day(-20), NOW),
        a_promise("Read your manuscript", Once(day(20))),
        Release(15, NOW, "you asked me to wait"),
    )


_STEPS = (
    PromiseStep("Ask which weekend", day(-10)),
    PromiseStep("Find a house by the water"),
    PromiseStep("Someone for the cat"),
)


def _days(first: int, last: int) -> Iterator[date]:
    return (day(away) for away in range(first, last + 1))


def _how(n: int) -> Outcome:
    answers: dict[int, Outcome] = {7: "excused", 17: "not_kept", 23: "partly", 31: "repaired", 37: "slack"}
    return next((answers[every] for every in answers if n % every == every - 1), "kept")


class Home:
    """A data file, the store that the app uses, and another one that looks and writes from outside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = Store(str(path))

    def other(self) -> Store:
        """The file as another process sees it."""
        return Store(str(self.path))

    def book(self) -> Book:
        """What is on disk."""
        return self.other().book()

    def promise(self, number: int) -> Commitment:
        """A promise as it is on disk."""
        return self.book().commitment(number)

    def outcome(self, number: int, when: date = TODAY) -> str | None:
        """What is recorded on disk for a day."""
        month = self.book().month(number, when.replace(day=1))
        return next((said.outcome for d, said in (month.days if month else ()) if d == when.day), None)

    def bytes(self) -> bytes:
        """The file."""
        return self.path.read_bytes()

    def app(
        self,
        ascii: bool = False,
        theme: str = "troth-dark",
        keys: dict[str, str] | None = None,
        accessible: bool = False,
    ) -> TrothApp:
        """The app on it."""
        return TrothApp(self.store, desk(ascii)._replace(accessible=accessible), theme, keys)

    @asynccontextmanager
    async def open(self, size: tuple[int, int] = (80, 24), **looks: Any) -> AsyncIterator[Pilot[None]]:
        """The app, running without a terminal, and drawn; `pilot.app` is it."""
        async with self.app(**looks).run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot


def drawn(app: Any) -> list[str]:
    """The rows of the screen as they are sent, behind the wall."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def text(app: Any) -> str:
    """The screen in one piece."""
    return "\n".join(drawn(app))


def row(app: Any, words: str) -> str:
    """The first row of the list that holds `words`, or nothing."""
    place = app.screen_stack[0].query_one("#promises").region
    lines = (line[: place.width].rstrip() for line in drawn(app)[place.y : place.bottom])
    return next((line for line in lines if words in line), "")


def quiet(app: Any) -> str:
    """What the quiet line of the screen in front says."""
    from troth.tui.kit.chrome import Quiet

    return app.screen.query_one(Quiet).text


async def type_in(pilot: Pilot[Any], words: str) -> None:
    """Put `words` in the field that listens, and let the screen hear it."""
    field = pilot.app.focused
    assert field is not None
    if hasattr(field, "insert_text_at_cursor"):
        field.insert_text_at_cursor(words)
    else:
        field.insert(words)  # type: ignore[attr-defined]
    await pilot.pause()


async def go_to(pilot: Pilot[Any], number: int) -> None:
    """Put the cursor of the list on a promise."""
    from troth.tui.kit.sheet_list import SheetList

    sheet = pilot.app.screen_stack[0].query_one("#promises", SheetList)
    key = next((r.key for r in sheet.rows if getattr(r.key, "number", 0) == number), None)
    assert key is not None, f"promise {number} is not in the list"
    sheet.move_to(key)
    await pilot.pause()


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Wait until something is so, however busy the machine is."""
    end = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < end:
        await pilot.pause(0.02)
    assert true()
