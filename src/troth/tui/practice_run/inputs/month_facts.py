"""The facts of a month, to read before one says what they mean."""

from textual.app import ComposeResult

from troth.drawing.lines import Line, Span
from troth.drawing.month_review import facts_of_month
from troth.practice.steps import Facts
from troth.tui.practice_run.folding import folded_all
from troth.tui.practice_run.inputs.step_input import StepInput, input_for
from troth.tui.practice_run.step_page import FoldedText


@input_for(Facts)
class FactsInput(StepInput[Facts]):
    """What is counted, a line each; nothing is asked."""

    def compose_answer(self) -> ComposeResult:
        """The facts."""
        face = FoldedText(id="facts")
        face.set_lines(self._told())
        yield face

    def wants(self, width: int, height: int) -> int:
        """All of them."""
        return len(folded_all(self._told(), width))

    def _told(self) -> list[Line]:
        month, *facts = facts_of_month(self.snapshot.book, self.now.today)
        return [(Span(month, "strong"),), *((Span(fact),) for fact in facts)]
