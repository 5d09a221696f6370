"""The days of a promise that wait for an answer, where there is more than one."""

from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.days import ONE_DAY, days_between
from troth.domain.history import is_paused, period_on, recorded_between, speaks_for_all
from troth.domain.outlook import OPEN_DAYS, calendar_days, open_before
from troth.domain.records import Commitment
from troth.domain.schedule.dated import Once

BACKLOG = 2
"""From so many late days on they can be settled at once."""


def open_days(book: Book, promise: Commitment, day: date) -> list[date]:
    """The days before `day` that are still to be answered for, the oldest first."""
    entry = open_before(book, promise, day)
    if entry is None:
        return []
    first, last = max(day - timedelta(days=OPEN_DAYS), promise.asks_from or date.min), day - ONE_DAY
    answered = recorded_between(book, promise.number, first, last)
    due = calendar_days(book, promise, first, last)
    return [each for each in due if each not in answered and not is_paused(promise, each)] or [entry.day]


def asked_days(book: Book, promise: Commitment, first: date, last: date) -> list[date]:
    """The due days from `first` to `last` that can still be open: none from where it was closed, however early."""
    days, closed = calendar_days(book, promise, first, last), promise.closed_on
    if closed is None:
        return days
    return [] if isinstance(promise.schedule, Once) else [day for day in days if day < closed]


def late_days(book: Book, day: date) -> int:
    """How many days before `day` wait for an answer, of all promises together."""
    return sum(len(open_days(book, promise, day)) for promise in book.commitments() if promise.by != "partner")


def day_of_period(book: Book, promise: Commitment, day: date, today: date) -> date | None:
    """The day on which an answer for the whole week or month of `day` stands; None where days count by themselves.

    It is the one that speaks for all of it already, else the last up to `today` that has no answer, else `day`.
    """
    counted = period_on(promise, day, book.settings.weeks)
    if counted is None:
        return None
    said = recorded_between(book, promise.number, *counted[1])
    spoken = [each for each, saying in said.items() if speaks_for_all(saying)]
    free = [each for each in days_between(*counted[1]) if each <= today and each not in said]
    return max(spoken or free, default=day)
