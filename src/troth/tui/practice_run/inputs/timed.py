"""Time that runs while nobody looks: it is known by the moment it ends, which the draft holds."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer as Beat
from textual.widget import Widget

from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.practice.run import Run
from troth.practice.steps import Breathe, Timer
from troth.tui.context import Context
from troth.tui.practice_run.folding import folded_all
from troth.tui.practice_run.inputs.step_input import NEXT, StepInput, StepT, input_for
from troth.tui.practice_run.posted import Started
from troth.tui.practice_run.step_page import FoldedText
from troth.tui.snapshot import Snapshot

BEAT = 1.0
"""Seconds between two looks at the clock, and only while time runs."""

_BAR = 40


class TimeFace(FoldedText, can_focus=True):
    """What the time looks like."""


class TimedInput(StepInput[StepT]):
    """A countdown that space begins; it may be left at any time."""

    KEYS: ClassVar[tuple[Hint, ...]] = (Hint("answer.begin", "begin"), NEXT)

    FACE: ClassVar[type[TimeFace]] = TimeFace

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "begin", "Begin", id="answer.begin"),
    ]

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self._face = self.FACE(id="face")
        self._beat: Beat | None = None

    def lines(self, left: int | None) -> list[Line]:
        """What is drawn with so many seconds left; None before it begins."""
        raise NotImplementedError

    def compose_answer(self) -> ComposeResult:
        """The face."""
        self._face.set_lines(self.lines(self.left))
        yield self._face

    def wants(self, width: int, height: int) -> int:
        """The face."""
        return len(folded_all(self.lines(self.left), width))

    @property
    def left(self) -> int | None:
        """The seconds that are left, 0 once it is over, None before it begins."""
        ends_at = self.run.ends_at
        return self.run.left if ends_at is None else max(0, ends_at - self.now.at)

    @property
    def target(self) -> Widget:
        """The face."""
        return self._face

    def action_begin(self) -> None:
        """Begin, or begin anew once it is over."""
        if not self.left:
            self.page.reveal()
            self.post_message(Started(self.step.id))

    def draw(self) -> None:
        """Draw the time as it is, and look at the clock from now on while there is some left."""
        self._face.set_lines(self.lines(self.left))
        if self.left and self.run.ends_at is not None and self._beat is None:
            self._beat = self.set_interval(BEAT, self._tick)

    def _tick(self) -> None:
        self.draw()
        running = self.run.ends_at is not None
        if (not running or not self.left) and self._beat is not None:
            self._beat.stop()
            self._beat = None
            if running and self.context.bell:
                self.app.bell()


@input_for(Timer)
class TimerInput(TimedInput[Timer]):
    """A quiet countdown."""

    def lines(self, left: int | None) -> list[Line]:
        """The minutes, and a bar that fills."""
        if left is None:
            return [(Span(clock_face(self.step.lasts), "strong"), Span("   space begins", "muted"))]
        done = (self.step.lasts - min(left, self.step.lasts)) * _BAR // self.step.lasts
        tail = "" if left else "   That was the time."
        return [(Span(clock_face(left), "strong"), Span(tail)), (), bar(done, _BAR, self.context.ascii)]


@input_for(Breathe)
class BreatheInput(TimedInput[Breathe]):
    """Breaths: a bar that grows while one breathes in, and shrinks while one breathes out."""

    def lines(self, left: int | None) -> list[Line]:
        """The word, the bar, which breath it is."""
        count, seconds = self.step.count, self.step.seconds
        if left is None:
            return [(Span("space begins", "muted"),), (), bar(0, _BAR, self.context.ascii)]
        if not left:
            return [(Span("That was it.", "strong"),), (), bar(0, _BAR, self.context.ascii)]
        gone = self.step.lasts - min(left, self.step.lasts)
        within, into = gone % seconds, seconds // 2
        inwards = within < into
        full = (within + 1) / into if inwards else 1 - (within - into + 1) / (seconds - into)
        said = (Span("in" if inwards else "out", "strong"), Span(f"   {gone // seconds + 1} of {count}", "muted"))
        return [said, (), bar(round(full * _BAR), _BAR, self.context.ascii)]


def bar(done: int, width: int, ascii: bool) -> Line:
    """A bar that is filled so far."""
    full, rest = ("=", "-") if ascii else ("━", "─")
    return (Span(full * done), Span(rest * (width - done), "rule"))


def clock_face(seconds: int) -> str:
    """Seconds as 2:05."""
    return f"{seconds // 60}:{seconds % 60:02}"
