"""Seven days as both can count on them."""

from datetime import date, timedelta

from domain_helpers import MONDAY, day, do, made, now

from troth.domain.actions.life import MoveTo, PauseFrom, Release
from troth.domain.actions.outcomes import Keep
from troth.domain.book import Book
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.domain.week import coming_week

FRIDAY = day(13)


def the_book() -> Book:
    """Daily, on working days, twice a week, two days of the week, one date, every three days, on a cue."""
    book = Book()
    kinds = (Daily(), Weekdays((0, 1, 2, 3, 4)), TimesPer(2, "week"), Weekdays((1, 3)), Once(day(16), "18:00"))
    for schedule in (*kinds, EveryNDays(3), OnCue("it is late")):
        book = made(schedule, MONDAY, book)
    return do(book, Keep(3, day(10), now(day(10))), Keep(6, FRIDAY, now(FRIDAY)))


def listed(book: Book, first: date = FRIDAY) -> dict[date, list[int]]:
    found = coming_week(book, first, FRIDAY).days
    return {when: [each.commitment.number for each in entries] for when, entries in found.items() if entries}


def test_rhythms_stand_once_and_the_rest_on_its_days() -> None:
    found = coming_week(the_book(), FRIDAY, FRIDAY)
    rhythms = [(each.commitment.number, each.when) for each in found.rhythms]
    assert rhythms == [(1, "daily"), (2, "Mon-Fri"), (3, "1 more by Sunday")]
    assert list(found.days) == [FRIDAY + timedelta(days=away) for away in range(7)]
    assert listed(the_book()) == {FRIDAY: [6], day(14): [6], day(16): [5], day(17): [4, 6], day(19): [4]}
    (kept,) = found.days[FRIDAY]
    assert kept.outcome == "kept" and found.days[day(16)][0].when == "18:00"


def test_what_rests_is_let_go_or_moved_is_where_it_is() -> None:
    book = do(the_book(), PauseFrom(1, day(14), now(FRIDAY)), Release(6, now(FRIDAY)))
    book = do(book, MoveTo(4, day(18), now(FRIDAY), "m", day(17)))
    assert listed(book) == {day(16): [5], day(18): [4], day(19): [4]}
    assert [(each.commitment.number, each.when) for each in coming_week(book, FRIDAY, FRIDAY).rhythms] == [
        (1, "5 days"),
        (2, "Mon-Fri"),
        (3, "1 more by Sunday"),
    ]


def test_another_week_begins_with_another_day() -> None:
    found = coming_week(the_book(), day(23), FRIDAY)
    assert [each.when for each in found.rhythms] == ["daily", "Mon-Fri", "2 times by Sun 29 Mar"]
    assert [when for when, entries in found.days.items() if 4 in [e.commitment.number for e in entries]] == [
        day(24),
        day(26),
    ]
    assert coming_week(Book(), FRIDAY, FRIDAY).is_empty
