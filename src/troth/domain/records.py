"""The records: everything a person makes in Troth, as frozen values.

Every record that stands in a table has a `number` (its name in the shell, never reused) and a `uid` (its name across
files). Days are logical days; moments (`at`) are whole seconds since 1970 in UTC.
"""

from datetime import date
from typing import Literal, NamedTuple

from troth.domain.days import DayEnds, DayRule, WeekRule, Weeks
from troth.domain.outcome_table import Outcome
from troth.domain.schedule import Schedule

State = Literal["draft", "offered", "active", "kept", "not_kept", "repairing", "repaired", "released", "done"]
Size = Literal["small", "medium", "big"]
MadeTo = Literal["partner", "self", "both"]
MadeBy = Literal["me", "partner", "both"]
Kind = Literal["promise", "rhythm", "avoid", "joint"]
Category = Literal[
    "time_alone", "body", "sharing", "capacity", "space", "intimacy", "digital", "money", "others", "topics", "work",
    "household", "beliefs", "safety",
]  # fmt: skip
"""What a boundary is about, and a promise may be."""

About = Literal["", Category]
"""What a promise is about: one of the board's categories, or nothing."""

Whose = Literal["mine", "theirs"]


class Link(NamedTuple):
    """A record of another table, in my book or in the one that my partner handed to me; their numbers are their own."""

    table: str
    number: int
    book: Whose = "mine"


class Version(NamedTuple):
    """A schedule and the day it came into force; history keeps the rules of its time."""

    since: date
    schedule: Schedule


class Pause(NamedTuple):
    """Days, both included, on which a promise rests; `until` is None while nobody has said when it ends.

    One that is `away` is of all promises together.
    """

    since: date
    until: date | None = None
    away: bool = False


class PromiseStep(NamedTuple):
    """One part of a big promise."""

    text: str
    done_on: date | None = None


class Commitment(NamedTuple):
    """A promise and the rules it is kept by. `schedules` is oldest first; the last one is in force.

    `reflection` is the entry of the journal that it came from, `origin` a decision, a session or a pattern that it is
    part of. No day before `asks_from` is asked about any more. `opens` is the practice that keeps it.
    """

    number: int
    uid: str
    made_at: int
    title: str
    schedules: tuple[Version, ...]
    starts_on: date
    ends_on: date | None = None
    state: State = "active"
    closed_on: date | None = None
    closed_why: str = ""
    made_to: MadeTo = "partner"
    by: MadeBy = "me"
    kind: Kind = "promise"
    size: Size = "small"
    way: int = 6
    why: str = ""
    note: str = ""
    cue: str = ""
    then: str = ""
    obstacle: str = ""
    plan_b: str = ""
    smallest: str = ""
    confidence: int | None = None
    slack_per_month: int = 2
    matters_every_time: bool = False
    tell_every: int | None = None
    tell_before: int | None = None
    review_on: date | None = None
    agreed_on: date | None = None
    steps: tuple[PromiseStep, ...] = ()
    pauses: tuple[Pause, ...] = ()
    category: About = ""
    reflection: int | None = None
    asks_from: date | None = None
    origin: Link | None = None
    opens: str = ""

    @property
    def schedule(self) -> Schedule:
        """The schedule in force."""
        return self.schedules[-1].schedule


class Occasion(NamedTuple):
    """How one day of a promise went, and when that was said.

    Where a promise is counted by the week or month, what is not kept speaks of the whole period unless it is of its
    day alone (`day_only`).
    """

    outcome: Outcome
    at: int
    note: str = ""
    day_only: bool = False


class Month(NamedTuple):
    """One month of one promise: `first` is its first day, `days` the occasions by day of the month, ascending."""

    number: int
    of: int
    first: date
    days: tuple[tuple[int, Occasion], ...]


class Settings(NamedTuple):
    """What changes the meaning of a day: minutes after midnight at which it ends, and the first weekday (Monday 0).

    What was so before is kept, oldest first: the past keeps the rules of its time. `help_line` is a line of the
    person's own for Help & safety.
    """

    number: int = 1
    day_ends_at: int = 240
    week_starts: int = 0
    help_line: str = ""
    days_before: tuple[DayRule, ...] = ()
    weeks_before: tuple[WeekRule, ...] = ()

    @property
    def day_ends(self) -> DayEnds:
        """When days end, and ended."""
        return DayEnds(self.day_ends_at, self.days_before)

    @property
    def weeks(self) -> Weeks:
        """When weeks begin, and began."""
        return Weeks(self.week_starts, self.weeks_before)
