"""Several options, or things to tick."""

from collections.abc import Iterable

from troth.drawing.bars import Hint
from troth.practice.steps import Checklist, Multi
from troth.tui.practice_run.inputs.option_list import OptionsInput
from troth.tui.practice_run.inputs.step_input import NEXT, input_for


@input_for(Multi)
class MultiInput(OptionsInput[Multi]):
    """Several options."""

    KEYS = (Hint("answer.tick", "choose"), NEXT)

    def listed(self) -> Iterable[tuple[str, str]]:
        """As the step says."""
        return ((option.id, option.label) for option in self.step.options)

    @property
    def most(self) -> int:
        """As the step says."""
        return self.step.max or 0

    @property
    def still(self) -> bool:
        """Where an option is secret."""
        return any(option.secret for option in self.step.options)


@input_for(Checklist)
class ChecklistInput(OptionsInput[Checklist]):
    """Things to tick."""

    KEYS = (Hint("answer.tick", "tick"), NEXT)

    def listed(self) -> Iterable[tuple[str, str]]:
        """As the step says."""
        return ((item, item) for item in self.step.items)

    @property
    def most(self) -> int:
        """Any number."""
        return 0
