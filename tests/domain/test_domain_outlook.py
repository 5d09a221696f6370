"""What a day asks: due, still open, quiet, soon, cues; and what comes next."""

import time
from datetime import date, timedelta

import pytest
from domain_helpers import MONDAY, answer, answered, day, do, made, now

from troth.domain.actions.life import MoveTo, PauseFrom, Release, Tell
from troth.domain.actions.making import Revise
from troth.domain.actions.outcomes import Excuse, Keep
from troth.domain.book import Book
from troth.domain.outlook import OutlookEntry, agenda, current_due, due_on, next_days, open_before, told_last
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, Once, Weekdays, Yearly

FRIDAY = day(6)


def asked(book: Book, when: date) -> OutlookEntry | None:
    return due_on(book, book.commitment(1), when)


def still_open(book: Book, when: date) -> OutlookEntry | None:
    return open_before(book, book.commitment(1), when)


def ahead(book: Book, when: date, wanted: int = 3) -> list[date]:
    return next_days(book, book.commitment(1), when, wanted)


def open_days(book: Book, *days: int) -> list[int]:
    found = {n: asked(book, day(n)) for n in days}
    return [n for n, entry in found.items() if entry is not None and entry.outcome is None]


class TestDue:
    def test_a_rhythm_on_its_days(self) -> None:
        assert open_days(made(Weekdays((0, 3))), 2, 3, 4, 5, 9) == [2, 5, 9]

    def test_an_answer_stays_on_its_day(self) -> None:
        book = answered(made(), [(2, "kept")])
        entry = asked(book, MONDAY)
        assert entry is not None and entry.outcome == "kept"

    def test_a_one_off_until_its_grace_is_over(self) -> None:
        assert open_days(made(Once(FRIDAY, grace_days=2)), 5, 6, 7, 8, 9) == [6, 7, 8]
        entry = asked(made(Once(FRIDAY, grace_days=2)), day(8))
        assert entry is not None and (entry.day, entry.due) == (day(8), FRIDAY)

    def test_after_done_vector_of_the_specification(self) -> None:
        """Every 3 days after done, done on 1 and 3 March: due 1, 4 (met on 3), 6."""
        book = made(EveryNDays(3, "last_done"), starts=day(1))
        assert open_days(book, 1) == [1]
        book = answer(book, "kept", day(1))
        assert open_days(book, 2, 3, 4) == [4]
        book = answer(book, "kept", day(3))
        assert open_days(book, 4, 5, 6) == [6]
        assert ahead(book, day(3), 2) == [day(6), day(9)]

    def test_what_is_overdue_after_done_stays_due(self) -> None:
        book = answered(made(EveryNDays(3, "last_done")), [(2, "kept")])
        entry = asked(book, day(12))
        assert entry is not None and (entry.day, entry.due) == (day(12), day(5))
        assert still_open(book, day(12)) is None
        assert current_due(book, book.commitment(1), day(12)) == day(5)

    def test_after_done_before_its_start_is_not_asked(self) -> None:
        assert open_days(made(EveryNDays(3, "last_done"), starts=day(4)), 2, 3, 4, 5) == [4, 5]

    def test_a_window_may_be_met_from_its_first_day(self) -> None:
        book = answered(made(Window(2, 4)), [(2, "kept")])
        assert open_days(book, 3, 4, 5, 6, 7) == [4, 5, 6, 7]
        entry = asked(book, day(4))
        assert entry is not None and entry.due == day(6)

    def test_a_period_until_it_is_met(self) -> None:
        book = answered(made(TimesPer(2, "week")), [(2, "kept")])
        entry = asked(book, day(4))
        assert entry is not None
        assert (entry.due, entry.outcome, entry.kept, entry.needed) == (day(8), None, 1, 2)
        book = answered(book, [(4, "kept")])
        assert open_days(book, 5, 6, 8, 9) == [9]
        entry = asked(book, day(4))
        assert entry is not None and (entry.outcome, entry.kept) == ("kept", 2)

    def test_nothing_before_its_start_or_after_its_end(self) -> None:
        assert open_days(made(starts=day(4), ends_on=day(6)), 2, 3, 4, 5, 6, 7) == [4, 5, 6]
        assert open_days(made(TimesPer(2, "week"), starts=day(4)), 2, 3, 4, 5) == [4, 5]

    def test_nothing_while_it_rests(self) -> None:
        for schedule in (Daily(), TimesPer(2, "week"), EveryNDays(2, "last_done"), Once(day(4))):
            book = do(made(schedule), PauseFrom(1, day(5), now(day(3))))
            assert open_days(book, 3, 4, 5) == []

    def test_an_answer_shows_while_it_rests_and_goes_with_a_release(self) -> None:
        book = answered(made(), [(4, "kept")])
        assert asked(do(book, PauseFrom(1, None, now(day(4)))), day(4)) is not None
        assert asked(do(book, Release(1, now(day(4)))), day(4)) is None

    def test_a_closed_one_off_shows_on_the_day_of_its_answer(self) -> None:
        book = answer(made(Once(FRIDAY)), "kept", day(4))
        assert agenda(book, day(4)).due[0].outcome == "kept"
        assert agenda(book, FRIDAY).due == ()


