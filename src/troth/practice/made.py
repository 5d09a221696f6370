"""The records that a run makes or acts on: which, with which texts, and what was chosen for them."""

from collections.abc import Mapping
from typing import NamedTuple

from troth.domain.actions.practice_acts import ChosenRecord
from troth.practice.journey_steps import MakeNoted
from troth.practice.record_steps import CHOSEN, Act, Make
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Areas, Choose


class Made(NamedTuple):
    """A record that the practice leaves behind: the step that makes it, and its texts by name, or by place."""

    step: Make | Areas
    texts: Mapping[str, str]


def makes(run: Run) -> tuple[Made, ...]:
    """What the practice leaves behind, in the order of its steps."""
    found = []
    for step in run.path:
        given = run.given(step.id)
        if isinstance(step, Make) and given and given[0].strip() and not step.refusal(given):
            found.append(Made(step, dict(zip(step.FILLS, given, strict=True))))
        if isinstance(step, Areas) and any(text.strip() for text in given) and not step.refusal(given):
            found.append(Made(step, dict(zip(step.parts, given, strict=False))))
    return tuple(found)


def chosen(run: Run, step: Make, key: str) -> str:
    """What a record has for one of its `CHOICES`: as the practice says, or as was chosen at the step it names."""
    said = str(getattr(step, key))
    if (named := CHOSEN.fullmatch(said)) is None:
        return said
    given = run.given(named[1]) if named[1] in [each.id for each in run.path] else ()
    known = [value for value in given if value in step.CHOICES[key]]
    return known[0] if known else str(type(step).model_fields[key].default)


def uid_of(run: Run, step: Step) -> str:
    """The uid of what a step makes: the run's own name and its place, so that an end said twice makes nothing twice."""
    return f"{run.uid}{[each.id for each in run.practice.steps].index(step.id):02x}"


def whole(run: Run, step: Make) -> ChosenRecord | None:
    """What the record of a step is part of: the first that was chosen, or is made, at one of the steps it names."""
    found = {each.step.id: each.step for each in makes(run)}
    for name in getattr(step, "part_of", ()):
        made = found.get(name)
        if isinstance(made, MakeNoted):
            return ChosenRecord(made.TABLE, uid_of(run, made), "")
        asked = next((each for each in run.path if each.id == name), None)
        if isinstance(asked, Choose) and (record := asked.record(run.given(name))) is not None:
            return record
    return None


def record(run: Run, step: Act) -> ChosenRecord:
    """What is acted on."""
    asked = [each for each in run.practice.steps if each.id == step.of and isinstance(each, Choose)]
    return asked[0].record(run.given(step.of)) or ChosenRecord("commitments", "", "")
