"""A number between two words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.practice.path import Given
from troth.practice.run import Run
from troth.practice.steps import Scale
from troth.tui.context import Context
from troth.tui.kit.sheet import Sheet
from troth.tui.practice_run.folding import LEFT, NARROW
from troth.tui.practice_run.inputs.option_list import CHOOSES
from troth.tui.practice_run.inputs.step_input import NEXT, StepInput, input_for
from troth.tui.snapshot import Snapshot

_WIDEST = 61
_ROWS = 4
_FINE = 20
"""Up to so many steps, each key press is one; beyond, five."""


class ScaleBar(Sheet, can_focus=True):
    """The scale as it is drawn."""


@input_for(Scale)
class ScaleInput(StepInput[Scale]):
    """A bar, its words at the ends and the number below; digits are typed into the number."""

    KEYS = (Hint("answer.less answer.more", "move"), NEXT)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Less", id="answer.less"),
        Binding("right,l", "move(1)", "More", id="answer.more"),
        Binding("home", "edge(0)", "The least", show=False, id="answer.least"),
        Binding("end", "edge(1)", "The most", show=False, id="answer.most"),
        Binding("backspace,delete", "clear", "No number", show=False, id="answer.clear"),
        Binding("0", "digit(0)", "A digit of the number", show=False, id="answer.zero"),
        *CHOOSES,
    ]

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self._bar = ScaleBar(id="bar")

    @property
    def _number(self) -> int | None:
        """The number, if one was chosen."""
        given = self.run.given(self.step.id)
        return int(given[0]) if given and given[0].isdecimal() and not self.step.refusal(given) else None

    def compose_answer(self) -> ComposeResult:
        """The bar."""
        yield self._bar

    def wants(self, width: int, height: int) -> int:
        """The words, the rail, the number."""
        return _ROWS

    @property
    def values(self) -> Given:
        """The number."""
        return () if self._number is None else (str(self._number),)

    @property
    def target(self) -> Widget:
        """The bar."""
        return self._bar

    def action_digit(self, number: int) -> None:
        """Type a digit; where it makes the number too large, it begins a new one."""
        low, high = self.step.min, self.step.max
        typed = number if self._number is None else self._number * 10 + number
        self._take(typed if typed <= high and self._number else max(low, min(high, number)))

    def action_move(self, way: int) -> None:
        """A step less or more; the first one begins in the middle."""
        low, high = self.step.min, self.step.max
        step = 1 if high - low <= _FINE else 5
        at = (low + high) // 2 if self._number is None else self._number + way * step
        self._take(max(low, min(high, at)))

    def action_edge(self, most: int) -> None:
        """The least or the most."""
        self._take(self.step.max if most else self.step.min)

    def action_clear(self) -> None:
        """Take the number back."""
        self._take(None)

    def _take(self, number: int | None) -> None:
        self.answer_with(() if number is None else (str(number),))

    def draw(self) -> None:
        """Draw the bar to the width there is."""
        bar = self._bar
        left = 1 if bar.size.width < NARROW else LEFT
        width = min(_WIDEST, bar.size.width - left - 1)
        if width > 8:
            margin = Span(" " * left)
            rows = [(margin, *line) for line in self._lines(width)]
            bar.styles.height = len(rows)
            bar.show(rows)

    def _lines(self, width: int) -> list[Line]:
        low, high = self.step.min, self.step.max
        ends = f"{low} {self.step.low}", f"{self.step.high} {high}"
        room = max(1, width - sum(map(len, ends)))
        words: list[Line] = [(Span(ends[0] + " " * room + ends[1], "muted"),)]
        if sum(map(len, ends)) >= width:
            words = [(Span(ends[0], "muted"),), (Span(ends[1].rjust(width), "muted"),)]
        rail = "-" if self.context.ascii else "─"
        if self._number is None:
            said = (Span("left and right move it; digits type it", "muted"),)
            return [*words, (Span(rail * width, "rule"),), said]
        at = (self._number - low) * (width - 1) // max(1, high - low)
        filled = "=" if self.context.ascii else "━"
        drawn = (
            Span(filled * at),
            Span("|" if self.context.ascii else "┃", "accent"),
            Span(rail * (width - 1 - at), "rule"),
        )
        return [*words, drawn, (Span(" " * max(0, at + 1 - len(str(self._number)))), Span(str(self._number), "strong"))]
