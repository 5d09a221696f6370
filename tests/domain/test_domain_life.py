"""The rest of a promise's life: every state, every action, and what becomes of it."""

from collections.abc import Callable
from datetime import date

import pytest
from domain_helpers import MONDAY, answer, answered, day, do, made, now, outcome_on, state

from troth.domain.actions.life import MoveTo, PauseFrom, Release, Restore, Resume, Tell
from troth.domain.actions.making import Agree, Discard, Revise
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly, Reopen
from troth.domain.actions.repairing import AmendsDone, BeginRepair
from troth.domain.book import Action, Book
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.history import is_paused, recorded, standing
from troth.domain.outlook import calendar_days, due_on, next_days, open_before
from troth.domain.records import Pause
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Once, Weekdays

FRIDAY = day(6)
TODAY = FRIDAY
NOW = now(TODAY)
OWNED = Repair(0, "r1", 0, 1, FRIDAY, "I forgot", "I cook", told_on=FRIDAY)


def missed() -> Book:
    return answer(made(Once(FRIDAY)), "not_kept", FRIDAY)


def repairing() -> Book:
    return do(missed(), BeginRepair(OWNED, NOW))


STATES: dict[str, Callable[[], Book]] = {
    "draft": lambda: made(Once(FRIDAY), state="draft"),
    "offered": lambda: made(Once(FRIDAY), state="offered"),
    "active": lambda: made(Once(FRIDAY)),
    "paused": lambda: do(made(Once(FRIDAY)), PauseFrom(1, None, now(day(5)))),
    "kept": lambda: answer(made(Once(FRIDAY)), "kept", FRIDAY),
    "not_kept": missed,
    "repairing": repairing,
    "repaired": lambda: do(repairing(), AmendsDone(1, FRIDAY, NOW)),
    "released": lambda: do(made(Once(FRIDAY)), Release(1, now(day(5)))),
    "done": lambda: answer(made(Once(FRIDAY)), "excused", FRIDAY),
    "ended": lambda: made(ends_on=day(5)),
}
"""A promise in every state it can be found in; `paused` and `ended` follow from the calendar."""

ACTIONS: dict[str, Action] = {
    "offer": Agree(1, "offered", NOW),
    "agree": Agree(1, "active", NOW),
    "change": Agree(1, "draft", NOW),
    "decline": Agree(1, "released", NOW),
    "discard": Discard(1),
    "keep": Keep(1, FRIDAY, NOW),
    "partly": Partly(1, FRIDAY, NOW),
    "miss": NotKept(1, FRIDAY, NOW),
    "excuse": Excuse(1, FRIDAY, NOW),
    "reopen": Reopen(1, FRIDAY, NOW),
    "repair": BeginRepair(OWNED, NOW),
    "amends": AmendsDone(1, FRIDAY, NOW),
    "move": MoveTo(1, day(9), NOW, "m1"),
    "tell": Tell(1, NOW, "t1"),
    "pause": PauseFrom(1, None, NOW),
    "resume": Resume(1, NOW),
    "release": Release(1, NOW),
    "restore": Restore(1, NOW),
}