class TestStillOpen:
    def test_one_row_for_a_promise_with_how_many_stand_behind_it(self) -> None:
        entry = still_open(made(), day(5))
        assert entry is not None
        assert (entry.day, entry.due, entry.others) == (day(4), day(4), 2)

    def test_for_seven_days(self) -> None:
        book = made(Yearly(3, 2))
        assert still_open(book, day(9)) is not None
        assert still_open(book, day(10)) is None
        entry = still_open(made(), day(25))
        assert entry is not None and entry.others == 6

    def test_what_was_answered_or_excused_ahead_is_not_open(self) -> None:
        book = do(answered(made(), [(2, "kept"), (4, "not_kept")]), Excuse(1, day(5), now(day(4))))
        entry = still_open(book, day(6))
        assert entry is not None and (entry.day, entry.others) == (day(3), 0)

    def test_days_of_rest_are_not_open(self) -> None:
        book = do(made(), PauseFrom(1, day(8), now(day(4))))
        entry = still_open(book, day(9))
        assert entry is not None and (entry.day, entry.others) == (day(3), 1)

    def test_a_one_off_from_the_end_of_its_grace_until_it_is_answered(self) -> None:
        book = made(Once(FRIDAY, grace_days=2))
        assert [still_open(book, day(n)) is not None for n in (6, 8, 9, 31)] == [False, False, True, True]
        entry = still_open(book, day(31))
        assert entry is not None and (entry.day, entry.due) == (FRIDAY, FRIDAY)
        assert current_due(book, book.commitment(1), day(31)) == FRIDAY
        assert still_open(answer(book, "kept", day(20)), day(31)) is None
        assert still_open(do(book, PauseFrom(1, None, now(day(20)))), day(31)) is None

    def test_the_last_days_of_a_rhythm_that_ended(self) -> None:
        book = made(ends_on=day(5))
        entry = still_open(book, day(8))
        assert entry is not None and (entry.day, entry.others) == (day(5), 3)
        assert still_open(book, day(13)) is None

    def test_a_moved_occasion_is_open_where_it_was_moved_to(self) -> None:
        book = do(made(Weekdays((0,))), MoveTo(1, day(4), now(MONDAY), "m1"))
        entry = still_open(book, FRIDAY)
        assert entry is not None and (entry.day, entry.others) == (day(4), 0)

    def test_kinds_that_wait_for_something_are_not(self) -> None:
        for schedule in (OnCue("we argue"), EveryNDays(2, "last_done"), Window(1, 2)):
            assert still_open(made(schedule), day(20)) is None

    @pytest.mark.parametrize("closing", ["draft", "offered"])
    def test_what_nobody_agreed_to_is_not(self, closing: str) -> None:
        assert agenda(made(state=closing), day(5))[1:] == ((),) * 6  # type: ignore[arg-type]


