"""The steps of a practice that leave a record behind, and the union of all steps."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from troth.domain.boundary import Category
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import parse_rhythm
from troth.guidance.steps import (
    Breathe,
    Checklist,
    Choose,
    Compose,
    End,
    Lines,
    Multi,
    Picked,
    Read,
    Scale,
    Step,
    Text,
    Timer,
    Turn,
    Values,
    Writing,
)


def _spec(text: str) -> str:
    try:
        if text:
            parse_rhythm(text, date(2026, 1, 1))
    except NotUnderstood as error:
        raise ValueError(str(error)) from None
    return text


class Make(Step):
    """A record that the practice leaves behind, if the person wants it; `FILLS` are its texts, the first its heart.

    Where the heart is left empty, nothing is made.
    """

    FILLS: ClassVar[tuple[str, ...]] = ("text",)

    @property
    def may_be_empty(self) -> bool:
        """Always: a person may want none."""
        return True

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts of the record."""
        return self.FILLS

    def _wrong(self, values: Values) -> str:
        return "" if len(values) == len(self.FILLS) else "Some of its texts are missing."

    def in_line(self, values: Values) -> str:
        """Its heart alone."""
        return values[0] if values else ""


class MakeCommitment(Make):
    """A promise: its words, how often, and why; a single day when `every` is empty or a date."""

    FILLS = ("title", "every", "why")
    TEMPLATES = (*Step.TEMPLATES, "title", "why")
    type: Literal["make_commitment"]
    title: Text = ""
    every: Annotated[str, AfterValidator(_spec)] = ""
    why: Text = ""


class MakeBoundary(Make):
    """A boundary, which begins as forming and private."""

    FILLS = ("statement",)
    TEMPLATES = (*Step.TEMPLATES, "statement")
    type: Literal["make_boundary"]
    statement: Text = ""
    category: Category = "time_alone"


class MakeShare(Make):
    """Something to share."""

    TEMPLATES = (*Step.TEMPLATES, "text")
    type: Literal["make_share"]
    text: Text = ""
    deck: Literal["event", "aspiration", "challenge"] = "event"


class MakeNote(Make):
    """A decision, an agenda point or an incident."""

    TEMPLATES = (*Step.TEMPLATES, "text")
    type: Literal["make_decision", "make_agenda", "make_incident"]
    text: Text = ""


class MakeGuess(Make):
    """A guess to be checked: what was seen, what it may mean, and how sure one is, from 0 to 10 or 0 to 100."""

    FILLS = ("guess", "seen", "sure")
    TEMPLATES = (*Step.TEMPLATES, "guess", "seen", "sure")
    type: Literal["make_guess"]
    guess: Text = ""
    seen: Text = ""
    sure: Text = ""


AnyStep = Annotated[
    Read | Writing | Lines | Choose | Multi | Scale | Picked | Timer | Breathe | Turn | Compose | Checklist
    | MakeCommitment | MakeBoundary | MakeShare | MakeNote | MakeGuess | End,
    Field(discriminator="type"),
]  # fmt: skip


def templates(step: Step) -> list[tuple[str, str]]:
    """The texts of a step that answers are filled into, each with its key."""
    found: list[tuple[str, Any]] = [(name, getattr(step, name)) for name in step.TEMPLATES]
    return [(name, text) for name, text in found if text]
