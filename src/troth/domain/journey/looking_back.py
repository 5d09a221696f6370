"""What comes back by itself: good moments a year ago, and ways that nothing touched for a while."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, cast

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.journey.evening import DayMonth
from troth.domain.records import Month

WAYS = range(1, 8)

QUIET = timedelta(days=28)
"""After so long a way that nothing touched may be named, and never in the first time of use."""

MOST_WAYS = 3
"""What is for more ways than so many is for none in particular."""

_NEAR = 3
_A_MONTH_AGO = range(29, 32)


class WayTouched(NamedTuple):
    """Something that was done on a day, and the ways it is for."""

    day: date
    ways: tuple[int, ...]


class Anniversary(NamedTuple):
    """The day of a good moment that comes back: so many years ago, or a month ago where that is 0."""

    day: date
    years: int


def first_used(book: Book) -> date | None:
    """The first day of which anything was noted."""
    days = [day for table in _TABLES if (day := book.source.first_day(table)) is not None]
    return min([*days, *(day for table in _BY_MONTH for day in _days_of_first_month(book, table))], default=None)


_TABLES: tuple[Table, ...] = ("boundary_events", "reflections", "checkins", "incidents", "thanks", "celebrations")

_BY_MONTH: tuple[Table, ...] = ("months", "days")


def _days_of_first_month(book: Book, table: Table) -> list[date]:
    first = book.source.first_day(table)
    if first is None:
        return []
    months = cast("list[Month | DayMonth]", [*book.source.between(table, first, first)])
    return [month.first.replace(day=day) for month in months for day, _ in month.days]


def untouched(touched: Iterable[WayTouched], first: date | None, today: date) -> tuple[int, ...]:
    """The ways for which nothing was done in 28 days; none are named in the first 28 days, from the day `first` on."""
    if first is None or today - first < QUIET:
        return ()
    seen = {way for each in touched if _counts(each, today) for way in each.ways}
    return tuple(way for way in WAYS if way not in seen)


def _counts(each: WayTouched, today: date) -> bool:
    return len(each.ways) <= MOST_WAYS and today - QUIET < each.day <= today


def anniversary(days: Iterable[date], first: date, today: date) -> Anniversary | None:
    """Of the `days` of good moments the nearest to this day of an earlier year, then of the latest year.

    In the first year, from the day `first` on, one of about a month ago.
    """
    found = []
    for day in days:
        for years in range(1, today.year - day.year + 2):
            away = abs((years_before(today, years) - day).days)
            if away <= _NEAR and day < today:
                found.append((away, years, day))
    if found:
        _, years, day = min(found, key=lambda each: (each[0], each[1], -each[2].toordinal()))
        return Anniversary(day, years)
    if today < years_before(first, -1):
        month = [day for day in days if (today - day).days in _A_MONTH_AGO]
        return Anniversary(max(month), 0) if month else None
    return None


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; where that year has no 29 February, the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
