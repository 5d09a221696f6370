"""The letter of the good moments of a year."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.drawing.bars import Hint
from troth.drawing.year_letter import year_letter
from troth.tui.journey.handed_out_page import HandedOutPage


class LetterPage(HandedOutPage):
    """The last twelve months of good moments, in order; it follows the book."""

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
