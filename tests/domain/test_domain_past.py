"""The past of a promise: what each closed occasion came to, silence included."""

from datetime import date, timedelta

import pytest
from domain_helpers import MONDAY, answer, answered, day, do, made, now, quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.actions.life import PauseFrom, Release
from troth.domain.actions.making import Revise
from troth.domain.book import Book
from troth.domain.days import days_between
from troth.domain.past import Went, past_occasions
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.domain.steadiness import run, since_not_kept


def past(book: Book, today: date) -> list[Went]:
    return past_occasions(book, book.commitment(1), today)


@pytest.mark.parametrize(("today", "expected"), [
    (day(9), ["kept"]),
    (day(10), [None, "kept"]),
    (day(11), [None, "kept"]),
    (day(12), [None, "kept", None]),
])  # fmt: skip
def test_a_due_day_is_silent_once_its_seven_days_are_over(today: date, expected: list[Went]) -> None:
    assert past(answered(made(), [(3, "kept")]), today) == expected


def test_one_keeps_silent_and_the_run_starts_anew() -> None:
    book = answered(made(), [(n, "kept") for n in (2, 3, 4, 6, 7)])
    assert past(book, day(12)) == ["kept"] * 5
    assert past(book, day(13)) == ["kept", "kept", "kept", None, "kept", "kept"]
    assert run(past(book, day(13))).now == 2
    assert since_not_kept(book, book.commitment(1), day(13)) == 2


@pytest.mark.parametrize("schedule", [
    Once(day(4)), EveryNDays(3, "last_done"), Window(2, 4), OnCue("we argue"),
])  # fmt: skip
def test_what_has_no_days_of_its_own_is_never_silent(schedule: Schedule) -> None:
    assert past(made(schedule), date(2026, 12, 1)) == []


def test_rest_end_and_release_are_not_silence() -> None:
    paused = do(made(Weekdays((0,))), PauseFrom(1, day(20), now(day(9))))
    assert past(paused, day(27)) == [None], "only the Monday before the pause"
    ended = made(Weekdays((0,)), ends_on=day(10))
    assert past(ended, date(2026, 5, 1)) == [None, None]
    released = do(made(Weekdays((0,))), Release(1, now(day(16))))
    assert past(released, date(2026, 5, 1)) == [None, None], "on the day it was let go nothing was asked any more"


def test_a_changed_rhythm_keeps_the_silence_of_its_time() -> None:
    book = do(made(Daily()), Revise(1, (("schedule", Weekdays((0,))),), now(day(4))))
    assert past(book, day(24)) == [None, None, None, None]


class TestPeriods:
    TWICE = TimesPer(2, "week")

    @pytest.mark.parametrize(("said", "today", "expected"), [
        ([], day(15), []),
        ([], day(16), [None]),
        ([(3, "kept")], day(16), [None]),
        ([(3, "kept"), (5, "kept")], day(16), ["kept"]),
        ([(3, "excused")], day(16), ["excused"]),
        ([(10, "kept"), (11, "kept")], day(16), [None, "kept"]),
        ([], day(31), [None, None, None]),
    ])  # fmt: skip
    def test_a_week_is_one_occasion(self, said: list[tuple[int, str]], today: date, expected: list[Went]) -> None:
        assert past(answered(made(self.TWICE), said), today) == expected

    def test_of_a_week_that_did_not_run_whole_something_must_be_said(self) -> None:
        book = made(self.TWICE, starts=day(4))
        assert past(book, day(22)) == []
        assert past(book, day(23)) == [None]
        assert past(answer(book, "kept", day(5)), day(22)) == [None]

    def test_weeks_and_days_stand_in_their_order(self) -> None:
        book = do(made(self.TWICE), Revise(1, (("schedule", Daily()),), now(day(9))))
        book = answer(book, "kept", day(10))
        assert past(book, day(18)) == [None, None, "kept"]


@quick
@given(st.sets(st.integers(0, 60)), st.integers(0, 90))
def test_every_due_day_is_answered_silent_or_still_asked(said: set[int], after: int) -> None:
    today = MONDAY + timedelta(days=after)
    book = made()
    for n in sorted(said):
        if n <= after:
            book = answer(book, "kept", MONDAY + timedelta(days=n))
    expected: list[Went] = []
    for when in days_between(MONDAY, today):
        n = (when - MONDAY).days
        if n in said:
            expected.append("kept")
        elif (today - when).days > 7:
            expected.append(None)
    assert past(book, today) == expected
    assert since_not_kept(book, book.commitment(1), today) in (None, run(expected).now)
