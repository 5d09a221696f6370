"""What is offered on a day: whose turn it is, one at most, and silence after it was taken or sent away."""

from datetime import date, timedelta
from typing import Any

import pytest
from domain_helpers import do, made, now

from troth.domain.actions.offers import CallBack, SendAway, SetLoop, is_something_away
from troth.domain.actions.outcomes import Keep
from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.ends_of_day import is_day_of_return
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Celebration
from troth.domain.journey.offered import offer_of
from troth.domain.reflection import Reflection
from troth.domain.schedule.dated import Once

SUNDAY = date(2026, 11, 22)


def used_since(day: date) -> Book:
    """A book with an evening of that day, and nothing else."""
    month = DayMonth(1, day.replace(day=1), ((day.day, DayMark(3, now(day).at)),))
    return Book().after(Change("", (Edit("days", 1, None, month),)))


def kept(book: Book, practice: str, day: date) -> Book:
    number = book.next_number("reflections")
    entry = Reflection(number, f"r{number}", now(day).at, day, now(day).at, practice)
    return book.after(Change("", (Edit("reflections", number, None, entry),)))


def looked(book: Book, day: date) -> Book:
    return do(book, AddRecord(CheckIn(0, f"c{day}", now(day).at, day, (5, *[None] * 6), ("",) * 7), day))


def named(book: Book, day: date) -> str:
    offer = offer_of(book, day)
    return "" if offer is None else offer.name


def in_november(**fields: Any) -> Book:
    return do(used_since(date(2026, 11, 8)), *(SetLoop(key, value) for key, value in fields.items()))


WEEKLY_PROMISE = made(Once(date(2026, 11, 29)), SUNDAY, in_november(), opens="E36")


@pytest.mark.parametrize(
    ("book", "after", "offered"),
    [
        (in_november(), 0, "week"),
        (in_november(), 2, "week"),
        (in_november(), 3, ""),
        (in_november(), -1, ""),
        (looked(in_november(), SUNDAY - timedelta(days=3)), 0, ""),
        (looked(in_november(), SUNDAY - timedelta(days=4)), 0, "week"),
        (looked(in_november(), SUNDAY), 1, ""),
        (WEEKLY_PROMISE, 0, ""),
        (do(WEEKLY_PROMISE, Keep(1, SUNDAY, now(SUNDAY))), 0, "week"),
        (used_since(SUNDAY - timedelta(days=5)), 0, ""),
        (used_since(SUNDAY - timedelta(days=6)), 0, "week"),
        (Book(), 0, ""),
        (in_november(weekly_on=None), 0, ""),
        (in_november(weekly_on=0), 0, ""),
        (in_november(weekly_on=0), 1, "week"),
    ],
)
def test_the_week_is_offered_for_three_days_where_it_was_not_looked_at(book: Book, after: int, offered: str) -> None:
    assert named(book, SUNDAY + timedelta(days=after)) == offered


@pytest.mark.parametrize(
    ("since", "done", "day", "offered"),
    [
        (date(2026, 10, 1), None, date(2026, 11, 1), "month"),
        (date(2026, 10, 1), None, date(2026, 11, 7), "month"),
        (date(2026, 10, 1), None, date(2026, 11, 11), ""),
        (date(2026, 10, 14), None, date(2026, 11, 4), "month"),
        (date(2026, 10, 15), None, date(2026, 11, 4), ""),
        (date(2026, 10, 1), date(2026, 10, 16), date(2026, 11, 4), ""),
        (date(2026, 10, 1), date(2026, 10, 15), date(2026, 11, 4), "month"),
    ],
)
def test_the_month_is_offered_in_its_first_days(since: date, done: date | None, day: date, offered: str) -> None:
    book = used_since(since)
    assert named(book if done is None else kept(book, "E37", done), day) == offered


@pytest.mark.parametrize(
    ("back", "offered"),
    [
        ((), ""),
        ((121,), ""),
        ((122,), "observer"),
        ((135,), "observer"),
        ((136,), ""),
        ((244,), "observer"),
        ((366,), "observer"),
        ((488,), ""),
        ((130, 3), ""),
        ((252, 130), "observer"),
    ],
)
def test_the_friend_of_both_is_offered_every_four_months_to_who_once_chose_it(
    back: tuple[int, ...], offered: str
) -> None:
    day = date(2026, 11, 26)
    book = used_since(date(2024, 1, 20))
    for each in back:
        book = kept(book, "E22", day - timedelta(days=each))
    assert named(book, day) == offered


@pytest.mark.parametrize(
    ("first", "day", "celebrated", "offered"),
    [
        (date(2025, 11, 12), date(2026, 11, 12), 6, "letter"),
        (date(2025, 11, 12), date(2026, 11, 25), 6, "letter"),
        (date(2025, 11, 12), date(2026, 11, 26), 6, ""),
        (date(2025, 11, 12), date(2026, 11, 12), 5, ""),
        (date(2025, 11, 13), date(2026, 11, 12), 6, ""),
        (date(2024, 2, 29), date(2026, 2, 28), 6, "letter"),
        (date(2024, 2, 29), date(2028, 2, 28), 6, ""),
        (date(2024, 2, 29), date(2028, 2, 29), 6, "letter"),
        (date(2024, 12, 26), date(2027, 1, 7), 6, "letter"),
    ],
)
def test_the_letter_is_offered_from_the_anniversary_on(first: date, day: date, celebrated: int, offered: str) -> None:
    book = used_since(first)
    for number in range(celebrated):
        good = Celebration(0, f"g{number}", now(day).at, day - timedelta(days=9 + number), "We laughed")
        book = do(book, AddRecord(good, day))
    assert named(do(book, SetLoop("weekly_on", None)), day) == offered


def test_an_offer_that_is_sent_away_is_silent_until_its_next_turn_and_no_other_one_comes_that_day() -> None:
    day = date(2026, 11, 1)
    book = used_since(date(2026, 9, 1))
    month = offer_of(book, day)
    assert month is not None and month == ("month", date(2026, 11, 30))
    book = do(book, SendAway(*month, day))
    assert [named(book, day + timedelta(days=n)) for n in range(4)] == ["", "week", "week", ""]
    assert named(book, date(2026, 12, 1)) == "month" and is_something_away(book, day)
    book = do(book, CallBack())
    assert named(book, day) == "month" and not is_something_away(book, day)


def test_what_was_done_today_was_the_offer_of_today() -> None:
    day = date(2026, 11, 1)
    book = looked(used_since(date(2026, 9, 1)), day)
    assert [named(book, day + timedelta(days=n)) for n in (0, 1)] == ["", "month"]


@pytest.mark.parametrize(("gone", "back"), [(3, False), (6, False), (7, True), (40, True)])
def test_who_comes_back_and_answers_is_offered_nothing_that_day(gone: int, back: bool) -> None:
    book, today = Book(), SUNDAY
    for each in (today - timedelta(days=gone), today):
        book = looked(book, each)
    assert is_day_of_return(book, now(today)) is back
    assert not is_day_of_return(book, now(today + timedelta(days=1)))
    assert not is_day_of_return(looked(Book(), today), now(today)), "the first day of all is no return"
