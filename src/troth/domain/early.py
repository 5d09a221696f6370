"""What is kept before its day."""

from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import occasion_on, recorded_between, version_on
from troth.domain.outlook import calendar_days, next_days, open_before
from troth.domain.records import Commitment
from troth.domain.schedule import can_be_early


def early_for(book: Book, promise: Commitment, day: date) -> date | None:
    """The coming occasion that an answer on `day` is for; None where it is for `day` itself.

    It is for the coming one where `day` is not due, that one is nearer than the last, and the last is not still open.
    """
    if not can_be_early(version_on(promise, day).schedule) or occasion_on(book, promise.number, day) is not None:
        return None
    if calendar_days(book, promise, day, day) or open_before(book, promise, day) is not None:
        return None
    known = recorded_between(book, promise.number, day + ONE_DAY, day + timedelta(days=366))
    coming = min([*known, *next_days(book, promise, day, 1)], default=None)
    if coming is None or calendar_days(book, promise, day - (coming - day), day - ONE_DAY):
        return None
    return coming
