"""The grammar: every form of the product page is understood, everything else is refused, and nothing is guessed."""

from datetime import date

import pytest
from domain_helpers import MONDAY, day, quick, thorough
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.dates import DATES, Moment, parse_date, parse_moment
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import SPECS, Rhythm, parse_rhythm
from troth.domain.schedule import Schedule, spell
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.domain.text import clean_line

FRIDAY = day(6)

RHYTHMS = [
    ("day", Daily()),
    ("daily", Daily()),
    ("every day", Daily()),
    ("each Sunday", Weekdays((6,))),
    ("weekday", Weekdays((0, 1, 2, 3, 4))),
    ("weekdays", Weekdays((0, 1, 2, 3, 4))),
    ("mon,thu", Weekdays((0, 3))),
    ("thu, mon,thu", Weekdays((0, 3))),
    ("Sunday", Weekdays((6,))),
    ("3 days", EveryNDays(3)),
    ("1 day", EveryNDays(1)),
    ("3 days after done", EveryNDays(3, "last_done")),
    ("2 weeks", EveryNDays(14)),
    ("1 week after done", EveryNDays(7, "last_done")),
    ("2-4 days", Window(2, 4)),
    ("2 - 4 days", Window(2, 4)),
    ("3x week", TimesPer(3, "week")),
    ("2 x month", TimesPer(2, "month")),
    ("month 31", MonthlyDay(31)),
    ("first mon", MonthlyNth(1, 0)),
    ("second tue", MonthlyNth(2, 1)),
    ("third sat", MonthlyNth(3, 5)),
    ("fourth sun", MonthlyNth(4, 6)),
    ("fifth Wednesday", MonthlyNth(5, 2)),
    ("last fri", MonthlyNth(-1, 4)),
    ("year 03-14", Yearly(3, 14)),
    ("year 02-29", Yearly(2, 29)),
    ("cue we argue", OnCue("we argue")),
    ("CUE We  argue ", OnCue("We argue")),
    ("  MON , Thu ", Weekdays((0, 3))),
]


@pytest.mark.parametrize(("text", "schedule"), RHYTHMS)
def test_every_form_of_a_rhythm(text: str, schedule: Schedule) -> None:
    assert parse_rhythm(text, MONDAY) == Rhythm(schedule)
    assert parse_rhythm(text, MONDAY).schedule.kind == schedule.kind
    assert parse_rhythm(f"{text} until 2026-12-01", MONDAY) == Rhythm(schedule, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day until fri", Rhythm(Daily(), FRIDAY)),
        ("DAY UNTIL Fri", Rhythm(Daily(), FRIDAY)),
        ("mon,thu until eom", Rhythm(Weekdays((0, 3)), day(31))),
        ("cue we talk until late", Rhythm(OnCue("we talk until late"))),
        ("cue we talk until late until +2w", Rhythm(OnCue("we talk until late"), day(16))),
        (f"cue {'a' * 300} until 2026-12-01", Rhythm(OnCue("a" * 300), date(2026, 12, 1))),
    ],
)
def test_until(text: str, expected: Rhythm) -> None:
    assert parse_rhythm(text, MONDAY) == expected


DAYS = [
    ("today", MONDAY),
    ("yesterday", day(1)),
    ("tomorrow", day(3)),
    ("fri", FRIDAY),
    ("Friday", FRIDAY),
    (" FRI ", FRIDAY),
    ("sun", day(8)),
    ("mon", day(9)),
    ("+0d", MONDAY),
    ("+3d", day(5)),
    ("+2w", day(16)),
    ("eom", day(31)),
    ("2026-12-01", date(2026, 12, 1)),
    ("2028-02-29", date(2028, 2, 29)),
    ("1900-01-01", date(1900, 1, 1)),
    ("2200-12-31", date(2200, 12, 31)),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_every_form_of_a_date(text: str, expected: date) -> None:
    assert parse_date(text, MONDAY) == expected
    assert parse_moment(text, MONDAY) == Moment(expected)
    assert parse_moment(f"{text} 9:05", MONDAY) == Moment(expected, "09:05")


def test_a_weekday_is_the_coming_one_never_today() -> None:
    assert parse_date("fri", FRIDAY) == day(13)
    assert parse_date("fri", day(5)) == FRIDAY


def test_the_end_of_the_month_in_december() -> None:
    assert parse_date("eom", date(2026, 12, 31)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("fri 18:00", Moment(FRIDAY, "18:00")), ("2026-03-06  00:00", Moment(FRIDAY, "00:00")), ("fri", Moment(FRIDAY))],
)
def test_moments(text: str, expected: Moment) -> None:
    assert parse_moment(text, MONDAY) == expected


