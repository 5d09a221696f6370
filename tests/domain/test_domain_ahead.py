"""Days ahead: what was said counts at once; what a wrong clock or an import brought counts when it comes."""

from datetime import date, timedelta

import pytest
from domain_helpers import MONDAY, answer, answered, day, do, made, now

from troth.domain.actions.outcomes import Excuse, Keep, put
from troth.domain.book import Book
from troth.domain.change import Change
from troth.domain.history import tally_on
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import current_due, due_on, next_days
from troth.domain.past import Went, past_occasions
from troth.domain.records import Occasion
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Daily, MonthlyDay, Weekdays
from troth.domain.steadiness import run, since_not_kept, told_in_time


def past(book: Book, today: date) -> list[Went]:
    return past_occasions(book, book.commitment(1), today)


def written(book: Book, outcome: Outcome, when: date, said: date) -> Book:
    """`book` with a day as it stands in a file, however it came there."""
    return book.after(Change("", (put(book, 1, when, Occasion(outcome, now(said).at)),)))


AHEAD: list[tuple[str, Schedule, Outcome, date, date, date, bool]] = [
    # why, schedule, outcome, its day, when it was said, the day it is read on, whether it counts by then
    ("kept early", MonthlyDay(31), "kept", day(31), day(27), day(27), True),
    ("kept early, on the eve", MonthlyDay(31), "kept", day(31), day(30), day(30), True),
    ("kept early, read later", MonthlyDay(31), "kept", day(31), day(27), day(29), True),
    ("excused ahead", Daily(), "excused", day(20), day(10), day(10), True),
    ("excused far ahead", MonthlyDay(31), "excused", day(31, 12), day(10), day(10), True),
    ("a clock ahead by weeks", MonthlyDay(31), "kept", day(31), day(31), day(10), False),
    ("a clock ahead by a year", Weekdays((0,)), "kept", day(8, year=2027), day(8, year=2027), day(10), False),
    ("a clock ahead that excused", Daily(), "excused", day(20), day(20), day(10), False),
    ("its day has come", MonthlyDay(31), "kept", day(31), day(31), day(31), True),
    ("no day of it can be kept early", Daily(), "kept", day(20), day(10), day(10), False),
    ("nobody can say a miss ahead", MonthlyDay(31), "not_kept", day(31), day(10), day(10), False),
    ("nor a part", MonthlyDay(31), "partly", day(31), day(10), day(10), False),
    ("nor that it was repaired", MonthlyDay(31), "repaired", day(31), day(10), day(10), False),
    ("days of a week have no early", TimesPer(1, "week"), "kept", day(20), day(10), day(10), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("schedule", "outcome", "when", "said", "today", "counts"),
    [row[1:] for row in AHEAD],
    ids=[row[0] for row in AHEAD],
)
def test_an_answer_for_a_day_ahead(
    schedule: Schedule, outcome: Outcome, when: date, said: date, today: date, counts: bool
) -> None:
    book = written(made(schedule, starts=today), outcome, when, said)
    assert (outcome in past(book, today)) is counts
    assert outcome in past(book, when), "on its day it counts"


def test_of_imported_days_ahead_only_the_coming_one_could_be_said() -> None:
    book = made(Weekdays((0,)))
    for n in (9, 16, 23):
        book = written(book, "kept", day(n), day(4))
    assert [past(book, day(n)).count("kept") for n in (4, 9, 10, 16, 23)] == [1, 2, 2, 3, 3]


def test_the_run_after_a_tick_is_the_run_of_the_whole_record() -> None:
    book = answered(made(Weekdays((0,)), slack_per_month=0), [(2, "not_kept"), (9, "kept"), (16, "kept"), (23, "kept")])
    book = do(book, Keep(1, day(28), now(day(28))))
    assert past(book, day(28)) == ["not_kept", "kept", "kept", "kept", "kept"]
    assert run(past(book, day(28))).now == 4 == since_not_kept(book, book.commitment(1), day(28))
    monthly = answered(made(MonthlyDay(31), slack_per_month=0), [(31, "not_kept")])
    monthly = answer(monthly, "kept", day(30, 4))
    monthly = do(monthly, Keep(1, day(29, 5), now(day(29, 5))))
    assert since_not_kept(monthly, monthly.commitment(1), day(29, 5)) == 2
    early = do(answer(made(Weekdays((0,)), slack_per_month=0), "not_kept", MONDAY), Keep(1, day(28), now(day(28))))
    early = do(early, Keep(1, day(4, 4), now(day(4, 4))))
    found = (run(past(early, day(4, 4))).now, since_not_kept(early, early.commitment(1), day(4, 4)))
    assert found[0] == found[1]


def test_a_week_counts_the_day_of_a_wrong_clock_when_it_comes() -> None:
    book = written(made(TimesPer(3, "week")), "kept", day(6), day(6))
    found = [tally_on(book, book.commitment(1), MONDAY, today) for today in (day(4), day(5), day(6))]
    assert [each.kept for each in found if each is not None] == [0, 0, 1]
    assert [due_on(book, book.commitment(1), today).kept for today in (day(4), day(6))] == [0, 1]  # type: ignore[union-attr]
    book = do(made(TimesPer(3, "week")), Excuse(1, day(7), now(day(4)), whole=True))
    assert [each.outcome for each in [tally_on(book, book.commitment(1), MONDAY, day(4))] if each] == ["excused"]


def test_a_run_of_a_wrong_clock_is_not_told_before_its_days() -> None:
    book = answered(made(slack_per_month=0), [(2, "not_kept"), (3, "kept"), (4, "kept")])
    for n in range(10, 15):
        book = written(book, "kept", day(n), day(n))
    assert run(past(book, day(4))).now == 2 == since_not_kept(book, book.commitment(1), day(4))
    assert run(past(book, day(10))).now == 3 == since_not_kept(book, book.commitment(1), day(10))


def test_a_miss_that_has_not_come_is_not_told() -> None:
    book = written(made(Weekdays((0,)), slack_per_month=0), "not_kept", day(9), day(9))
    assert told_in_time(book, book.commitment(1), day(4)) == (0, 0)
    assert told_in_time(book, book.commitment(1), day(9)) == (0, 1)


def test_what_was_excused_ahead_is_read_with_the_days_before_it() -> None:
    book = do(answered(made(), [(2, "kept"), (3, "kept")]), Excuse(1, day(6), now(day(3))))
    assert past(book, day(3)) == ["kept", "kept", "excused"]
    assert past(book, day(3) + timedelta(days=1)) == ["kept", "kept", "excused"]


def test_what_was_answered_ahead_is_not_what_comes_next() -> None:
    book = do(made(Weekdays((6,))), Keep(1, day(6), now(day(6))), Excuse(1, day(15), now(day(6))))
    assert next_days(book, book.commitment(1), day(6), 2) == [day(22), day(29)]
    assert current_due(book, book.commitment(1), day(6)) == day(22)
