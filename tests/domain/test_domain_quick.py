"""A promise in one line, as people type it: what is understood, what is asked about, and what is only a title."""

from datetime import date
from typing import get_args

import pytest
from domain_helpers import quick
from hypothesis import example, given
from hypothesis import strategies as st

from troth.domain.dates import Toward, parse_date
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.quick import Unread, parse_quick
from troth.domain.schedule import spell

FRIDAY = date(2026, 11, 27)

UNDERSTOOD = [
    ("Call mum every week", "Call mum", "1x week"),
    ("Call mum every month", "Call mum", "1x month"),
    ("Call mum every day", "Call mum", "day"),
    ("Call mum every sun", "Call mum", "sun"),
    ("Call mum every Sunday", "Call mum", "sun"),
    ("Call mum each Sunday", "Call mum", "sun"),
    ("Call mum EVERY SUNDAY", "Call mum", "sun"),
    ("Call mum every tues", "Call mum", "tue"),
    ("Call mum every thurs", "Call mum", "thu"),
    ("Call mum every weds and fri", "Call mum", "wed,fri"),
    ("Swim every mon and thu", "Swim", "mon,thu"),
    ("Swim every mon & thu", "Swim", "mon,thu"),
    ("Swim every Mon, Wed and Fri", "Swim", "mon,wed,fri"),
    ("Swim every Mon, Wed, and Fri", "Swim", "mon,wed,fri"),
    ("Swim every mon,wed", "Swim", "mon,wed"),
    ("Swim every mon, wed", "Swim", "mon,wed"),
    ("Swim on mondays", "Swim", "mon"),
    ("Swim every other week", "Swim", "14 days"),
    ("Swim every other day", "Swim", "2 days"),
    ("Swim every weekday", "Swim", "weekday"),
    ("Swim every weekend", "Swim", "sat,sun"),
    ("Swim each morning", "Swim", "day"),
    ("Swim every evening", "Swim", "day"),
    ("Swim every night", "Swim", "day"),
    ("Swim daily", "Swim", "day"),
    ("Swim weekly", "Swim", "1x week"),
    ("Swim monthly", "Swim", "1x month"),
    ("Swim once a week", "Swim", "1x week"),
    ("Swim twice a week", "Swim", "2x week"),
    ("Swim twice a month", "Swim", "2x month"),
    ("Swim 3 times a week", "Swim", "3x week"),
    ("Swim three times a week", "Swim", "3x week"),
    ("Swim four times per month", "Swim", "4x month"),
    ("Swim every 3x week", "Swim", "3x week"),
    ("Swim every 3 days", "Swim", "3 days"),
    ("Swim every 3 days after done", "Swim", "3 days after done"),
    ("Swim every 2-4 days", "Swim", "2-4 days"),
    ("Swim every 2 weeks", "Swim", "14 days"),
    ("Pay rent every month 31", "Pay rent", "month 31"),
    ("Pay rent every last fri", "Pay rent", "last fri"),
    ("Pay rent every first mon", "Pay rent", "first mon"),
    ("Bake a cake every year 03-14", "Bake a cake", "year 03-14"),
    ("Breathe every cue we argue", "Breathe", "cue we argue"),
    ("Breathe every cue we argue until late", "Breathe", "cue we argue until late"),
    ("Call mum tomorrow", "Call mum", "2026-11-28"),
    ("Call mum tomorrow 9:30", "Call mum", "2026-11-28 09:30"),
    ("Call mum sunday", "Call mum", "2026-11-29"),
    ("Call mum this sunday", "Call mum", "2026-11-29"),
    ("Call mum sun at 18:00", "Call mum", "2026-11-29 18:00"),
    ("Call mum on sunday", "Call mum", "2026-11-29"),
    ("Call mum by fri", "Call mum", "2026-12-04"),
    ("Call mum by fri 18:00", "Call mum", "2026-12-04 18:00"),
    ("Call mum by fri at 18:00", "Call mum", "2026-12-04 18:00"),
    ("Call mum by 6pm", "Call mum", "2026-11-27 18:00"),
    ("Call mum by 18:00", "Call mum", "2026-11-27 18:00"),
    ("Call mum 2026-12-01", "Call mum", "2026-12-01"),
    ("Call mum by 2026-12-01", "Call mum", "2026-12-01"),
    ("Call mum on 12 nov", "Call mum", "2027-11-12"),
    ("Call mum by nov 30", "Call mum", "2026-11-30"),
    ("Call mum by 30 November", "Call mum", "2026-11-30"),
    ("Call mum by 24th of December", "Call mum", "2026-12-24"),
    ("Call mum by 1 sept 2027", "Call mum", "2027-09-01"),
    ("Call mum by +2w", "Call mum", "2026-12-11"),
    ("Call mum by eom", "Call mum", "2026-11-30"),
    ("Call mum by tomorrow", "Call mum", "2026-11-28"),
    ("Walk with you by the sea every sunday", "Walk with you by the sea", "sun"),
    ("Talk on the phone, not by mail, each sunday", "Talk on the phone, not by mail", "sun"),
]