NO = "refused"
GONE = "gone"
TABLE: dict[str, dict[str, str]] = {
    "draft": {"offer": "offered", "agree": "active", "discard": GONE, "change": "draft", "decline": NO}
    | dict.fromkeys(("keep", "partly", "miss", "excuse", "repair", "amends", "pause", "release", "restore"), NO),
    "offered": {"agree": "active", "change": "draft", "decline": "released", "release": "released", "discard": NO}
    | dict.fromkeys(("keep", "partly", "miss", "excuse", "repair", "amends", "pause", "restore"), NO),
    "active": {"keep": "kept", "partly": "done", "miss": "not_kept", "excuse": "done"}
    | {"pause": "paused", "release": "released", "decline": NO}
    | dict.fromkeys(("offer", "change", "discard", "repair", "amends"), NO),
    "paused": {"keep": "kept", "partly": "done", "miss": "not_kept", "excuse": "done"}
    | {"resume": "active", "release": "released", "decline": NO}
    | dict.fromkeys(("offer", "change", "discard", "repair", "amends"), NO),
    "kept": {"partly": "done", "miss": "not_kept", "excuse": "done", "reopen": "active", "restore": "active"}
    | dict.fromkeys(("offer", "agree", "change", "decline", "discard"), NO)
    | dict.fromkeys(("repair", "amends", "move", "pause", "release"), NO),
    "not_kept": {"keep": "kept", "partly": "done", "excuse": "done", "reopen": "active", "restore": "active"}
    | {"repair": "repairing", "release": "released"}
    | dict.fromkeys(("offer", "agree", "change", "decline", "discard", "amends", "move", "pause"), NO),
    "repairing": {"keep": "kept", "partly": "done", "excuse": "done", "reopen": "active", "restore": "active"}
    | {"amends": "repaired", "release": "released"}
    | dict.fromkeys(("offer", "agree", "change", "decline", "discard", "move", "pause"), NO),
    "repaired": {"keep": "kept", "partly": "done", "excuse": "done", "reopen": "active", "restore": "active"}
    | dict.fromkeys(("offer", "agree", "change", "decline", "discard"), NO)
    | dict.fromkeys(("repair", "move", "pause", "release"), NO),
    "released": {"restore": "active"}
    | dict.fromkeys(("offer", "agree", "change", "discard", "keep", "partly", "miss", "excuse"), NO)
    | dict.fromkeys(("repair", "amends", "move", "pause"), NO),
    "done": {"keep": "kept", "partly": "done", "miss": "not_kept", "reopen": "active", "restore": "active"}
    | dict.fromkeys(("offer", "agree", "change", "decline", "discard"), NO)
    | dict.fromkeys(("repair", "amends", "move", "pause", "release"), NO),
    "ended": {"restore": "active", "decline": NO}
    | dict.fromkeys(("offer", "change", "discard", "keep", "partly", "miss", "excuse"), NO)
    | dict.fromkeys(("repair", "amends", "move", "pause", "release"), NO),
}
"""What an action makes of a state; where it is not named, the state stays."""


@pytest.mark.parametrize("held", STATES)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_in_every_state(held: str, action: str) -> None:
    book = STATES[held]()
    assert standing(book.commitment(1), TODAY) == ("done" if held == "ended" else held)
    expected = TABLE[held].get(action, "done" if held == "ended" else held)
    if expected == NO:
        with pytest.raises(Refused):
            ACTIONS[action](book)
        return
    after = do(book, ACTIONS[action])
    if expected == GONE:
        assert after.commitments() == ()
    else:
        assert standing(after.commitment(1), TODAY) == expected


