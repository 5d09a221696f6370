"""A record that the practice leaves behind: its texts, filled in beforehand, and the choice to leave it."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.domain.errors import NotUnderstood
from troth.domain.text import TITLE_LIMIT
from troth.drawing.bars import Key
from troth.drawing.lines import Line, Span
from troth.practice.outcome import fields
from troth.practice.path import Given
from troth.practice.record_steps import Make
from troth.practice.record_words import KINDS, LABELS, about, beside, said_time
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.kit.sheet import Sheet
from troth.tui.practice_run.inputs.line_fields import LIMIT, FieldsPart
from troth.tui.practice_run.inputs.step_input import NEXT
from troth.tui.practice_run.step_page import Words, folds

_CHOICE = 4
"""The rows of the choice, and how a time is understood."""

_LATER = "The day or the rhythm needs another look."


class Choice(Sheet, can_focus=True):
    """Make it, or leave it; the bar stands at what is chosen."""

    chosen = 0

    def line_at(self, index: int, width: int) -> Line:
        """The row, and the bar before it where this listens."""
        line = super().line_at(index, width)
        if not (self.has_focus and index == self.chosen and line):
            return line
        return (Span(line[0].text[:-1]), Span(">" if self.ascii else "▌", "bar"), *line[1:])

    def watch_has_focus(self, focus: bool) -> None:
        """Set the bar, or take it away."""
        super().watch_has_focus(focus)
        self.redraw(self.chosen)


class MakePart(FieldsPart):
    """The choice, then the texts; what is made is made at the end of the practice."""

    KEYS = (Key("space", "make or not"), NEXT)
    LABELS: ClassVar[dict[str, str]] = LABELS
    TIMES: ClassVar[tuple[str, ...]] = ("every",)
    """The text that is a time, if there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,left,right", "turn", "Make it, or leave it", id="answer.leave"),
    ]

    def __init__(self, context: Context, run: Run, today: date) -> None:
        step = run.step
        assert isinstance(step, Make)
        self._step, self._today = step, today
        self._choice = Choice([()], id="choice")
        self._time = next((at for at, name in enumerate(step.FILLS) if name in self.TIMES), None)
        self._again = False
        super().__init__(context, run, [self.LABELS[name] for name in step.FILLS])
        given = run.given(step.id)
        self.wanted = any(text.strip() for text in given) or (not given and bool(self.texts[0].strip()))
        if not any(self.texts):
            self.texts = list(run.texts(step))

    def answer(self) -> ComposeResult:
        """The choice, the texts, below a rhythm how it is understood, and what goes with it."""
        yield self._choice
        for part in super().answer():
            yield part
            if part.id == f"line-{self._time}":
                yield Words(id="understood")
        yield Words(id="beside")

    def wants(self, width: int, height: int) -> int:
        """The choice and the lines."""
        return super().wants(width, height) + _CHOICE

    def on_mount(self) -> None:
        """Draw what is so."""
        self._draw()

    def on_resize(self) -> None:
        """Draw to the new width."""
        self._draw()

    def limit(self, number: int) -> int:
        """A promise's words are as long as a title."""
        return TITLE_LIMIT if self._step.FILLS[number] == "title" else LIMIT

    @property
    def values(self) -> Given:
        """The texts; blank ones where it is to be left."""
        return tuple(self.texts) if self.wanted else ("",) * len(self.texts)

    @property
    def refusal(self) -> str:
        """Why it can't be made: it has no words, or its rhythm is none."""
        if not self.wanted:
            return ""
        if not self.texts[0].strip():
            return "It needs a few words. Up on the first line, space leaves it."
        return _LATER if self.said_of_time()[1] else ""

    def refused(self) -> None:
        """Go to the time that is not understood, or to the words that are missing."""
        if self.wanted and not self.texts[0].strip():
            self.screen.set_focus(self.fields[0], scroll_visible=False)
        elif self.refusal and self._time is not None:
            self._again = True
            self._draw()
            self.screen.set_focus(self.fields[self._time], scroll_visible=False)

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
        self._draw()
        self.changed()

    def enter(self) -> bool:
        """From the choice on to the next step, as it is; else to the next line."""
        return self._choice.has_focus or super().enter()

    def heard(self) -> None:
        """Who writes in it wants it."""
        self.wanted = True
        self._draw()

    def _draw(self) -> None:
        choice = self._choice
        if not choice.size.width:
            return
        on = int(self.wanted)
        yes = Span(f"1 {self.mark[on]} {self.offer}", "accent" if on else "muted")
        no = Span(f"2 {self.mark[1 - on]} Leave it", "muted" if on else "accent")
        first = folds((yes,), choice.size.width)
        rows = [*first, *folds((no,), choice.size.width), ()]
        choice.chosen = 0 if on else len(first)
        choice.styles.height = len(rows)
        choice.show(rows)
        for understood in self.query("#understood").results(Words):
            said, wrong = self.said_of_time()
            self._again = self._again and bool(wrong)
            understood.say([(Span(said, "warm" if self._again else "muted"),)] if self.wanted else [])
        told = self.beside() if self.wanted else []
        self.query_one("#beside", Words).say((Span(f"{name}: ", "muted"), Span(words)) for name, words in told)

    @property
    def offer(self) -> str:
        """What is done where it is wanted."""
        return f"Make {KINDS[self._step.type]}{about(self._step, fields(self._step, self.run))}"

    def beside(self) -> list[tuple[str, str]]:
        """What goes with it, each with its name."""
        return beside(self._step, fields(self._step, self.run))

    def said_of_time(self) -> tuple[str, str]:
        """How the rhythm of a promise is understood, and what is wrong with it."""
        if self._time is None:
            return "", ""
        try:
            return f"Understood: {said_time(self.texts[self._time], self._today)}.", ""
        except NotUnderstood as error:
            return str(error), str(error)
