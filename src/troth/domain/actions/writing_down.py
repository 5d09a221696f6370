"""Writing down the records of the long view, and giving them other words."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from troth.domain.actions.record_checks import checked
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.errors import Refused
from troth.domain.journey.check_in import AREAS, CheckIn, answered
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision, DecisionEvent
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import KINDS
from troth.domain.journey.session import AgendaPoint, Measure, Session, when
from troth.domain.text import shortened
from troth.domain.wording import day_and_date, short_date

Plain = CheckIn | Incident | Pattern | Decision | Session | AgendaPoint | Measure | Appreciation | Celebration
"""What is written down as it is, and read again."""

_MOVED: dict[type[Any], set[str]] = {
    Incident: {"asked", "asked_on", "of"},
    Pattern: {"asked", "asked_on", "state"},
    Decision: {"heard", "heard_ok", "choice", "decided_on", "review_on", "state", "history"},
    Session: {"chosen", "parts", "guesses", "state"},
    AgendaPoint: {"closed_on"},
    Appreciation: {"told_on", "again"},
    Celebration: {"again"},
}
"""The fields that an act of their own changes."""


class AddRecord(NamedTuple):
    """Write a record down, once; with `today`, for a day that is not still to come."""

    record: Plain
    today: date | None = None

    def __call__(self, book: Book) -> Change:
        """The new record. Raises `Refused` when it can't be kept."""
        record = self.record
        table = KINDS[type(record)].table
        if book.source.named(table, record.uid) is not None:
            return Change("It is written down already.")
        _refuse_to_come(record, self.today)
        made = checked(record._replace(number=book.next_number(table)))
        if isinstance(made, Decision) and not made.history:
            made = made._replace(history=_begun(made))
        return Change(said(book, made), (Edit(table, made.number, None, made),))


class ReviseRecord(NamedTuple):
    """Give a record other words, and what else is no act of its own."""

    kind: type[Plain]
    number: int
    fields: tuple[tuple[str, Any], ...]
    today: date | None = None

    def __call__(self, book: Book) -> Change:
        """The record with its new fields. Raises `Refused` when it can't be so."""
        table, name, _ = KINDS[self.kind]
        before: Any = book.source.get(table, self.number)
        if before is None:
            raise Refused(f"There is no {name} {self.number}.")
        fields = dict(self.fields)
        fixed = {"number", "uid", "at", "reflection", *_MOVED.get(self.kind, ())}
        if not fields.keys() <= {*before._fields} - fixed:
            raise Refused("Only the words of it are changed like that. Nothing was changed.")
        after = checked(before._replace(**fields))
        if after == before:
            return Change("Nothing to change.")
        _refuse_to_come(after, self.today)
        return Change(f"Changed: {_named(book, after)}", (Edit(table, self.number, before, after),))


def said(book: Book, made: Any) -> str:
    """What is said of a record that was written down."""
    return f"{_SAID[type(made)](made)}: {_named(book, made)}"


def _named(book: Book, made: Any) -> str:
    if isinstance(made, CheckIn):
        week = book.settings.weeks.of(made.day).first
        return f"the week of {short_date(week)}, {answered(made)} of {len(AREAS)}."
    if isinstance(made, Session):
        return f"{when(made)}."
    if isinstance(made, Measure):
        return f"{made.name}, {made.score} of {made.least} to {made.most}."
    return shortened(getattr(made, KINDS[type(made)].heart))


def _always(word: str) -> Callable[[Any], str]:
    return lambda _: word


_SAID: dict[type[Any], Callable[[Any], str]] = {
    CheckIn: _always("Noted"),
    Incident: _always("Noted"),
    Pattern: _always("Named"),
    Decision: lambda made: "Decided" if made.state == "decided" else "Decision",
    Session: _always("Planned"),
    AgendaPoint: _always("To talk about"),
    Measure: _always("Noted"),
    Appreciation: lambda made: "Thanks, said" if made.told_on else "Thanks noted, still to say",
    Celebration: _always("Celebrated"),
}


def _begun(made: Decision) -> tuple[DecisionEvent, ...]:
    """How the history of a decision begins; one may be heard and decided as it is written down."""
    found = [DecisionEvent(made.day, "opened")]
    if made.state in ("heard", "decided"):
        found.append(DecisionEvent(made.day, "heard"))
    if made.state == "decided":
        found.append(DecisionEvent(made.decided_on or made.day, "decided", made.choice))
    return tuple(found)


def _refuse_to_come(made: Plain, today: date | None) -> None:
    if today is not None and made.day > today and not isinstance(made, Session):
        raise Refused(f"{day_and_date(made.day)} is still to come. Nothing was saved.")
