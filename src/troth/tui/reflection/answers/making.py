"""A record that the practice leaves behind: its texts, filled in beforehand, and the choice to leave it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.domain.boundary import CATEGORIES
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import parse_moment, parse_rhythm
from troth.domain.text import TITLE_LIMIT
from troth.domain.wording import day_and_date, spell
from troth.guidance.flow import Given, Run
from troth.guidance.makes import Make, MakeBoundary, MakeCommitment, MakeGuess, MakeShare
from troth.tui.desk import Desk
from troth.tui.frame import Key
from troth.tui.lines import Line, Span
from troth.tui.reflection.answers.fields import LIMIT, FieldsPart
from troth.tui.reflection.answers.part import NEXT
from troth.tui.reflection.page import Words, folds
from troth.tui.sheet import Sheet

KINDS = {
    "make_commitment": "a promise",
    "make_boundary": "a boundary",
    "make_share": "something to share",
    "make_decision": "something to decide together",
    "make_agenda": "a point to talk about",
    "make_incident": "a note of what happened",
    "make_guess": "a guess to check later",
}
"""What a step makes, in words."""

_LABELS = {
    "title": "The promise",
    "every": "How often, or a date; empty is today",
    "why": "Why",
    "statement": "In my words",
    "text": "In my words",
    "guess": "My guess",
    "seen": "What I saw or heard",
    "sure": "How sure I am, 0 to 100",
}


class Choice(Sheet, can_focus=True):
    """Make it, or leave it."""


class MakePart(FieldsPart):
    """The choice, then the texts; what is made is made at the end of the practice."""

    KEYS = (Key("space", "make or not"), NEXT)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,left,right", "turn", "Make it, or leave it", id="answer.leave"),
        Binding("enter", "take", "Go on", show=False, id="answer.take"),
    ]

    def __init__(self, desk: Desk, run: Run, today: date) -> None:
        step = run.step
        assert isinstance(step, Make)
        self._step, self._today = step, today
        super().__init__(desk, run, [_LABELS[name] for name in step.FILLS])
        given = run.given(step.id)
        self.wanted = any(text.strip() for text in given) or (not given and bool(self.texts[0].strip()))
        if not any(self.texts):
            self.texts = list(filled(run, step))

    def compose(self) -> ComposeResult:
        """The choice, the texts, how a rhythm is understood."""
        yield Choice([()], id="choice")
        yield from super().compose()
        yield Words(id="understood")

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
        return self._heard()[1]

    @property
    def target(self) -> Widget:
        """The choice."""
        return self.query_one("#choice", Choice)

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

    def action_take(self) -> None:
        """On to the next step."""
        self.go()

    def heard(self) -> None:
        """Who writes in it wants it."""
        self.wanted = True
        self._draw()

    def _draw(self) -> None:
        choice = self.query_one("#choice", Choice)
        if not choice.size.width:
            return
        on = int(self.wanted)
        yes = Span(f"1 {self.mark[on]} Make {KINDS[self._step.type]}{self._about()}", "accent" if on else "muted")
        no = Span(f"2 {self.mark[1 - on]} Leave it", "muted" if on else "accent")
        rows = [*folds((yes,), choice.size.width), *folds((no,), choice.size.width), ()]
        choice.styles.height = len(rows)
        choice.show(rows)
        understood, _ = self._heard()
        line: list[Line] = [(Span(understood, "muted"),)] if understood and self.wanted else []
        self.query_one("#understood", Words).say(line)

    def _about(self) -> str:
        step = self._step
        if isinstance(step, MakeBoundary):
            return f" ({CATEGORIES[step.category]}), forming and private"
        return f" ({step.deck})" if isinstance(step, MakeShare) else ""

    def _heard(self) -> tuple[str, str]:
        """How the rhythm of a promise is understood, and what is wrong with it."""
        if not isinstance(self._step, MakeCommitment):
            return "", ""
        try:
            return _rhythm(self.texts[1], self._today), ""
        except NotUnderstood as error:
            return str(error), str(error)


def filled(run: Run, step: Make) -> Given:
    """The texts that a step begins with, whatever was answered to it before."""
    return tuple(" ".join(run.filled(getattr(step, name), "").split()) for name in step.FILLS)


def outcome(run: Run) -> list[str]:
    """What a run makes, a line each."""
    return [f"{KINDS[made.step.type]}: {_heart(made.step, list(made.texts.values()))}" for made in run.made]


def _heart(step: Make, texts: Sequence[str]) -> str:
    doubt = f" ({texts[2]} of 100 sure)" if isinstance(step, MakeGuess) and texts[2].isdecimal() else ""
    return texts[0] + doubt


def _rhythm(text: str, today: date) -> str:
    """A rhythm or a date in words. Raises `NotUnderstood`."""
    if not text.strip():
        return "For today."
    try:
        schedule, ends_on = parse_rhythm(text, today)
    except NotUnderstood:
        return f"For {day_and_date(parse_moment(text, today).day)}."
    until = f", until {day_and_date(ends_on)}" if ends_on else ""
    return f"Understood: {spell(schedule)}{until}."
