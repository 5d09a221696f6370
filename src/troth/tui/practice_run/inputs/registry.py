"""The input for a step: every module of this folder is read, and each input in it registers itself."""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from troth.practice.run import Run
from troth.practice.step import Step
from troth.tui.context import Context
from troth.tui.practice_run import inputs
from troth.tui.practice_run.inputs.step_input import INPUTS, StepInput
from troth.tui.snapshot import Snapshot


def new_input(context: Context, run: Run, snapshot: Snapshot) -> StepInput[Any]:
    """The input for the step of `run`."""
    return input_of(type(run.step))(context, run, snapshot)


@lru_cache(None)
def input_of(step: type[Step]) -> type[StepInput[Any]]:
    """The input for a type of step: its own, or that of the type it is made of; the plain page where there is none."""
    for module in iter_modules(inputs.__path__):
        import_module(f"{inputs.__name__}.{module.name}")
    return next((INPUTS[each] for each in step.__mro__ if each in INPUTS), StepInput)
