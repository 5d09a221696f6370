"""The floor of two people: whose turn it is, and a clock that can be read across a table."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.drawing.bars import Hint
from troth.drawing.floor import Floor, floor_lines
from troth.drawing.lines import Line
from troth.guidance.questions import questions
from troth.practice.steps import Turn
from troth.tui.practice_run.inputs.step_input import NEXT, input_for
from troth.tui.practice_run.inputs.timed import TimedInput, TimeFace
from troth.tui.practice_run.layout import Laid
from troth.tui.practice_run.posted import FloorPassed, Paused, Started
from troth.tui.practice_run.step_keys import SPACE

_READY, _PAUSED = "whenever you are ready", "paused"


class FloorFace(TimeFace):
    """The sides of the two, and the clock: drawn to the width there is, and not folded."""

    def folded(self, lines: Iterable[Line]) -> list[Line]:
        """The lines."""
        return list(lines)


@input_for(Turn)
class TurnInput(TimedInput[Turn]):
    """Space begins, then passes the floor; z pauses, c draws a question for who listens; tab and enter go on."""

    FACE = FloorFace

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "begin", "Begin, then pass the floor", id="answer.pass"),
        Binding("z", "pause", "Hold the clock, or let it run on", id="answer.pause"),
        Binding("c", "question", "A question to ask, for who listens", id="answer.question"),
    ]

    _drawn: int | None = None
    _asked = ""

    @property
    def keys(self) -> Sequence[Hint]:
        """What space and z do now."""
        running = self.run.ends_at is not None
        held = self.run.left is not None
        begun = running or held
        begins = [] if begun and not self.step.passes else [Hint("answer.pass", "pass the floor" if begun else "begin")]
        pause = [Hint("answer.pause", "run on" if held else "pause")] if begun else []
        return (*begins, *pause, Hint("answer.question", "question"), NEXT, SPACE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The clock can be held once it was begun; the floor is passed here where the step says so."""
        begun = self.run.ends_at is not None or self.run.left is not None
        if action == "pause":
            return begun
        if action == "begin" and begun and not self.step.passes:
            return False
        return super().check_action(action, parameters)

    def action_begin(self) -> None:
        """Begin, or pass the floor."""
        self._asked = ""
        self.page.reveal()
        self.post_message((Started if self.left is None else FloorPassed)(self.step.id))

    def action_pause(self) -> None:
        """Hold the clock, or let it run on."""
        self.post_message(Paused(self.step.id))

    def action_question(self) -> None:
        """Draw the next question; it goes with the turn, and is noted nowhere."""
        deck = questions()
        self._drawn = (self.now.at if self._drawn is None else self._drawn + 1) % len(deck)
        self._asked = deck[self._drawn]
        self.draw()

    def lay(self, width: int, height: int) -> Laid:
        """Nothing but the floor."""
        return Laid([], [])

    def lines(self, left: int | None) -> list[Line]:
        """The floor with so many seconds left."""
        step, run = self.step, self.run
        said = _READY if left == 0 else _PAUSED if run.left is not None else ""
        speaks = (said,) if said else tuple(map(_flat, run.prompt.split("\n\n")))
        listens = tuple(map(_flat, run.filled(step.help).split("\n\n"))) if step.help else ()
        floor = Floor(
            (step.roles[0], step.roles[1]),
            speaks,
            listens,
            step.lasts if left is None else left,
            run.turn % 2 == 1,
            self._asked,
        )
        size = self.size if self.size.width else self.app.size
        return floor_lines(floor, size.width, size.height, self.context.ascii)


def _flat(text: str) -> str:
    return " ".join(text.split())