class TestOpenPeriods:
    def test_last_week_is_asked_for_a_week(self) -> None:
        book = answered(made(TimesPer(3, "week")), [(2, "kept"), (8, "kept")])
        entry = still_open(book, day(9))
        assert entry is not None
        assert (entry.day, entry.due, entry.kept, entry.needed) == (day(7), day(8), 2, 3)
        assert still_open(book, day(15)) == entry
        later = still_open(book, day(16))
        assert later is not None and (later.due, later.kept) == (day(15), 0)

    def test_last_month_is_asked_for_seven_days(self) -> None:
        book = made(TimesPer(2, "month"), starts=day(1))
        found = [still_open(book, date(2026, 4, n)) is not None for n in (1, 7, 8)]
        assert found == [True, True, False]

    def test_every_day_of_the_month_can_take_the_answer(self) -> None:
        book = answered(made(TimesPer(9, "month"), starts=day(1)), [(n, "kept") for n in range(24, 32)])
        entry = still_open(book, date(2026, 4, 1))
        assert entry is not None and entry.day == day(23)

    def test_a_first_week_that_was_not_whole_is_not_asked_unless_it_was_begun(self) -> None:
        book = made(TimesPer(3, "week"), starts=day(4))
        assert still_open(book, day(9)) is None
        assert still_open(answered(book, [(5, "kept")]), day(9)) is not None
        assert still_open(book, day(16)) is not None

    def test_nor_a_last_one(self) -> None:
        book = made(TimesPer(3, "week"), ends_on=day(11))
        assert still_open(book, day(16)) is None
        entry = still_open(answered(book, [(9, "kept")]), day(16))
        assert entry is not None and entry.day == day(11)

    def test_long_after_its_end_nothing_is_asked(self) -> None:
        book = made(TimesPer(3, "week"), ends_on=day(8))
        assert still_open(book, day(9)) is not None
        assert [n for n in range(16, 31) if still_open(book, day(n)) is not None] == []

    @pytest.mark.parametrize("said", [[], [(2, "kept")]])
    def test_nor_one_with_days_of_rest(self, said: list[tuple[int, str]]) -> None:
        book = do(answered(made(TimesPer(3, "week")), said), PauseFrom(1, day(5), now(day(4))))
        assert still_open(book, day(9)) is None

    def test_nor_one_that_began_as_something_else(self) -> None:
        book = do(made(), Revise(1, (("schedule", TimesPer(3, "week")),), now(day(5))))
        assert still_open(book, day(9)) is None

    def test_nor_a_month_that_was_cut_short_by_weeks(self) -> None:
        book = do(
            made(TimesPer(3, "month"), starts=day(1)), Revise(1, (("schedule", TimesPer(2, "week")),), now(day(9)))
        )
        assert [n for n in range(9, 16) if still_open(book, day(n)) is not None] == []

    def test_last_week_keeps_its_rules_when_they_change(self) -> None:
        book = answered(made(TimesPer(3, "week")), [(2, "kept"), (3, "kept")])
        book = do(book, Revise(1, (("schedule", TimesPer(2, "week")),), now(day(9))))
        for n in (9, 10, 11):
            entry = still_open(book, day(n))
            assert entry is not None and (entry.kept, entry.needed) == (2, 3)


