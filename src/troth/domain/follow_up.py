"""The records of what follows a promise: it was moved, told about, repaired."""

from datetime import date
from typing import Literal, NamedTuple

Told = Literal["no", "before", "after"]
Agreed = Literal["yes", "not_yet", "no", "not_asked"]
UpdateKind = Literal["progress", "delay", "done", "asked_for_help"]
Response = Literal["not_asked", "heard", "needs_time", "accepted"]


class Move(NamedTuple):
    """An occasion of promise `of` that was given another day."""

    number: int
    uid: str
    at: int
    of: int
    day: date
    to: date
    told: Told = "no"
    agreed: Agreed = "not_asked"
    why: str = ""


class Update(NamedTuple):
    """A line of the told-log: on `day` the other person was told how it goes."""

    number: int
    uid: str
    at: int
    of: int
    day: date
    how: str = ""
    text: str = ""
    kind: UpdateKind = "progress"


class Repair(NamedTuple):
    """What is done about an occasion (`day`) that was not kept; it counts once told, owned and made good."""

    number: int
    uid: str
    at: int
    of: int
    day: date
    responsibility: str
    amends: str
    told_on: date | None = None
    amends_by: date | None = None
    amends_done_on: date | None = None
    explanation: str = ""
    regret: str = ""
    change: str = ""
    asked_forgiveness: bool = False
    response: Response = "not_asked"
