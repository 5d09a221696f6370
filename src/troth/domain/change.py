"""What an action asks of the store: edits that know both sides, so that every change can be turned round."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

if TYPE_CHECKING:
    from datetime import date

    from troth.domain.boundary import Boundary, BoundaryEvent
    from troth.domain.follow_up import Move, Repair, Update
    from troth.domain.journey.check_in import CheckIn
    from troth.domain.journey.dance import Incident, Pattern
    from troth.domain.journey.decision import Decision
    from troth.domain.journey.evening import DayMonth
    from troth.domain.journey.keepsake import Appreciation, Celebration
    from troth.domain.journey.loops import Loops
    from troth.domain.journey.session import AgendaPoint, Measure, Session
    from troth.domain.records import Commitment, Month, Settings
    from troth.domain.reflection import Guess, Reflection, ShareItem
    from troth.domain.space import Space

    Record: TypeAlias = (
        Commitment | Month | Move | Update | Repair | Settings | Boundary | BoundaryEvent | Space
        | Reflection | ShareItem | Decision | AgendaPoint | Incident | Guess
        | CheckIn | DayMonth | Pattern | Session | Measure | Appreciation | Celebration | Loops
    )  # fmt: skip
else:
    Record = tuple
"""A value of any table; all but the promises' are imported by those who ask for them, which `troth status` does not."""

Table = Literal[
    "commitments",
    "months",
    "moves",
    "updates",
    "repairs",
    "settings",
    "boundaries",
    "boundary_events",
    "spaces",
    "reflections",
    "shares",
    "decisions",
    "agenda",
    "incidents",
    "guesses",
    "checkins",
    "days",
    "patterns",
    "sessions",
    "measures",
    "thanks",
    "celebrations",
    "loops",
]

Forgotten: TypeAlias = tuple[Table, int] | tuple[Table, int, str]
"""What is to be forgotten: a record by its table and number, or one field of it."""


class Edit(NamedTuple):
    """One record of one table as it was and as it shall be; None where there was none, or shall be none."""

    table: Table
    number: int
    before: Record | None
    after: Record | None


class Change(NamedTuple):
    """The result of an action: a sentence for the person, and the edits; none means that nothing is written.

    `aside` holds what the person may want to know before they rely on it. What the records or fields were that
    `forget` names must not outlive the change: neither in the journal, so that no undo brings it back, nor in any
    copy.
    Nor must what those tables held of days before one, though it was deleted long since.
    """

    summary: str
    edits: tuple[Edit, ...] = ()
    aside: tuple[str, ...] = ()
    forget: tuple[Forgotten, ...] = ()
    forget_before: "tuple[tuple[Table, date], ...]" = ()


def names(edits: Iterable[Edit]) -> tuple[tuple[Table, int], ...]:
    """The records that `edits` are of, each by its table and number."""
    return tuple((edit.table, edit.number) for edit in edits)


def new_titles(edits: Iterable[Edit]) -> list[str]:
    """The titles that came with `edits`: of promises that are new, or called anew, and not over."""
    found = []
    for table, _, before, after in edits:
        if table == "commitments" and after is not None:
            promise, earlier = cast("Commitment", after), cast("Commitment | None", before)
            if promise.closed_on is None and (earlier is None or earlier.title != promise.title):
                found.append(promise.title)
    return found


def merged(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """`edits` with one edit per record: as it was before the first, as it is after the last."""
    found: dict[tuple[Table, int], Edit] = {}
    for edit in edits:
        earlier = found.get((edit.table, edit.number))
        found[edit.table, edit.number] = edit if earlier is None else earlier._replace(after=edit.after)
    return tuple(edit for edit in found.values() if edit.before != edit.after)
