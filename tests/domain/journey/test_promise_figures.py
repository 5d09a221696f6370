"""What promises say about some time: told in time, kept as made, since the repair. The vectors."""

from domain_helpers import answer, answered, day, do, made, now

from troth.domain.actions.life import MoveTo, Release
from troth.domain.actions.repairing import AmendsDone, BeginRepair
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import DaySpan
from troth.domain.follow_up import Repair
from troth.domain.journey.promise_figures import (
    AsMade,
    SinceRepair,
    ToldInTime,
    kept_as_made,
    outcomes,
    since_repair,
    told_in_time,
)
from troth.domain.schedule.dated import Daily, Once

MARCH = DaySpan(day(1), day(31))
END = day(31)


def moved(book: Book, number: int, to: int, on: int = 2, told: bool = True) -> Book:
    return do(book, MoveTo(number, day(to), now(day(on)), f"m{number}-{to}", told=told))


def test_told_in_time_counts_moves_and_what_was_not_kept() -> None:
    book = Book()
    for _ in range(7):
        book = made(Once(day(6)), book=book)
    for number in range(1, 7):
        book = moved(book, number, 9)
    book = moved(book, 7, 9, on=7, told=False)
    told = told_in_time(book, MARCH, END)
    assert told == ToldInTime(6, 7)


def test_what_was_moved_in_time_and_missed_on_its_new_day_is_one_of_two() -> None:
    book = answer(moved(made(Once(day(6))), 1, 9), "not_kept", day(9))
    assert told_in_time(book, MARCH, END) == ToldInTime(1, 2)


def test_only_what_was_due_in_the_time_counts() -> None:
    assert told_in_time(made(Daily()), MARCH, END) is None
    book = answered(made(Daily(), slack_per_month=0), [(31, "not_kept")])
    assert told_in_time(book, DaySpan(day(1, 4), day(30, 4)), day(30, 4)) is None
    assert told_in_time(book, MARCH, END) == ToldInTime(0, 1)


def test_what_my_partner_promised_is_not_counted() -> None:
    book = answered(made(Daily(), slack_per_month=0), [(3, "not_kept"), (4, "kept")])
    assert outcomes(book, MARCH, END) == {"not_kept": 1, "kept": 1}
    before = book.commitment(1)
    book = book.after(Change("Theirs.", (Edit("commitments", 1, before, before._replace(by="partner")),)))
    assert told_in_time(book, MARCH, END) is None
    assert outcomes(book, MARCH, END) == {}


def test_kept_as_made_by_size_tells_apart_what_was_moved_and_let_go() -> None:
    book = Book()
    for size, many in (("small", 12), ("big", 4), ("medium", 2)):
        for _ in range(many):
            book = made(Once(day(6)), book=book, size=size)
    for number in range(1, 12):
        book = answer(book, "kept", day(6), number=number)
    book = answer(book, "not_kept", day(6), number=12)
    book = answer(book, "kept", day(6), number=13)
    book = answer(moved(book, 14, 9), "kept", day(9), number=14)
    book = do(book, Release(15, now(day(6))))
    book = repaired(answer(book, "not_kept", day(6), number=16), 16, 6, 8)
    book = answer(book, "excused", day(6), number=17)
    assert kept_as_made(book, MARCH) == {"small": AsMade(12, 11, 0, 0), "big": AsMade(4, 1, 1, 1)}
    assert kept_as_made(book, DaySpan(day(7), day(31))) == {"big": AsMade(2, 0, 1, 0)}


def repaired(book: Book, number: int, missed: int, done: int) -> Book:
    told = Repair(0, f"r{number}", 0, number, day(missed), "I forgot.", "I do it now.", told_on=day(missed))
    book = do(book, BeginRepair(told, now(day(missed))))
    repair = book.repairs(number)[-1].number
    return do(book, AmendsDone(repair, day(done), now(day(done))))


def test_since_the_repair_counts_all_promises_after_its_day() -> None:
    book = made(Daily(), book=made(Daily(), slack_per_month=0))
    book = repaired(answered(book, [(2, "not_kept")]), 1, 2, 3)
    book = answered(book, [(3, "kept"), (4, "kept"), (5, "partly"), (6, "not_kept")])
    book = answered(book, [(3, "kept"), (5, "kept")], number=2)
    assert since_repair(book, END) == SinceRepair(day(3), 2, 1)


def test_amends_that_were_not_made_yet_are_no_repair() -> None:
    book = answered(made(Daily()), [(2, "not_kept"), (3, "kept")])
    told = Repair(0, "r1", 0, 1, day(2), "I forgot.", "I do it now.", told_on=day(2))
    assert since_repair(do(book, BeginRepair(told, now(day(3)))), END) is None
