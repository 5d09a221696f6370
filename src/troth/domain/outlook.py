"""What a day asks: what is due, what is still open from the days before, and what comes next."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from troth.domain.amends import amends_due
from troth.domain.book import Book
from troth.domain.days import ONE_DAY, DaySpan, days_between
from troth.domain.history import (
    is_paused,
    last_recorded,
    occasion_on,
    recorded,
    recorded_between,
    rest_on,
    standing,
    tally_on,
    version_on,
)
from troth.domain.outcome_table import Outcome
from troth.domain.records import Commitment
from troth.domain.schedule import due_after, due_days, first_due, follows_last, next_due_days
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once

if TYPE_CHECKING:
    from troth.domain.follow_up import Repair

OPEN_DAYS = 7
"""So many days an unanswered occasion stays on Today."""

SOON_DAYS = 7
"""One-off promises due within so many days are shown as coming; rhythms where they are due tomorrow."""

_SIZES = {"big": 0, "medium": 1, "small": 2}


class OutlookEntry(NamedTuple):
    """A promise on a day's list.

    `day` is the day that an answer given here is recorded for, `due` the day by which it is asked, `outcome` None while
    it is open; `kept` of `needed` counts a period; `others` tells how many more open days stand behind this one.
    """

    commitment: Commitment
    day: date
    due: date | None
    outcome: Outcome | None = None
    kept: int = 0
    needed: int = 1
    others: int = 0


class Agenda(NamedTuple):
    """A day's list: what is due, still open from before, quiet too long, coming soon, waiting for its cue, and amends.

    Amends with a day are asked for from that day on, until they are made.
    """

    day: date
    due: tuple[OutlookEntry, ...]
    still_open: tuple[OutlookEntry, ...]
    quiet: tuple[OutlookEntry, ...]
    soon: tuple[OutlookEntry, ...]
    cues: tuple[OutlookEntry, ...]
    amends: "tuple[Repair, ...]" = ()

    @property
    def left(self) -> int:
        """How many that are due are still open, amends among them."""
        return len(self.due) - self.answered + len(self.amends)

    @property
    def answered(self) -> int:
        """How many that are due have an answer."""
        return sum(entry.outcome is not None for entry in self.due)


def rank(promise: Commitment) -> tuple[int, int]:
    """Where a promise stands in a list: big ones first, then by number."""
    return _SIZES[promise.size], promise.number


def agenda(book: Book, day: date) -> Agenda:
    """Everything `day` asks, big promises first; what only the other person can answer is not asked."""
    mine = [promise for promise in book.commitments() if promise.by != "partner"]
    promises = sorted(mine, key=rank)
    running = [promise for promise in promises if standing(promise, day) == "active"]
    due = _some(due_on(book, promise, day) for promise in promises)
    still_open = _some(open_before(book, promise, day) for promise in promises)
    quiet = _some(_quiet(book, promise, day) for promise in running)
    answered = {entry.commitment.number for entry in due}
    listed = answered | {entry.commitment.number for entry in still_open}
    ahead = _some(_soon(book, promise, day) for promise in running if promise.number not in listed)
    soon = sorted(ahead, key=lambda entry: entry.due or day)
    cues = _some(_cue(promise, day) for promise in running if promise.number not in answered)
    return Agenda(day, due, still_open, quiet, tuple(soon), cues, amends_due(book, day))


def due_on(book: Book, promise: Commitment, day: date) -> OutlookEntry | None:
    """The promise as `day` asks for it, or as it was answered that day; None when that day is not concerned."""
    occasion = occasion_on(book, promise.number, day)
    if standing(promise, day) != "active" and (occasion is None or promise.state == "released"):
        return None
    schedule = version_on(promise, day).schedule
    if isinstance(schedule, TimesPer):
        return _due_in_period(book, promise, day)
    if occasion is not None:
        return OutlookEntry(promise, day, day, occasion.outcome)
    if isinstance(schedule, Once):
        last = schedule.due + timedelta(days=schedule.grace_days)
        return OutlookEntry(promise, day, schedule.due) if schedule.due <= day <= last else None
    if follows_last(schedule):
        span = _span_after_last(book, promise, day)
        return OutlookEntry(promise, day, span.last) if max(span.first, promise.starts_on) <= day else None
    return OutlookEntry(promise, day, day) if calendar_days(book, promise, day, day) else None


def open_before(book: Book, promise: Commitment, day: date) -> OutlookEntry | None:
    """The latest unanswered occasion of the days before `day`, while it is still to be asked about."""
    if promise.state != "active":
        return None
    asks_from = promise.asks_from or date.min
    first, last = max(day - timedelta(days=OPEN_DAYS), asks_from), day - ONE_DAY
    schedule = version_on(promise, last).schedule
    if isinstance(schedule, Once):
        late = day > schedule.due + timedelta(days=schedule.grace_days) and schedule.due >= asks_from
        waiting = late and standing(promise, day) == "active" and not recorded(book, promise.number)
        return OutlookEntry(promise, schedule.due, schedule.due) if waiting else None
    if isinstance(schedule, TimesPer):
        entry = _open_period(book, promise, day)
        return None if entry is None or (entry.due or day) < asks_from else entry
    answered = recorded_between(book, promise.number, first, last)
    days = [
        due for due in calendar_days(book, promise, first, last) if due not in answered and not is_paused(promise, due)
    ]
    return OutlookEntry(promise, days[-1], days[-1], others=len(days) - 1) if days else None


def calendar_days(book: Book, promise: Commitment, first: date, last: date) -> list[date]:
    """The due days of a promise from `first` to `last`, by the schedules of their time and with its moves."""
    if promise.ends_on is not None:
        last = min(last, promise.ends_on)
    days = _scheduled(promise, first, last)
    if isinstance(promise.schedule, Once):
        return sorted(days)
    moved: set[date] = set()
    for move in book.moves(promise.number):
        if move.day in moved or _scheduled(promise, move.day, move.day):
            days.discard(move.day)
            moved.discard(move.day)
            moved.add(move.to)
    return sorted(days | {day for day in moved if first <= day <= last})


def _scheduled(promise: Commitment, first: date, last: date) -> set[date]:
    days: set[date] = set()
    until = last
    for version in reversed(promise.schedules):
        days.update(due_days(version.schedule, version.since, first, until))
        until = min(until, version.since - ONE_DAY)
    return days


def next_days(book: Book, promise: Commitment, day: date, wanted: int = 3) -> list[date]:
    """The next `wanted` days after `day` on which the promise will be due and has no answer, as far as is known."""
    if promise.state != "active":
        return []
    is_period = isinstance(promise.schedule, TimesPer)
    found: list[date] = []
    for due in _coming(book, promise, day, wanted):
        if (promise.ends_on is not None and due > promise.ends_on) or _awake(promise, due) is None:
            break
        if not is_paused(promise, due) and (is_period or occasion_on(book, promise.number, due) is None):
            found.append(due)
        if len(found) == wanted:
            break
    return found


def current_due(book: Book, promise: Commitment, day: date) -> date | None:
    """The day by which the promise is next asked for: open now, or the next one; None when there is none."""
    entry = due_on(book, promise, day)
    if (entry is None or entry.outcome is not None) and isinstance(promise.schedule, Once):
        entry = open_before(book, promise, day)
    if entry is not None and entry.outcome is None:
        return entry.due
    return next(iter(next_days(book, promise, day, 1)), None)


def told_last(book: Book, promise: Commitment) -> date | None:
    """When the other person was last told how it goes."""
    return max((update.day for update in book.updates(promise.number)), default=None)


def _coming(book: Book, promise: Commitment, day: date, batch: int) -> Iterator[date]:
    schedule, after = promise.schedule, day
    if isinstance(schedule, TimesPer):
        first = max(day + ONE_DAY, promise.starts_on)
        found = tally_on(book, promise, first, first)
        while found is not None:
            if found.outcome is None:
                yield found.span.last
            first = found.span.last + ONE_DAY
            found = tally_on(book, promise, first, first)
    elif follows_last(schedule):
        in_force = max(day + ONE_DAY, promise.schedules[-1].since)
        due: date | None = _span_after_last(book, promise, in_force).last
        if due is not None and due <= day:
            due = day + ONE_DAY if is_paused(promise, day) else due_after(schedule, day).last
        while (due := None if due is None else _awake(promise, due)) is not None:
            yield due
            due = due_after(schedule, due).last
    else:
        moves = book.moves(promise.number)
        while ahead := next_due_days(schedule, promise.schedules[-1].since, after, batch + len(moves)):
            reach = max([*ahead, *(move.to for move in moves)])
            yield from calendar_days(book, promise, after + ONE_DAY, reach)
            if promise.ends_on is not None and promise.ends_on <= reach:
                return
            after = reach


def _awake(promise: Commitment, day: date) -> date | None:
    while (rest := rest_on(promise, day)) is not None:
        if rest.until is None:
            return None
        day = rest.until + ONE_DAY
    return day


def _due_in_period(book: Book, promise: Commitment, day: date) -> OutlookEntry | None:
    found = tally_on(book, promise, day, day)
    occasion = occasion_on(book, promise.number, day)
    if found is None or (occasion is None and (found.outcome is not None or day < promise.starts_on)):
        return None
    return OutlookEntry(promise, day, found.span.last, occasion and occasion.outcome, found.kept, found.needed)


def _open_period(book: Book, promise: Commitment, day: date) -> OutlookEntry | None:
    """The last period before `day`; one that did not run whole is asked about only if something was said of it."""
    found = tally_on(book, promise, day - ONE_DAY, day)
    if found is not None and found.span.last >= day:
        found = tally_on(book, promise, found.span.first - ONE_DAY, day)
    if found is None or found.outcome is not None or not 0 < (day - found.span.last).days <= OPEN_DAYS:
        return None
    span, begun = found.span, tally_on(book, promise, found.span.first, day)
    days = [each for each in days_between(*span) if promise.ends_on is None or each <= promise.ends_on]
    answered = recorded_between(book, promise.number, *span)
    whole = promise.schedules[0].since <= span.first and span.last in days and begun is not None and begun.span == span
    free = [each for each in days if each not in answered]
    if not free or not (whole or answered) or any(is_paused(promise, each) for each in days):
        return None
    return OutlookEntry(promise, free[-1], span.last, None, found.kept, found.needed)


def _span_after_last(book: Book, promise: Commitment, day: date) -> DaySpan:
    version = version_on(promise, day)
    last = last_recorded(book, promise.number, day)
    return first_due(version.schedule, version.since) if last is None else due_after(version.schedule, last)


def _quiet(book: Book, promise: Commitment, day: date) -> OutlookEntry | None:
    told, schedule = told_last(book, promise), promise.schedule
    since = told or max(promise.starts_on, promise.agreed_on or promise.starts_on)
    silent = promise.tell_every is not None and (day - since).days >= promise.tell_every
    if promise.tell_before is not None and isinstance(schedule, Once):
        first = schedule.due - timedelta(days=promise.tell_before)
        silent = silent or (first <= day <= schedule.due and (told is None or told < first))
    return OutlookEntry(promise, day, since) if silent else None


def _soon(book: Book, promise: Commitment, day: date) -> OutlookEntry | None:
    """A one-off that is near, and a rhythm that is due tomorrow."""
    schedule = promise.schedule
    if isinstance(schedule, Once):
        near = day < schedule.due <= day + timedelta(days=SOON_DAYS)
        return OutlookEntry(promise, day, schedule.due) if near else None
    comes = not isinstance(schedule, OnCue) and day + ONE_DAY in next_days(book, promise, day, 1)
    return OutlookEntry(promise, day, day + ONE_DAY) if comes else None


def _cue(promise: Commitment, day: date) -> OutlookEntry | None:
    cued = isinstance(promise.schedule, OnCue) and promise.starts_on <= day
    return OutlookEntry(promise, day, None) if cued else None


def _some(entries: Iterable[OutlookEntry | None]) -> tuple[OutlookEntry, ...]:
    return tuple(entry for entry in entries if entry is not None)
