"""The days of a calendar are the days of the promise, as other programs count them."""

from datetime import date, timedelta

import pytest
from books import FRIDAY, NOW, book_of, days_in, moved, promised
from domain_helpers import quick
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.domain.book import Book
from troth.domain.follow_up import Move
from troth.domain.history import is_paused
from troth.domain.outlook import calendar_days
from troth.domain.records import Pause, Version
from troth.domain.schedule import KINDS, Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.exchange.export_ics import as_ics

SCHEDULES: list[Schedule] = [
    Daily(),
    Weekdays((0,)),
    Weekdays((0, 1, 2, 3, 4)),
    Weekdays((1, 3, 6)),
    EveryNDays(1),
    EveryNDays(3),
    EveryNDays(14),
    EveryNDays(100),
    *(MonthlyDay(day) for day in (1, 28, 29, 30, 31)),
    *(MonthlyNth(nth, weekday) for nth, weekday in ((1, 0), (2, 6), (4, 3), (5, 2), (-1, 4))),
    Yearly(3, 14),
    Yearly(2, 28),
    Yearly(2, 29),
    Yearly(12, 31),
    Once(date(2027, 2, 3), "18:00"),
]
STARTS = (FRIDAY, date(2024, 1, 31), date(2028, 2, 29))


def ours(book: Book, last: date) -> list[date]:
    made = book.commitment(1)
    since = made.schedules[-1].since
    return [day for day in calendar_days(book, made, since, last) if not is_paused(made, day)]


def same(book: Book, years: int = 5) -> int:
    """How many days there are; those of the calendar are those of the promise."""
    last = book.commitment(1).schedules[-1].since + timedelta(days=366 * years)
    found = as_ics(book, NOW, False)
    if not ours(book, last):
        return 0
    days = days_in(found.text, last)
    assert days == ours(book, last)
    return len(days)


def test_every_kind_whose_days_the_calendar_tells_is_tried() -> None:
    tried = {type(schedule) for schedule in SCHEDULES}
    untold = {Window, TimesPer, OnCue}
    assert {*KINDS} - untold <= tried, "SCHEDULES here, and `rule` in exchange/recurrence.py, want an example of each"


@pytest.mark.parametrize("schedule", SCHEDULES, ids=str)
def test_the_days_are_the_same(schedule: Schedule) -> None:
    for start in STARTS:
        assert same(book_of(promised(1, "a", "It", schedule, start))) or isinstance(schedule, Once)


@pytest.mark.parametrize("schedule", SCHEDULES, ids=str)
def test_rests_moves_and_an_end_are_kept(schedule: Schedule) -> None:
    plain = book_of(promised(1, "a", "It", schedule, FRIDAY, ends_on=None))
    due = ours(plain, FRIDAY + timedelta(days=366 * 5))
    rests = (Pause(due[0], due[0] + timedelta(days=20)), Pause(due[-1], due[-1]))
    moves = [moved(n, day, day + timedelta(days=n)) for n, day in enumerate(due[2:5], 1)]
    whole = promised(1, "a", "It", schedule, FRIDAY, pauses=rests, ends_on=due[-1])
    same(book_of(whole, moves=moves), years=6)
    same(book_of(whole._replace(pauses=(*rests, Pause(due[len(due) // 2]))), moves=moves), years=6)


def test_a_schedule_that_was_changed_counts_from_its_change_on() -> None:
    changed = (Version(date(2026, 1, 1), Daily()), Version(FRIDAY, MonthlyDay(31)))
    made = promised(1, "a", "It", MonthlyDay(31), date(2026, 1, 1), versions=changed)
    text = as_ics(book_of(made), NOW, False).text
    assert days_in(text, date(2027, 2, 28)) == [
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]


@pytest.mark.parametrize("rest", [Pause(FRIDAY), Pause(FRIDAY, date(2480, 1, 1))], ids=["no end", "ages"])
def test_a_rest_without_an_end_leaves_no_day(rest: Pause) -> None:
    found = as_ics(book_of(promised(1, "a", "It", Daily(), pauses=(rest,))), NOW, False)
    assert "VEVENT" not in found.text and found.left_out == "1 without a day to come"


def test_a_first_day_after_those_asked_for_is_told_too() -> None:
    made = promised(1, "a", "It", Yearly(2, 28), date(2025, 1, 1))
    moves = [moved(n, date(2024 + n, 2, 28), date(2025, 1, 1)) for n in (1, 2, 3)]
    assert same(book_of(made, moves=moves), years=3) == 1


days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
rests = st.tuples(days, st.integers(0, 90)).map(lambda pair: Pause(pair[0], pair[0] + timedelta(days=pair[1])))
open_rests = days.map(Pause)
moves = st.lists(st.tuples(days, days), max_size=4)


@settings(quick, max_examples=40)
@given(
    schedule=st.sampled_from(SCHEDULES), start=days, pauses=st.lists(rests | open_rests, max_size=3), given=moves,
    ends=st.none() | days,
)  # fmt: skip
def test_whatever_was_paused_moved_and_ended(
    schedule: Schedule, start: date, pauses: list[Pause], given: list[tuple[date, date]], ends: date | None
) -> None:
    made = promised(1, "a", "It", schedule, start, pauses=tuple(pauses), ends_on=ends and max(ends, FRIDAY))
    due = calendar_days(book_of(made), made, start, start + timedelta(days=800)) or [start]
    told: list[Move] = []
    for number, (day, to) in enumerate(given, 1):
        told.append(moved(number, due[day.toordinal() % len(due)], to))
    same(book_of(made, moves=told), years=3)
