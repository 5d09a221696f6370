"""Making a promise, changing its words or rules, agreeing on it; settings; several actions as one."""

from typing import Any

import pytest
from domain_helpers import MONDAY, answer, answered, contents, day, do, made, now, outcome_on, state

from troth.domain.actions.life import MoveTo, Tell
from troth.domain.actions.making import Add, Agree, Discard, FinishStep, Revise, promise
from troth.domain.actions.outcomes import Keep, NotKept, Reopen
from troth.domain.actions.settings import Set
from troth.domain.actions.several import Several
from troth.domain.book import Book
from troth.domain.days import DaySpan
from troth.domain.errors import Refused
from troth.domain.history import is_paused
from troth.domain.outlook import agenda, calendar_days, due_on, open_before
from troth.domain.past import past_occasions
from troth.domain.records import Pause, PromiseStep, Settings, Version
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, MonthlyDay, Once, Weekdays

FRIDAY = day(6)


def revised(book: Book, today: object = None, **fields: Any) -> Book:
    return do(book, Revise(1, tuple(fields.items()), now(today or MONDAY)))  # type: ignore[arg-type]


class TestAdd:
    def test_numbers_count_up_whatever_the_promise_carries(self) -> None:
        book = made(book=made())
        assert [each.number for each in book.commitments()] == [1, 2]
        added = Add(promise("x", Daily(), MONDAY, now(MONDAY), "u", size="big")._replace(number=77))(book)
        assert [edit.number for edit in added.edits] == [3]
        assert added.summary == "Promise 3: x (every day)."

    def test_made_twice_it_is_one_promise(self) -> None:
        again = Add(promise("x", Daily(), MONDAY, now(MONDAY), "p1"))(made())
        assert again.edits == ()

    def test_a_one_off_starts_no_later_than_it_is_due(self) -> None:
        assert promise("x", Once(MONDAY), FRIDAY, now(FRIDAY), "u").starts_on == MONDAY
        assert promise("x", Daily(), FRIDAY, now(FRIDAY), "u").starts_on == FRIDAY

    @pytest.mark.parametrize("title", ["", " \n ", "\0"])
    def test_it_needs_a_few_words(self, title: str) -> None:
        with pytest.raises(Refused, match="a few words"):
            made(title=title)

    def test_texts_are_normalised(self) -> None:
        found = made(
            OnCue(" we\nargue "),
            title="call\n mum ",
            why="e\u0301\n",
            note="a\r\nb",
            steps=(PromiseStep(" one\n"), PromiseStep(" ")),
        ).commitment(1)
        assert (found.title, found.why, found.note, found.steps) == ("call mum", "é", "a\nb", (PromiseStep("one"),))
        assert found.schedule == OnCue("we argue")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"confidence": 0},
            {"confidence": 11},
            {"slack_per_month": 5},
            {"slack_per_month": -1},
            {"tell_every": 0},
            {"tell_before": -1},
            {"way": 8},
            {"ends_on": day(1)},
        ],
    )
    def test_what_is_out_of_bounds_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(Refused, match="Nothing was saved"):
            made(**wrong)

    def test_what_is_just_within_is_not(self) -> None:
        least = {"confidence": 1, "slack_per_month": 0, "tell_every": 1, "tell_before": 0, "way": 1, "ends_on": MONDAY}
        most = {"confidence": 10, "slack_per_month": 4, "tell_every": 366, "tell_before": 366, "way": 7}
        for fields in (least, most):
            found = made(**fields).commitment(1)
            assert {name: getattr(found, name) for name in fields} == fields

    @pytest.mark.parametrize("schedule", [EveryNDays(0), Weekdays(()), MonthlyDay(32), TimesPer(9, "week")])
    def test_a_rhythm_that_never_comes_is_refused(self, schedule: Schedule) -> None:
        with pytest.raises(Refused, match="Nothing was saved"):
            made(schedule)