_SECOND_TUE = ("every other tue", "every second tue of the month")

ASKED = [
    ("Call mum every blue moon", "every blue moon", False, ()),
    ("Come home on time", "on time", False, ()),
    ("Learn from each other", "each other", False, ()),
    ("Stand by you", "by you", False, ()),
    ("Call mum by 12/11", "by 12/11", True, ("by 12 nov", "by 11 dec")),
    ("Call mum by 12.11.", "by 12.11.", True, ("by 12 nov", "by 11 dec")),
    ("Call mum by 12/11/2026", "by 12/11/2026", True, ("by 12 nov", "by 11 dec")),
    ("Call mum by 25/12", "by 25/12", True, ("by 25 dec",)),
    ("Call mum by 12", "by 12", True, ("by 12 dec", "by 12 jan")),
    ("Call mum on the 12th", "on the 12th", True, ("on 12 dec", "on 12 jan")),
    ("Call mum by the 31st", "by the 31st", True, ("by 31 dec", "by 31 jan")),
    ("Call mum next friday", "next friday", True, ("by 2026-12-04", "by 2026-12-11")),
    ("Call mum by next friday", "next friday", True, ("by 2026-12-04", "by 2026-12-11")),
    ("Call mum Next Fri.", "Next Fri.", True, ("by 2026-12-04", "by 2026-12-11")),
    ("Bins out every second Tuesday", "every second Tuesday", True, _SECOND_TUE),
    ("Bins out each second tue", "each second tue", True, _SECOND_TUE),
    ("Call mum next week", "next week", True, ()),
    ("Call mum last friday", "last friday", True, ()),
    ("Call mum yearly", "yearly", True, ()),
    ("Call mum twice a day", "twice a day", True, ()),
    ("Call mum every sunday morning", "every sunday morning", True, ()),
    ("Call mum every 8x week", "every 8x week", True, ()),
    ("Call mum every 0 days", "every 0 days", True, ()),
    ("Call mum by 31 feb", "by 31 feb", True, ()),
    ("Call mum every 2 weeks on friday", "every 2 weeks", True, ()),
    ("Call mum every sun by fri", "every sun", True, ()),
    ("Learn ten words every day by heart", "every day by heart", True, ()),
    ("Walk with Ben 3 times a week after dinner", "3 times a week after dinner", False, ()),
    ("Water the plants twice a week in the morning", "twice a week in the morning", False, ()),
    ("Gym mondays with Ben", "mondays with Ben", False, ()),
    ("Meet on platform 5", "on platform 5", True, ()),
    ("every sunday", "every sunday", True, ()),
    ("tomorrow", "tomorrow", True, ()),
]

TITLES = [
    "Plan our weekends", "Plan our Sunday", "Sit in the sun", "Read the daily", "A day for us", "Write a weekly letter",
    "Listen before I answer", "Two evenings of my own", "Say it at dinner", "Call mum at 18:00", "Be home for supper",
    "A Sunday of our own", "Look forward to tomorrow's walk", "Cook for the day", "Ask, do not guess", "Every",
    "By the way", "Once more with feeling", "Take turns", "Keep the phone away at night", "Your mother's birthday",
    "Hold hands", "Give a hug", "Thank you for the week", "Mondays are hard, so I cook", "May I ask first",
    "Ask why Mondays are hard", "Say it three times",
]  # fmt: skip


@pytest.mark.parametrize(("line", "title", "spelled"), UNDERSTOOD, ids=[row[0] for row in UNDERSTOOD])
def test_a_line_is_understood(line: str, title: str, spelled: str) -> None:
    found = parse_quick(line, FRIDAY)
    assert (found.title, spell(found.schedule), found.dated, found.unread) == (title, spelled, True, None)


@pytest.mark.parametrize(("line", "clause", "firm", "ways"), ASKED, ids=[row[0] for row in ASKED])
def test_what_reads_like_a_when_and_is_none_is_in_unread(
    line: str, clause: str, firm: bool, ways: tuple[str, ...]
) -> None:
    found = parse_quick(line, FRIDAY).unread
    assert found == Unread(clause, 1 + line.split(" ").index(clause.split(" ")[0]), ways, firm)


