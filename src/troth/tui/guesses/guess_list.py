"""Guesses about what a face, a voice or a silence meant, and what it was once it was asked."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.entries import guess
from troth.domain.errors import Refused
from troth.domain.reflection import Guess
from troth.drawing.bars import Hint
from troth.tui.guesses.guess_actions import GUESS_ACTIONS
from troth.tui.guesses.guess_form import GuessForm, slot_of
from troth.tui.guesses.guess_page import GuessPage
from troth.tui.guesses.guess_rows import GuessRows
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import View


class Guesses(View):
    """Guesses that wait for an answer, then those that have one."""

    CONTENT = GuessRows
    TABLE = "guesses"
    KEYS = (
        Hint("guess.answer", "I asked"),
        Hint("guess.open", "open again"),
        Hint("list.choose", "open"),
        Hint("guess.change", "change"),
        Hint("guess.new", "new"),
        Hint("reflection.view", "views"),
        Hint("reflection.find", "find"),
        Hint("help", "help"),
    )

    ACTIONS = GUESS_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "A guess to check by asking", id="guess.new"),
    ]

    def picked(self) -> Guess | None:
        """The guess under the cursor."""
        try:
            return guess(self.book, self.key) if isinstance(self.key, int) else None
        except Refused:
            return None

    def open_picked(self) -> None:
        """Open it."""
        if (made := self.picked()) is not None:
            self.open(GuessPage(self.context, self.snapshot, made.number))

    def action_new(self) -> None:
        """Note what was seen, and a guess at what it means."""
        new = Guess(0, self.context.uid(), self.now.at, self.now.today, "")
        self.resume(slot_of(new), lambda draft: GuessForm(self.context, self.book, new, draft))
