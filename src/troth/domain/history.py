"""The history of one promise: its occasions as recorded, read a month at a time, and what they add up to."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import ONE_DAY, DaySpan, Weeks, days_between, first_of_month, month_after
from troth.domain.outcome_table import OUTCOMES, Outcome
from troth.domain.records import Commitment, Month, Occasion, Pause, Version
from troth.domain.schedule import period
from troth.domain.schedule.counted import TimesPer


class Tally(NamedTuple):
    """A period of a `times_per` promise: its days, how often it was kept, how often it is to be, and the outcome."""

    span: DaySpan
    kept: int
    needed: int
    outcome: Outcome | None


def rest_on(commitment: Commitment, day: date) -> Pause | None:
    """The pause in which the promise rests on `day`; of several the one that ends last."""
    covering = [pause for pause in commitment.pauses if pause.since <= day <= (pause.until or date.max)]
    return max(covering, key=lambda pause: pause.until or date.max, default=None)


def is_paused(commitment: Commitment, day: date) -> bool:
    """Whether the promise rests on `day`."""
    return rest_on(commitment, day) is not None


def standing(commitment: Commitment, day: date) -> str:
    """The state as it is on `day`: the stored one, or `paused` or `done` where the calendar makes it so."""
    if commitment.state != "active":
        return commitment.state
    if commitment.ends_on is not None and day > commitment.ends_on:
        return "done"
    return "paused" if is_paused(commitment, day) else "active"


def ended_as(book: Book, commitment: Commitment, day: date) -> str:
    """The state as it is on `day`, and of a one-off that was answered neither kept nor not kept, the answer."""
    if commitment.state == "done" and (said := recorded(book, commitment.number)):
        return said[-1][1].outcome
    return standing(commitment, day)


def version_on(commitment: Commitment, day: date) -> Version:
    """The schedule in force on `day`; days before the first are read by the first."""
    earlier = [version for version in commitment.schedules if version.since <= day]
    return earlier[-1] if earlier else commitment.schedules[0]


def occasion_on(book: Book, number: int, day: date) -> Occasion | None:
    """What was recorded for that day of a promise."""
    month = book.month(number, first_of_month(day))
    return None if month is None else dict(month.days).get(day.day)


def recorded(book: Book, number: int) -> list[tuple[date, Occasion]]:
    """Everything recorded for a promise, oldest first."""
    return [pair for month in book.months(number) for pair in _dated(month)]


def recorded_between(book: Book, number: int, first: date, last: date) -> dict[date, Occasion]:
    """What was recorded for the days from `first` to `last`, both included."""
    found: dict[date, Occasion] = {}
    month = first_of_month(first)
    while month <= last:
        if (stored := book.month(number, month)) is not None:
            found.update((day, occasion) for day, occasion in _dated(stored) if first <= day <= last)
        month = month_after(month)
    return found


def last_recorded(book: Book, number: int, before: date) -> date | None:
    """The last day before `before` for which anything was recorded."""
    month = first_of_month(before)
    for back in range(2):
        if (stored := book.month(number, month_after(month, -back))) is not None:
            days = [day for day, _ in _dated(stored) if day < before]
            if days:
                return days[-1]
    return max((day for day, _ in recorded(book, number) if day < before), default=None)


def period_on(commitment: Commitment, day: date, weeks: Weeks) -> tuple[TimesPer, DaySpan] | None:
    """The period that `day` is counted in, under the rules it ended with; None where days are counted by themselves."""
    schedule = version_on(commitment, day).schedule
    if not isinstance(schedule, TimesPer):
        return None
    span = period(schedule, day, weeks)
    ended_with = version_on(commitment, span.last).schedule
    if isinstance(ended_with, TimesPer) and ended_with.period == schedule.period:
        return ended_with, span
    return schedule, span


def speaks_for_all(occasion: Occasion) -> bool:
    """Whether what was said of a day of a period is said of all of it."""
    return OUTCOMES[occasion.outcome].run != "adds" and not occasion.day_only


def said_by(occasion: Occasion, today: date) -> bool:
    """Whether it can have been said by `today`, which lies at most a day from that in UTC; without a time it can't."""
    try:
        return datetime.fromtimestamp(occasion.at, tz=UTC).date() <= today + ONE_DAY
    except (ValueError, OverflowError, OSError):
        return False


def tally(schedule: TimesPer, span: DaySpan, days: dict[date, Occasion], today: date) -> Tally:
    """How a period stands on `today`: kept once it was kept often enough, else as the last word said of all of it.

    Else it is open as long as days enough are left; after that, it is what its single days come to. Of days ahead only
    what may be said of them counts, from when it is said: others came by a wrong clock or from elsewhere.
    """
    within = {
        day: occasion
        for day, occasion in sorted(days.items())
        if span.first <= day <= span.last
        and (day <= today or (OUTCOMES[occasion.outcome].ahead and said_by(occasion, today)))
    }
    others = [occasion for occasion in within.values() if OUTCOMES[occasion.outcome].run != "adds"]
    verdicts = [occasion.outcome for occasion in others if speaks_for_all(occasion)]
    kept = len(within) - len(others)
    left = sum(day not in within for day in days_between(max(today, span.first), span.last))
    outcome: Outcome | None = None
    if kept >= schedule.n:
        outcome = "kept"
    elif verdicts:
        outcome = verdicts[-1]
    elif others and kept + left < schedule.n:
        outcome = _come_to(schedule, kept, [occasion.outcome for occasion in others])
    return Tally(span, kept, schedule.n, outcome)


def _come_to(schedule: TimesPer, kept: int, others: list[Outcome]) -> Outcome:
    """What the single days of a period come to: kept where all that was not out of one's hands was."""
    weighed = [outcome for outcome in others if OUTCOMES[outcome].weight is not None]
    if kept and kept >= schedule.n - (len(others) - len(weighed)):
        return "kept"
    return min(weighed, key=lambda outcome: OUTCOMES[outcome].weight or 0, default=others[-1])


def tally_on(book: Book, commitment: Commitment, day: date, today: date) -> Tally | None:
    """How the period that `day` is counted in stands on `today`; None where days are counted by themselves."""
    counted = period_on(commitment, day, book.settings.weeks)
    if counted is None:
        return None
    schedule, span = counted
    return tally(schedule, span, recorded_between(book, commitment.number, *span), today)


def slack_left(book: Book, commitment: Commitment, day: date) -> int:
    """How much slack a promise has left in the month of `day`."""
    if commitment.matters_every_time or commitment.schedule.kind in ("once", "on_cue"):
        return 0
    month = book.month(commitment.number, first_of_month(day))
    taken = 0 if month is None else sum(occasion.outcome == "slack" for _, occasion in month.days)
    return max(0, commitment.slack_per_month - taken)


def _dated(month: Month) -> list[tuple[date, Occasion]]:
    return [(month.first.replace(day=day), occasion) for day, occasion in month.days]