NO_RHYTHMS = [
    "",
    " ",
    "0 days",
    "-1 days",
    "3661 days",
    "9999 weeks",
    "99999999999999999999 days",
    "1.5 days",
    "3",
    "days",
    "every",
    "each other tue",
    "4-2 days",
    "2-2 days",
    "0-3 days",
    "1-9999 days",
    "2-4 weeks",
    "0x week",
    "8x week",
    "29x month",
    "x week",
    "3x year",
    "month 0",
    "month 32",
    "first",
    "sixth mon",
    "first day",
    "last",
    "year 13-01",
    "year 00-10",
    "year 02-30",
    "year 04-31",
    "year 3-14",
    "mon,",
    ",mon",
    "mon,,thu",
    "mon,xyz",
    "mon thu",
    "mo",
    "cue",
    "cue ",
    "day until",
    "day until 2026-02-30",
    "day until never",
    "day until fri 18:00",
    "until fri",
    "\u0663 days",
    "3\u00a0 dayſ",
    "month ３",
    "year ０３-１４",
    "2026-12-01",
]


@pytest.mark.parametrize("text", NO_RHYTHMS)
def test_what_is_no_rhythm_is_refused_with_what_would_be_one(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_rhythm(text, MONDAY)
    assert SPECS in str(refused.value) or DATES in str(refused.value) or "2026-12-01" in str(refused.value)


NO_DATES = [
    "",
    "now",
    "3d",
    "+d",
    "+99999d",
    "+9999w",
    "+3m",
    "+\u0663d",
    "2026-02-30",
    "2026-13-01",
    "2026-00-01",
    "2026-1-1",
    "20261201",
    "2026-12-01T10:00",
    "2026-W10",
    "1899-12-31",
    "2201-01-01",
    "0000-01-01",
    "9999-12-31",
    "２０２６-12-01",
    "01.12.2026",
    "12/01/2026",
    "fr",
    "frid",
    "next fri",
    "fri 24:00",
    "fri 18:60",
    "fri 18",
    "fri\n18:00 x",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    for parse in (parse_date, parse_moment):
        with pytest.raises(NotUnderstood):
            parse(text, MONDAY)


def test_a_date_takes_no_time_where_a_day_is_asked() -> None:
    with pytest.raises(NotUnderstood):
        parse_date("fri 18:00", MONDAY)


def test_what_is_offered_is_understood() -> None:
    for form in SPECS.partition(";")[0].split(", "):
        parse_rhythm(form, MONDAY)
    for form in DATES.split(", "):
        parse_date(form, MONDAY)


pieces = st.sampled_from(
    [
        *"0123456789 ,-+:xdw\n\u0660\u00bd\u202eſ",
        *("mon", "day", "days", "week", "month", "year", "cue ", " until ", "first ", "last "),
        *("eom", "today", " after done", "2026-"),
    ]
)
garbage = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60), st.lists(pieces, max_size=10).map("".join)
)
todays = st.dates(date(1950, 1, 1), date(2150, 1, 1)) | st.sampled_from([date(1, 1, 2), date(9999, 6, 1)])


@thorough
@given(garbage, todays)
def test_no_text_does_anything_but_be_understood_or_refused(text: str, today: date) -> None:
    for parse in (parse_date, parse_moment, parse_rhythm):
        try:
            parse(text, today)
        except NotUnderstood as refused:
            message = str(refused)
            assert "\n" not in message
            typed = clean_line(text)
            if len(typed) > 12:
                assert typed not in message.replace(SPECS, "").replace(DATES, "")


def test_messages_are_few_and_never_hold_what_was_typed() -> None:
    def refusal(text: str) -> str:
        with pytest.raises(NotUnderstood) as refused:
            parse_rhythm(text, MONDAY)
        return str(refused.value)

    assert "every other tue or every second tue of the month" in refusal("every second Tuesday at 18:00")
    assert refusal("my secret") == refusal("another one") == refusal("month 32")
    assert refusal("day until my secret") == refusal("day until another one")


month_days = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda when: Yearly(when.month, when.day))
cues = st.text(min_size=1, max_size=80).map(clean_line).filter(bool).filter(lambda cue: " until " not in cue.lower())
windows = st.tuples(st.integers(1, 3659), st.integers(1, 3659)).map(lambda pair: Window(min(pair), max(pair) + 1))
rhythms = st.one_of(
    st.just(Daily()),
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(tuple(sorted(days)))),
    st.tuples(st.integers(1, 3660), st.sampled_from(("fixed", "last_done"))).map(lambda pair: EveryNDays(*pair)),
    windows,
    st.integers(1, 7).map(lambda n: TimesPer(n, "week")),
    st.integers(1, 28).map(lambda n: TimesPer(n, "month")),
    st.integers(1, 31).map(MonthlyDay),
    st.tuples(st.sampled_from((-1, 1, 2, 3, 4, 5)), st.integers(0, 6)).map(lambda pair: MonthlyNth(*pair)),
    month_days,
    cues.map(OnCue),
)


@thorough
@given(rhythms)
def test_what_is_spelled_is_read_back(schedule: Schedule) -> None:
    found = parse_rhythm(spell(schedule), MONDAY)
    assert found == Rhythm(schedule)
    assert type(found.schedule) is type(schedule)
    until = parse_rhythm(f"{spell(schedule)} until 2026-12-01", MONDAY)
    assert until == Rhythm(schedule, date(2026, 12, 1))


@quick
@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(["", "00:00", "09:05", "23:59"]))
def test_a_one_off_is_read_back(due: date, time: str) -> None:
    assert parse_moment(spell(Once(due, time)), MONDAY) == Moment(due, time)
