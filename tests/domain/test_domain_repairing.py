"""Repairing what was not kept: told, owned, made good; forgiveness is never a condition."""

from typing import get_args

import pytest
from domain_helpers import MONDAY, answer, answered, day, do, made, now, outcome_on, state

from troth.domain.actions.away import PauseAll
from troth.domain.actions.life import Release, Restore
from troth.domain.actions.outcomes import Keep, Reopen
from troth.domain.actions.repairing import AmendsDone, BeginRepair, ReviseRepair, open_repair, repair_of, repairable_day
from troth.domain.amends import amends_due
from troth.domain.book import Action, Book
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair, Response
from troth.domain.outlook import agenda
from troth.domain.past import past_occasions
from troth.domain.schedule.dated import Daily, Once
from troth.domain.steadiness import run

FRIDAY = day(6)
TOLD = Repair(0, "r1", 0, 1, MONDAY, "I forgot", "I cook on Sunday", told_on=MONDAY)
UNTOLD = TOLD._replace(told_on=None)


def missed(schedule: Daily | Once | None = None) -> Book:
    return answer(made(schedule or Once(MONDAY), slack_per_month=0), "not_kept", MONDAY)


@pytest.mark.parametrize(
    "then", [PauseAll(until=day(20), now=now(day(4))), Release(1, now(day(4))), Keep(1, MONDAY, now(day(4)))]
)
def test_amends_with_a_day_come_back_whatever_became_of_the_promise(then: Action) -> None:
    book = do(missed(Daily()), BeginRepair(TOLD._replace(amends_by=day(8)), now(day(3))), then)
    assert [len(amends_due(book, each)) for each in (day(7), day(8), day(30))] == [0, 1, 1]
    assert agenda(book, day(30)).amends and not agenda(do(book, AmendsDone(1, day(9), now(day(9)))), day(30)).amends


@pytest.mark.seed("S6.1")
def test_a_one_off_goes_from_not_kept_over_repairing_to_repaired() -> None:
    book = missed()
    assert state(book) == "not_kept"
    book = do(book, BeginRepair(TOLD, now(day(3))))
    assert (state(book), outcome_on(book, MONDAY)) == ("repairing", "not_kept")
    book = do(book, AmendsDone(1, day(8), now(day(8))))
    assert (state(book), outcome_on(book, MONDAY)) == ("repaired", "repaired")
    assert repair_of(book, 1).amends_done_on == day(8)
    assert book.commitment(1).closed_on == day(8)


def test_a_rhythm_runs_on_and_its_run_lives() -> None:
    book = answered(made(slack_per_month=0), [(2, "not_kept"), (3, "kept"), (4, "kept")])
    assert run(past_occasions(book, book.commitment(1), day(4))).now == 2
    book = do(book, BeginRepair(TOLD, now(day(4))), AmendsDone(1, day(5), now(day(5))))
    assert state(book) == "active"
    assert run(past_occasions(book, book.commitment(1), day(5)))[:3] == (2, 2, 2)


def test_of_two_repairs_that_of_the_nearer_day_is_made_first() -> None:
    book = answered(made(slack_per_month=0), [(2, "not_kept"), (3, "not_kept"), (4, "not_kept")])
    for n, by in ((2, day(9)), (3, day(8)), (4, None)):
        book = do(book, BeginRepair(TOLD._replace(uid=f"r{n}", day=day(n), amends_by=by), now(day(4))))
    made_for = []
    while (found := open_repair(book, 1)) is not None:
        made_for.append(found.day.day)
        book = do(book, AmendsDone(found.number, day(5), now(day(5))))
    assert made_for == [3, 2, 4]


@pytest.mark.parametrize("outcome", ["partly", "not_kept"])
def test_a_part_or_a_slack_can_be_made_good_too(outcome: str) -> None:
    book = do(answer(made(), outcome, MONDAY), BeginRepair(TOLD, now(MONDAY)), AmendsDone(1, MONDAY, now(MONDAY)))
    assert outcome_on(book, MONDAY) == "repaired"


@pytest.mark.parametrize("outcome", ["kept", "excused", None])
def test_where_there_is_nothing_to_repair(outcome: str | None) -> None:
    book = made() if outcome is None else answer(made(), outcome, MONDAY)
    with pytest.raises(Refused, match="nothing to repair"):
        BeginRepair(TOLD, now(MONDAY))(book)


@pytest.mark.parametrize("empty", [{"responsibility": " \n"}, {"amends": ""}])
def test_it_needs_what_was_mine_and_what_i_will_do(empty: dict[str, str]) -> None:
    with pytest.raises(Refused, match="two things"):
        BeginRepair(TOLD._replace(**empty), now(MONDAY))(missed())  # type: ignore[arg-type]
    with pytest.raises(Refused, match="two things"):
        ReviseRepair(1, tuple(empty.items()))(do(missed(), BeginRepair(TOLD, now(MONDAY))))


