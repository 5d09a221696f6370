"""The letter of the good moments of a year."""

from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.drawing.year_letter import year_letter
from troth.tui.kit.base_app import BaseApp
from troth.tui.record_page import RecordPage


class LetterPage(RecordPage):
    """The last twelve months of good moments, in order; it follows the book."""

    PLACE = "journey"

    KEYS = (
        Hint("page.down page.up", "scroll"),
        Hint("letter.write", "write a file"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("W", "write", "Write the letter to a new file", id="letter.write")]

    def record(self) -> str:
        """The letter; nothing once no good moment is there any more."""
        return year_letter(self.book, None, self.day)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty letter is not written."""
        return bool(self.record()) if action == "write" else super().check_action(action, parameters)

    def lines(self) -> list[Line]:
        """Each line of it."""
        return [(Span(line),) for line in self.record().splitlines()]

    def action_write(self) -> None:
        """Write it to a new file."""
        cast(BaseApp, self.app).show_message(self.context.hand_out(self.record()))
