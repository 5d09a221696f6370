"""The past of one promise: what came of each occasion that is closed, and which of them nobody answered."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from troth.domain.book import Book
from troth.domain.days import ONE_DAY, DaySpan, Weeks, days_between
from troth.domain.early import counted
from troth.domain.history import is_paused, period_on, recorded, recorded_between, tally, tally_on
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import OPEN_DAYS, calendar_days
from troth.domain.records import Commitment, Occasion
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once

Went = Outcome | None
"""How a closed occasion went; None where nobody answered while it was asked about."""


def past_occasions(book: Book, commitment: Commitment, today: date) -> list[Went]:
    """Every closed occasion, oldest first; a period counts once, by the rules of its time."""
    answers = list(counted(commitment, recorded(book, commitment.number), today))
    silent = silent_days(book, commitment, commitment.starts_on, today, today)
    if any(isinstance(version.schedule, TimesPer) for version in commitment.schedules):
        found = [*((day, None) for day in silent), *_with_periods(book, commitment, answers, today)]
    elif silent:
        found = [*((day, None) for day in silent), *((day, occasion.outcome) for day, occasion in answers)]
    else:
        return [occasion.outcome for _, occasion in answers]
    return [went for _, went in sorted(found, key=lambda pair: pair[0])]


def silent_days(book: Book, commitment: Commitment, first: date, last: date, today: date) -> list[date]:
    """The due days from `first` to `last` that nobody answered while they were asked about.

    A one-off is asked about until it is answered; what follows the last time, a cue and a period have no such days.
    """
    past = _last_silent(commitment, today)
    last = first - ONE_DAY if past is None else min(last, past)
    if last < first or isinstance(commitment.schedule, Once):
        return []
    known = recorded_between(book, commitment.number, first, last)
    due = calendar_days(book, commitment, first, last)
    return [day for day in due if day not in known and not is_paused(commitment, day)]


def silent_periods(book: Book, commitment: Commitment, today: date) -> list[date]:
    """Of each period that nobody answered while it was asked about, its last day without an answer."""
    days = []
    for span in _spans(commitment, book.settings.weeks, today):
        said = recorded_between(book, commitment.number, *span)
        tallied = tally_on(book, commitment, span.first, today)
        free = [day for day in days_between(*span) if day not in said]
        silent = free and tallied is not None and tallied.outcome is None
        if silent and _is_silent(commitment, span, today, begun=bool(said)):
            days.append(free[-1])
    return days


def _last_silent(commitment: Commitment, today: date) -> date | None:
    """The last day whose silence is past; None for what nobody has agreed to."""
    if commitment.state in ("draft", "offered"):
        return None
    ends = [max(today - timedelta(days=OPEN_DAYS), min(today, commitment.asks_from or date.min)) - ONE_DAY]
    ends += [commitment.closed_on - ONE_DAY] if commitment.closed_on is not None else []
    ends += [commitment.ends_on] if commitment.ends_on is not None else []
    return min(ends)


def _with_periods(
    book: Book, commitment: Commitment, answers: Iterable[tuple[date, Occasion]], today: date
) -> Iterator[tuple[date, Went]]:
    """Days that count by themselves, and periods by their first day."""
    weeks, said = book.settings.weeks, set[DaySpan]()
    for found, group in groupby(answers, key=lambda pair: period_on(commitment, pair[0], weeks)):
        if found is None:
            yield from ((day, occasion.outcome) for day, occasion in group)
            continue
        schedule, span = found
        outcome = tally(schedule, span, dict(group), today).outcome
        said.add(span)
        if outcome is not None or _is_silent(commitment, span, today, begun=True):
            yield span.first, outcome
    for span in _spans(commitment, weeks, today):
        if span not in said and _is_silent(commitment, span, today, begun=False):
            yield span.first, None


def _spans(commitment: Commitment, weeks: Weeks, today: date) -> Iterator[DaySpan]:
    """The periods that a promise was counted in, up to `today`."""
    known = set[DaySpan]()
    ends = [version.since for version in commitment.schedules[1:]] + [today]
    for version, end in zip(commitment.schedules, ends, strict=True):
        day = version.since
        while isinstance(version.schedule, TimesPer) and day < end:
            found = period_on(commitment, day, weeks)
            if found is None:
                break
            span = found[1]
            if span not in known:
                known.add(span)
                yield span
            day = span.last + ONE_DAY


def _is_silent(commitment: Commitment, span: DaySpan, today: date, begun: bool) -> bool:
    """Whether a period that was left open is past asking; of one that did not run whole something must be said."""
    last = _last_silent(commitment, today)
    whole = commitment.schedules[0].since <= span.first
    if last is None or span.last > last or not (whole or begun):
        return False
    return not any(pause.since <= span.last and (pause.until or date.max) >= span.first for pause in commitment.pauses)