class TestMove:
    @pytest.mark.parametrize(
        ("today", "told", "expected"),
        [(day(4), True, "before"), (FRIDAY, True, "before"), (day(7), True, "after"), (day(4), False, "no")],
    )
    def test_a_one_off_is_moved_and_what_was_told_is_kept(self, today: date, told: bool, expected: str) -> None:
        action = MoveTo(1, day(10), now(today), "m1", told=told, time="18:00", why="the train")
        moved = action(made(Once(FRIDAY, "17:00", 2)))
        book = made(Once(FRIDAY, "17:00", 2)).after(moved)
        assert book.commitment(1).schedule == Once(day(10), "18:00", 2)
        move = book.moves(1)[0]
        assert (move.day, move.to, move.told, move.why) == (FRIDAY, day(10), expected, "the train")
        assert moved.summary.endswith("Not told yet.") != told
        assert state(book) == "active"

    def test_of_a_one_off_it_is_always_the_due_day_that_moves(self) -> None:
        book = do(made(Once(FRIDAY)), MoveTo(1, day(12), now(day(9)), "m1", day=day(9), told=True))
        assert (book.moves(1)[0].day, book.moves(1)[0].told) == (FRIDAY, "after")

    def test_brought_forward_it_starts_no_later_than_it_is_due(self) -> None:
        book = made(Once(day(20)), starts=day(10))
        book = do(book, MoveTo(1, day(5), now(day(5)), "m1"))
        assert book.commitment(1).starts_on == day(5)
        assert due_on(book, book.commitment(1), day(5)) is not None

    def test_never_into_the_past(self) -> None:
        with pytest.raises(Refused, match="still to come"):
            MoveTo(1, day(5), now(FRIDAY), "m1")(made(Once(FRIDAY)))

    @pytest.mark.parametrize("schedule", [Once(FRIDAY), Weekdays((4,))])
    def test_to_where_it_is_already_changes_nothing(self, schedule: Schedule) -> None:
        assert MoveTo(1, FRIDAY, now(MONDAY), "m1")(made(schedule)).edits == ()

    def test_told_later_the_move_remembers_it(self) -> None:
        book = do(made(Once(FRIDAY)), MoveTo(1, day(10), now(MONDAY), "m1"))
        book = do(book, MoveTo(1, day(10), now(day(4)), "m2", told=True))
        assert [move.told for move in book.moves(1)] == ["before"]
        assert MoveTo(1, day(10), now(day(4)), "m3", told=True)(book).edits == ()

    def test_told_with_the_move_another_move_to_that_day_is_left_alone(self) -> None:
        rhythm = Revise(1, (("schedule", Weekdays((0,))),), now(day(5)))
        book = do(made(Once(FRIDAY)), MoveTo(1, day(18), now(MONDAY), "m1"), rhythm)
        told = MoveTo(1, day(18), now(day(5)), "m2", told=True)
        book = do(book, told)
        assert [move.told for move in book.moves(1)] == ["no", "before"]
        assert told(book).edits == ()

    def test_one_occasion_of_a_rhythm(self) -> None:
        book = made(Weekdays((0,)))
        book = do(book, MoveTo(1, day(11), now(day(4)), "m1", told=True))
        promise = book.commitment(1)
        assert (book.moves(1)[0].day, book.moves(1)[0].told) == (day(9), "before")
        assert calendar_days(book, promise, MONDAY, day(20)) == [MONDAY, day(11), day(16)]
        assert due_on(book, promise, day(9)) is None
        assert due_on(book, promise, day(11)) is not None
        assert next_days(book, promise, day(4), 3) == [day(11), day(16), day(23)]

    def test_today_is_moved_while_it_is_open(self) -> None:
        book = do(made(Weekdays((0,))), MoveTo(1, day(3), now(MONDAY), "m1"))
        assert calendar_days(book, book.commitment(1), MONDAY, day(8)) == [day(3)]
        kept = answer(made(Weekdays((0,))), "kept", MONDAY)
        assert do(kept, MoveTo(1, day(11), now(MONDAY), "m1")).moves(1)[0].day == day(9)

    def test_an_occasion_of_the_past_is_moved_by_its_day(self) -> None:
        book = do(made(Weekdays((0,))), MoveTo(1, day(4), now(day(3)), "m1", day=MONDAY, told=True))
        assert book.moves(1)[0].told == "after"
        assert calendar_days(book, book.commitment(1), MONDAY, day(8)) == [day(4)]

    def test_a_moved_occasion_moves_on_and_back(self) -> None:
        book = do(made(Weekdays((0,))), MoveTo(1, day(11), now(day(4)), "m1"), MoveTo(1, day(12), now(day(4)), "m2"))
        assert calendar_days(book, book.commitment(1), day(3), day(15)) == [day(12)]
        book = do(book, MoveTo(1, day(9), now(day(4)), "m3"))
        assert calendar_days(book, book.commitment(1), day(3), day(15)) == [day(9)]

    def test_onto_a_day_that_is_due_anyway_swallows_nothing(self) -> None:
        assert MoveTo(1, day(3), now(MONDAY), "m1")(made()).edits == ()
        book = do(made(Weekdays((0,))), MoveTo(1, day(18), now(day(4)), "m1"))
        assert MoveTo(1, day(18), now(day(4)), "m2")(book).edits == ()

    def test_a_day_that_is_not_due_or_answered_is_refused(self) -> None:
        book = made(Weekdays((0,)))
        with pytest.raises(Refused, match="not due on"):
            MoveTo(1, day(5), now(MONDAY), "m1", day=day(4))(book)
        with pytest.raises(Refused, match="answered already"):
            MoveTo(1, day(5), now(MONDAY), "m1", day=MONDAY)(answer(book, "kept", MONDAY))

    @pytest.mark.parametrize(
        "schedule", [TimesPer(3, "week"), OnCue("we argue"), Window(2, 4), EveryNDays(3, "last_done")]
    )
    def test_without_a_fixed_day_there_is_nothing_to_move(self, schedule: Schedule) -> None:
        with pytest.raises(Refused, match="no fixed day"):
            MoveTo(1, day(5), now(MONDAY), "m1")(made(schedule))

    def test_not_past_the_end(self) -> None:
        with pytest.raises(Refused, match="ends on"):
            MoveTo(1, day(20), now(MONDAY), "m1")(made(Weekdays((4,)), ends_on=day(15)))

    def test_moves_of_an_earlier_rhythm_leave_the_new_one_alone(self) -> None:
        from troth.domain.actions.making import Revise

        book = do(made(Weekdays((0,))), MoveTo(1, day(11), now(day(4)), "m1"))
        book = do(book, Revise(1, (("schedule", Weekdays((3,))),), now(day(4))))
        assert calendar_days(book, book.commitment(1), day(4), day(15)) == [day(5), day(12)]


