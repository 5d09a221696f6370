"""A record that the practice leaves behind: its texts, filled in beforehand, and the choice to leave it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.drawing.bars import Key
from troth.drawing.lines import Line, Span
from troth.practice.path import Given
from troth.practice.record_steps import Act, Make
from troth.practice.record_words import LIMITS
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.kit.sheet import Sheet
from troth.tui.practice_run.folding import folds
from troth.tui.practice_run.inputs.field_column import FieldLine, lines
from troth.tui.practice_run.inputs.line_fields import FieldsInput
from troth.tui.practice_run.inputs.record_terms import ActTerms, MakeTerms
from troth.tui.practice_run.inputs.step_input import NEXT, input_for, marks
from troth.tui.practice_run.step_page import FoldedText
from troth.tui.snapshot import Snapshot

_CHOICE = 4
"""The rows of the choice, and how a time is understood."""


class MakeChoice(Sheet, can_focus=True):
    """Make it, or leave it; the bar stands at what is chosen."""

    chosen = 0

    def draw(self, offer: str, on: bool, mark: tuple[str, str]) -> None:
        """Draw what is done where it is `on`, and that it is left else, each with a `mark` of whether it is chosen."""
        width = self.size.width
        if not width:
            return
        yes = Span(f"1 {mark[on]} {offer}", "accent" if on else "muted")
        no = Span(f"2 {mark[not on]} Leave it", "muted" if on else "accent")
        first = folds((yes,), width)
        rows = [*first, *folds((no,), width), ()]
        self.chosen = 0 if on else len(first)
        self.styles.height = len(rows)
        self.show(rows)

    def line_at(self, index: int, width: int) -> Line:
        """The row, and the bar before it where this listens."""
        line = super().line_at(index, width)
        if not (self.has_focus and index == self.chosen and line):
            return line
        return (Span(line[0].text[:-1]), Span(">" if self.ascii else "▌", "accent"), *line[1:])

    def watch_has_focus(self, focus: bool) -> None:
        """Set the bar, or take it away."""
        super().watch_has_focus(focus)
        self.redraw(self.chosen)


@input_for(Make)
class MakeInput(FieldsInput[Make]):
    """The choice, then the texts; what is made is made at the end of the practice."""

    KEYS = (Key("space", "make or not"), NEXT)
    TERMS: ClassVar[type[MakeTerms]] = MakeTerms

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,left,right", "turn", "Make it, or leave it", id="answer.leave"),
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

    def digit(self, number: int) -> None:
        """1 makes it, 2 leaves it."""
        if number <= 2 and self.wanted != (number == 1):
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
        self.screen.set_focus(
            self.target if doubt.text is None else self.column.fields[doubt.text], scroll_visible=False
        )
        self.say(doubt.words, "warm")

    def written(self) -> None:
        """Who writes in it wants it."""
        self.wanted = True
        super().written()

    def draw(self) -> None:
        """Draw the choice, how a time is understood, and what goes with it."""
        terms = self.terms
        self._choice.draw(terms.offer, self.wanted, marks(self.context))
        for understood in self.query("#understood").results(FoldedText):
            said, wrong = terms.said_of_time(self.column.texts)
            self._again = self._again and bool(wrong)
            understood.say([(Span(said, "warm" if self._again else "muted"),)] if self.wanted else [])
        told = ((Span(f"{name}: ", "muted"), Span(words)) for name, words in terms.beside if self.wanted)
        self.query_one("#beside", FoldedText).say(told)


@input_for(Act)
class ActInput(MakeInput):
    """The same for something done with a record that was chosen, at the end of the practice."""

    KEYS = (Key("space", "do it or not"), NEXT)
    TERMS = ActTerms
