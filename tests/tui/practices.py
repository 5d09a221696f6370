"""Walking a practice by keys alone, for the tests: an answer for every type of step, and where one stands."""

from typing import Any

from screens import Home, drawn, keys, text, type_in
from textual.pilot import Pilot

from troth.domain.draft import Draft
from troth.practice.definition import Practice
from troth.practice.routes import way
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Choose, Compose, Lines, Scale
from troth.store.drafts import Drafts
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen

WORDS = "as it was"
CANARY = "canary-of-mine"

OPTIONS = [{"id": name, "label": label} for name, label in (("a", "First one"), ("b", "Second one"), ("c", "Third"))]
THREE = {"options": OPTIONS}


def runner(app: Any) -> RunScreen:
    """The practice in front."""
    assert isinstance(app.screen, RunScreen), app.screen
    return app.screen


def at(app: Any) -> str:
    """The step in front."""
    return runner(app).run.step.id


def said(app: Any) -> str:
    """The screen in one line."""
    return " ".join(text(app).split())


def floor(app: Any) -> str:
    """Who has the floor, by the side of the screen on which that stands and the clock with it."""
    rows = drawn(app)
    has, other = runner(app).run.step.roles
    heads = next(row for row in rows if has in row and other in row)
    dot, rule = "#|" if app.context.ascii else "█│"
    first = heads.find(has) < heads.find(rule)
    assert {row.find(dot) < row.find(rule) for row in rows if dot in row} == {first}
    return "First" if first else "Second"


async def begin(pilot: Pilot[Any], name: str, draft: str | None = None) -> None:
    """Open a practice, and pass its gate."""
    app: Any = pilot.app
    app.practices.open(name, draft)
    await pilot.pause()
    if isinstance(app.screen, Gate):
        hard, two = app.screen._practice.gate == "hard", app.screen._practice.who == "together"
        app.practices.draw = lambda: 1
        for key in ("1", "1", "enter") if hard and two else ("1",) if hard else ("enter",):
            await pilot.press(key)
            await pilot.pause()
    runner(app)


async def answer(pilot: Pilot[Any], step: Step, words: str = WORDS) -> None:
    """Answer the step in front by its keys, as plainly as it can be, without going on."""
    match step.type:
        case "text":
            await type_in(pilot, words)
        case "lines" | "compose":
            for _ in _slots(step):
                await type_in(pilot, words)
                await pilot.press("down")
        case "choose":
            assert isinstance(step, Choose)
            steps = runner(pilot.app).run.practice.steps
            ahead = [not (option.secret or way(steps, step, option).back) for option in step.options]
            await pilot.press(str(ahead.index(True) + 1))
        case "multi" | "checklist":
            await pilot.press("1")
        case "scale":
            assert isinstance(step, Scale)
            await pilot.press("right")
        case "feelings" | "needs":
            await pilot.press("down", "enter")
        case "timer" | "breathe" | "turn":
            await pilot.press("space")


async def onwards(pilot: Pilot[Any]) -> None:
    """Go on from the step in front."""
    await pilot.press("tab")


async def walk_to(pilot: Pilot[Any], kind: str) -> None:
    """Answer steps until one of that type is in front."""
    for _ in range(60):
        step = runner(pilot.app).run.step
        if step.type == kind or step.id == kind:
            return
        await answer(pilot, step)
        await onwards(pilot)
    raise AssertionError(f"no step of type {kind}")


def _slots(step: Step) -> tuple[str, ...]:
    return step.parts if isinstance(step, Lines | Compose) else ()


def drafts(home: Home) -> tuple[Draft, ...]:
    """What is on the disk."""
    return Drafts(str(home.path.parent)).listed().drafts


def put_draft(home: Home, run: Run, **fields: Any) -> str:
    """Leave a draft, as an earlier app would have; its name."""
    practice: Practice = run.practice
    draft = Draft("0123456789abcdef", practice.id, practice.title, 1, 2, run.step.id, run.answers)
    Drafts(str(home.path.parent)).write(draft._replace(**fields))
    return draft.uid


def made(*steps: dict[str, Any], **head: Any) -> Practice:
    """A practice of `steps` and an end."""
    given = [{"id": f"s{n}", "prompt": f"Prompt {n}?", **step} for n, step in enumerate(steps)]
    whole = {"id": "T1", "title": "A trial", "way": (1,), **head}
    return Practice.model_validate({**whole, "step": [*given, {"id": "end", "type": "end", "prompt": "That is all."}]})


async def show(pilot: Pilot[Any], asked: Practice) -> RunScreen:
    """Open a practice that is in no library."""
    app: Any = pilot.app
    app.practices.run(asked, None)
    await pilot.pause()
    return runner(app)


async def press(pilot: Pilot[Any], words: str) -> None:
    await pilot.press(*keys(words))
    await pilot.pause()


def given(app: Any, name: str = "s0") -> tuple[str, ...]:
    return runner(app).run.given(name)


async def end(pilot: Pilot[Any]) -> None:
    """End the practice on its last page, where it takes a word to let the others go."""
    await press(pilot, "enter")
    if isinstance(pilot.app.screen, RunScreen):
        assert "2 lets them go" in said(pilot.app)
        await press(pilot, "2 enter")
    assert not isinstance(pilot.app.screen, RunScreen)
