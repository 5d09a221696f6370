"""Answers of several lines, one under the other."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from troth.drawing.bars import Hint
from troth.practice.path import Given
from troth.practice.run import Run
from troth.practice.steps import Lines
from troth.tui.context import Context
from troth.tui.practice_run.inputs.field_column import FieldColumn, FieldLine, lines
from troth.tui.practice_run.inputs.step_input import NEXT, StepInput, StepT, input_for
from troth.tui.snapshot import Snapshot


class FieldsInput(StepInput[StepT]):
    """Lines one under the other, each below its label; the arrow keys and enter walk them."""

    KEYS = (Hint("practice.enter", "next line"), NEXT)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", "Next line", show=False, id="answer.down"),
        Binding("up", "walk(-1)", "Line before", show=False, id="answer.up"),
    ]

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self.column = FieldColumn(self.lines())
        self._told = self.column.texts

    def lines(self) -> Sequence[FieldLine]:
        """The lines, as they begin."""
        raise NotImplementedError

    def compose_answer(self) -> ComposeResult:
        """The labels and the lines."""
        yield from self.column.widgets()

    def wants(self, width: int, height: int) -> int:
        """The rows of the lines."""
        return self.column.wants(width, height)

    @property
    def held(self) -> Sequence[Widget]:
        """What listens, and its label."""
        return self.column.held or super().held

    @property
    def values(self) -> Given:
        """The lines; none while all are blank, but where something was offered that was taken away."""
        texts = tuple(self.column.texts)
        return texts if self.run.offer or any(text.strip() for text in texts) else ()

    @property
    def target(self) -> Widget | None:
        """The first line that is blank, else the first."""
        return self.stops[self.column.blank]

    @property
    def stops(self) -> list[Widget]:
        """What the arrow keys walk."""
        return list(self.column.fields)

    def action_walk(self, way: int) -> None:
        """Go to the next line, or the one before."""
        self._walk(way)

    def _walk(self, way: int) -> bool:
        stops = self.stops
        at = stops.index(self.screen.focused) + way if self.screen.focused in stops else 0
        if 0 <= at < len(stops):
            self.screen.set_focus(stops[at], scroll_visible=False)
        return at < len(stops)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.column.texts != self._told:
            self._told = self.column.texts
            self.written()

    def written(self) -> None:
        """A line has other words now."""
        self.answer_with(self.values)

    def enter(self) -> None:
        """On to the next line, and from the last one to the next step."""
        if not self._walk(1):
            self.go_on()


@input_for(Lines)
class LinesInput(FieldsInput[Lines]):
    """One line, or one for each label."""

    @property
    def keys(self) -> Sequence[Hint]:
        """From a single line enter goes on, as tab does."""
        return self.KEYS if len(self.stops) > 1 else (NEXT,)

    def lines(self) -> Sequence[FieldLine]:
        """As the step says."""
        return lines(self.step.labels or ("",), self.run.prefilled)