def test_it_counts_only_once_it_was_told() -> None:
    book = do(missed(), BeginRepair(UNTOLD, now(MONDAY)))
    with pytest.raises(Refused, match="has been told"):
        AmendsDone(1, day(5), now(day(5)))(book)
    book = do(book, ReviseRepair(1, (("told_on", day(4)),)), AmendsDone(1, day(5), now(day(5))))
    assert state(book) == "repaired"
    with pytest.raises(Refused, match="has been told"):
        ReviseRepair(1, (("told_on", None),))(book)


@pytest.mark.parametrize("response", get_args(Response))
@pytest.mark.parametrize("asked", [True, False])
def test_forgiveness_is_never_a_condition(response: Response, asked: bool) -> None:
    repair = TOLD._replace(response=response, asked_forgiveness=asked)
    book = do(missed(), BeginRepair(repair, now(MONDAY)), AmendsDone(1, day(5), now(day(5))))
    assert state(book) == "repaired"


def test_said_twice_it_is_one_repair() -> None:
    book = do(missed(), BeginRepair(TOLD, now(MONDAY)))
    assert BeginRepair(TOLD._replace(uid="r2"), now(MONDAY))(book).edits == ()
    book = do(book, AmendsDone(1, day(5), now(day(5))))
    assert AmendsDone(1, day(9), now(day(9)))(book).edits == ()


def test_revising_with_the_same_words_changes_nothing() -> None:
    book = do(missed(), BeginRepair(TOLD, now(MONDAY)))
    assert ReviseRepair(1, (("amends", TOLD.amends),))(book).edits == ()
    assert repair_of(do(book, ReviseRepair(1, (("amends", "I  cook\r\ntwice"),))), 1).amends == "I  cook\ntwice"


def test_there_is_no_such_repair() -> None:
    for action in (ReviseRepair(4, ()), AmendsDone(4, MONDAY, now(MONDAY))):
        with pytest.raises(Refused, match="no repair 4"):
            action(missed())


class TestWhenTheAnswerChangesMeanwhile:
    """A repair under way outlives a correction, and never turns a kept promise into a repaired one."""

    def test_kept_after_all(self) -> None:
        book = do(missed(), BeginRepair(TOLD, now(MONDAY)), Keep(1, MONDAY, now(day(3))))
        book = do(book, AmendsDone(1, day(5), now(day(5))))
        assert (state(book), outcome_on(book, MONDAY)) == ("kept", "kept")
        assert open_repair(book, 1) is None

    def test_open_again(self) -> None:
        book = do(missed(), BeginRepair(TOLD, now(MONDAY)), Reopen(1, MONDAY, now(day(3))))
        book = do(book, AmendsDone(1, day(5), now(day(5))))
        assert (state(book), outcome_on(book, MONDAY)) == ("active", None)

    def test_partly_after_all(self) -> None:
        book = do(missed(), BeginRepair(TOLD, now(MONDAY)))
        book = do(answer(book, "partly", MONDAY), AmendsDone(1, day(5), now(day(5))))
        assert (state(book), outcome_on(book, MONDAY)) == ("repaired", "repaired")

    def test_not_kept_once_more_it_is_taken_up(self) -> None:
        book = do(missed(), BeginRepair(TOLD, now(MONDAY)), Restore(1, now(day(3))))
        book = do(answer(book, "not_kept", MONDAY), BeginRepair(TOLD, now(day(4))))
        assert state(book) == "repairing"
        assert len(book.repairs(1)) == 1

    def test_not_kept_after_it_was_repaired_is_a_new_repair(self) -> None:
        book = do(missed(), BeginRepair(TOLD, now(MONDAY)), AmendsDone(1, day(3), now(day(3))))
        book = answer(do(book, Reopen(1, MONDAY, now(day(4)))), "not_kept", MONDAY)
        assert repairable_day(book, 1) == MONDAY
        book = do(book, BeginRepair(TOLD._replace(uid="r2"), now(day(4))), AmendsDone(2, day(5), now(day(5))))
        assert state(book) == "repaired"
        assert len(book.repairs(1)) == 2

    def test_let_go(self) -> None:
        book = do(missed(), BeginRepair(TOLD, now(MONDAY)), Release(1, now(day(3))))
        book = do(book, AmendsDone(1, day(5), now(day(5))))
        assert (state(book), outcome_on(book, MONDAY)) == ("released", "repaired")


def test_what_is_to_be_repaired_next() -> None:
    book = answered(made(slack_per_month=0), [(2, "not_kept"), (3, "kept"), (4, "partly"), (5, "excused")])
    assert repairable_day(book, 1) == day(4)
    assert open_repair(book, 1) is None
    book = do(book, BeginRepair(TOLD._replace(day=day(4)), now(day(6))))
    assert repairable_day(book, 1) == MONDAY
    assert open_repair(book, 1) == repair_of(book, 1)
    book = do(book, AmendsDone(1, day(6), now(day(6))))
    assert open_repair(book, 1) is None
    assert repairable_day(book, 1) == MONDAY
    assert repairable_day(made(), 1) is None
