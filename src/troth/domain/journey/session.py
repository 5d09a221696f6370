"""What belongs to help from outside: sessions, points to talk about, and scores that somebody gave."""

from datetime import date
from typing import Literal, NamedTuple

from troth.domain.records import Link
from troth.domain.wording import day_and_date

SessionForm = Literal["together", "alone"]
SessionState = Literal["planned", "held", "called_off"]
PagePart = Literal["question", "tried", "areas"]
Meant = Literal["talk", "session"]

FORMS: dict[SessionForm, str] = {"together": "together", "alone": "for me alone"}
"""Who goes there, in words."""

PAGE_TABLES = ("patterns", "incidents", "agenda", "measures")
"""The tables whose records may be chosen for the page of a session."""


class Session(NamedTuple):
    """A session on `day`: what goes there, chosen thing by thing, and what came of it.

    `chosen` are the records on its page, `parts` what is on it beside them; of those in `guesses` the guesses about the
    other go along. What came after is for the person alone: `insight`, `hard`, `for_helper`, and how `near` (0 to 10)
    the `goal` felt.
    """

    number: int
    uid: str
    at: int
    day: date
    time: str = ""
    who: str = ""
    form: SessionForm = "together"
    question: str = ""
    tried: str = ""
    chosen: tuple[Link, ...] = ()
    parts: tuple[PagePart, ...] = ()
    guesses: tuple[Link, ...] = ()
    insight: str = ""
    hard: str = ""
    for_helper: str = ""
    goal: str = ""
    near: int | None = None
    state: SessionState = "planned"
    reflection: int | None = None


class AgendaPoint(NamedTuple):
    """Something to talk about the next time, at home or in a session; `of` is the session, `closed_on` when it was."""

    number: int
    uid: str
    at: int
    day: date
    text: str
    way: int = 6
    reflection: int | None = None
    meant: Meant = "talk"
    of: int | None = None
    closed_on: date | None = None


class Measure(NamedTuple):
    """A score of a form that somebody else gave, from `least` to `most`, as decimals; it is never interpreted.

    `of` is the session that it belongs to.
    """

    number: int
    uid: str
    at: int
    day: date
    name: str
    score: str
    least: str
    most: str
    of: int | None = None
    given_by: str = ""
    reflection: int | None = None


def when(made: Session) -> str:
    """The day of a session, and its time where that is known."""
    return f"{day_and_date(made.day)}{f' {made.time}' if made.time else ''}"