@pytest.mark.parametrize("line", TITLES)
def test_a_title_is_a_title(line: str) -> None:
    found = parse_quick(line, FRIDAY)
    assert (found.title, spell(found.schedule), found.dated, found.unread) == (line, "2026-11-27", False, None)


def test_whom_size_and_the_days_it_runs() -> None:
    found = parse_quick("Walk every day from mon until 24 dec to both size big", FRIDAY)
    assert (found.title, found.made_to, found.size) == ("Walk", "both", "big")
    assert (found.starts_on, found.ends_on) == (date(2026, 11, 30), date(2026, 12, 24))
    assert parse_quick("Swim every other tue", FRIDAY).starts_on == date(2026, 12, 1)
    assert parse_quick("Swim every other fri", FRIDAY).starts_on == FRIDAY
    assert parse_quick("Swim every sun at 18:00", FRIDAY).time == "18:00"


def test_a_script_gives_a_hug_to_both() -> None:
    found = parse_quick("Give a hug to both", FRIDAY, only_when=True)
    assert (found.title, found.made_to, found.unread) == ("Give a hug to both", "partner", None)
    assert parse_quick("Wear size big every day", FRIDAY, only_when=True).title == "Wear size big"


@pytest.mark.parametrize(("word", "coming", "past"), [
    ("fri", date(2026, 12, 4), FRIDAY),
    ("sun", date(2026, 11, 29), date(2026, 11, 22)),
    ("this sun", date(2026, 11, 29), date(2026, 11, 22)),
    ("12 nov", date(2027, 11, 12), date(2026, 11, 12)),
    ("27 nov", FRIDAY, FRIDAY),
    ("29 feb", date(2028, 2, 29), date(2024, 2, 29)),
])  # fmt: skip
def test_a_day_without_its_year_lies_where_it_should(word: str, coming: date, past: date) -> None:
    assert parse_date(word, FRIDAY) == coming
    assert parse_date(word, FRIDAY, "past") == past
    if coming == past or word == "fri":
        assert parse_date(word, FRIDAY, "either") == FRIDAY
    else:
        with pytest.raises(TwoDays) as refused:
            parse_date(word, FRIDAY, "either")
        assert refused.value.ways == (past.isoformat(), coming.isoformat())


@pytest.mark.parametrize(("toward", "ways"), [
    ("coming", ("12 dec", "12 jan")),
    ("past", ("12 nov", "12 oct")),
    ("either", ("2026-11-12", "2026-12-12")),
])  # fmt: skip
def test_a_day_of_no_month_names_the_two_that_it_can_be(toward: Toward, ways: tuple[str, ...]) -> None:
    with pytest.raises(TwoDays) as refused:
        parse_date("the 12th", FRIDAY, toward)
    assert refused.value.ways == ways
    first, last = (parse_date(way, FRIDAY, toward) for way in ways)
    assert abs((last - first).days) < 32


WORDS = [
    *("Call", "mum", "every", "each", "by", "on", "from", "until", "next", "last", "tomorrow", "sun", "mon,", "and"),
    *("12", "nov", "12/11", "week", "day", "at", "18:00", "to", "both", "size", "big", "other", "the", "our", "times"),
    *("twice", "a", "daily"),
]


@pytest.mark.parametrize("row", [row for row in ASKED if row[3]], ids=lambda row: row[0])
def test_the_ways_that_are_offered_are_understood(row: tuple[str, str, bool, tuple[str, ...]]) -> None:
    line, _, _, ways = row
    for way in ways:
        found = parse_quick(f"Do it {way}", FRIDAY)
        assert (found.title, found.dated, found.unread) == ("Do it", True, None), line


@quick
@example(["sun", "mon,", "daily"])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_no_word_is_lost_and_a_firm_clause_never_stays_in_silence(words: list[str]) -> None:
    line = " ".join(words)
    found = parse_quick(line, FRIDAY)
    assert line.startswith(found.title)
    assert found.title
    if found.unread is not None:
        assert found.title.endswith(found.unread.clause)


@pytest.mark.parametrize("toward", get_args(Toward))
def test_a_day_that_is_not_understood_offers_days_that_lie_where_it_should(toward: Toward) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_date("some day", FRIDAY, toward)
    offered = str(refused.value).partition("It understands: ")[2].removesuffix(".").split(", ")
    days = [parse_date(word, FRIDAY, toward) for word in offered if word not in ("12 nov", "fri", "2026-12-01")]
    assert FRIDAY in days
    assert (min(days) < FRIDAY) is (toward != "coming")
    assert (max(days) > FRIDAY) is (toward != "past")
