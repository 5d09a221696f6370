"""The page on a pattern."""

from typing import ClassVar

from textual.binding import BindingType

from troth.domain.journey.dance import Pattern
from troth.drawing.bars import Hint
from troth.drawing.lines import Line
from troth.drawing.pattern_lines import pattern_lines
from troth.tui.journey.dance_actions import PATTERN_ACTIONS
from troth.tui.journey.kept_record_page import KeptRecordPage
from troth.tui.origin import origin_lines
from troth.tui.record_actions import bindings


class PatternPage(KeptRecordPage):
    """One dance, whole."""

    KIND = Pattern

    KEYS = (
        Hint("dance.asked", "asked"),
        Hint("record.page", "to the session"),
        Hint("record.talk", "talk about it"),
        Hint("pattern.change", "change"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = PATTERN_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def lines(self) -> list[Line]:
        """The pattern as it is known by now."""
        made: Pattern = self.record()
        lines = pattern_lines(self.book, made, self.day, self.app.size.width)
        return lines + origin_lines(self.book, made.reflection, self.day)
