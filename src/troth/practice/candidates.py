"""The records of the book that a step offers to choose from, in words."""

from datetime import date
from typing import NamedTuple

from troth.domain.actions.practice_acts import ChosenRecord, missed_day
from troth.domain.board import cards
from troth.domain.book import Book
from troth.domain.boundary import COLUMNS
from troth.domain.history import standing
from troth.domain.journey.dance import Pattern
from troth.domain.journey.lookup import every, rounds
from troth.domain.journey.session import FORMS, Session, when
from troth.domain.outlook import current_due
from troth.domain.records import Commitment
from troth.domain.schedule import has_fixed_days
from troth.domain.schedule.dated import Daily
from troth.domain.wording import count, day_and_date
from troth.practice.definition import Practice
from troth.practice.steps import Choose


class Candidate(NamedTuple):
    """A record that can be chosen; `about` tells it from others with the same words."""

    record: ChosenRecord
    about: str


def listed(step: Choose, practice: Practice, book: Book, today: date) -> list[Candidate]:
    """What `step` offers beside its options, what is at hand first; cards in the order of the board."""
    if step.book is None:
        return []
    if step.book == "boundaries":
        return _cards(step, practice, book, today)
    if step.book == "patterns":
        return _patterns(book)
    if step.book in ("coming", "sessions"):
        return _sessions(book, today, to_come=step.book == "coming")
    mine = [promise for promise in book.commitments() if promise.by != "partner"]
    movable = step.book == "promises"
    find = _movable if movable else missed_day
    dated = [(day, promise) for promise in mine if (day := find(book, promise, today)) is not None]
    dated.sort(key=lambda pair: pair[0], reverse=not movable)
    return [Candidate(ChosenRecord("commitments", each.uid, each.title, day), day_and_date(day)) for day, each in dated]


def _movable(book: Book, promise: Commitment, today: date) -> date | None:
    """The day by which a promise is due, if it has a fixed one that can be moved to another."""
    schedule = promise.schedule
    loose = isinstance(schedule, Daily) or not has_fixed_days(schedule)
    return None if loose or standing(promise, today) != "active" else current_due(book, promise, today)


def _cards(step: Choose, practice: Practice, book: Book, today: date) -> list[Candidate]:
    """My cards in the columns that were asked for; what is private only in a practice for one alone."""
    wanted = [column for column in COLUMNS if column in step.columns or not step.columns]
    alone = practice.who == "solo"
    found = [
        card
        for card in cards(book, today)
        if card.boundary.owner == "me"
        and card.status in wanted
        and (alone or not (card.boundary.unsaid or card.status == "forming"))
    ]
    found.sort(key=lambda card: wanted.index(card.status))
    return [
        Candidate(ChosenRecord("boundaries", card.boundary.uid, card.boundary.statement), COLUMNS[card.status])
        for card in found
    ]


def _patterns(book: Book) -> list[Candidate]:
    """The patterns, those that do not rest first."""
    found = sorted(every(book, Pattern), key=lambda each: (each.state == "resting", each.number))
    return [
        Candidate(ChosenRecord("patterns", each.uid, each.name), count(len(rounds(book, each.number)), "time"))
        for each in found
    ]


def _sessions(book: Book, today: date, to_come: bool) -> list[Candidate]:
    """The planned sessions that are still to come, the next first; or those whose day was, the last first."""
    planned = [each for each in every(book, Session) if each.state == "planned"]
    found = [each for each in planned if (each.day >= today if to_come else each.day <= today)]
    found.sort(key=lambda each: (each.day, each.time), reverse=not to_come)
    return [Candidate(ChosenRecord("sessions", each.uid, when(each)), each.who or FORMS[each.form]) for each in found]
