"""The page on a decision."""

from typing import ClassVar

from textual.binding import BindingType

from troth.domain.journey.decision import Decision
from troth.drawing.bars import Hint
from troth.drawing.decision_lines import decision_lines
from troth.drawing.lines import Line
from troth.tui.journey.decision_actions import DECISION_ACTIONS
from troth.tui.journey.kept_record_page import KeptRecordPage
from troth.tui.origin import origin_lines
from troth.tui.record_actions import bindings


class DecisionPage(KeptRecordPage):
    """One decision, whole."""

    KIND = Decision

    KEYS = (
        Hint("decision.keep", "keep it"),
        Hint("decision.heard", "heard"),
        Hint("decision.decide", "decide"),
        Hint("decision.open", "open again"),
        Hint("record.talk", "talk about"),
        Hint("decision.change", "words"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = DECISION_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def lines(self) -> list[Line]:
        """The decision as it stands."""
        made: Decision = self.record()
        return decision_lines(made, self.day) + origin_lines(self.book, made.reflection, self.day)
