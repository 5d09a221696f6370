"""Which part takes the answer to which step."""

from collections.abc import Callable

from troth.domain.days import Now
from troth.practice.record_steps import Act, Make
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import (
    Breathe,
    Checklist,
    Choose,
    Compose,
    End,
    Lines,
    Multi,
    Picked,
    Scale,
    Timer,
    Turn,
    Writing,
)
from troth.tui.context import Context
from troth.tui.practice_run.inputs.act import ActPart
from troth.tui.practice_run.inputs.compose import ComposePart
from troth.tui.practice_run.inputs.end import EndPart
from troth.tui.practice_run.inputs.line_fields import LinesPart
from troth.tui.practice_run.inputs.long_text import TextPart
from troth.tui.practice_run.inputs.make import MakePart
from troth.tui.practice_run.inputs.options import ChoosePart, MultiPart
from troth.tui.practice_run.inputs.scale import ScalePart
from troth.tui.practice_run.inputs.step_input import Part
from troth.tui.practice_run.inputs.timed import BreathePart, TimedPart, TimerPart
from troth.tui.practice_run.inputs.turn_floor import TurnPart
from troth.tui.practice_run.inputs.word_picker import PickedPart

_PARTS: dict[type[Step], type[Part]] = {
    Writing: TextPart,
    Lines: LinesPart,
    Compose: ComposePart,
    Choose: ChoosePart,
    Multi: MultiPart,
    Checklist: MultiPart,
    Scale: ScalePart,
    Picked: PickedPart,
}
_TIMED: dict[type[Step], type[TimedPart]] = {Timer: TimerPart, Breathe: BreathePart, Turn: TurnPart}


def part_for(context: Context, run: Run, clock: Callable[[], Now]) -> Part:
    """The part for the step of `run`; one that asks nothing and takes no time has an empty one."""
    step = run.step
    if isinstance(step, End):
        return EndPart(context, run, clock())
    if isinstance(step, Make):
        return (ActPart if isinstance(step, Act) else MakePart)(context, run, clock().today)
    timed = _TIMED.get(type(step))
    if timed is not None:
        return timed(context, run, lambda: clock().at)
    return _PARTS.get(type(step), Part)(context, run)