class TestPause:
    def test_rests_from_today_until_the_last_day_of_rest(self) -> None:
        book = do(made(), PauseFrom(1, day(8), now(day(4))))
        promise = book.commitment(1)
        assert [is_paused(promise, day(n)) for n in (3, 4, 8, 9)] == [False, True, True, False]
        assert [standing(promise, day(n)) for n in (3, 4, 9)] == ["active", "paused", "active"]

    def test_resumed_today_counts_again_and_the_rest_before_stays(self) -> None:
        book = do(made(), PauseFrom(1, None, now(day(4))), Resume(1, now(day(7))))
        assert book.commitment(1).pauses == (Pause(day(4), FRIDAY),)
        assert do(made(), PauseFrom(1, None, now(day(4))), Resume(1, now(day(4)))).commitment(1).pauses == ()

    def test_a_single_day_of_rest_stays(self) -> None:
        book = do(made(), PauseFrom(1, None, now(day(4))), Resume(1, now(day(5))))
        assert book.commitment(1).pauses == (Pause(day(4), day(4)),)

    def test_lengthened_shortened_and_left_open(self) -> None:
        book = do(made(), PauseFrom(1, day(8), now(day(4))))
        for until in (day(20), day(7), None):
            later = do(book, PauseFrom(1, until, now(day(6)))).commitment(1)
            assert is_paused(later, day(5)) and is_paused(later, day(6))
            assert is_paused(later, day(12)) == (until in (day(20), None))

    def test_said_again_changes_nothing(self) -> None:
        book = do(made(), PauseFrom(1, day(8), now(day(4))))
        assert PauseFrom(1, day(8), now(day(5)))(book).edits == ()
        assert Resume(1, now(day(9)))(book).edits == ()

    def test_until_the_end_of_today(self) -> None:
        promise = do(made(), PauseFrom(1, day(4), now(day(4)))).commitment(1)
        assert [is_paused(promise, day(n)) for n in (3, 4, 5)] == [False, True, False]

    def test_not_until_yesterday(self) -> None:
        with pytest.raises(Refused, match="still to come"):
            PauseFrom(1, day(3), now(day(4)))(made())

    def test_what_was_let_go_is_not_set_running_by_resume(self) -> None:
        book = do(made(), PauseFrom(1, None, now(day(4))), Release(1, now(day(5))))
        assert Resume(1, now(day(6)))(book).edits == ()


