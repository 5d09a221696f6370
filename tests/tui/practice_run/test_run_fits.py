"""Every step of every practice with long answers before it: what is asked, and where one answers, are in view."""

from typing import Any

import pytest
from practices import runner
from screens import Home, text
from textual.pilot import Pilot
from textual.widgets import TextArea

from troth.domain.draft import Draft
from troth.guidance.practices import practice, practices
from troth.practice.definition import Practice
from troth.practice.journey_steps import MakeSession
from troth.practice.path import Given
from troth.practice.record_steps import Act, Make
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Checklist, Choose, Compose, Lines, Multi, Scale, Turn, Writing
from troth.tui.practice_run.inputs.compose import Sentence
from troth.tui.practice_run.inputs.option_list import OptionRows
from troth.tui.practice_run.step_page import ScrollingPage

LONG = "We sat there for a long time and said very little, until the phone rang and it was about the flat again."
SIZES = {"80x24": (80, 24), "60x20": (60, 20), "60x12": (60, 12)}
ROOM = 12
"""On a screen of so many rows no more is asked for than the place where one answers."""


def everything(asked: Practice) -> list[Run]:
    """Each step once, with long answers to what comes before it."""
    found: dict[str, Run] = {}
    waiting = [Run(asked)]
    while waiting:
        run = waiting.pop()
        if run.step.id in found:
            continue
        found[run.step.id] = run
        if not run.finished:
            waiting += [run.answered(given).next() for given in long_answers(run.step)]
    return list(found.values())


def long_answers(step: Step) -> list[Given]:
    """Long ones, and each of those the way may turn on."""
    match step:
        case Writing():
            return [(f"{LONG} {LONG}",)]
        case Lines() | Compose():
            return [(LONG,) * len(step.parts)]
        case Choose():
            fixed: list[Given] = [(option.id,) for option in step.options if not option.secret]
            return [*fixed, (LONG[:70], "p9")] if step.book else fixed
        case Multi():
            return [tuple(option.id for option in step.options if not option.secret)[: step.max or None]]
        case Checklist():
            return [tuple(step.items)]
        case Scale():
            return [(str(number),) for number in (step.min, step.max)]
        case Act():
            return [("+3d", *(LONG,) * (len(step.FILLS) - 1))]
        case MakeSession():
            return [("+9d", LONG)]
        case Make():
            return [(LONG[:90], *("",) * (len(step.FILLS) - 1))]
    return [()]


async def come_to(pilot: Pilot[Any], run: Run) -> None:
    """Stand at a step as one does who goes on with a draft."""
    app: Any = pilot.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    draft = Draft("0123456789abcdef", run.practice.id, run.practice.title, 1, 2, run.step.id, run.answers)
    app.practices.run(run.practice, draft)
    await pilot.pause()


def problems(app: Any, run: Run) -> list[str]:
    """What of the page can't be seen."""
    screen, shown = runner(app), " ".join(text(app).split())
    page, focused, found = screen.query_one(ScrollingPage), app.focused, []
    if focused is not None and focused.parent is page:
        least = 3 if isinstance(focused, TextArea) and focused.id == "text" else 1
        seen = focused.region.intersection(page.region)
        marked = not isinstance(focused, OptionRows) or focused.key is None or "▌" in shown
        if seen.height < min(least, focused.region.height) or not marked:
            found.append("where one answers")
    prompt = run.prompt.split()
    last, first = " ".join(prompt[-2:]), " ".join(prompt[:2])
    wanted = prompt[-2:] if isinstance(run.step, Turn) else [first if run.step.type in ("read", "end") else last]
    if app.size.height > ROOM and not all(words in shown for words in wanted):
        found.append("what is asked")
    if (
        run.finished
        and run.practice.keep == "ask"
        and not all(each in shown for each in ("Keep it in the journal", "Do not keep it"))
    ):
        found.append("what is kept")
    for sentence in screen.query(Sentence):
        if not app.screen.region.contains_region(sentence.region) or sentence.region.height < 2:
            found.append("the sentence")
    return found


def fullest(runs: list[Run]) -> list[Run]:
    """Of each type of step the three that have most to show, and each as it stands in the middle of them."""
    by_type: dict[str, list[Run]] = {}
    for run in sorted(runs, key=room_of, reverse=True):
        by_type.setdefault(run.step.type, []).append(run)
    return [run for here in by_type.values() for run in (*here[:3], *here[len(here) // 2 : len(here) // 2 + 1])]


def room_of(run: Run) -> int:
    """How many characters a step has to show, its rows counted as lines."""
    rows = len(getattr(run.step, "options", ())) + len(getattr(run.step, "parts", ()))
    return len(run.prompt) + 70 * rows + sum(len(word) for each in run.step.recall for word in run.given(each) or ())


@pytest.mark.parametrize("of", ["fullest", pytest.param("every", marks=pytest.mark.trial)])
@pytest.mark.parametrize("size", ["60x20", "80x24", pytest.param("60x12", marks=pytest.mark.trial)])
async def test_what_is_asked_and_where_one_answers_are_in_view(
    fresh: Home, unpainted: None, size: str, of: str
) -> None:
    hidden = {}
    runs = [run for head in practices() if (asked := practice(head.id)) is not None for run in everything(asked)]
    async with fresh.open(SIZES[size]) as pilot:
        for run in fullest(runs) if of == "fullest" else runs:
            await come_to(pilot, run)
            if found := problems(pilot.app, run):
                hidden[f"{run.practice.id} {run.step.id}"] = (found, text(pilot.app))
    told = "\n".join(f"{name} {found}\n{shown}" for name, (found, shown) in hidden.items())
    assert not hidden, f"{list(hidden)}\n{told}"
