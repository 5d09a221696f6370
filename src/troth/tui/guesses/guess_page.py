"""One guess in full."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.entries import guess
from troth.domain.records import Link
from troth.domain.reflection import CAME, Guess
from troth.domain.wording import past_day
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.tui.context import Context
from troth.tui.guesses.guess_actions import GUESS_ACTIONS
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot


class GuessPage(RecordPage):
    """One guess in full."""

    KEYS = (
        Hint("guess.answer", "I asked"),
        Hint("guess.change", "change"),
        Hint("guess.drop", "take off"),
        Hint("page.back", "back"),
        Hint("guess.open", "open again"),
        Hint("erase", "erase"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *GUESS_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="guess.leave"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the guess of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> Link:
        """The record."""
        return Link("guesses", self._number)

    def record(self) -> Guess:
        """The guess."""
        return guess(self.book, self._number)

    def picked(self) -> Guess:
        """The guess of this page."""
        return self.record()

    def lines(self) -> list[Line]:
        """What was seen, what was guessed, and what it was."""
        made = self.record()
        facts = [
            ("I noticed", made.seen),
            ("My guess", "\n".join(made.guess.split("\n")[1:])),
            ("How sure", "" if made.sure is None else f"{made.sure} of 100"),
            ("Asked", "" if made.asked_on is None else past_day(made.asked_on, self.day)),
            ("It was", made.answer),
            ("So it was", "" if made.came is None else CAME[made.came]),
        ]
        title = made.guess.split("\n", 1)[0]
        about = f"A guess · noted {past_day(made.day, self.day)}"
        lines: list[Line] = [(Span(title, "strong"),), (Span(about, "muted"),), ()]
        for name, text in facts:
            for row in text.split("\n") if text else ():
                lines.append((Span(f"{name:<12}", "muted"), Span(row)))
        waiting = "Only they can tell what it was. Ask when it is quiet; a notes what they said."
        lines += [] if made.came else [(), (Span(waiting, "muted"),)]
        return lines + origin_lines(self.book, made.reflection, self.day)
