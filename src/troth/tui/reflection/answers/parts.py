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
from troth.tui.desk import Desk
from troth.tui.reflection.answers.acting import ActPart
from troth.tui.reflection.answers.composing import ComposePart
from troth.tui.reflection.answers.ending import EndPart
from troth.tui.reflection.answers.fields import LinesPart
from troth.tui.reflection.answers.making import MakePart
from troth.tui.reflection.answers.options import ChoosePart, MultiPart
from troth.tui.reflection.answers.part import Part
from troth.tui.reflection.answers.picking import PickedPart
from troth.tui.reflection.answers.scale import ScalePart
from troth.tui.reflection.answers.timers import BreathePart, TimedPart, TimerPart
from troth.tui.reflection.answers.turn import TurnPart
from troth.tui.reflection.answers.writing import TextPart

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


def part_for(desk: Desk, run: Run, clock: Callable[[], Now]) -> Part:
    """The part for the step of `run`; one that asks nothing and takes no time has an empty one."""
    step = run.step
    if isinstance(step, End):
        return EndPart(desk, run, clock())
    if isinstance(step, Make):
        return (ActPart if isinstance(step, Act) else MakePart)(desk, run, clock().today)
    timed = _TIMED.get(type(step))
    if timed is not None:
        return timed(desk, run, lambda: clock().at)
    return _PARTS.get(type(step), Part)(desk, run)
