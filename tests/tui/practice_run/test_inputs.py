"""Every step that asks something has an input of its own, and the end of a practice has one, too."""

import pytest

from troth.practice import record_steps, steps  # noqa: F401  (the models register themselves)
from troth.practice.step import STEPS, Step
from troth.tui.practice_run.inputs.registry import input_of
from troth.tui.practice_run.inputs.step_input import StepInput


@pytest.mark.parametrize("step", [each for each in STEPS if each.ASKS], ids=lambda each: each.__name__)
def test_what_is_asked_can_be_answered(step: type[Step]) -> None:
    assert input_of(step) is not StepInput


def test_the_end_and_what_takes_time_have_an_input() -> None:
    shown = [input_of(step) for step in (steps.End, steps.Timer, steps.Breathe, steps.Turn)]
    assert StepInput not in shown
