"""Seven days, and what both can count on in each: rhythms once, then day by day what has a day."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from troth.domain.amends import amends_due
from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import occasion_on, recorded, recorded_between, standing, tally_on
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import due_on, next_days, rank
from troth.domain.records import Commitment
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.wording import DAY_NAMES, by_day

if TYPE_CHECKING:
    from troth.domain.follow_up import Repair

DAYS = 7
_OFTEN = 5
"""What is due on so many of the seven days is a rhythm of the week, and said once."""


class WeekEntry(NamedTuple):
    """A promise in a week: the `day` an answer there is recorded for, `when` in a word, what was said of that day.

    Of what is counted in a week or month, `left` says how often more, and `until` is the last day of that. With a
    `repair` it is the amends that were promised for that day, and are still to be made.
    """

    commitment: Commitment
    day: date
    when: str = ""
    outcome: Outcome | None = None
    left: str = ""
    until: date | None = None
    repair: "Repair | None" = None

    @property
    def title(self) -> str:
        """The promise, or the amends."""
        return self.commitment.title if self.repair is None else f"Amends: {self.repair.amends}"


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
            rhythms += _counted(book, promise, days, today)
            continue
        if isinstance(promise.schedule, Once) and (answers := recorded(book, promise.number)):
            when, said = answers[-1]
            if promise.schedule.due in days and promise.state != "released":
                dated[promise.schedule.due].append(WeekEntry(promise, when, promise.schedule.time, said.outcome))
            continue
        due = _due(book, promise, days, today)
        if len(due) >= _OFTEN and not isinstance(promise.schedule, Once):
            rhythms.append(WeekEntry(promise, due[0], _named(due), _said(book, promise, due[0])))
            continue
        for day in due:
            time = promise.schedule.time if isinstance(promise.schedule, Once) else ""
            dated[day].append(WeekEntry(promise, day, time, _said(book, promise, day)))
    for repair in amends_due(book, days[-1]):
        day = max(repair.amends_by or today, today)
        if day in days:
            dated[day].append(WeekEntry(book.commitment(repair.of), day, repair=repair))
    rhythms.sort(key=lambda entry: entry.until is not None)
    return Week(tuple(rhythms), {day: tuple(entries) for day, entries in dated.items()})


def _due(book: Book, promise: Commitment, days: list[date], today: date) -> list[date]:
    if isinstance(promise.schedule, OnCue):
        return []
    found = {day for day in next_days(book, promise, max(days[0] - ONE_DAY, today), DAYS) if day in days}
    if today in days and due_on(book, promise, today) is not None:
        found.add(today)
    if promise.state != "released":
        found |= recorded_between(book, promise.number, days[0], days[-1]).keys()
    return sorted(found)


def _counted(book: Book, promise: Commitment, days: list[date], today: date) -> list[WeekEntry]:
    """What is left of its week or month, and what became of that; nothing where it rests when the days begin."""
    first = max(days[0], promise.starts_on)
    tally = tally_on(book, promise, first, today) if first <= days[-1] else None
    if tally is None or standing(promise, first) != "active":
        return []
    until = tally.span.last
    if tally.outcome is not None:
        return [WeekEntry(promise, first, by_day(until, today), tally.outcome, until=until)]
    left = tally.needed - tally.kept
    more = f"{left} more" if tally.kept else f"{left} times" if left > 1 else "once"
    return [WeekEntry(promise, first, by_day(until, today), left=more, until=until)]


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
