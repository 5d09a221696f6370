"""The records that a run makes or acts on: which, with which texts, and what was chosen for them."""

from collections.abc import Mapping
from typing import NamedTuple

from troth.domain.actions.practice_acts import ChosenRecord
from troth.practice.record_steps import CHOSEN, Act, Make
from troth.practice.run import Run
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


def record(run: Run, step: Act) -> ChosenRecord:
    """What is acted on."""
    asked = [each for each in run.practice.steps if each.id == step.of and isinstance(each, Choose)]
    return asked[0].record(run.given(step.of)) or ChosenRecord("commitments", "", "")
