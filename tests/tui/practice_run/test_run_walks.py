"""Every practice by keys on every way; the run is dropped at each step, and goes on there from the disk alone."""

import asyncio
import time
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest
import textual.pilot
from practices import drafts, runner
from screens import AT, PATIENCE, Home, text, uid
from textual import events
from textual.pilot import Pilot
from textual.timer import Timer
from walking import Answer, Place, answers, held, places, stock, told

from troth.domain.draft import Draft
from troth.domain.entries import entry
from troth.guidance.practices import practice, practices
from troth.practice.definition import Practice
from troth.practice.made import makes, record
from troth.practice.record_steps import Act
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.transcript import said
from troth.store.drafts import Drafts
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen

NAMES = [head.id for head in practices()]
NOTHING = Answer()

WALKED = (
    "E02", "E03", "E09", "E10", "E12", "E17", "E27", "E28", "E28R", "E30", "E32", "E34",
    "E35", "E36", "E37", "E38", "E39", "it-happened",
)  # fmt: skip
"""Together they have every kind of step; the others are walked as trials.

That a run is the same when it is taken up again holds for every way of every practice, and tests/practice shows it.
Here the first of these that has a kind of step is dropped at it.
"""


@pytest.fixture(autouse=True)
def quick(unpainted: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save at once; in a real terminal `test_run_kills` walks these.

    A timer is not to skip its only beat where a busy machine is late by a millisecond, which is all of `SOON` here.
    """
    monkeypatch.setattr("troth.tui.autosave.SOON", 0.001)
    assert Timer.__init__.__kwdefaults__
    monkeypatch.setitem(Timer.__init__.__kwdefaults__, "skip", False)


def unsaid(run: Run) -> tuple[str, ...]:
    """What a step holds after one went on without a word: a record is made of what was filled in beforehand."""
    texts = run.offer
    return texts if any(texts[:1]) else ("",) * len(texts)


class Stand(NamedTuple):
    """Where a walk stands: the place, the run as it must be, the draft of it, and the answers that are in no draft."""

    place: Place
    run: Run
    draft: Draft | None = None
    untold: tuple[Answer, ...] = ()


class Walk:
    """One practice walked to every end, over one app."""

    def __init__(self, pilot: Pilot[Any], home: Home, asked: Practice) -> None:
        self.pilot, self.app, self.home, self.asked = pilot, pilot.app, home, asked
        self.drafts, self.gates = Drafts(str(home.path.parent)), 0

    async def walk(self) -> None:
        """Stand at each place once, and give each of its answers once."""
        here: Stand | None = None
        waiting = [Stand(places(self.asked), Run(self.asked))]
        passed: set[int] = set()
        while waiting:
            stand = waiting.pop()
            if id(stand.place) in passed:
                continue
            passed.add(id(stand.place))
            if stand.run.finished:
                await self.end(stand, here)
            for nth, given in enumerate(answers(stand.run, stand.place.again)):
                if stand is not here:
                    await self.put(stand)
                here = await self.step(stand, given, stand.place.after[nth], first=not nth)
                waiting.append(here)
        assert bool(self.gates) == (self.asked.gate != "none")

    def drops_at(self, step: Step) -> bool:
        """Whether the drop at steps of this kind is shown by this practice."""
        return self.asked.id not in WALKED or self.asked.id in {first_with()[kind] for kind in step_kinds(step)}

    async def step(self, stand: Stand, given: Answer, to: Place, first: bool) -> Stand:
        """Give an answer and, with the first one, be dropped and find it as it was; then go on."""
        await self.press(*given.keys)
        run = stand.run.answered(given.values)
        untold = (*stand.untold, given) if told(run) else ()
        self.same(run)
        if untold or (first and self.drops_at(run.step)):
            await self.drop(run, given)
            self.look(stand.run if untold else run, given)
        else:
            await self.saved(run, given.seconds)
        await self.press("tab")
        run = run.next()
        self.same(run)
        return Stand(to, run, await self.saved(run), untold)

    async def end(self, stand: Stand, here: Stand | None) -> None:
        """Be dropped on the last page, and end it there."""
        run = stand.run
        await (self.drop(run) if stand is here else self.put(stand))
        await self.close(run)

    async def close(self, run: Run) -> None:
        """End it on its last page: the draft is gone, and the journal holds what is to be kept."""
        self.look(run)
        outlines, records = self.home.book().source.outlines(), self.records()
        before = {each.number for each in outlines}
        await self.press("enter")
        if isinstance(self.app.screen, RunScreen):
            assert "2 lets them go" in text(self.app), text(self.app)
            await self.press("2", "enter")
        assert not isinstance(self.app.screen, RunScreen), text(self.app)
        assert drafts(self.home) == ()
        usual = self.asked.keep_default == "yes" and not told(run)
        kept = {"always": True, "never": False}.get(self.asked.keep, usual)
        book = self.home.book()
        fresh = [each.number for each in book.source.outlines() if each.number not in before]
        assert len(fresh) == kept, run.path
        for number in fresh:
            found = entry(book, number)
            assert [each.step for each in found.answers] == [each.step for each in said(run)]
            acts = {record(run, each.step) for each in makes(run) if isinstance(each.step, Act)}
            plain = [each for each in makes(run) if not isinstance(each.step, Act)]
            assert len(found.made) == len(plain) + len(acts)
        assert not any(isinstance(each.step, Act) for each in makes(run)) or self.records() != records
        if fresh or makes(run):
            await self.press("u")
            assert self.home.book().source.outlines() == outlines, "undone together"
            assert self.records() == records

    def records(self) -> tuple[object, ...]:
        """What a practice can do something with."""
        book = self.home.book()
        return book.commitments(), book.boundaries(), book.moves(1), book.repairs(2), tuple(book.source.all("sessions"))

    async def drop(self, run: Run, given: Answer = NOTHING) -> None:
        """Be dropped as by a kill, with nothing saved on the way out, and open what the disk holds of the run.

        Where that ends before a secret answer, it is only looked at, over the run, which then goes on.
        """
        draft, dropped = await self.saved(run, given.seconds), runner(self.app)
        if not told(run):
            self.app.pop_screen()
            await self.idle()
            assert drafts(self.home) == (() if draft is None else (draft,))
        await self.open(draft, run)
        assert runner(self.app) is not dropped
        if told(run):
            self.look(held(run))
            self.app.pop_screen()
            await self.idle()
        self.same(run)

    async def put(self, stand: Stand) -> None:
        """Leave what is in front, and go on from a draft as it was, under a name of its own."""
        if isinstance(self.app.screen, RunScreen):
            twice = told(self.app.screen.run)
            await self.press("escape")
            assert isinstance(self.app.screen, RunScreen) == twice, "what is on no disk goes the second time"
            await self.press(*["escape"] * twice)
            assert not isinstance(self.app.screen, RunScreen)
        for each in drafts(self.home):
            self.drafts.remove(each.uid)
        draft = stand.draft and stand.draft._replace(uid=uid())
        if draft is not None:
            self.drafts.write(draft)
        await self.open(draft, stand.run)
        await self.repeat(stand.untold)
        self.same(stand.run)

    async def open(self, draft: Draft | None, run: Run) -> None:
        """Open a draft, or begin anew behind the gate; what was not told is open again."""
        self.app.practices.open(self.asked.id, draft.uid if draft else None)
        await self.idle()
        if isinstance(self.app.screen, Gate):
            assert draft is None, "its gate was passed when it began"
            self.gates += 1
            two = self.asked.gate == "hard" and self.asked.who == "together"
            self.app.practices.draw = lambda: 1
            for key in ("1", "1", "enter") if two else ("1" if self.asked.gate == "hard" else "enter",):
                await self.press(key)
        assert draft in (None, runner(self.app).draft())
        self.same(held(run))

    async def repeat(self, past: Sequence[Answer]) -> None:
        """Give answers that no draft holds once more."""
        for given in past:
            await self.press(*given.keys)
            await self.press("tab")

    async def press(self, *keys: str) -> None:
        """Type letters one right after the other, and let what was typed, and every other key, have its effect."""
        for key in keys:
            letter = key if len(key) == 1 else None
            if letter is None:
                await self.idle()
            self.app.post_message(events.Key(key, letter))
            if letter is None:
                await self.idle()
        await self.idle()

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await textual.pilot.wait_for_idle(0)

    async def saved(self, run: Run, seconds: int = 0) -> Draft | None:
        """The draft, once the disk holds what it may of the run, and nothing else."""
        if told(run):
            await self.pilot.pause(0.005)
        known = held(run)
        ends_at = AT + seconds if seconds and known.step == run.step else None
        wanted = (known.step.id, known.answers, ends_at)
        begun = wanted != (self.asked.steps[0].id, {}, None)
        end = time.monotonic() + PATIENCE
        while True:
            found = drafts(self.home)
            if [(each.at, each.answers, each.ends_at) for each in found] == [wanted] or not (begun or found):
                return found[0] if found else None
            assert time.monotonic() < end, f"{wanted} is not what the disk holds: {found}"
            await asyncio.sleep(0.001)

    def same(self, run: Run) -> None:
        """The step and every answer are as they have to be."""
        found = runner(self.app).run
        assert (found.step.id, found.answers) == (run.step.id, run.answers)

    def look(self, run: Run, given: Answer = NOTHING) -> None:
        """Where one is, what is asked, and the words that were typed stand on the screen."""
        rows = text(self.app).splitlines()
        on_floor = run.step.type == "turn" and run.step.recall
        assert on_floor or rows[0].rstrip().endswith(f" {run.where}"), rows[0]
        shown = " ".join(" ".join(rows).split())
        wanted = [" ".join(run.prompt.split()[:4]), *given.words]
        missing = [each for each in wanted if each not in shown]
        assert not missing, f"{run.practice.id} {run.step.id} {missing}\n{text(self.app)}"


def step_kinds(step: Step) -> set[tuple[object, ...]]:
    """What a step has for a walk to meet; where it leads is no matter of the screen, and tests/practice shows it."""
    secret = any(getattr(each, "secret", False) for each in getattr(step, "options", ()))
    return {(step.type,), (step.type, "secret", secret), ("of", getattr(step, "book", None))}


@cache
def first_with() -> dict[tuple[object, ...], str]:
    """The first of the practices that are walked, by what it has."""
    walked = [found for name in reversed(WALKED) if (found := practice(name)) is not None]
    return {kind: found.id for found in walked for step in found.steps for kind in step_kinds(step)}


def kinds(asked: Practice) -> set[tuple[object, ...]]:
    """What a practice has for a walk to meet: its gate, what is kept, and its kinds of step."""
    found: set[tuple[object, ...]] = {("gate", asked.gate), ("kept", asked.keep, asked.keep_default)}
    return found.union(*map(step_kinds, asked.steps))


def test_the_practices_that_are_walked_have_every_kind_of_step() -> None:
    every = {name: kinds(found) for name in NAMES if (found := practice(name)) is not None}
    missing = set[tuple[object, ...]]().union(*every.values()).difference(*(every[name] for name in WALKED))
    assert not missing, f"WALKED needs a practice with one of each: {missing}"


@pytest.mark.parametrize(
    "name", [name if name in WALKED else pytest.param(name, marks=pytest.mark.trial) for name in NAMES]
)
async def test_dropped_at_each_step_of_each_way_it_goes_on_there(fresh: Home, name: str) -> None:
    asked = practice(name)
    assert asked is not None
    stock(fresh.store)
    async with fresh.open() as pilot:
        await Walk(pilot, fresh, asked).walk()


@pytest.mark.parametrize("name", NAMES)
async def test_what_may_be_left_empty_may_be_left_on_the_way(fresh: Home, name: str) -> None:
    asked = practice(name)
    assert asked is not None
    stock(fresh.store)
    async with fresh.open() as pilot:
        walk, run = Walk(pilot, fresh, asked), Run(asked)
        await walk.open(None, run)
        while not run.finished:
            needed = answers(run, again=True) if run.refusal else [Answer(values=unsaid(run))]
            given = next(each for each in needed if not told(run.answered(each.values)))
            await walk.press(*given.keys, "tab")
            run = run.answered(given.values).next()
            walk.same(run)
        await walk.close(run)
