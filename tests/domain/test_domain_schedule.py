"""Due days against the vectors of the specification, and against dateutil's rrule, which was written by others."""

import calendar
import time
from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from domain_helpers import day, quick, thorough
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.days import DaySpan, Weeks
from troth.domain.schedule import (
    Schedule,
    due_after,
    due_days,
    first_due,
    follows_last,
    next_due_days,
    period,
    possible,
)
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly

JAN_1 = date(2026, 1, 1)

VECTORS = [
    ("monthly_day 31", MonthlyDay(31), JAN_1, date(2026, 4, 30), ["01-31", "02-28", "03-31", "04-30"]),
    ("first Sunday", MonthlyNth(1, 6), JAN_1, date(2026, 4, 30), ["01-04", "02-01", "03-01", "04-05"]),
    ("last Friday", MonthlyNth(-1, 4), JAN_1, date(2026, 3, 31), ["01-30", "02-27", "03-27"]),
    ("fifth Monday", MonthlyNth(5, 0), JAN_1, date(2026, 6, 30), ["03-30", "06-29"]),
    ("weekdays Tue/Thu", Weekdays((1, 3)), day(1), day(14), ["03-03", "03-05", "03-10", "03-12"]),
    ("every 3 days fixed", EveryNDays(3), day(1), day(10), ["03-01", "03-04", "03-07", "03-10"]),
]


@pytest.mark.parametrize(("name", "schedule", "first", "last", "expected"), VECTORS, ids=[row[0] for row in VECTORS])
def test_vectors_of_the_specification(
    name: str, schedule: Schedule, first: date, last: date, expected: list[str]
) -> None:
    assert [found.isoformat()[5:] for found in due_days(schedule, first, first, last)] == expected


def test_29_february_falls_on_the_28th_in_common_years() -> None:
    found = due_days(Yearly(2, 29), JAN_1, JAN_1, date(2028, 12, 31))
    assert found == [date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)]


starts = st.dates(date(1990, 1, 1), date(2060, 12, 31))
lengths = st.integers(0, 1200)
sets_of_weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(tuple(sorted(days))))
month_days = st.integers(1, 12).flatmap(
    lambda month: st.integers(1, calendar.monthrange(2000, month)[1]).map(lambda n: Yearly(month, n))
)
nths = st.builds(MonthlyNth, st.sampled_from((-1, 1, 2, 3, 4, 5)), st.integers(0, 6))
calendar_kinds = st.one_of(
    st.just(Daily()),
    sets_of_weekdays,
    st.integers(1, 400).map(EveryNDays),
    st.integers(1, 31).map(MonthlyDay),
    nths,
    month_days,
    starts.map(Once),
)


def by_rrule(schedule: Schedule, start: date, last: date) -> list[date]:
    """The days as dateutil finds them, walking from the start; clamped days are found by the calendar module."""
    begin, until = datetime.combine(start, datetime.min.time()), datetime.combine(last, datetime.min.time())
    match schedule:
        case Daily():
            rule = rrule.rrule(rrule.DAILY, dtstart=begin, until=until)
        case Weekdays():
            rule = rrule.rrule(rrule.WEEKLY, dtstart=begin, until=until, byweekday=schedule.days)
        case EveryNDays():
            rule = rrule.rrule(rrule.DAILY, dtstart=begin, until=until, interval=schedule.n)
        case MonthlyNth():
            weekday = rrule.weekday(schedule.weekday, schedule.nth)
            rule = rrule.rrule(rrule.MONTHLY, dtstart=begin, until=until, byweekday=weekday)
        case MonthlyDay():
            whole = rrule.rrule(rrule.MONTHLY, dtstart=begin, until=until, bymonthday=schedule.day)
            return sorted({found.date() for found in whole} | short_months(schedule.day, start, last))
        case Yearly():
            whole = rrule.rrule(
                rrule.YEARLY, dtstart=begin, until=until, bymonth=schedule.month, bymonthday=schedule.day
            )
            common = {
                date(year, 2, 28)
                for year in range(start.year, last.year + 1)
                if (schedule.month, schedule.day) == (2, 29) and not calendar.isleap(year)
            }
            return sorted({found.date() for found in whole} | {each for each in common if start <= each <= last})
        case _:
            raise AssertionError(schedule)
    return [found.date() for found in rule]


def short_months(wanted: int, start: date, last: date) -> set[date]:
    """The last days of the months that are shorter than `wanted`."""
    found = set()
    for year in range(start.year, last.year + 1):
        for month in range(1, 13):
            length = calendar.monthrange(year, month)[1]
            if length < wanted and start <= date(year, month, length) <= last:
                found.add(date(year, month, length))
    return found


@thorough
@given(calendar_kinds.filter(lambda kind: not isinstance(kind, Once)), starts, lengths)
def test_due_days_agree_with_rrule(schedule: Schedule, start: date, length: int) -> None:
    last = start + timedelta(days=length)
    assert due_days(schedule, start, start, last) == by_rrule(schedule, start, last)


@quick
@given(calendar_kinds, starts, st.integers(-400, 400), lengths, lengths)
def test_any_window_split_in_two_gives_the_same_days(
    schedule: Schedule, start: date, away: int, one: int, two: int
) -> None:
    first = start + timedelta(days=away)
    middle, last = first + timedelta(days=one), first + timedelta(days=one + two)
    whole = due_days(schedule, start, first, last)
    halves = due_days(schedule, start, first, middle) + due_days(schedule, start, middle + timedelta(days=1), last)
    assert whole == halves
    assert whole == sorted(set(whole))
    if not isinstance(schedule, Once):
        assert all(start <= found for found in whole)


