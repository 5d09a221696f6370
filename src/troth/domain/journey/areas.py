"""The figures of each area of the weekly look, and what of them is better or to talk about."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import week_start
from troth.domain.journey.check_in import AREAS, CheckIn
from troth.domain.journey.lookup import between
from troth.domain.journey.usual import (
    BEFORE,
    AreaAnswer,
    Lasting,
    Series,
    SinceThen,
    Usual,
    lasting,
    series,
    since_then,
    usual_before,
)

YEAR = 52
"""So many weeks are looked at for what changed."""

TALK_FROM = 2
"""Below one's usual for so many check-ins an area is worth a talk."""


class AreaFigures(NamedTuple):
    """What the answers of one area come to: how it stands, what is usual, and how it is against then.

    `usual` is that of the last week that was answered.
    """

    area: int
    found: Series
    standing: Lasting | None
    usual: Usual | None
    then: SinceThen | None

    @property
    def rise(self) -> float:
        """By how much the last weeks are higher than the first."""
        return 0.0 if self.then is None else self.then.now - self.then.then


class AllAreas(NamedTuple):
    """The figures of all areas over the weeks of a year, the check-ins they come from, and when the first one was."""

    weeks: tuple[date, ...]
    areas: tuple[AreaFigures, ...]
    check_ins: tuple[CheckIn, ...]

    @property
    def last(self) -> date | None:
        """The day of the last check-in."""
        return max((each.day for each in self.check_ins), default=None)


def weeks_until(today: date, week_starts: int, running: bool) -> tuple[date, ...]:
    """The first days of the last weeks that are over on `today`; of the `running` one too, where that is wanted."""
    last = week_start(today, week_starts) - timedelta(weeks=0 if running else 1)
    return tuple(last - timedelta(weeks=back) for back in range(YEAR - 1, -1, -1))


def all_areas(book: Book, today: date) -> AllAreas:
    """The figures of each area, from the check-ins of a year and of the half year before it.

    The running week is one of the weeks once it was looked at; until then it is no gap either.
    """
    starts = book.settings.weeks.starts
    check_ins = between(book, CheckIn, today - timedelta(weeks=YEAR + 1) - BEFORE, today)
    weeks = weeks_until(today, starts, any(each.day >= week_start(today, starts) for each in check_ins))
    areas = tuple(area_figures(check_ins, area, weeks, today, starts) for area in range(len(AREAS)))
    return AllAreas(weeks, areas, check_ins)


def area_figures(
    check_ins: Iterable[CheckIn], area: int, weeks: Sequence[date], today: date, week_starts: int
) -> AreaFigures:
    """The figures of one area; of the running week only how it stands is looked at."""
    given = ((each.day, each.number, each.values[area]) for each in check_ins)
    answers = [
        AreaAnswer(day, value) for day, _, value in sorted(given, key=lambda each: each[:2]) if value is not None
    ]
    found = series(answers, week_starts)
    last = max(found, default=None)
    usual = None if last is None else usual_before(found, last)
    return AreaFigures(area, found, lasting(found, today), usual, since_then(found, weeks))


def better(areas: Iterable[AreaFigures]) -> list[AreaFigures]:
    """The areas that are higher than then, the one that rose most first."""
    risen = (each for each in areas if each.then is not None and each.then.word == "higher")
    return sorted(risen, key=lambda each: (-each.rise, each.area))


def worth_a_talk(areas: Iterable[AreaFigures]) -> list[AreaFigures]:
    """The areas that were below one's usual for two check-ins or more, the longest first."""
    below = [
        each
        for each in areas
        if each.standing is not None and each.standing.word == "below" and each.standing.weeks >= TALK_FROM
    ]
    return sorted(below, key=lambda each: (-each.standing.weeks if each.standing else 0, each.area))
