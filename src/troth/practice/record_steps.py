"""The types of steps that leave a record behind, or do something with one that was there before."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, field_validator

from troth.domain.boundary import CATEGORIES, FIRMNESS, SHAPES
from troth.domain.change import Table
from troth.domain.dates import COMING_DATES, parse_moment
from troth.domain.entries import DECKS
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.grammar import SPECS, Rhythm, parse_rhythm
from troth.domain.schedule.dated import Once
from troth.practice.step import Id, Many, Step, Text, Values

CHOSEN = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""`{step}` in place of one of several words: the option that was chosen at that step."""

WEEKS = {"1_month": 4, "3_months": 13, "6_months": 26, "12_months": 52}
"""After how many weeks an agreement comes back to be looked at."""

INFORM: dict[str, dict[str, Any]] = {
    "week": {"made_to": "partner", "tell_every": 7},
    "before": {"made_to": "partner", "tell_before": 3},
    "change": {"made_to": "partner"},
    "self": {"made_to": "self"},
}
"""How the other hears of a promise: each week, three days before it is due, when something changes, or not."""

_SOME_DAY = date(2026, 1, 1)


def rhythm_or_day(text: str, today: date) -> Rhythm:
    """The rhythm that `text` names, with what was said with it, or its single day; today without words.

    A weekday alone is the coming one; with `every` before it, it is a rhythm. Raises `NotUnderstood`, and
    `TwoDays` where it can be several days.
    """
    word, _, rest = text.strip().partition(" ")
    if not word:
        return Rhythm(Once(today))
    if word.lower() != "every":
        try:
            moment = parse_moment(text, today)
        except TwoDays:
            raise
        except NotUnderstood:
            rest = text
        else:
            return Rhythm(Once(moment.day, moment.time))
    return parse_rhythm(rest, today)


def is_a_time(text: str) -> bool:
    """Whether `text` is a rhythm or a date that is understood."""
    try:
        rhythm_or_day(text, _SOME_DAY)
    except NotUnderstood:
        return False
    return bool(text.strip())


def is_a_day(text: str) -> bool:
    """Whether `text` is a date that is understood."""
    try:
        parse_moment(text, _SOME_DAY)
    except NotUnderstood:
        return False
    return True


def _spec(text: str) -> str:
    """The default of a file, where a weekday is a rhythm: so that a person sees it as one."""
    if not text:
        return text
    if not is_a_time(text):
        raise ValueError(f"expected a rhythm ({SPECS}) or a date ({COMING_DATES})")
    both = isinstance(rhythm_or_day(text, _SOME_DAY).schedule, Once) and is_a_time(f"every {text}")
    return f"every {text}" if both else text


def _yes_no(value: object) -> object:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


class Make(Step):
    """A record that the practice leaves behind, if the person wants it; `FILLS` are its texts, the first its heart.

    Where the heart is left empty, nothing is made. `TERMS` are the texts that go with it unasked, from earlier answers.
    `CHOICES` are the keys that take one of several words, or as `{step}` what was chosen at an earlier step.
    `PART_OF` are the tables of what it may be part of: a record chosen or made at one of the steps in `part_of`.
    """

    FILLS: ClassVar[tuple[str, ...]] = ("text",)
    TERMS: ClassVar[tuple[str, ...]] = ()
    CHOICES: ClassVar[Mapping[str, Collection[str]]] = {}
    PART_OF: ClassVar[tuple[Table, ...]] = ()

    @field_validator("*")
    @classmethod
    def _one_of(cls, value: Any, info: ValidationInfo) -> Any:
        known = cls.CHOICES.get(info.field_name or "")
        if known and value not in known and not CHOSEN.fullmatch(value):
            raise ValueError(f"expected {', '.join(known)}, or as {{step}} the step where one of them is chosen")
        return value

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
    """A promise, to oneself unless `made_to` says to whom: its words, how often, and why; for today without `every`.

    `day` is an answer that may name the time, and does so instead of `every` where it is understood. What was asked
    about cue, obstacle and size goes with it; `inform` is how the other hears of it. `opens` is the practice
    that keeps it.
    """

    FILLS = ("title", "every", "why")
    TERMS = ("cue", "then", "obstacle", "plan_b", "smallest")
    TEMPLATES = (*Step.TEMPLATES, "title", "day", "why", *TERMS, "confidence")
    PART_OF = ("patterns", "decisions", "sessions")
    CHOICES: ClassVar = {"made_to": ("self", "partner", "both"), "size": ("small", "medium", "big"), "inform": INFORM}
    type: Literal["make_commitment"]
    title: Text = ""
    every: Annotated[str, AfterValidator(_spec)] = ""
    day: Text = ""
    why: Text = ""
    made_to: str = "self"
    size: str = "small"
    inform: str = ""
    cue: Text = ""
    then: Text = ""
    obstacle: Text = ""
    plan_b: Text = ""
    smallest: Text = ""
    confidence: Text = ""
    part_of: Many[Id] = ()
    opens: Text = ""


