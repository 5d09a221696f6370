"""What is asked before some practices; the answer stays on this page and is gone with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.drawing.bars import Key
from troth.drawing.lines import Line, Row, Span, wrapped
from troth.practice.definition import Practice
from troth.resources import paragraphs
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.reader import WIDTH
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.folding import LEFT, NARROW
from troth.tui.practice_run.step_page import FoldedText, ScrollingPage

_ANSWERS = (("on", "No"), ("unsure", "Not sure"), ("yes", "Yes"))


class GateAnswers(SheetList):
    """What can be said."""


class Gate(OverlayWithoutUndo[str | None]):
    """A line and enter, or a question of three answers; it ends in on, instead, help, or nothing.

    Before a practice for two, one reads it while the other looks away, and what is offered then tells of no answer.
    """

    PLACE = "gate"
    F1 = "help"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="gate.leave"),
        Binding("enter", "enter", "Go on", show=False, id="gate.enter"),
        *(Binding(str(n), f"digit({n})", f"Answer {n}", show=False, id=f"gate.{n}") for n in range(1, 10)),
    ]

    def __init__(self, practice: Practice, instead: Practice | None) -> None:
        """Before `practice`; `instead` is what is offered in its place."""
        super().__init__()
        self._practice, self._instead = practice, instead
        _, self._soft, self._hard, self._unsaved, rather, alone, neutral = paragraphs("places", "gate.md")
        hard, two = practice.gate == "hard", practice.who == "together"
        self._alone, self._rather = alone if hard and two else "", neutral if two else rather
        self._choices: Sequence[tuple[str, str]] = _ANSWERS if hard else ()

    def compose(self) -> ComposeResult:
        """The title, the question, what can be said, the keys."""
        yield Sheet([(Span(" "), Span(self._practice.title, "strong"))], classes="-line")
        with ScrollingPage(id="step"):
            yield FoldedText(self._words())
            yield GateAnswers()
        yield Quiet()
        yield Keys(self._keys())

    def on_mount(self) -> None:
        """Draw the answers; the cursor stands in the middle, so that a key pressed by habit answers nothing hastily."""
        self._draw()
        self.query_one(GateAnswers).move_to("unsure")

    def on_resize(self) -> None:
        """Draw to the new width."""
        self._draw()

    def action_leave(self) -> None:
        """Back to where one stood."""
        self.dismiss(None)

    def action_enter(self) -> None:
        """Go on where there is nothing to answer."""
        if not self._choices:
            self.dismiss("on")

    def action_digit(self, number: int) -> None:
        """Answer by number."""
        if number <= len(self._choices):
            self._answer(self._choices[number - 1][0])

    def on_sheet_list_chosen(self, event: SheetList.Chosen) -> None:
        """Answer with the row at the cursor."""
        event.stop()
        self._answer(str(event.key))

    def _answer(self, name: str) -> None:
        if name not in ("unsure", "yes"):
            self.dismiss(None if name == "leave" else name)
            return
        title = self._instead.title if self._instead is not None else ""
        tail = "" if self._practice.who == "together" else " (alone)"
        offer = [("instead", f"{title}{tail}")] if title else []
        self._choices = (*offer, ("help", "Help & safety"), ("leave", "Nothing for now"))
        self.query_one(FoldedText).say([(), (Span(self._rather),), ()])
        self._draw()
        self.query_one(GateAnswers).action_end(-1)

    def _words(self) -> list[Line]:
        first = [(Span(self._alone, "strong"),), (Span(self._practice.intro, "muted"),)]
        intro: list[Line] = [(), *(row for line in first if line[0].text for row in (line, ()))]
        if self._practice.gate == "soft":
            return [*intro, (Span(self._soft, "strong"),)]
        return [*intro, (Span(self._hard, "strong"),), (), (Span(self._unsaved, "muted"),), ()]

    def _keys(self) -> list[Key]:
        answer = Key("1 2 3", "answer") if self._choices else Key("enter", "go on")
        return [answer, Key("esc", "back"), Key("F1", "help & safety")]

    def _draw(self) -> None:
        answers = self.query_one(GateAnswers)
        left = 1 if self.size.width < NARROW else LEFT
        width = max(8, min(WIDTH, self.size.width - left - 2))
        rows = []
        for number, (name, label) in enumerate(self._choices, 1):
            lines = wrapped((Span(f"{number}  ", "muted"), Span(label)), width)
            rows += [Row(name if not at else None, line) for at, line in enumerate(lines)]
        answers.display = bool(rows)
        answers.show_rows(rows)
        self.set_focus(answers if rows else None)
