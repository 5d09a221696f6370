"""Guesses about what a face, a voice or a silence meant, and what it was once it was asked."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.entries import HitRate, guess, guesses, hit_rate
from troth.domain.errors import Refused
from troth.domain.reflection import CAME, Came, Guess, first_line
from troth.domain.wording import say_day
from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Row, Span
from troth.tui.guesses.guess_actions import GUESS_ACTIONS
from troth.tui.guesses.guess_form import GuessForm, slot_of
from troth.tui.guesses.guess_page import GuessPage
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import BLANK, Empty, View, heading, holds

GLYPHS: dict[Came, str] = {"right": "kept", "partly": "partly", "other": "not_kept"}


class Guesses(View):
    """Guesses that wait for an answer, then those that have one."""

    TITLE = "Guesses"
    FINDS = "words of a guess"
    TABLE = "guesses"
    KEYS = (
        Hint("guess.answer", "I asked"),
        Hint("guess.new", "new"),
        Hint("list.choose", "open"),
        Hint("reflection.view", "practices"),
        Hint("guess.change", "change"),
        Hint("guess.drop", "take off"),
        Hint("help", "help"),
    )

    ACTIONS = GUESS_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "A guess to check by asking", id="guess.new"),
    ]

    def found(self) -> Sequence[Row]:
        """Those that wait, then the others, the newest first."""
        every = [each for each in reversed(guesses(self.book)) if holds(_words(each), self.search)]
        waiting = [self._row(each) for each in every if each.came is None]
        asked = [self._row(each) for each in every if each.came is not None]
        rows = [heading("Still to ask"), *waiting, BLANK] if waiting else []
        return [*rows, heading("Asked"), *asked, BLANK, *_lesson(hit_rate(self.book))] if asked else rows

    def aside(self) -> str:
        """How many were checked, and how many were right."""
        rate = hit_rate(self.book)
        return f"{rate.checked} checked, {rate.right} right" if rate.checked else ""

    def empty(self) -> Empty:
        """No guess yet."""
        return Empty(
            "No guess is noted yet. A look or a tone can mean many things.", "n notes one, to check it by asking."
        )

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

    def _row(self, made: Guess) -> Row:
        glyph = "open" if made.came is None else GLYPHS[made.came]
        word = "ask" if made.came is None else CAME[made.came]
        when = say_day(made.asked_on or made.day, self.day)
        mark = Span(self.context.glyphs[glyph] + " ", "accent" if made.came is None else "muted")
        words = Span(made.guess.split("\n", 1)[0], "" if made.came is None else "muted")
        seen = Span("" if self.narrow or not made.seen else f" · noticed: {first_line(made.seen)}", "muted")
        return Row(made.number, (mark, words, seen, GAP, Span(f"{word:<14}  {when:<11} ", "muted")))


def _lesson(rate: HitRate) -> list[Row]:
    """What the figures say for asking; of the guesses, never of a person."""
    missed = rate.checked - rate.right
    if rate.checked < 5:
        words = "A guess is a beginning. Asking tells what it was."
    elif missed > rate.right:
        words = "Most were not quite it: asking told more than looking."
    elif missed:
        words = f"{missed} of {rate.checked} were not quite it, and looking did not tell which. Asking did."
    else:
        words = "They fitted so far. It was asking that told you."
    return [Row(None, (Span(words, "muted"),))]


def _words(made: Guess) -> str:
    return f"{made.seen} {made.guess} {made.answer}"
