"""Options under a cursor: one of them, several, things to tick."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.drawing.lines import Row
from troth.practice.path import Given
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.inputs.step_input import StepInput, StepT
from troth.tui.practice_run.option_rows import DIGITS, ONE, SEVERAL, OptionRows, option_rows
from troth.tui.snapshot import Snapshot

_LEAST = 5
"""So many rows of a list are in view at least."""

_WIDTH = 80
"""The width before there is one."""

_CHOOSE = "Choose one."

CHOOSES: list[BindingType] = [
    Binding(str(n), f"digit({n})", f"Choose {n}", show=False, id=f"practice.choose.{n}") for n in range(1, DIGITS + 1)
]
"""The digits, for an answer that has something numbered."""


class OptionsInput(StepInput[StepT]):
    """Options that digits choose, and space at the cursor; `most` 1 is one of them, 0 any number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Choose the one at the cursor", id="answer.tick"),
        *CHOOSES,
    ]

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self.options: tuple[tuple[str, str], ...] = tuple(self.listed())
        self.sheet = OptionRows(self._rows(_WIDTH), id="options")

    def listed(self) -> Iterable[tuple[str, str]]:
        """The options, each by its id and its label."""
        raise NotImplementedError

    @property
    def most(self) -> int:
        """How many may be chosen; 0 is any number."""
        return 1

    @property
    def still(self) -> bool:
        """Whether no option is at hand before a key says so: none is chosen by habit."""
        return False

    @property
    def chosen(self) -> Sequence[str]:
        """The ids of what is chosen, as the run has it."""
        return self.values_of(self.run.given(self.step.id))

    def values_of(self, chosen: Sequence[str]) -> Given:
        """The answer that those options are, in their order."""
        return tuple(name for name, _ in self.options if name in chosen)

    @property
    def values(self) -> Given:
        """What is chosen."""
        return self.values_of(self.chosen)

    def compose_answer(self) -> ComposeResult:
        """The rows."""
        yield self.sheet

    def on_mount(self) -> None:
        """Put the cursor on what was chosen."""
        if self.options and self.values:
            self.sheet.move_to(self.chosen[0])
        elif self.options:
            self.sheet.still = self.still

    def wants(self, width: int, height: int) -> int:
        """All options, as long as they leave half the page."""
        return min(len(self._rows(width)), max(_LEAST, height // 2))

    @property
    def target(self) -> Widget | None:
        """The rows, where there are any."""
        return self.sheet if self.options else None

    def action_digit(self, number: int) -> None:
        """Choose an option by its number."""
        for name, _ in self.options[number - 1 : number]:
            self.sheet.move_to(name)
            self.toggle(name)

    def action_tick(self) -> None:
        """Choose the option at the cursor, or take that back."""
        if self.sheet.key is not None:
            self.toggle(str(self.sheet.key))
        elif self.still:
            self.show_message(_CHOOSE)

    def toggle(self, name: str) -> None:
        """Choose `name`, or take that back."""
        chosen = list(self.chosen)
        if name in chosen:
            chosen.remove(name)
        elif self.most == 1:
            chosen = [name]
        elif self.most and len(chosen) >= self.most:
            self.show_message(f"Choose at most {self.most}. Another can be taken back first.")
            return
        else:
            chosen.append(name)
        self.answer_with(self.values_of(chosen))

    def draw(self) -> None:
        """Draw the rows as they are."""
        if self.options and self.is_mounted and self.sheet.size.width:
            rows = self._rows(self.sheet.size.width)
            self.sheet.styles.height = min(len(rows), max(_LEAST, self.laid.room))
            self.sheet.show_rows(rows)

    @on(SheetList.Chosen)
    def _enter(self, event: SheetList.Chosen) -> None:
        event.stop()
        self.enter()

    def enter(self) -> None:
        """Go on; where there is one answer, the row under the cursor is it."""
        key = self.sheet.key
        if self.most == 1 and key is None:
            self.show_message(_CHOOSE)
        else:
            self.go_on(self.values_of([str(key)]) if self.most == 1 else None)

    def _rows(self, width: int) -> list[Row]:
        return option_rows(self.options, self.chosen, ONE if self.most == 1 else SEVERAL, width, self.context.ascii)
