"""The two ends of a day: which part of it it is, what stands there, and who comes back after days away."""

from datetime import date

import pytest
from domain_helpers import do, made, now

from troth.domain.actions.evenings import SayPulse, SetIntention
from troth.domain.actions.offers import SetLoop
from troth.domain.actions.outcomes import Keep
from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.ends_of_day import EndsOfDay, days_away, ends_of_day, part_of_day
from troth.domain.journey.keepsake import Appreciation
from troth.domain.schedule.dated import Daily

TODAY = date(2026, 11, 26)
A_DAY = 86_400


def at(back: int) -> Now:
    return Now(now(TODAY).at - back * A_DAY, date.fromordinal(TODAY.toordinal() - back))


def test_a_day_has_a_morning_until_noon_and_an_evening_that_lasts_past_midnight() -> None:
    parts = {0: "evening", 239: "evening", 240: "morning", 719: "morning", 720: "day", 1079: "day", 1080: "evening"}
    assert {minute: part_of_day(minute, 240, 1080) for minute in parts} == parts


def test_in_the_morning_one_line_is_asked_for_until_it_is_said() -> None:
    book = Book()
    assert ends_of_day(book, TODAY, "morning") == EndsOfDay(asks=True)
    assert ends_of_day(book, TODAY, "day") == EndsOfDay()
    book = do(book, SetIntention(TODAY, "listen first", at(0)))
    assert ends_of_day(book, TODAY, "morning") == EndsOfDay("listen first")
    tomorrow = date(2026, 11, 27)
    assert ends_of_day(book, tomorrow, "morning") == EndsOfDay(asks=True, before="listen first")
    assert ends_of_day(book, date(2026, 12, 11), "morning").before == ""


def test_in_the_evening_two_rows_stand_and_their_answers_are_told_without_the_number() -> None:
    book = Book()
    assert ends_of_day(book, TODAY, "evening") == EndsOfDay(evening=True)
    for pulse in (1, 5):
        assert ends_of_day(do(book, SayPulse(TODAY, pulse, at(0))), TODAY, "evening") == EndsOfDay(
            evening=True, noted=True
        )
    thanks = Appreciation(0, "t1", at(0).at, TODAY, "for the tea")
    assert ends_of_day(do(book, AddRecord(thanks, TODAY)), TODAY, "evening").thanks == "to say"
    said = do(book, AddRecord(thanks._replace(told_on=TODAY), TODAY))
    assert ends_of_day(said, TODAY, "evening").thanks == "said"
    assert ends_of_day(said, date(2026, 11, 27), "evening").thanks == ""


def test_each_end_can_be_switched_off() -> None:
    book = do(Book(), SetLoop("evening", False), SetLoop("intention", False))
    assert ends_of_day(book, TODAY, "evening") == ends_of_day(book, TODAY, "morning") == EndsOfDay()


@pytest.mark.parametrize(("back", "away"), [(0, 0), (6, 0), (7, 7), (12, 12), (200, 200)])
def test_days_away_are_counted_from_the_last_word_of_any_kind(back: int, away: int) -> None:
    said = [
        do(made(Daily(), date(2026, 1, 5)), Keep(1, at(back).today, at(back))),
        do(Book(), SayPulse(at(back).today, 3, at(back))),
        do(Book(), AddRecord(CheckIn(0, "c1", at(back).at, at(back).today, (5, *[None] * 6), ("",) * 7))),
    ]
    assert [days_away(book, at(0)) for book in said] == [away] * 3


def test_who_never_said_anything_does_not_come_back() -> None:
    assert days_away(made(Daily(), date(2026, 1, 5)), at(0)) == 0