class TestNext:
    @pytest.mark.parametrize(
        ("schedule", "expected"),
        [
            (Daily(), [3, 4, 5]),
            (Weekdays((0, 3)), [5, 9, 12]),
            (EveryNDays(10), [12, 22, 32]),
            (Once(FRIDAY), [6]),
            (Once(MONDAY), []),
            (TimesPer(2, "week"), [8, 15, 22]),
            (TimesPer(2, "month"), [31, 61, 92]),
            (EveryNDays(3, "last_done"), [5, 8, 11]),
            (Window(2, 4), [4, 8, 12]),
            (OnCue("we argue"), []),
        ],
    )
    def test_of_each_kind(self, schedule: Schedule, expected: list[int]) -> None:
        assert ahead(made(schedule), MONDAY) == [day(1) + timedelta(days=n - 1) for n in expected]

    def test_a_period_that_is_met_is_over(self) -> None:
        book = answered(made(TimesPer(1, "week")), [(2, "kept")])
        assert ahead(book, MONDAY, 1) == [day(15)]
        assert current_due(book, book.commitment(1), MONDAY) == day(15)

    def test_the_last_day_of_a_period_is_not_after_itself(self) -> None:
        assert ahead(made(TimesPer(1, "week")), day(8), 1) == [day(15)]

    @pytest.mark.parametrize("schedule", [Daily(), TimesPer(7, "week"), EveryNDays(3, "last_done"), Weekdays((0,))])
    def test_nothing_before_a_start_to_come(self, schedule: Schedule) -> None:
        start = date(2027, 8, 2)
        assert ahead(made(schedule, starts=start), MONDAY, 1)[0] >= start

    def test_seen_from_a_day_before_its_rules_it_comes_by_them(self) -> None:
        def changed(book: Book) -> Book:
            return do(book, Revise(1, (("schedule", Window(2, 4)),), now(day(10))))

        assert ahead(changed(made()), day(4)) == [day(12), day(16), day(20)]
        assert ahead(changed(answered(made(), [(3, "kept")])), day(4)) == [day(7), day(11), day(15)]

    def test_nothing_after_the_end(self) -> None:
        assert ahead(made(ends_on=day(4)), MONDAY) == [day(3), day(4)]
        assert ahead(made(TimesPer(1, "week"), ends_on=day(10)), MONDAY) == [day(8)]
        assert ahead(made(Weekdays((4,)), ends_on=day(12)), day(8)) == []
        assert ahead(made(EveryNDays(3, "last_done"), ends_on=day(9)), MONDAY) == [day(5), day(8)]

    def test_what_has_ended_is_known_at_once(self) -> None:
        book = made(ends_on=day(4))
        began = time.process_time()
        for n in range(100):
            assert ahead(book, day(4) + timedelta(days=n)) == []
        assert time.process_time() - began < 20

    @pytest.mark.parametrize(
        ("schedule", "expected"),
        [
            (Daily(), [21, 22, 23]),
            (Weekdays((0,)), [23, 30, 37]),
            (TimesPer(1, "week"), [22, 29, 36]),
            (EveryNDays(3, "last_done"), [21, 24, 27]),
        ],
    )
    def test_a_rest_is_passed_over(self, schedule: Schedule, expected: list[int]) -> None:
        book = do(made(schedule), PauseFrom(1, day(20), now(MONDAY)))
        assert ahead(book, MONDAY) == [day(1) + timedelta(days=n - 1) for n in expected]
        assert current_due(book, book.commitment(1), MONDAY) == ahead(book, MONDAY)[0]

    @pytest.mark.parametrize("schedule", [Daily(), Once(FRIDAY), TimesPer(1, "week"), EveryNDays(3, "last_done")])
    def test_of_a_rest_without_an_end_nothing_is_known(self, schedule: Schedule) -> None:
        book = do(made(schedule), PauseFrom(1, None, now(MONDAY)))
        assert ahead(book, MONDAY) == []
        assert current_due(book, book.commitment(1), MONDAY) is None

    def test_moves_and_closed_promises(self) -> None:
        book = do(made(Weekdays((0,))), MoveTo(1, day(12), now(MONDAY), "m1", day=day(9)))
        assert ahead(book, MONDAY) == [day(12), day(16), day(23)]
        assert ahead(do(made(), Release(1, now(MONDAY))), MONDAY) == []

    def test_what_is_open_now_comes_first(self) -> None:
        book = made(Weekdays((0,)))
        assert current_due(book, book.commitment(1), MONDAY) == MONDAY
        book = answered(book, [(2, "kept")])
        assert current_due(book, book.commitment(1), MONDAY) == day(9)
        once = made(Once(FRIDAY, grace_days=2))
        assert [current_due(once, once.commitment(1), day(n)) for n in (5, 6, 8, 9)] == [FRIDAY] * 4
        daily = answered(made(), [(4, "kept")])
        assert current_due(daily, daily.commitment(1), day(4)) == day(5)


