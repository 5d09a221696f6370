"""The days of a promise that wait for an answer, where there is more than one."""

from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import is_paused, recorded_between
from troth.domain.outlook import OPEN_DAYS, calendar_days, open_before
from troth.domain.records import Commitment


def open_days(book: Book, promise: Commitment, day: date) -> list[date]:
    """The days before `day` that are still to be answered for, the oldest first."""
    entry = open_before(book, promise, day)
    if entry is None:
        return []
    first, last = day - timedelta(days=OPEN_DAYS), day - ONE_DAY
    answered = recorded_between(book, promise.number, first, last)
    due = calendar_days(book, promise, first, last)
    return [each for each in due if each not in answered and not is_paused(promise, each)] or [entry.day]