@quick
@given(calendar_kinds, starts, st.integers(-800, 4000), st.integers(1, 8))
def test_the_next_days_are_the_first_of_the_due_days(schedule: Schedule, start: date, away: int, count: int) -> None:
    after = start + timedelta(days=away)
    found = next_due_days(schedule, start, after, count)
    if isinstance(schedule, Once):
        assert found == ([schedule.due] if schedule.due > after else [])
        return
    assert len(found) == count
    assert found == due_days(schedule, start, after + timedelta(days=1), found[-1])


@pytest.mark.parametrize("schedule", [EveryNDays(3660), Yearly(2, 29), MonthlyNth(5, 2), Weekdays((6,))])
def test_six_days_are_found_however_rare_they_are(schedule: Schedule) -> None:
    assert len(next_due_days(schedule, JAN_1, JAN_1, 6)) == 6


def test_a_start_far_ahead_is_where_the_next_days_begin() -> None:
    start = date(2046, 5, 1)
    assert next_due_days(Daily(), start, JAN_1, 2) == [start, start + timedelta(days=1)]


@pytest.mark.parametrize("schedule", [Daily(), Weekdays((0,)), EveryNDays(3), MonthlyDay(31), Yearly(2, 29)])
def test_a_start_long_ago_costs_nothing(schedule: Schedule) -> None:
    start, far = date(1, 1, 1), date(9000, 6, 1)
    began = time.process_time()
    for _ in range(50):
        due_days(schedule, start, far, far + timedelta(days=30))
        assert len(next_due_days(schedule, start, far, 3)) == 3
    assert time.process_time() - began < 20


def test_a_day_too_far_to_name_is_left_out_rather_than_raised() -> None:
    assert next_due_days(EveryNDays(100_001), JAN_1, JAN_1, 60)[0] == JAN_1 + timedelta(days=100_001)


@pytest.mark.parametrize("schedule", [Window(2, 4), EveryNDays(3, "last_done"), TimesPer(3, "week"), OnCue("we argue")])
def test_kinds_without_days_of_their_own_have_none(schedule: Schedule) -> None:
    assert due_days(schedule, JAN_1, JAN_1, date(2026, 12, 31)) == []
    assert next_due_days(schedule, JAN_1, JAN_1, 3) == []


def test_which_kinds_follow_the_last_time() -> None:
    assert follows_last(Window(2, 4)) and follows_last(EveryNDays(3, "last_done"))
    assert not follows_last(EveryNDays(3)) and not follows_last(Daily())


def test_after_the_last_time() -> None:
    assert due_after(EveryNDays(3, "last_done"), day(1)) == DaySpan(day(4), day(4))
    assert due_after(Window(2, 4), day(1)) == DaySpan(day(3), day(5))
    assert first_due(EveryNDays(3, "last_done"), day(1)) == DaySpan(day(1), day(1))
    assert first_due(Window(2, 4), day(1)) == DaySpan(day(1), day(3))
    with pytest.raises(ValueError, match="daily"):
        due_after(Daily(), day(1))


@pytest.mark.parametrize(
    ("of", "starts", "expected"),
    [
        ("week", 0, DaySpan(day(2), day(8))),
        ("week", 6, DaySpan(day(1), day(7))),
        ("week", 3, DaySpan(date(2026, 2, 26), day(4))),
        ("month", 0, DaySpan(day(1), day(31))),
    ],
)
def test_periods(of: str, starts: int, expected: DaySpan) -> None:
    assert period(TimesPer(3, of), day(4), Weeks(starts)) == expected  # type: ignore[arg-type]


@quick
@given(starts, st.sampled_from(("week", "month")), st.integers(0, 6))
def test_periods_tile_the_calendar(when: date, of: str, week_starts: int) -> None:
    rule = TimesPer(2, of)  # type: ignore[arg-type]
    weeks = Weeks(week_starts)
    span = period(rule, when, weeks)
    assert span.first <= when <= span.last
    assert period(rule, span.last + timedelta(days=1), weeks).first == span.last + timedelta(days=1)
    assert period(rule, span.last, weeks) == period(rule, span.first, weeks) == span


@quick
@given(calendar_kinds)
def test_what_the_strategies_make_is_possible(schedule: Schedule) -> None:
    assert possible(schedule)


@pytest.mark.parametrize(
    "schedule",
    [
        Once(day(1), grace_days=8),
        Weekdays(()),
        Weekdays((7,)),
        EveryNDays(0),
        EveryNDays(3661),
        Window(0, 2),
        Window(3, 3),
        Window(1, 3661),
        TimesPer(0, "week"),
        TimesPer(8, "week"),
        TimesPer(29, "month"),
        MonthlyDay(0),
        MonthlyDay(32),
        MonthlyNth(0, 1),
        MonthlyNth(6, 1),
        MonthlyNth(1, 7),
        Yearly(13, 1),
        Yearly(2, 30),
        Yearly(4, 31),
    ],
)
def test_what_never_comes_is_not_possible(schedule: Schedule) -> None:
    assert not possible(schedule)
