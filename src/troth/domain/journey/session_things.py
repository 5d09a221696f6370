"""What can be chosen for the page of a session: nothing of it is there by accident, and nothing private is offered."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypeVar, cast

from troth.domain.book import Book
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import CAUGHT, Incident, Pattern, guessed
from troth.domain.journey.lookup import KINDS, between, every
from troth.domain.journey.session import AgendaPoint, Measure, PagePart, Session
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.domain.wording import short_date

RECENT = timedelta(days=60)
"""So far back what happened and a score are offered; what is chosen already stays for as long as it is there."""

LOOKED_BACK = timedelta(weeks=13)
"""So far back a check-in makes the seven areas worth a line."""

PageRecord = Pattern | Incident | AgendaPoint | Measure
Dated = TypeVar("Dated", Incident, Measure)


class Thing(NamedTuple):
    """Something for the page, in words, and whether it is `chosen`.

    `guesses` tells whether those about the other go along, and is None where there are none.
    """

    what: Link | PagePart
    kind: str
    words: str
    chosen: bool
    guesses: bool | None = None


def session_things(book: Book, made: Session, today: date) -> tuple[Thing, ...]:
    """All that can be chosen for the page of a session, in the order in which it stands there."""
    return tuple(_things(book, made, today))


def in_order(book: Book, today: date) -> list[Session]:
    """The sessions that are ahead, the next one first, then the others, the latest first."""
    found = sorted(every(book, Session), key=lambda each: (each.day, each.time, each.number))
    return [each for each in found if is_ahead(each, today)] + [
        each for each in found[::-1] if not is_ahead(each, today)
    ]


def next_session(book: Book, today: date) -> Session | None:
    """The session that is planned next."""
    return next((each for each in in_order(book, today)[:1] if is_ahead(each, today)), None)


def is_ahead(made: Session, today: date) -> bool:
    """Whether it is planned, and its day is still to come."""
    return made.state == "planned" and made.day >= today


def caught_words(made: Incident) -> str:
    """When it was noticed, in words: caught early, after it was over; nothing where that is not known."""
    return f"{'caught ' if made.caught != 'after' else ''}{CAUGHT[made.caught]}" if made.caught else ""


def score_words(made: Measure) -> str:
    """A score and what it can be: 31 of 81, or 31, from 20 to 81."""
    return f"{made.score} of {made.most}" if made.least == "0" else f"{made.score}, from {made.least} to {made.most}"


class Goal(NamedTuple):
    """What one wants of the sessions, and how near it felt after each of them so far, from 0 to 10."""

    words: str
    near: tuple[int, ...]


def last_held(book: Book, made: Session) -> Session | None:
    """The session that was held last before this one."""
    return next(reversed(_held_before(book, made)), None)


def goal_of(book: Book, made: Session) -> Goal | None:
    """The goal of a session: its own, or that of the last one before it that had one."""
    held = [each for each in [*_held_before(book, made), made] if each.goal]
    if not held:
        return None
    words = held[-1].goal
    return Goal(words, tuple(each.near for each in held if each.goal == words and each.near is not None))


def _held_before(book: Book, made: Session) -> list[Session]:
    found = [each for each in every(book, Session) if each.state == "held" and _order(each) < _order(made)]
    return sorted(found, key=_order)


def _order(made: Session) -> tuple[date, str, int]:
    return made.day, made.time, made.number


def _things(book: Book, made: Session, today: date) -> Iterator[Thing]:
    if made.question:
        yield Thing("question", "question", shortened(made.question), "question" in made.parts)
    for pattern in every(book, Pattern):
        if pattern.state == "active" or Link("patterns", pattern.number) in made.chosen:
            yield _record(made, "patterns", pattern, "the dance", pattern.name)
    for incident in _recent(book, made, Incident, today):
        yield _record(made, "incidents", incident, "it happened", _happened(incident))
    if made.tried:
        yield Thing("tried", "tried", shortened(made.tried), "tried" in made.parts)
    if between(book, CheckIn, today - LOOKED_BACK, today):
        yield Thing("areas", "seven areas", "three months, in words", "areas" in made.parts)
    for point in every(book, AgendaPoint):
        waits = point.meant == "session" and point.closed_on is None and point.of in (None, made.number)
        if waits or Link("agenda", point.number) in made.chosen:
            yield _record(made, "agenda", point, "to talk about", point.text)
    for measure in _recent(book, made, Measure, today):
        words = f"{short_date(measure.day)}, {measure.name}: {score_words(measure)}"
        yield _record(made, "measures", measure, "measure", words)


def _recent(book: Book, made: Session, kind: type[Dated], today: date) -> list[Dated]:
    """Those of the last weeks and those that are chosen, the newest first."""
    table = KINDS[kind].table
    chosen = (book.source.get(table, link.number) for link in made.chosen if link.table == table)
    found = {each.number: each for each in between(book, kind, today - RECENT, date.max)}
    found |= {each.number: each for each in cast("Iterator[Dated | None]", chosen) if each is not None}
    return sorted(found.values(), key=lambda each: (each.day, each.number), reverse=True)


def _record(made: Session, table: str, record: PageRecord, kind: str, words: str) -> Thing:
    link = Link(table, record.number)
    go_along = None
    if isinstance(record, Pattern | Incident) and guessed(record):
        go_along = link in made.guesses
        words = f"{shortened(words)}, {'with' if go_along else 'without'} the guesses"
    return Thing(link, kind, shortened(words), link in made.chosen, go_along)


def _happened(made: Incident) -> str:
    about = made.topic or shortened(made.text)
    return ", ".join(filter(None, (short_date(made.day), about, caught_words(made))))