class TestRevise:
    def test_words(self) -> None:
        book = revised(made(), title="call dad", why="he waits")
        assert (book.commitment(1).title, book.commitment(1).why) == ("call dad", "he waits")
        assert book.commitment(1).schedules == made().commitment(1).schedules

    def test_the_same_words_change_nothing(self) -> None:
        fields = (("title", " call  mum"), ("schedule", Daily()))
        assert Revise(1, fields, now(FRIDAY))(made()).edits == ()

    @pytest.mark.parametrize("wrong", [{"title": ""}, {"schedule": EveryNDays(0)}, {"slack_per_month": 9}])
    def test_it_is_checked_like_a_new_one(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(Refused):
            revised(made(), **wrong)

    def test_another_rhythm_closes_the_one_in_force(self) -> None:
        book = revised(made(), FRIDAY, schedule=Weekdays((0,)))
        found = book.commitment(1)
        assert found.schedules == (Version(MONDAY, Daily()), Version(FRIDAY, Weekdays((0,))))
        assert calendar_days(book, found, day(4), day(17)) == [day(4), day(5), day(9), day(16)]

    def test_changed_twice_in_a_day_the_last_counts(self) -> None:
        book = revised(revised(made(), FRIDAY, schedule=Weekdays((0,))), FRIDAY, schedule=Weekdays((1,)))
        assert book.commitment(1).schedules == (Version(MONDAY, Daily()), Version(FRIDAY, Weekdays((1,))))

    def test_before_its_start_the_new_rhythm_takes_the_place_of_the_old(self) -> None:
        book = revised(made(starts=day(9)), MONDAY, schedule=Weekdays((0,)))
        assert book.commitment(1).schedules == (Version(day(9), Weekdays((0,))),)

    def test_a_one_off_keeps_no_earlier_date(self) -> None:
        book = revised(made(Once(day(4))), FRIDAY, schedule=Once(day(10)))
        found = book.commitment(1)
        assert found.schedules == (Version(MONDAY, Once(day(10))),)
        assert open_before(book, found, FRIDAY) is None
        assert due_on(book, found, day(10)) is not None
        earlier = revised(made(Once(day(20)), starts=day(10)), FRIDAY, schedule=Once(day(8)))
        assert due_on(earlier, earlier.commitment(1), day(8)) is not None

    def test_an_unanswered_promise_may_become_the_other_kind(self) -> None:
        daily = revised(made(Once(day(4))), FRIDAY, schedule=Daily())
        assert daily.commitment(1).schedules == (Version(FRIDAY, Daily()),)
        assert open_before(daily, daily.commitment(1), FRIDAY) is None
        once = revised(made(), FRIDAY, schedule=Once(day(10)))
        assert once.commitment(1).schedules == (Version(MONDAY, Once(day(10))),)
        assert open_before(once, once.commitment(1), FRIDAY) is None

    @pytest.mark.parametrize(("was", "becomes"), [(Daily(), Once(day(20))), (Once(day(20)), Daily())])
    def test_an_answered_one_may_not(self, was: Schedule, becomes: Schedule) -> None:
        book = answer(made(was), "kept", MONDAY)
        with pytest.raises(Refused, match="has answers"):
            revised(book, FRIDAY, schedule=becomes)

    def test_a_later_start_asks_for_nothing_before_it(self) -> None:
        book = revised(made(), starts_on=day(9))
        found = book.commitment(1)
        assert found.schedules == (Version(day(9), Daily()),)
        assert open_before(book, found, day(9)) is None
        assert due_on(book, found, day(8)) is None
        assert due_on(book, found, day(9)) is not None

    def test_an_earlier_start_asks_from_there(self) -> None:
        book = revised(made(starts=day(9)), starts_on=day(4))
        assert due_on(book, book.commitment(1), day(4)) is not None

    def test_a_one_off_never_starts_after_it_is_due(self) -> None:
        book = revised(made(Once(FRIDAY)), starts_on=day(20))
        assert (book.commitment(1).starts_on, book.commitment(1).schedules) == (
            FRIDAY,
            (Version(FRIDAY, Once(FRIDAY)),),
        )

    def test_a_start_between_two_rhythms_keeps_the_one_of_its_day(self) -> None:
        book = revised(made(), FRIDAY, schedule=Weekdays((0,)))
        assert revised(book, starts_on=day(4)).commitment(1).schedules[0] == Version(day(4), Daily())
        assert revised(book, starts_on=day(8)).commitment(1).schedules == (Version(day(8), Weekdays((0,))),)


class TestAgree:
    def test_the_days_before_it_was_agreed_are_not_asked(self) -> None:
        book = do(made(state="offered"), Agree(1, "active", now(day(9))))
        found = book.commitment(1)
        assert (found.agreed_on, found.pauses) == (day(9), (Pause(MONDAY, day(8)),))
        assert open_before(book, found, day(9)) is None
        assert due_on(book, found, day(9)) is not None
        assert not is_paused(found, day(9))

    def test_an_anchor_stays_where_it_was_set(self) -> None:
        book = do(made(EveryNDays(14), state="offered"), Agree(1, "active", now(day(4))))
        assert calendar_days(book, book.commitment(1), day(4), day(20)) == [day(16)]

    def test_declined_it_is_closed_and_said_again_nothing_changes(self) -> None:
        book = do(made(state="offered"), Agree(1, "released", now(FRIDAY)))
        assert (state(book), book.commitment(1).closed_on) == ("released", FRIDAY)
        assert Agree(1, "released", now(FRIDAY))(book).edits == ()


def test_a_discarded_draft_takes_its_notes_along() -> None:
    book = made(Once(FRIDAY), state="draft")
    book = do(book, MoveTo(1, day(9), now(MONDAY), "m1"), Tell(1, now(MONDAY), "t1"), Discard(1))
    assert all(not records for records in contents(book).values())
    assert book.next_number("commitments") == 2


class TestSteps:
    BOOK = made(Once(FRIDAY), steps=(PromiseStep("one"), PromiseStep("two")), size="big")

    def test_done_and_open_again(self) -> None:
        book = do(self.BOOK, FinishStep(1, 1, True, now(MONDAY)))
        assert FinishStep(1, 0, True, now(MONDAY))(book).summary == "Step done: one."
        assert FinishStep(1, 1, False, now(MONDAY))(book).summary == "Step open again: two."
        assert book.commitment(1).steps == (PromiseStep("one"), PromiseStep("two", MONDAY))
        assert FinishStep(1, 1, True, now(FRIDAY))(book).edits == ()
        assert do(book, FinishStep(1, 1, False, now(MONDAY))).commitment(1) == self.BOOK.commitment(1)

    @pytest.mark.parametrize("step", [-1, 2])
    def test_there_is_no_such_step(self, step: int) -> None:
        with pytest.raises(Refused, match="2 steps"):
            FinishStep(1, step, True, now(MONDAY))(self.BOOK)


class TestSettings:
    def test_set_and_set_back(self) -> None:
        book = do(Book(), Set("day_ends_at", 0, MONDAY), Set("week_starts", 6, MONDAY))
        assert (book.settings.day_ends_at, book.settings.week_starts) == (0, 6)
        assert Set("day_ends_at", 0, MONDAY)(book).edits == ()
        assert do(book, Set("day_ends_at", None, MONDAY), Set("week_starts", None, MONDAY)).settings == Settings()
        assert Set("day_ends_at", 240, MONDAY)(Book()).edits == ()

    @pytest.mark.parametrize(
        ("key", "value"), [("day_ends_at", 361), ("day_ends_at", -1), ("week_starts", 7), ("number", 3), ("nope", 1)]
    )
    def test_out_of_bounds(self, key: str, value: int) -> None:
        with pytest.raises(Refused, match="Nothing was changed"):
            Set(key, value, MONDAY)(Book())

    def test_a_week_that_starts_on_sunday_counts_from_there(self) -> None:
        book = made(TimesPer(2, "week"), starts=day(1), book=do(Book(), Set("week_starts", 6, MONDAY)))
        book = answered(book, [(1, "kept"), (7, "kept")])
        entry = agenda(book, day(7)).due[0]
        assert (entry.kept, entry.needed) == (2, 2)

    def test_the_past_keeps_the_weeks_of_its_time(self) -> None:
        """Three kept in each week from Monday on are three in each week, whatever the weeks begin on later."""
        book = answered(made(TimesPer(3, "week")), [(n, "kept") for n in (2, 4, 6, 9, 11, 13)])
        before = past_occasions(book, book.commitment(1), day(16))
        book = do(book, Set("week_starts", 6, day(17)))
        assert past_occasions(book, book.commitment(1), day(17)) == before == ["kept", "kept"]
        assert book.settings.weeks.of(day(17)) == DaySpan(day(16), day(28)), "the running week ends by the old rule"
        assert book.settings.weeks.of(day(29)) == DaySpan(day(29), day(4, 4))
        again = do(book, Set("week_starts", 0, day(18)))
        assert again.settings == Settings(), "taken back before it held"

    def test_a_day_that_runs_ends_by_the_old_rule(self) -> None:
        book = do(made(), Set("day_ends_at", 0, MONDAY))
        ends = book.settings.day_ends
        assert [ends.when_begins(when) for when in (day(1), day(2), day(3), day(9))] == [240, 240, 0, 0]
        assert do(book, Set("day_ends_at", 240, MONDAY)).settings == Settings()


class TestSeveral:
    def test_each_stands_on_what_the_one_before_left(self) -> None:
        both = Several((Keep(1, MONDAY, now(MONDAY)), Keep(2, MONDAY, now(MONDAY)), Keep(1, MONDAY, now(MONDAY))))
        change = both(made(book=made()))
        assert change.summary.split("\n") == [
            "Kept: call mum.",
            "Kept: call mum.",
            "Already kept today: call mum.",
        ]
        assert [edit.number for edit in change.edits] == [1, 2]

    def test_if_one_is_refused_none_is_done(self) -> None:
        with pytest.raises(Refused):
            Several((Keep(1, MONDAY, now(MONDAY)), Keep(9, MONDAY, now(MONDAY))))(made())

    def test_what_is_said_aside_is_said_once(self) -> None:
        unsure = [promise("x", Daily(), MONDAY, now(MONDAY), uid, confidence=3) for uid in "ab"]
        found = Several(tuple(map(Add, unsure)))(Book())
        assert found.aside == Add(unsure[0])(Book()).aside
        assert len(found.aside) == 1 and "3 of 10" in found.aside[0]

    def test_there_and_back_is_no_change(self) -> None:
        book = made()
        assert Several((Keep(1, MONDAY, now(MONDAY)), Reopen(1, MONDAY, now(MONDAY))))(book).edits == ()
        kept = answer(book, "kept", MONDAY)
        there_and_back = Several((NotKept(1, MONDAY, now(MONDAY)), Keep(1, MONDAY, now(MONDAY))))
        assert there_and_back(kept).edits == ()

    def test_thousands_are_one_change(self) -> None:
        days = [now(day(1)).today.fromordinal(day(1).toordinal() - n) for n in range(1500)]
        book = made(starts=days[-1])
        book = do(book, Several(tuple(Keep(1, when, now(day(1))) for when in days)))
        assert outcome_on(book, days[-1]) == "kept"
