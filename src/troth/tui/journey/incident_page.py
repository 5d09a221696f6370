"""The page on a note of what happened."""

from typing import ClassVar

from textual.binding import BindingType

from troth.domain.journey.dance import Incident
from troth.drawing.bars import Hint
from troth.drawing.incident_lines import incident_lines
from troth.drawing.lines import Line
from troth.tui.journey.dance_actions import INCIDENT_ACTIONS
from troth.tui.journey.kept_record_page import KeptRecordPage
from troth.tui.origin import origin_lines
from troth.tui.record_actions import bindings


class IncidentPage(KeptRecordPage):
    """What happened once, whole."""

    KIND = Incident

    KEYS = (
        Hint("dance.asked", "asked"),
        Hint("incident.round", "a round of"),
        Hint("record.page", "to the session"),
        Hint("erase", "erase"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = INCIDENT_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def lines(self) -> list[Line]:
        """The note as it stands."""
        made: Incident = self.record()
        return incident_lines(self.book, made, self.day) + origin_lines(self.book, made.reflection, self.day)
