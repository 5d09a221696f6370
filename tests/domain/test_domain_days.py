"""Logical days: a day ends when the person's day ends. The moments are wall-clock times, so they carry no zone."""

# ruff: noqa: DTZ001

from datetime import date, datetime, timedelta

import pytest
from domain_helpers import day, do, made, quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.actions.settings import Set
from troth.domain.days import (
    DayEnds,
    DayRule,
    DaySpan,
    WeekRule,
    Weeks,
    days_between,
    first_of_month,
    logical_day,
    month_after,
    month_length,
    week_start,
)


@pytest.mark.parametrize(
    ("wall", "ends", "expected"),
    [
        (datetime(2026, 3, 2, 3, 59), 240, day(1)),
        (datetime(2026, 3, 2, 4, 0), 240, day(2)),
        (datetime(2026, 3, 2, 0, 0), 0, day(2)),
        (datetime(2026, 3, 1, 23, 59, 59), 0, day(1)),
        (datetime(2026, 3, 1, 5, 59), 360, date(2026, 2, 28)),
    ],
)
def test_the_day_of_a_moment(wall: datetime, ends: int, expected: date) -> None:
    assert logical_day(wall, DayEnds(ends), lambda _: False) == expected


def test_a_clock_put_back_does_not_bring_a_day_back() -> None:
    """At three it is two again: the day that ended at half past two has ended."""
    assert logical_day(datetime(2026, 10, 25, 2, 10), DayEnds(150), lambda _: False) == date(2026, 10, 24)
    assert logical_day(datetime(2026, 10, 25, 2, 10), DayEnds(150), lambda later: later.day == 25) == date(2026, 10, 25)


@quick
@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.integers(0, 360))
def test_a_day_is_24_hours_long_and_begins_where_the_last_one_ended(wall: datetime, ends: int) -> None:
    found = logical_day(wall, DayEnds(ends), lambda _: False)
    assert logical_day(wall + timedelta(days=1), DayEnds(ends), lambda _: False) == found + timedelta(days=1)
    assert wall.date() - found in (timedelta(0), timedelta(days=1))


def test_months() -> None:
    assert first_of_month(day(31)) == day(1)
    assert month_after(day(17)) == date(2026, 4, 1)
    assert month_after(date(2026, 12, 31)) == date(2027, 1, 1)
    assert month_after(date(2026, 1, 5), -1) == date(2025, 12, 1)
    assert [month_length(date(2028, month, 1)) for month in (1, 2, 4, 12)] == [31, 29, 30, 31]


@quick
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_week_begins_on_its_weekday(when: date, starts: int) -> None:
    first = week_start(when, starts)
    assert first.weekday() == starts
    assert 0 <= (when - first).days <= 6


def test_days_between() -> None:
    assert days_between(day(30), date(2026, 4, 1)) == [day(30), day(31), date(2026, 4, 1)]
    assert days_between(day(2), day(1)) == []


@quick
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=6), st.integers(0, 300))
def test_weeks_tile_the_calendar_whatever_they_began_on(changes: list[tuple[int, int]], offset: int) -> None:
    book, today = made(), day(1)
    before: list[tuple[date, DaySpan]] = []
    for days, starts in changes:
        today += timedelta(days=days)
        weeks = book.settings.weeks
        if not (weeks.before and weeks.before[-1].until > today):
            before += [(each, weeks.of(each)) for each in days_between(today - timedelta(days=60), today)]
        book = do(book, Set("week_starts", starts, today))
    weeks = book.settings.weeks
    found = weeks.of(day(1) + timedelta(days=offset))
    assert found.first <= day(1) + timedelta(days=offset) <= found.last
    assert weeks.of(found.last + timedelta(days=1)).first == found.last + timedelta(days=1)
    assert weeks.of(found.first) == weeks.of(found.last) == found
    assert all(weeks.of(each).first == span.first for each, span in before), "a week keeps the day it began on"


def test_days_between_two_rules_join_the_week_before() -> None:
    weeks = Weeks(6, (WeekRule(day(15), 0),))
    assert weeks.of(day(2)) == DaySpan(day(2), day(14)), "the week that ran, and six days up to the first Sunday"
    assert weeks.of(day(14)) == DaySpan(day(2), day(14))
    assert weeks.of(day(15)) == DaySpan(day(15), day(21))
    assert weeks.of(day(1)) == DaySpan(date(2026, 2, 23), day(1))


def test_no_day_comes_twice_when_its_end_is_moved() -> None:
    """At two in the night of the third the day is made to end at four instead of midnight: the third has begun."""
    ends = DayEnds(240, (DayRule(day(4), 0),))
    wall = [datetime(2026, 3, 2, 23), datetime(2026, 3, 3, 2), datetime(2026, 3, 4, 2), datetime(2026, 3, 4, 4)]
    assert [logical_day(each, ends, lambda _: False) for each in wall] == [day(2), day(3), day(3), day(4)]
