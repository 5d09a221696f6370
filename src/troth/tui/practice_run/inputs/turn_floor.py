"""The floor of two people: whose turn it is, in letters that can be read across a table."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.drawing.bars import Key
from troth.drawing.large_letters import large
from troth.drawing.lines import Line, Span
from troth.guidance.questions import questions
from troth.practice.steps import Turn
from troth.tui.practice_run.inputs.step_input import input_for
from troth.tui.practice_run.inputs.timed import TimedInput, clock_face
from troth.tui.practice_run.posted import FloorPassed, Started

NAMES = ("First", "Second")


@input_for(Turn)
class TurnInput(TimedInput[Turn]):
    """Space or tab passes the floor; q draws a question for who listens; enter goes on."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("space", "pass on"), Key("q", "question"), Key("enter", "go on"))

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "begin", "Begin, then pass the floor", id="answer.pass"),
        Binding("q", "question", "A question to ask, for who listens", id="answer.question"),
    ]

    _drawn: int | None = None
    _asked = ""

    def action_begin(self) -> None:
        """Begin, or pass the floor."""
        self._asked = ""
        self.page.reveal()
        self.post_message((Started if self.run.ends_at is None else FloorPassed)(self.step.id))

    def action_question(self) -> None:
        """Draw the next question; it goes with the turn, and is noted nowhere."""
        deck = questions()
        self._drawn = (self.now.at if self._drawn is None else self._drawn + 1) % len(deck)
        self._asked = deck[self._drawn]
        self.draw()
        self.page.reveal()

    def tab(self) -> None:
        """Pass the floor, too."""
        self.action_begin()

    def lines(self, left: int | None) -> list[Line]:
        """Whose turn it is, what each does meanwhile, and the time."""
        speaks, listens = self.step.roles
        who, other = NAMES[self.run.turn % 2], NAMES[1 - self.run.turn % 2].lower()
        tone = ("title", "warm")[self.run.turn % 2]
        found: list[Line] = [(Span(row, tone),) for row in large(who, "#" if self.context.ascii else "█")]
        found += [(), (Span(f"{who} {speaks}", "strong"), Span(f", {other} {listens}."))]
        tail = "" if left else "   The time is up. Finish the sentence, then space passes the floor."
        tail = "   space begins" if left is None else tail
        found.append((Span(clock_face(self.step.lasts if left is None else left), "strong"), Span(tail, "muted")))
        return [*found, *([(Span("To ask: ", "muted"), Span(self._asked))] if self._asked else [])]
