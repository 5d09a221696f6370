"""The records of the board: boundaries, and what happened to them."""

from datetime import date
from typing import Literal, NamedTuple

from troth.domain.errors import NotUnderstood
from troth.domain.records import Category

Status = Literal["forming", "ready", "said", "understood", "lived", "review", "resting", "withdrawn"]
Owner = Literal["me", "partner"]
Shape = Literal["need", "limit", "agreement", "preference"]
Firmness = Literal["firm", "depends", "welcome"]
Protects = Literal["me", "us", "both"]
EventKind = Literal["honoured", "clarified", "strained", "crossed", "repaired", "revised", "withdrawn"]
Cause = Literal["", "unclear", "accident", "after_no", "afraid"]

CATEGORIES: dict[Category, str] = {
    "time_alone": "time alone",
    "body": "space & body",
    "sharing": "pace of sharing",
    "capacity": "capacity",
    "space": "asking for space",
    "intimacy": "intimacy & touch",
    "digital": "digital",
    "money": "money & things",
    "others": "family, friends, others",
    "topics": "topics & opinions",
    "work": "work & study",
    "household": "household & rest",
    "beliefs": "beliefs & rituals",
    "safety": "safety",
}
"""The fourteen categories and how they are called."""

COLUMNS: dict[Status, str] = {
    "forming": "forming",
    "ready": "ready to say",
    "said": "said",
    "understood": "understood",
    "lived": "lived",
    "review": "in review",
    "resting": "resting",
}
"""The columns of the board in their order; what was withdrawn stands with what rests."""

TERMS: dict[str, str] = {
    "how_to_honour": "Honour it by",
    "what_i_will_do": "What I will do",
    "applies_when": "When",
    "green": "All is well",
    "amber": "Slow down",
    "stop": "Stop",
    "why": "Why",
}
"""The texts of a boundary beside its statement, and how a page calls them."""

FIRMNESS: dict[Firmness, str] = {"firm": "firm", "depends": "it depends", "welcome": "welcome"}
"""Firmness in words."""

SHAPES: dict[Shape, str] = {
    "need": "a need",
    "limit": "a limit",
    "agreement": "an agreement",
    "preference": "a preference",
}
"""What a boundary is, in words."""

CAUSES: dict[Cause, str] = {
    "": "",
    "unclear": "it was unclear",
    "accident": "forgot, or by accident",
    "after_no": "after a no",
    "afraid": "afraid",
}
"""How it came to a crossing, in words."""


class Fries(NamedTuple):
    """Whether an agreement is freely given, reversible, informed, enthusiastic and specific."""

    freely: bool = False
    reversible: bool = False
    informed: bool = False
    enthusiastic: bool = False
    specific: bool = False


class Wording(NamedTuple):
    """An earlier wording, the last day it stood, what was said back of it, and when and how it was to be honoured."""

    text: str
    until: date
    said_back: str = ""
    applies_when: str = ""
    how_to_honour: str = ""


class Boundary(NamedTuple):
    """A limit, need, agreement or preference; `owner` is whose it is, the partner's as I understand it.

    `review_on` brings the card back by itself; `unsaid` keeps it a private limit, which is as valid as any.
    `reflection` is the entry of the journal that it came from.
    """

    number: int
    uid: str
    made_at: int
    statement: str
    status: Status = "forming"
    owner: Owner = "me"
    category: Category = "time_alone"
    shape: Shape = "limit"
    firmness: Firmness = "depends"
    applies_when: str = ""
    how_to_honour: str = ""
    what_i_will_do: str = ""
    green: str = ""
    amber: str = ""
    stop: str = ""
    why: str = ""
    protects: Protects = "both"
    fries: Fries = Fries()
    unsaid: bool = False
    first_said_on: date | None = None
    said_back: str = ""
    understood_on: date | None = None
    review_on: date | None = None
    withdrawn_on: date | None = None
    earlier: tuple[Wording, ...] = ()
    reflection: int | None = None


class BoundaryEvent(NamedTuple):
    """What happened to boundary `of` on `day`; `cause` is kept for crossings alone."""

    number: int
    uid: str
    at: int
    of: int
    day: date
    kind: EventKind
    cause: Cause = ""
    note: str = ""


def terms(owner: Owner) -> dict[str, str]:
    """How a page calls the texts of a boundary of `owner`."""
    return TERMS if owner == "me" else {**TERMS, "what_i_will_do": "What they will do"}


def lacks_deed(boundary: Boundary) -> str:
    """What a firm boundary needs before it is said, as a sentence."""
    who = "you" if boundary.owner == "me" else "they"
    return f"Boundary {boundary.number} is firm, so it needs what {who} will do when it is not honoured."


def cause_of(event: BoundaryEvent, owner: Owner) -> str:
    """How it came to that crossing of a boundary of `owner`, in words; whose fear it was is told of theirs."""
    return "they were afraid" if (event.cause, owner) == ("afraid", "partner") else CAUSES[event.cause]


def category_named(text: str) -> Category:
    """The category that `text` names: its key, its name, or the beginning of one name. Raises `NotUnderstood`."""
    typed = " ".join(text.lower().split())
    for key, name in CATEGORIES.items():
        if typed in (key, name):
            return key
    found = [key for key, name in CATEGORIES.items() if typed and name.startswith(typed)]
    if len(found) == 1:
        return found[0]
    raise NotUnderstood(f"One of: {'; '.join(CATEGORIES.values())}. The beginning is enough.")
