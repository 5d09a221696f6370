"""The types of steps that leave a record of the long view behind, with what was asked about it."""

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import PlainValidator

from troth.domain.change import Table
from troth.domain.journey.dance import DANCE_MOVES, GUESSED, STAGES
from troth.domain.journey.decision import STAKES
from troth.practice.conditions import Condition, parse_when
from troth.practice.record_steps import Act, Make
from troth.practice.step import Id, Many, Step, Text


class MakeNoted(Make):
    """A record of the long view, which stands in `TABLE`.

    `SEVERAL` are the keys that take several texts: as `{step}` all that was answered at that step, else words with
    commas between them; where the words are known, those that can be chosen at the step have to be among them.
    """

    SEVERAL: ClassVar[Mapping[str, Collection[str]]] = {}
    TABLE: ClassVar[Table]


class MakeDecision(MakeNoted):
    """A question, or with a `choice` what was decided; that it can be only where `both_heard` holds.

    What is no day of `try_until` and `review_on` stays as words.
    """

    TABLE = "decisions"
    TERMS = ("ways", "choice", "try_until", "review_on")
    SEVERAL: ClassVar = {"first": (), "second": (), "heard": (), "tasks": ()}
    TEMPLATES = (*Step.TEMPLATES, "text", *TERMS, *SEVERAL)
    CHOICES: ClassVar = {"stakes": STAKES}
    type: Literal["make_decision"]
    text: Text = ""
    stakes: str = "ours"
    first: Text = ""
    second: Text = ""
    heard: Text = ""
    both_heard: Annotated[tuple[Condition, ...], PlainValidator(parse_when)] = ()
    ways: Text = ""
    choice: Text = ""
    tasks: Text = ""
    try_until: Text = ""
    review_on: Text = ""


class MakeAgenda(MakeNoted):
    """A point to talk about, at home or in a session."""

    TABLE = "agenda"
    PART_OF = ("sessions",)
    TEMPLATES = (*Step.TEMPLATES, "text")
    CHOICES: ClassVar = {"meant": ("talk", "session")}
    type: Literal["make_agenda"]
    text: Text = ""
    meant: str = "talk"
    part_of: Many[Id] = ()


class MakeIncident(MakeNoted):
    """Something that happened, as a camera would have caught it; what is `their_…` is a guess until it was `asked`."""

    TABLE = "incidents"
    TERMS = ("topic", "own_words", "story", *GUESSED, "asked", "repair", "minutes")
    SEVERAL: ClassVar = {"mine": DANCE_MOVES, "theirs": DANCE_MOVES, "top": (), "soft": (), "needs": ()}
    PART_OF = ("patterns",)
    TEMPLATES = (*Step.TEMPLATES, "text", *TERMS, *SEVERAL)
    CHOICES: ClassVar = {"caught": STAGES}
    type: Literal["make_incident"]
    text: Text = ""
    topic: Text = ""
    mine: Text = ""
    theirs: Text = ""
    own_words: Text = ""
    top: Text = ""
    story: Text = ""
    soft: Text = ""
    needs: Text = ""
    their_top: Text = ""
    their_story: Text = ""
    their_soft: Text = ""
    their_needs: Text = ""
    asked: Text = ""
    repair: Text = ""
    minutes: Text = ""
    caught: str = ""
    part_of: Many[Id] = ()


class MakePattern(MakeNoted):
    """A dance that comes back, by a name that blames neither, with its earliest sign and a new move of mine."""

    TABLE = "patterns"
    FILLS = ("name",)
    TERMS = ("own_words", *GUESSED, "asked", "sign", "new_move")
    SEVERAL: ClassVar = {"mine": DANCE_MOVES, "theirs": DANCE_MOVES, "my_top": (), "my_soft": (), "my_needs": ()}
    TEMPLATES = (*Step.TEMPLATES, *FILLS, *TERMS, *SEVERAL)
    type: Literal["make_pattern"]
    name: Text = ""
    mine: Text = ""
    theirs: Text = ""
    own_words: Text = ""
    my_top: Text = ""
    my_soft: Text = ""
    my_needs: Text = ""
    their_top: Text = ""
    their_story: Text = ""
    their_soft: Text = ""
    their_needs: Text = ""
    asked: Text = ""
    sign: Text = ""
    new_move: Text = ""


class MakeSession(MakeNoted):
    """A session to come: its day, and the question that goes there."""

    TABLE = "sessions"
    FILLS = ("day", "question")
    TERMS = ("tried", "who")
    TEMPLATES = (*Step.TEMPLATES, *FILLS, *TERMS)
    CHOICES: ClassVar = {"form": ("together", "alone")}
    type: Literal["make_session"]
    day: Text = ""
    question: Text = ""
    tried: Text = ""
    who: Text = ""
    form: str = "together"


class PrepareSession(Act):
    """A session that is planned is given the question that goes there, and what was tried."""

    LISTS = "coming"
    FILLS = ("question",)
    TERMS = ("tried",)
    TEMPLATES = (*Step.TEMPLATES, *FILLS, *TERMS)
    type: Literal["ready_session"]
    question: Text = ""
    tried: Text = ""


class AfterSession(Act):
    """A session took place: what I see differently, and what else is for the person alone."""

    LISTS = "sessions"
    FILLS = ("insight",)
    TERMS = ("hard", "for_helper", "goal", "near")
    TEMPLATES = (*Step.TEMPLATES, *FILLS, *TERMS)
    type: Literal["hold_session"]
    insight: Text = ""
    hard: Text = ""
    for_helper: Text = ""
    goal: Text = ""
    near: Text = ""
