"""Seven days, and what both can count on in each: rhythms once, then day by day what has a day."""

from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import occasion_on, standing, tally_on
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import due_on, next_days, rank
from troth.domain.records import Commitment
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.wording import DAY_NAMES, by_day

DAYS = 7
_OFTEN = 5
"""What is due on so many of the seven days is a rhythm of the week, and said once."""


class WeekEntry(NamedTuple):
    """A promise in a week: `when` in a word or two, and what was said of it where that is known."""

    commitment: Commitment
    when: str
    outcome: Outcome | None = None


class Week(NamedTuple):
    """The days of a week from the first, each with what is due on it, and the rhythms that need no day."""

    rhythms: tuple[WeekEntry, ...]
    days: dict[date, tuple[WeekEntry, ...]]

    @property
    def is_empty(self) -> bool:
        """Nothing can be counted on."""
        return not self.rhythms and not any(self.days.values())


def coming_week(book: Book, first: date, today: date) -> Week:
    """The seven days from `first`, today or later, as they are known on `today`."""
    days = [first + timedelta(days=away) for away in range(DAYS)]
    rhythms: list[WeekEntry] = []
    dated: dict[date, list[WeekEntry]] = {day: [] for day in days}
    for promise in sorted(book.commitments(), key=rank):
        if isinstance(promise.schedule, TimesPer):
            rhythms += _counted(book, promise, first, today)
            continue
        due = _due(book, promise, days, today)
        if len(due) >= _OFTEN and not isinstance(promise.schedule, Once):
            rhythms.append(WeekEntry(promise, _named(due), _said(book, promise, today) if first == today else None))
            continue
        for day in due:
            time = promise.schedule.time if isinstance(promise.schedule, Once) else ""
            dated[day].append(WeekEntry(promise, time, _said(book, promise, day)))
    return Week(tuple(rhythms), {day: tuple(entries) for day, entries in dated.items()})


def _due(book: Book, promise: Commitment, days: list[date], today: date) -> list[date]:
    if isinstance(promise.schedule, OnCue):
        return []
    found = [day for day in next_days(book, promise, max(days[0] - ONE_DAY, today), DAYS) if day in days]
    asked = today in days and due_on(book, promise, today) is not None
    return [today, *found] if asked else found


def _counted(book: Book, promise: Commitment, first: date, today: date) -> list[WeekEntry]:
    """What is left of its week or month; nothing where it rests on the first day, or is kept already."""
    tally = tally_on(book, promise, first, today)
    if tally is None or standing(promise, first) != "active" or tally.outcome is not None or promise.starts_on > first:
        return []
    left = tally.needed - tally.kept
    more = f"{left} more" if tally.kept else f"{left} times" if left > 1 else "once"
    return [WeekEntry(promise, f"{more} {by_day(tally.span.last, today)}")]


def _said(book: Book, promise: Commitment, day: date) -> Outcome | None:
    occasion = occasion_on(book, promise.number, day)
    return None if occasion is None else occasion.outcome


def _named(due: list[date]) -> str:
    """daily, Mon-Fri, 6 days."""
    if len(due) == DAYS:
        return "daily"
    if [day.weekday() for day in sorted(due, key=date.weekday)] == list(range(_OFTEN)):
        return f"{DAY_NAMES[0]}-{DAY_NAMES[_OFTEN - 1]}"
    return f"{len(due)} days"
