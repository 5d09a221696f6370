"""Seven days as both can count on them."""

from datetime import date, timedelta

from domain_helpers import MONDAY, day, do, made, now

from troth.domain.actions.life import MoveTo, PauseFrom, Release
from troth.domain.actions.outcomes import Excuse, Keep, NotKept
from troth.domain.actions.repairing import AmendsDone, BeginRepair
from troth.domain.book import Book
from troth.domain.follow_up import Repair
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.domain.week import WeekEntry, coming_week

FRIDAY = day(13)


def the_book() -> Book:
    """Daily, on working days, twice a week, two days of the week, one date, every three days, on a cue."""
    book = Book()
    kinds = (Daily(), Weekdays((0, 1, 2, 3, 4)), TimesPer(2, "week"), Weekdays((1, 3)), Once(day(16), "18:00"))
    for schedule in (*kinds, EveryNDays(3), OnCue("it is late")):
        book = made(schedule, MONDAY, book)
    return do(book, Keep(3, day(10), now(day(10))), Keep(6, FRIDAY, now(FRIDAY)))


def when(entry: WeekEntry) -> str:
    return f"{entry.left} {entry.when}".strip()


def listed(book: Book, first: date = FRIDAY) -> dict[date, list[int]]:
    found = coming_week(book, first, FRIDAY).days
    return {when: [each.commitment.number for each in entries] for when, entries in found.items() if entries}


def test_rhythms_stand_once_and_the_rest_on_its_days() -> None:
    found = coming_week(the_book(), FRIDAY, FRIDAY)
    rhythms = [(each.commitment.number, when(each)) for each in found.rhythms]
    assert rhythms == [(1, "daily"), (2, "Mon-Fri"), (3, "1 more by Sunday")]
    assert list(found.days) == [FRIDAY + timedelta(days=away) for away in range(7)]
    assert listed(the_book()) == {FRIDAY: [6], day(14): [6], day(16): [5], day(17): [4, 6], day(19): [4]}
    (kept,) = found.days[FRIDAY]
    assert kept.outcome == "kept" and found.days[day(16)][0].when == "18:00"


def test_what_rests_is_let_go_or_moved_is_where_it_is() -> None:
    book = do(the_book(), PauseFrom(1, day(14), now(FRIDAY)), Release(6, now(FRIDAY)))
    book = do(book, MoveTo(4, day(18), now(FRIDAY), "m", day(17)))
    assert listed(book) == {day(16): [5], day(18): [4], day(19): [4]}
    assert [(each.commitment.number, when(each)) for each in coming_week(book, FRIDAY, FRIDAY).rhythms] == [
        (1, "5 days"),
        (2, "Mon-Fri"),
        (3, "1 more by Sunday"),
    ]


def test_amends_stand_on_their_day_until_they_are_made_and_late_ones_on_today() -> None:
    book = do(the_book(), NotKept(1, day(12), now(FRIDAY)))
    repair = Repair(0, "r1", 0, 1, day(12), "I forgot", "I cook", told_on=FRIDAY, amends_by=day(15))
    book = do(book, BeginRepair(repair, now(FRIDAY)))
    found = coming_week(book, FRIDAY, FRIDAY).days
    assert [entry.title for entry in found[day(15)]] == ["Amends: I cook"]
    assert [entry.title for entry in coming_week(book, day(17), day(17)).days[day(17)]][-1] == "Amends: I cook"
    assert not any(entry.repair for entries in coming_week(book, day(24), FRIDAY).days.values() for entry in entries)
    made_good = coming_week(do(book, AmendsDone(1, day(14), now(day(14)))), FRIDAY, FRIDAY).days
    assert not any(entry.repair for entries in made_good.values() for entry in entries)


def test_another_week_begins_with_another_day() -> None:
    found = coming_week(the_book(), day(23), FRIDAY)
    assert [when(each) for each in found.rhythms] == ["daily", "Mon-Fri", "2 times by Sun 29 Mar"]
    assert [when for when, entries in found.days.items() if 4 in [e.commitment.number for e in entries]] == [
        day(24),
        day(26),
    ]
    assert coming_week(Book(), FRIDAY, FRIDAY).is_empty


def test_what_was_answered_stays_where_it_was_and_says_how() -> None:
    book = do(the_book(), Keep(5, FRIDAY, now(FRIDAY)), Excuse(4, day(17), now(FRIDAY)), Keep(3, FRIDAY, now(FRIDAY)))
    found = coming_week(book, FRIDAY, FRIDAY)
    assert [(each.commitment.number, each.outcome) for each in found.days[day(16)]] == [(5, "kept")]
    assert [each.outcome for each in found.days[day(17)] if each.commitment.number == 4] == ["excused"]
    (walk,) = [each for each in found.rhythms if each.commitment.number == 3]
    assert (when(walk), walk.outcome) == ("by Sunday", "kept")
    assert listed(book) == listed(the_book()), "nothing moved"


def test_a_rhythm_of_the_week_is_answered_for_its_next_day() -> None:
    found = coming_week(the_book(), FRIDAY, FRIDAY)
    assert [each.day for each in found.rhythms] == [FRIDAY, FRIDAY, FRIDAY]
    assert [each.day for each in coming_week(the_book(), day(20), FRIDAY).rhythms] == [day(20)] * 3


def test_what_is_counted_from_a_day_of_the_week_on_stands_in_it() -> None:
    book = made(TimesPer(3, "week"), day(16))
    (entry,) = coming_week(book, FRIDAY, FRIDAY).rhythms
    assert (when(entry), entry.day) == ("3 times by Sun 22 Mar", day(16))
    assert coming_week(book, day(6), day(6)).is_empty
