"""A record that the practice leaves behind: its texts, filled in beforehand, and the choice to leave it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span, grounded, wrapped
from troth.practice.path import Given
from troth.practice.record_steps import Act, Make
from troth.practice.record_terms import ActTerms, MakeTerms
from troth.practice.record_words import LIMITS
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.kit.sheet import Sheet
from troth.tui.practice_run.folding import calm
from troth.tui.practice_run.inputs.field_column import FieldLine, lines
from troth.tui.practice_run.inputs.line_fields import FieldsInput
from troth.tui.practice_run.inputs.option_list import CHOOSES
from troth.tui.practice_run.inputs.step_input import NEXT, input_for
from troth.tui.practice_run.option_rows import ONE, option_head
from troth.tui.practice_run.step_page import FoldedText
from troth.tui.snapshot import Snapshot

_CHOICE = 4
"""The rows of the choice, and how a time is understood."""


class MakeChoice(Sheet, can_focus=True):
    """Make it, or leave it; the bar stands at what is chosen."""

    _chosen = range(1)

    def draw(self, offer: str, on: bool) -> None:
        """Draw what is done where it is `on`, and that it is left else."""
        width = self.size.width
        if not width:
            return
        yes, no = (
            wrapped((option_head(ONE[chosen], number, width, self.ascii), Span(label)), calm(width) + 3)
            for number, label, chosen in ((1, offer, on), (2, "Leave it", not on))
        )
        self._chosen = range(len(yes)) if on else range(len(yes), len(yes) + len(no))
        self.styles.height = len(yes) + len(no) + 1
        self.show([*yes, *no, ()])

    def line_at(self, index: int, width: int) -> Line:
        """The row, and where this listens the bar before what is chosen."""
        line = super().line_at(index, width)
        if not (self.has_focus and index in self._chosen):
            return (Span(" "), *line)
        bar = Span(">" if self.ascii else "▌", "accent") if index == self._chosen[0] else Span(" ")
        return (bar, *(Span(each.text, each.tone or "strong") for each in line))

    def fitted(self, line: Line, index: int) -> Line:
        """What is chosen stands on the ground where this listens."""
        return grounded(line, self.app.no_color) if self.has_focus and index in self._chosen else line

    def watch_has_focus(self, focus: bool) -> None:
        """Set the bar, or take it away."""
        super().watch_has_focus(focus)
        for index in self._chosen:
            self.redraw(index)


@input_for(Make)
class MakeInput(FieldsInput[Make]):
    """The choice, then the texts; what is made is made at the end of the practice."""

    KEYS = (Hint("answer.leave", "make or not"), NEXT)
    TERMS: ClassVar[type[MakeTerms]] = MakeTerms

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,left,right", "turn", "Make it, or leave it", id="answer.leave"),
        *CHOOSES[:2],
    ]

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self._choice, self._again = MakeChoice([()], id="choice"), False
        given = run.given(self.step.id)
        self.wanted = any(text.strip() for text in given) or (not given and bool(self.column.texts[0].strip()))

    @property
    def terms(self) -> MakeTerms:
        """What is told of the record as things are now."""
        return self.TERMS(self.run, self.step, self.now, self.snapshot.book)

    def lines(self) -> Sequence[FieldLine]:
        """The texts, as they are filled in beforehand where it was left, each as long as the record takes it."""
        names, given, limits = self.step.FILLS, self.run.prefilled, LIMITS.get(self.step.type, {})
        texts = given if any(text.strip() for text in given) else self.run.texts(self.step)
        found = zip(names, lines([self.TERMS.LABELS[name] for name in names], texts), strict=True)
        return [line._replace(limit=limits.get(name, line.limit)) for name, line in found]

    def compose_answer(self) -> ComposeResult:
        """The choice, the texts, below a time how it is understood, and what goes with it."""
        yield self._choice
        for part in super().compose_answer():
            yield part
            if part.id == f"line-{self.terms.time}":
                yield FoldedText(id="understood")
        yield FoldedText(id="beside")

    def wants(self, width: int, height: int) -> int:
        """The choice and the lines."""
        return super().wants(width, height) + _CHOICE

    @property
    def values(self) -> Given:
        """The texts; blank ones where it is to be left."""
        return tuple(self.column.texts) if self.wanted else ("",) * len(self.column.texts)

    @property
    def target(self) -> Widget:
        """The choice."""
        return self._choice

    @property
    def stops(self) -> list[Widget]:
        """The choice, then the lines."""
        return [self.target, *super().stops]

    def action_digit(self, number: int) -> None:
        """1 makes it, 2 leaves it."""
        if self.wanted != (number == 1):
            self.action_turn()

    def action_turn(self) -> None:
        """Make it, or leave it."""
        self.wanted = not self.wanted
        self.draw()
        self.answer_with(self.values)

    def enter(self) -> None:
        """From the choice on to the next step, as it is; else to the next line."""
        if self._choice.has_focus:
            self.go_on()
        else:
            super().enter()

    def go_on(self, values: Given | None = None) -> None:
        """Go on, or to what speaks against it."""
        doubt = self.terms.doubt(self.column.texts) if self.wanted else None
        if doubt is None:
            return super().go_on(values)
        self._again = doubt.text == self.terms.time
        self.draw()
        to = self.target if doubt.text is None else self.column.fields[doubt.text]
        self.screen.set_focus(to, scroll_visible=False)
        self.show_message(doubt.words)

    def written(self) -> None:
        """Who writes in it wants it."""
        self.wanted = True
        super().written()

    def draw(self) -> None:
        """Draw the choice, how a time is understood, and what goes with it."""
        terms = self.terms
        self._choice.draw(terms.offer, self.wanted)
        for understood in self.query("#understood").results(FoldedText):
            said, wrong = terms.said_of_time(self.column.texts)
            self._again = self._again and bool(wrong)
            understood.set_lines([(Span(said, "" if self._again else "muted"),)] if self.wanted else [])
        told = ((Span(f"{name}: ", "muted"), Span(words)) for name, words in terms.beside if self.wanted)
        self.query_one("#beside", FoldedText).set_lines(told)


@input_for(Act)
class ActInput(MakeInput):
    """The same for something done with a record that was chosen, at the end of the practice."""

    KEYS = (Hint("answer.leave", "do it or not"), NEXT)
    TERMS = ActTerms
