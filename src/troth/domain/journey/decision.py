"""A decision that two people make together: both are heard first, and what was decided comes back to be looked at."""

from datetime import date
from typing import Literal, NamedTuple

Stakes = Literal["ours", "one"]
DecisionState = Literal["open", "heard", "decided", "ended"]
DecisionStage = Literal["open", "heard", "decided", "review", "ended"]
DecisionTurn = Literal["opened", "heard", "decided", "kept", "reopened", "ended"]

STAKES: dict[Stakes, str] = {"ours": "ours together", "one": "one decides for both"}
"""Whose decision it is, in words."""


TURNS: dict[DecisionTurn, str] = {
    "opened": "opened",
    "heard": "both heard",
    "decided": "decided",
    "kept": "looked at, it stays",
    "reopened": "opened again",
    "ended": "ended",
}
"""What happened to a decision, in words."""


class DecisionEvent(NamedTuple):
    """What happened to a decision on a day; `text` is the choice as it was then."""

    day: date
    what: DecisionTurn
    text: str = ""


class Decision(NamedTuple):
    """A question, and what came of it. `first` and `second` are what each would like, needs, and cannot do.

    `heard` is each one's line as it was said back, `heard_ok` whether that was it. `ways` are what could be done,
    `choice` what was decided, `tasks` who does what. On `review_on` it comes back; words for a time that is no date are
    `review_words`. `history` is oldest first.
    """

    number: int
    uid: str
    at: int
    day: date
    text: str
    way: int = 6
    reflection: int | None = None
    stakes: Stakes = "ours"
    first: tuple[str, ...] = ("", "", "")
    second: tuple[str, ...] = ("", "", "")
    heard: tuple[str, ...] = ("", "")
    heard_ok: tuple[bool, ...] = (False, False)
    ways: str = ""
    choice: str = ""
    tasks: tuple[str, ...] = ("", "")
    try_until: date | None = None
    review_on: date | None = None
    review_words: str = ""
    decided_on: date | None = None
    state: DecisionState = "open"
    history: tuple[DecisionEvent, ...] = ()


def both_heard(made: Decision) -> bool:
    """Whether each line was said back, and was it."""
    return all(made.heard) and all(made.heard_ok)


def stage(made: Decision, today: date) -> DecisionStage:
    """Where a decision stands on a day: what was decided is in review from the day on that it names."""
    if made.state == "decided" and made.review_on is not None and made.review_on <= today:
        return "review"
    return made.state