class TestReleaseAndRestore:
    def test_a_release_keeps_its_reason_and_its_history(self) -> None:
        book = do(answered(made(), [(2, "kept")]), Release(1, now(day(4)), "we\r\nmoved"))
        promise = book.commitment(1)
        assert (promise.closed_on, promise.closed_why) == (day(4), "we\nmoved")
        assert len(recorded(book, 1)) == 1

    @pytest.mark.parametrize("outcome", ["kept", "partly", "not_kept", "excused"])
    def test_a_restored_one_off_loses_the_outcome_that_closed_it(self, outcome: str) -> None:
        book = do(answer(made(Once(FRIDAY)), outcome, FRIDAY), Restore(1, now(day(9))))
        promise = book.commitment(1)
        assert (promise.state, promise.closed_on, recorded(book, 1)) == ("active", None, [])
        assert open_before(book, promise, day(9)) is not None

    def test_so_does_one_that_was_let_go_after_it_was_not_kept(self) -> None:
        book = do(answer(made(Once(FRIDAY)), "not_kept", FRIDAY), Release(1, now(day(7))), Restore(1, now(day(9))))
        assert recorded(book, 1) == []
        assert open_before(book, book.commitment(1), day(9)) is not None

    def test_a_restored_rhythm_has_its_closed_days_at_rest(self) -> None:
        book = do(answered(made(), [(2, "kept"), (3, "kept")]), Release(1, now(day(4))), Restore(1, now(day(9))))
        promise = book.commitment(1)
        assert (promise.state, promise.closed_on, promise.closed_why) == ("active", None, "")
        assert [is_paused(promise, day(n)) for n in (3, 4, 8, 9)] == [False, True, True, False]
        assert len(recorded(book, 1)) == 2
        assert open_before(book, promise, day(9)) is None
        assert due_on(book, promise, day(9)) is not None

    def test_the_same_day_there_is_nothing_to_rest(self) -> None:
        book = do(made(), Release(1, now(day(4))), Restore(1, now(day(4))))
        assert book.commitment(1) == made().commitment(1)

    def test_a_rhythm_that_ended_loses_its_end(self) -> None:
        book = do(made(ends_on=day(4)), Restore(1, now(day(9))))
        promise = book.commitment(1)
        assert promise.ends_on is None
        assert promise.pauses == (Pause(day(5), day(8)),)
        assert standing(promise, day(9)) == "active"

    def test_an_end_to_come_stays(self) -> None:
        book = do(made(ends_on=day(20)), Release(1, now(day(4))), Restore(1, now(day(9))))
        assert book.commitment(1).ends_on == day(20)

    def test_what_was_let_go_at_rest_runs_again(self) -> None:
        book = do(made(), PauseFrom(1, None, now(MONDAY)), Release(1, now(day(4))), Restore(1, now(day(9))))
        assert standing(book.commitment(1), day(9)) == "active"


class TestTell:
    def test_a_line_in_the_log(self) -> None:
        book = do(made(), Tell(1, now(day(4)), "t1", " by\nphone ", "all\r\nwell", "delay"))
        update = book.updates(1)[0]
        assert (update.day, update.how, update.text, update.kind) == (day(4), "by phone", "all\nwell", "delay")

    def test_the_same_telling_is_one_line_and_another_is_another(self) -> None:
        book = do(made(), Tell(1, now(day(4)), "t1"))
        assert Tell(1, now(day(4)), "t1")(book).edits == ()
        assert len(do(book, Tell(1, now(day(4)), "t2")).updates(1)) == 2


def test_a_run_survives_a_rest() -> None:
    book = answered(made(slack_per_month=0), [(2, "kept"), (3, "kept")])
    book = do(book, PauseFrom(1, day(8), now(day(4))))
    assert Keep(1, day(9), now(day(9)))(book).summary.endswith("3 in a row.")
    assert outcome_on(book, day(5)) is None
