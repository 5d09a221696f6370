"""The floor of two people: whose turn it is, in letters that can be read across a table."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.guidance.steps import Turn
from troth.tui.frame import Key
from troth.tui.lines import Line, Span
from troth.tui.reflection.answers.letters import large
from troth.tui.reflection.answers.timers import TimedPart, clock_face

NAMES = ("First", "Second")


class TurnPart(TimedPart):
    """Space or tab passes the floor; enter goes on."""

    KEYS = (Key("space", "pass it on"), Key("enter", "go on"))

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "begin", "Begin, then pass the floor", id="answer.pass"),
    ]

    @property
    def length(self) -> int:
        """As the step says."""
        return self._step.seconds

    def action_begin(self) -> None:
        """Begin, or pass the floor."""
        self.turn += self.ends_at is not None
        self.begin()

    def takes_tab(self) -> bool:
        """Tab passes the floor, too."""
        self.action_begin()
        return True

    def lines(self, left: int | None) -> list[Line]:
        """Whose turn it is, what each does meanwhile, and the time."""
        speaks, listens = self._step.roles
        who, other = NAMES[self.turn % 2], NAMES[1 - self.turn % 2].lower()
        tone = ("title", "warm")[self.turn % 2]
        found: list[Line] = [(Span(row, tone),) for row in large(who, "#" if self.desk.ascii else "█")]
        found += [(), (Span(f"{who} {speaks}", "strong"), Span(f", {other} {listens}."))]
        if left is None:
            return [*found, (Span(clock_face(self.length), "strong"), Span("   space begins", "muted"))]
        tail = "" if left else "   The time is up. Finish the sentence, then space passes the floor."
        return [*found, (Span(clock_face(left), "strong"), Span(tail, "muted"))]

    @property
    def _step(self) -> Turn:
        step = self.run.step
        assert isinstance(step, Turn)
        return step
