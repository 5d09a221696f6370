"""The floor of two people: whose turn it is, in letters that can be read across a table."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.drawing.bars import Key
from troth.drawing.large_letters import large
from troth.drawing.lines import Line, Span
from troth.guidance.questions import questions
from troth.practice.steps import Turn
from troth.tui.practice_run.inputs.timed import TimedPart, clock_face

NAMES = ("First", "Second")


class TurnPart(TimedPart):
    """Space or tab passes the floor; q draws a question for who listens; enter goes on."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("space", "pass on"), Key("q", "question"), Key("enter", "go on"))

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "begin", "Begin, then pass the floor", id="answer.pass"),
        Binding("q", "question", "A question to ask, for who listens", id="answer.question"),
    ]

    _drawn: int | None = None
    _asked = ""

    @property
    def length(self) -> int:
        """As the step says."""
        return self._step.seconds

    def action_begin(self) -> None:
        """Begin, or pass the floor."""
        self.turn += self.ends_at is not None
        self._asked = ""
        self.begin()

    def action_question(self) -> None:
        """Draw the next question; it goes with the turn, and is noted nowhere."""
        deck = questions()
        self._drawn = (self.clock() if self._drawn is None else self._drawn + 1) % len(deck)
        self._asked = deck[self._drawn]
        self.draw()
        self.reveal()

    def takes_tab(self) -> bool:
        """Tab passes the floor, too."""
        self.action_begin()
        return True

    def lines(self, left: int | None) -> list[Line]:
        """Whose turn it is, what each does meanwhile, and the time."""
        speaks, listens = self._step.roles
        who, other = NAMES[self.turn % 2], NAMES[1 - self.turn % 2].lower()
        tone = ("title", "warm")[self.turn % 2]
        found: list[Line] = [(Span(row, tone),) for row in large(who, "#" if self.context.ascii else "█")]
        found += [(), (Span(f"{who} {speaks}", "strong"), Span(f", {other} {listens}."))]
        tail = "" if left else "   The time is up. Finish the sentence, then space passes the floor."
        tail = "   space begins" if left is None else tail
        found.append((Span(clock_face(self.length if left is None else left), "strong"), Span(tail, "muted")))
        return [*found, *([(Span("To ask: ", "muted"), Span(self._asked))] if self._asked else [])]

    @property
    def _step(self) -> Turn:
        step = self.run.step
        assert isinstance(step, Turn)
        return step