class MakeBoundary(Make):
    """A boundary, which begins as forming and private; what the practice asked about it already goes with it."""

    FILLS = ("statement",)
    TERMS = ("applies_when", "how_to_honour", "what_i_will_do")
    TEMPLATES = (*Step.TEMPLATES, "statement", *TERMS)
    CHOICES: ClassVar = {"category": CATEGORIES, "firmness": FIRMNESS, "shape": SHAPES, "review": WEEKS}
    type: Literal["make_boundary"]
    statement: Text = ""
    category: str = "time_alone"
    firmness: str = "depends"
    shape: str = "limit"
    review: str = ""
    applies_when: Text = ""
    how_to_honour: Text = ""
    what_i_will_do: Text = ""


class MakeShare(Make):
    """Something to share; with `first`, the other would want to know it before others do."""

    TEMPLATES = (*Step.TEMPLATES, "text")
    CHOICES: ClassVar = {"deck": DECKS, "state": ("noticed", "ready"), "first": ("yes", "no")}
    type: Literal["make_share"]
    text: Text = ""
    deck: str = "event"
    state: str = "noticed"
    first: Annotated[str, BeforeValidator(_yes_no)] = "no"


class MakeThanks(Make):
    """A thank-you, still to say: what they did, what it shows about them, and what it gave."""

    TERMS = ("shows", "gave")
    TEMPLATES = (*Step.TEMPLATES, "text", *TERMS)
    type: Literal["make_thanks"]
    text: Text = ""
    shows: Text = ""
    gave: Text = ""


class MakeCelebration(Make):
    """A good moment, and what it took; it comes back a year later."""

    TERMS = ("took",)
    TEMPLATES = (*Step.TEMPLATES, "text", *TERMS)
    type: Literal["make_celebration"]
    text: Text = ""
    took: Text = ""


class MakeGuess(Make):
    """A guess to be checked: what was seen, what it may mean, and how sure one is, from 0 to 10 or 0 to 100."""

    FILLS = ("guess", "seen", "sure")
    TEMPLATES = (*Step.TEMPLATES, "guess", "seen", "sure")
    type: Literal["make_guess"]
    guess: Text = ""
    seen: Text = ""
    sure: Text = ""


class Act(Make):
    """Something done with the record chosen at the step `of`, if the person wants it; passed over where none was.

    It is done at the end, with the entry. `LISTS` is what the record may be chosen from; of its `DAYS` those are
    offered that are understood.
    """

    LISTS: ClassVar[str]
    DAYS: ClassVar[tuple[str, ...]] = ()
    of: Id


class MoveCommitment(Act):
    """A promise is given another day; `told` is whether those who wait for it know."""

    LISTS = "promises"
    FILLS = ("day", "why")
    DAYS = ("day",)
    TEMPLATES = (*Step.TEMPLATES, "day", "why")
    CHOICES: ClassVar = {"told": ("yes", "no")}
    type: Literal["move_commitment"]
    day: Text = ""
    why: Text = ""
    told: str = "no"


class RepairCommitment(Act):
    """The repair of a missed promise begins; `asked` is whether forgiveness is asked for."""

    LISTS = "missed"
    FILLS = ("responsibility", "amends", "by")
    DAYS = ("by",)
    TERMS = ("regret", "explanation", "change")
    TEMPLATES = (*Step.TEMPLATES, *FILLS, *TERMS)
    CHOICES: ClassVar = {"asked": ("yes", "no")}
    type: Literal["repair_commitment"]
    responsibility: Text = ""
    amends: Text = ""
    by: Text = ""
    regret: Text = ""
    explanation: Text = ""
    change: Text = ""
    asked: str = "no"


class ReadyBoundary(Act):
    """A card of the board is given its words, and is ready to say."""

    LISTS = "boundaries"
    FILLS = ("statement",)
    TERMS = ("how_to_honour", "what_i_will_do")
    TEMPLATES = (*Step.TEMPLATES, *FILLS, *TERMS)
    type: Literal["ready_boundary"]
    statement: Text = ""
    how_to_honour: Text = ""
    what_i_will_do: Text = ""


class UnderstoodBoundary(Act):
    """A card of the board was said, and is understood: what was said back."""

    LISTS = "boundaries"
    FILLS = ("said_back",)
    TEMPLATES = (*Step.TEMPLATES, *FILLS)
    type: Literal["understood_boundary"]
    said_back: Text = ""


def templates(step: Step) -> list[tuple[str, str]]:
    """The texts of a step that answers are filled into, each with its key."""
    found: list[tuple[str, Any]] = [(name, getattr(step, name)) for name in step.TEMPLATES]
    return [(name, text) for name, text in found if text]
