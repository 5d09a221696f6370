"""Schedules, days and outcomes in words."""

from datetime import date, timedelta
from typing import get_args

import pytest
from domain_helpers import MONDAY, day

from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS, OUTCOME_WORDS, Outcome
from troth.domain.schedule import Schedule, say, spell
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.domain.wording import (
    ago,
    by_day,
    coming_day,
    count,
    day_and_date,
    iso_and_day,
    near_day,
    past_day,
    short_date,
)

SAID = [
    (Once(day(6)), "once, Fri 2026-03-06", "2026-03-06"),
    (Once(day(6), "18:00"), "once, Fri 2026-03-06 at 18:00", "2026-03-06 18:00"),
    (Daily(), "every day", "day"),
    (Weekdays((0, 1, 2, 3, 4)), "Monday to Friday", "weekday"),
    (Weekdays((1, 3)), "Tuesday and Thursday", "tue,thu"),
    (EveryNDays(1), "every day", "1 day"),
    (EveryNDays(3), "every 3 days", "3 days"),
    (EveryNDays(7), "every week", "7 days"),
    (EveryNDays(14), "every 2 weeks", "14 days"),
    (EveryNDays(1, "last_done"), "1 day after the last time", "1 day after done"),
    (EveryNDays(14, "last_done"), "14 days after the last time", "14 days after done"),
    (Window(2, 4), "every 2 to 4 days", "2-4 days"),
    (TimesPer(1, "week"), "once a week", "1x week"),
    (TimesPer(2, "month"), "twice a month", "2x month"),
    (TimesPer(3, "week"), "3 times a week", "3x week"),
    (MonthlyDay(28), "each month on day 28", "month 28"),
    (MonthlyDay(31), "each month on day 31 (or the last day)", "month 31"),
    (MonthlyNth(-1, 4), "each month, last Fri", "last fri"),
    (MonthlyNth(5, 0), "each month, fifth Mon", "fifth mon"),
    (Yearly(3, 14), "each year on 14 Mar", "year 03-14"),
    (OnCue("we argue"), "when we argue", "cue we argue"),
]


@pytest.mark.parametrize(("schedule", "said", "spelled"), SAID)
def test_a_schedule_in_words(schedule: Schedule, said: str, spelled: str) -> None:
    assert (say(schedule), spell(schedule)) == (said, spelled)


def test_a_date_of_another_year_tells_it() -> None:
    far = date(2027, 3, 1)
    assert [day_and_date(far), day_and_date(far, MONDAY), day_and_date(far, far)] == [
        "Mon 1 Mar", "Mon 1 Mar 2027", "Mon 1 Mar",
    ]  # fmt: skip


def test_a_day_has_a_direction_and_what_is_past_is_counted() -> None:
    assert [near_day(day(n), MONDAY) for n in (1, 2, 3, 8)] == ["yesterday", "today", "tomorrow", "on Sunday"]
    assert [ago(day(n), MONDAY) for n in (2, 1)] == ["today", "yesterday"]
    assert ago(date(2026, 2, 21), MONDAY) == "9 days ago"


def test_dates_in_words() -> None:
    assert short_date(day(3)) == "3 Mar"
    assert day_and_date(day(3)) == "Tue 3 Mar"
    assert iso_and_day(day(3)) == "Tue 2026-03-03"


def test_counting() -> None:
    assert [count(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert count(2, "person", "people") == "2 people"


def test_every_outcome_has_a_word_and_a_mark_of_its_own() -> None:
    outcomes = set(get_args(Outcome))
    assert set(OUTCOME_WORDS) == outcomes
    for glyphs in (GLYPHS, ASCII_GLYPHS):
        assert set(glyphs) == outcomes | {"open", "paused"}
        assert len(set(glyphs.values())) == len(glyphs)
    assert all(mark.isascii() and len(mark) == 1 for mark in ASCII_GLYPHS.values())


def test_no_word_blames() -> None:
    for word in OUTCOME_WORDS.values():
        assert "fail" not in word and "miss" not in word


NOVEMBER = date(2026, 11, 23)


@pytest.mark.parametrize(("ahead", "said"), [
    (0, "today"), (1, "tomorrow"), (2, "on Wednesday"), (6, "on Sunday"), (7, "Mon 30 Nov"), (15, "Tue 8 Dec"),
    (44, "6 Jan 2027"),
])  # fmt: skip
def test_what_comes_is_said_with_on(ahead: int, said: str) -> None:
    assert coming_day(NOVEMBER + timedelta(days=ahead), NOVEMBER) == said
    assert by_day(NOVEMBER + timedelta(days=ahead), NOVEMBER) == "by " + said.removeprefix("on ")


@pytest.mark.parametrize(("ago", "said"), [
    (0, "today"), (1, "yesterday"), (2, "Sat, 2 days ago"), (6, "Tue, 6 days ago"), (7, "16 Nov"), (326, "1 Jan"),
    (327, "31 Dec 2025"),
])  # fmt: skip
def test_what_was_is_never_said_with_on(ago: int, said: str) -> None:
    assert past_day(NOVEMBER - timedelta(days=ago), NOVEMBER) == said