class TestQuiet:
    def quiet(self, book: Book, *days: int) -> list[int]:
        return [n for n in days if agenda(book, day(n)).quiet]

    @pytest.mark.seed("S6.4")
    def test_silent_for_too_long(self) -> None:
        book = made(tell_every=7)
        assert self.quiet(book, 8, 9, 10) == [9, 10]
        book = do(book, Tell(1, now(day(10)), "t1"))
        assert self.quiet(book, 10, 16, 17) == [17]
        entry = agenda(book, day(17)).quiet[0]
        assert entry.due == day(10)
        assert told_last(book, book.commitment(1)) == day(10)

    def test_counted_from_the_day_it_was_agreed(self) -> None:
        assert self.quiet(made(tell_every=7, agreed_on=day(5)), 9, 11, 12) == [12]

    @pytest.mark.seed("S6.4")
    def test_before_it_is_due(self) -> None:
        book = made(Once(day(20)), tell_before=3)
        assert self.quiet(book, 16, 17, 20, 21) == [17, 20]
        assert self.quiet(do(book, Tell(1, now(day(18)), "t1")), 17, 18, 19) == []
        assert self.quiet(do(book, Tell(1, now(day(10)), "t1")), 17) == [17]

    def test_never_while_it_rests_or_is_closed(self) -> None:
        book = made(tell_every=7)
        assert self.quiet(do(book, PauseFrom(1, None, now(MONDAY))), 20) == []
        assert self.quiet(do(book, Release(1, now(MONDAY))), 20) == []
        assert self.quiet(made(starts=day(20), tell_every=7), 20, 25) == []


class TestAgenda:
    @pytest.mark.seed("S6.3")
    def test_big_ones_first_then_by_number(self) -> None:
        book = Book()
        for size in ("small", "big", "medium", "big"):
            book = made(book=book, size=size)
        assert [entry.commitment.number for entry in agenda(book, MONDAY).due] == [2, 4, 3, 1]

    def test_how_many_are_left(self) -> None:
        book = do(made(book=made()), Keep(2, MONDAY, now(MONDAY)))
        assert (len(agenda(book, MONDAY).due), agenda(book, MONDAY).left) == (2, 1)

    @pytest.mark.seed("S6.2")
    def test_what_comes_within_a_week(self) -> None:
        book = Book()
        for n in (2, 9, 3, 10):
            book = made(Once(day(n)), book=book)
        book = made(book=book)
        assert [entry.due for entry in agenda(book, MONDAY).soon] == [day(3), day(9)]

    def test_a_rhythm_comes_where_it_is_due_tomorrow_and_is_not_on_the_list_already(self) -> None:
        book = made(Weekdays((1,)), book=made(Weekdays((2,)), book=made(starts=day(3), book=made())))
        assert [entry.commitment.number for entry in agenda(book, MONDAY).soon] == [2, 4]
        assert [entry.commitment.number for entry in agenda(book, day(4)).soon] == []

    def test_cues_wait_until_they_are_answered(self) -> None:
        book = made(OnCue("we argue"), starts=day(4))
        assert [len(agenda(book, day(n)).cues) for n in (3, 4)] == [0, 1]
        assert agenda(book, day(4)).left == 0
        book = answer(book, "kept", day(4))
        assert (agenda(book, day(4)).cues, len(agenda(book, day(4)).due)) == ((), 1)
        assert agenda(do(book, PauseFrom(1, None, now(day(5)))), day(5)).cues == ()

    def test_what_only_the_other_can_answer_is_not_asked(self) -> None:
        book = made(OnCue("we argue"), by="partner", book=made(Once(day(4)), by="partner", book=made(by="partner")))
        for when in (MONDAY, day(9)):
            assert agenda(book, when)[1:] == ((),) * 6

    def test_an_empty_book(self) -> None:
        assert agenda(Book(), MONDAY) == (MONDAY, *((),) * 6)
