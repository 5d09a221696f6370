"""Answers of several lines: labelled lines, and a sentence that grows out of its blanks."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from troth.guidance.flow import Given, Run
from troth.guidance.steps import Compose, Lines
from troth.guidance.wording import KINDS, Kind, hear
from troth.tui.desk import Desk
from troth.tui.dialogs.line import Line as Field
from troth.tui.frame import Key
from troth.tui.lines import Line, Span
from troth.tui.reflection.answers.part import NEXT, Part
from troth.tui.reflection.page import Words

LIMIT = 1_000
"""A line takes so many characters."""


class FieldsPart(Part):
    """Lines one under the other, each below its label; the arrow keys and enter walk them."""

    KEYS = (Key("enter", "next line"), NEXT)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", "Next line", show=False, id="answer.down"),
        Binding("up", "walk(-1)", "Line before", show=False, id="answer.up"),
    ]

    def __init__(self, desk: Desk, run: Run, labels: Sequence[str]) -> None:
        """A line for each label; an empty label is not drawn."""
        super().__init__(desk, run)
        self.labels = tuple(labels)
        texts = [" ".join(text.split()) for text in run.prefilled]
        self.texts = [*texts, *[""] * len(self.labels)][: len(self.labels)]
        self._fields: list[Field] = []

    def compose(self) -> ComposeResult:
        """The labels and the lines."""
        for number, label in enumerate(self.labels):
            if label:
                yield Words([(Span(label, "muted"),)])
            yield self.fields[number]

    def limit(self, number: int) -> int:
        """How many characters a line takes."""
        return LIMIT

    @property
    def values(self) -> Given:
        """The lines; none while all are blank."""
        return tuple(self.texts) if any(text.strip() for text in self.texts) else ()

    @property
    def target(self) -> Widget | None:
        """The first line that is blank, else the first."""
        blank = next((number for number, text in enumerate(self.texts) if not text.strip()), 0)
        return self.stops[blank]

    @property
    def stops(self) -> list[Widget]:
        """What the arrow keys walk."""
        return list(self.fields)

    @property
    def fields(self) -> list[Field]:
        """The lines; they are ours before they stand on the page, so that what they hold can always be asked."""
        if not self._fields:
            self._fields = [
                Field(text, limit=self.limit(number), select_on_focus=False, id=f"line-{number}")
                for number, text in enumerate(self.texts)
            ]
        return self._fields

    def action_walk(self, way: int) -> None:
        """Go to the next line, or the one before."""
        self._walk(way)

    def heard(self) -> None:
        """A line has other words now."""

    def _walk(self, way: int) -> bool:
        stops = self.stops
        at = stops.index(self.screen.focused) + way if self.screen.focused in stops else 0
        if 0 <= at < len(stops):
            self.screen.set_focus(stops[at])
        return at < len(stops)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        number = int((event.input.id or "-0").rpartition("-")[2])
        if self.texts[number] != event.value:
            self.texts[number] = event.value
            self.heard()
            self.changed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._walk(1):
            self.go()


class LinesPart(FieldsPart):
    """One line, or one for each label."""

    def __init__(self, desk: Desk, run: Run) -> None:
        step = run.step
        assert isinstance(step, Lines)
        super().__init__(desk, run, step.labels or ("",))


class ComposePart(FieldsPart):
    """The blanks, the sentence below them, and a thought about its wording, which may be passed over."""

    def __init__(self, desk: Desk, run: Run) -> None:
        step = run.step
        assert isinstance(step, Compose)
        self._step = step
        super().__init__(desk, run, [slot.prompt for slot in step.slots])

    def compose(self) -> ComposeResult:
        """The blanks, the sentence, the thought."""
        yield from super().compose()
        yield Words(self._sentence(), id="sentence")

    def heard(self) -> None:
        """Let the sentence grow."""
        self.query_one("#sentence", Words).say(self._sentence())

    def _sentence(self) -> Iterator[Line]:
        run = self.run.answered(self.values)
        yield ()
        sentence = run.filled(f"{{{self._step.id}}}") if self.values else run.filled(self._blank())
        yield (Span(" ".join(sentence.split()), "strong" if self.values else "muted"),)
        if self._step.check and self.values:
            thought = advice(self._step.check, sentence)
            if thought:
                yield ()
                yield (Span("A thought, no more: ", "muted"), Span(thought, "warm"))

    def _blank(self) -> str:
        sentence = self._step.sentence
        for slot in self._step.slots:
            sentence = sentence.replace(f"{{{slot.id}}}", "…")
        return sentence


def advice(kind: Kind, text: str) -> str:
    """What there is to say about the wording of a text; empty when there is nothing."""
    verdict = hear(kind, text)
    return "" if verdict.label in KINDS[kind][-2:] else verdict.thought
