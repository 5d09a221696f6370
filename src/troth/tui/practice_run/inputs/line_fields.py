"""Answers of several lines, one under the other."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from troth.drawing.bars import Key
from troth.drawing.lines import Span
from troth.practice.path import Given
from troth.practice.run import Run
from troth.practice.steps import Lines
from troth.tui.context import Context
from troth.tui.practice_run.inputs.growing_field import ROWS, Growing
from troth.tui.practice_run.inputs.step_input import NEXT, Part
from troth.tui.practice_run.step_page import Words, calm, folded_all

LIMIT = 1_000
"""A line takes so many characters."""

_LEAST = 8
"""So many rows of the lines are worth more than anything else but the question."""


class FieldsPart(Part):
    """Lines one under the other, each below its label; the arrow keys and enter walk them."""

    KEYS = (Key("enter", "next line"), NEXT)
    WRITES = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", "Next line", show=False, id="answer.down"),
        Binding("up", "walk(-1)", "Line before", show=False, id="answer.up"),
    ]

    def __init__(self, context: Context, run: Run, labels: Sequence[str]) -> None:
        """A line for each label; an empty label is not drawn."""
        super().__init__(context, run)
        self.labels = tuple(labels)
        texts = [" ".join(text.split()) for text in run.prefilled]
        self.texts = [*texts, *[""] * len(self.labels)][: len(self.labels)]
        self._fields: list[Growing] = []

    def answer(self) -> ComposeResult:
        """The labels and the lines."""
        for number, label in enumerate(self.labels):
            if label:
                yield Words([(Span(label, "muted"),)], id=f"label-{number}")
            yield self.fields[number]

    def wants(self, width: int, height: int) -> int:
        """All lines, as long as they leave half the page."""
        labels = folded_all([(Span(label),) for label in self.labels if label], width)
        rows = sum(min(ROWS, 1 + cell_len(text) // calm(width)) for text in self.texts)
        return min(len(labels) + rows + ROWS - 1, max(_LEAST, height // 2))

    @property
    def held(self) -> Sequence[Widget]:
        """What listens, and its label."""
        number = next((at for at, field in enumerate(self.fields) if field.has_focus), None)
        return super().held if number is None else [*self.query(f"#label-{number}"), self.fields[number]]

    def limit(self, number: int) -> int:
        """How many characters a line takes."""
        return LIMIT

    @property
    def values(self) -> Given:
        """The lines; none while all are blank, but where something was offered that was taken away."""
        return tuple(self.texts) if self.run.offer or any(text.strip() for text in self.texts) else ()

    @property
    def target(self) -> Widget | None:
        """The first line that is blank, else the first."""
        blank = next((number for number, text in enumerate(self.texts) if not text.strip()), 0)
        return self.stops[blank]

    @property
    def stops(self) -> list[Widget]:
        """What the arrow keys walk."""
        return list(self.fields)

    @property
    def fields(self) -> list[Growing]:
        """The lines; they are ours before they stand on the page, so that what they hold can always be asked."""
        if not self._fields:
            self._fields = [
                Growing(text, limit=self.limit(number), id=f"line-{number}") for number, text in enumerate(self.texts)
            ]
        return self._fields

    def action_walk(self, way: int) -> None:
        """Go to the next line, or the one before."""
        self._walk(way)

    def heard(self) -> None:
        """A line has other words now."""

    def _walk(self, way: int) -> bool:
        stops = self.stops
        at = stops.index(self.screen.focused) + way if self.screen.focused in stops else 0
        if 0 <= at < len(stops):
            self.screen.set_focus(stops[at], scroll_visible=False)
        return at < len(stops)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        number = int((event.text_area.id or "-0").rpartition("-")[2])
        if self.texts[number] != event.text_area.text:
            self.texts[number] = event.text_area.text
            self.heard()
            self.changed()

    def enter(self) -> bool:
        """On to the next line, and from the last one to the next step."""
        return not self._walk(1)


class LinesPart(FieldsPart):
    """One line, or one for each label."""

    def __init__(self, context: Context, run: Run) -> None:
        step = run.step
        assert isinstance(step, Lines)
        super().__init__(context, run, step.labels or ("",))
