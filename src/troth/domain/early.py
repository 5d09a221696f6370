"""What is said before its day, and from when it counts."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import occasion_on, recorded_between, said_by, version_on
from troth.domain.outcome_table import OUTCOMES
from troth.domain.outlook import calendar_days, next_days, open_before
from troth.domain.records import Commitment, Occasion
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


Answer = tuple[date, Occasion]


def counted(promise: Commitment, answers: Iterable[Answer], today: date) -> Iterator[Answer]:
    """Of `answers`, oldest first, those that count on `today`: of days that have come, and what was said ahead.

    A day ahead that can't have been said by now came by a wrong clock or with days from elsewhere, and counts when it
    comes. What is out of one's hands may be said of any day ahead, kept of the coming occasion alone.
    """
    is_next = True
    for day, occasion in answers:
        if day <= today:
            yield day, occasion
        elif said_by(occasion, today):
            said = datetime.fromtimestamp(occasion.at, tz=UTC).date()
            is_early = is_next and occasion.outcome == "kept" and can_be_early(version_on(promise, said).schedule)
            if OUTCOMES[occasion.outcome].ahead or is_early:
                yield day, occasion
            is_next = is_next and occasion.outcome != "kept"
