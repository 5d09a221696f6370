"""Saying how an occasion went."""

from collections.abc import Callable
from datetime import date

import pytest
from domain_helpers import MONDAY, SUNDAY, answer, answered, change, contents, day, do, made, now, outcome_on, state

from troth.domain.actions.life import Release
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly, Reopen, SayOutcome
from troth.domain.actions.repairing import AmendsDone, BeginRepair
from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.history import occasion_on, recorded, slack_left
from troth.domain.past import past_occasions
from troth.domain.records import Occasion
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.domain.steadiness import run
from troth.domain.wording import day_and_date

FRIDAY = day(6)
NO_SLACK = {"slack_per_month": 0}


def test_slack_vector_of_the_specification() -> None:
    """Slack 2 on K M K M K M K gives K · K · K M K, and nothing is left."""
    book = made(slack_per_month=2)
    for n, said in enumerate("KMKMKMK", start=2):
        book = answer(book, "kept" if said == "K" else "not_kept", day(n))
    found = [occasion.outcome for _, occasion in recorded(book, 1)]
    assert found == ["kept", "slack", "kept", "slack", "kept", "not_kept", "kept"]
    assert slack_left(book, book.commitment(1), day(8)) == 0
    assert run(past_occasions(book, book.commitment(1), MONDAY)).now == 1


def test_slack_says_what_is_left_and_comes_back_with_the_month() -> None:
    book = made(slack_per_month=2)
    said = [
        NotKept(1, day(n), now(day(n)))(answered(book, ((2, "not_kept"), (3, "not_kept"))[: n - 2])) for n in (2, 3, 4)
    ]
    assert "1 left this month" in said[0].summary
    assert "0 left this month" in said[1].summary
    assert said[2].summary.startswith("Not kept")
    assert outcome_on(answer(answered(book, [(2, "not_kept"), (3, "not_kept")]), "not_kept", date(2026, 4, 1)),
                      date(2026, 4, 1)) == "slack"  # fmt: skip


@pytest.mark.parametrize(
    ("schedule", "fields"),
    [
        (Once(MONDAY), {}),
        (Daily(), {"matters_every_time": True}),
        (Daily(), {"slack_per_month": 0}),
        (OnCue("we argue"), {}),
    ],
)
def test_where_there_is_no_slack(schedule: Daily, fields: dict[str, bool]) -> None:
    book = answer(made(schedule, **fields), "not_kept", MONDAY)
    assert outcome_on(book, MONDAY) == "not_kept"


def test_an_answer_taken_back_gives_its_slack_back() -> None:
    book = answered(made(slack_per_month=1), [(2, "not_kept")])
    assert slack_left(book, book.commitment(1), MONDAY) == 0
    book = do(book, Reopen(1, MONDAY, now(MONDAY)))
    assert slack_left(book, book.commitment(1), MONDAY) == 1


@pytest.mark.parametrize("kind", [Keep, Partly, NotKept, Excuse])
@pytest.mark.parametrize("schedule", [Daily(), Once(MONDAY), TimesPer(3, "week"), OnCue("we argue"), Weekdays((1,))])
def test_the_same_answer_twice_changes_nothing(kind: Callable[..., SayOutcome], schedule: Daily) -> None:
    book = do(made(schedule), kind(1, MONDAY, now(MONDAY), "so it was"))
    for note in ("so it was", ""):
        again = kind(1, MONDAY, now(MONDAY, at=1), note)(book)
        assert again.edits == ()
        assert again.summary.startswith("Already")


@pytest.mark.parametrize("first", ["kept", "partly", "not_kept", "excused"])
@pytest.mark.parametrize("second", ["kept", "partly", "not_kept", "excused"])
@pytest.mark.parametrize("schedule", [Daily(), Once(MONDAY)])
def test_an_answer_is_put_right_in_one_key(first: str, second: str, schedule: Daily) -> None:
    book = answer(made(schedule, **NO_SLACK), first, MONDAY, note="my words")
    book = answer(book, second, MONDAY)
    found = occasion_on(book, 1, MONDAY)
    assert found is not None
    assert (found.outcome, found.note) == (second, "my words")
    assert len(recorded(book, 1)) == 1


@pytest.mark.parametrize(
    ("outcome", "closed"), [("kept", "kept"), ("partly", "done"), ("not_kept", "not_kept"), ("excused", "done")]
)
def test_an_answer_closes_a_one_off_and_leaves_a_rhythm_running(outcome: str, closed: str) -> None:
    book = answer(made(Once(FRIDAY)), outcome, FRIDAY)
    assert state(book) == closed
    assert book.commitment(1).closed_on == FRIDAY
    assert state(answer(made(), outcome, MONDAY)) == "active"


def test_a_note_said_later_is_added_without_another_answer() -> None:
    book = answer(made(Once(FRIDAY)), "kept", MONDAY)
    book = answer(book, "kept", MONDAY, today=day(9), note="late")
    found = occasion_on(book, 1, MONDAY)
    assert found is not None and found.note == "late"
    assert book.commitment(1).closed_on == MONDAY


@pytest.mark.parametrize("kind", [Keep, Partly, NotKept])
def test_what_has_not_come_can_only_be_excused(kind: Callable[..., SayOutcome]) -> None:
    book = made(Weekdays((4,)))
    with pytest.raises(Refused, match="has not come yet"):
        kind(1, FRIDAY, now(MONDAY))(book)
    book = do(book, Excuse(1, FRIDAY, now(MONDAY)))
    assert outcome_on(book, FRIDAY) == "excused"


def test_a_one_off_has_one_answer_on_one_day() -> None:
    book = answer(made(Once(FRIDAY)), "not_kept", FRIDAY)
    book = answer(book, "kept", day(8))
    assert [(when, found.outcome) for when, found in recorded(book, 1)] == [(day(8), "kept")]
    assert state(book) == "kept"


def test_an_answer_for_another_day_says_which_one_it_takes_back() -> None:
    book = answer(made(Once(FRIDAY)), "not_kept", FRIDAY)
    told = change(book, Keep(1, MONDAY, now(day(5)))).summary
    assert told.endswith(": call mum. Not kept on Fri 6 Mar is taken back."), told
    assert "taken back" not in change(book, Keep(1, FRIDAY, now(FRIDAY))).summary


@pytest.mark.parametrize("outcome", ["kept", "partly", "not_kept", "excused"])
def test_the_same_answer_on_another_day_leaves_a_closed_one_off_alone(outcome: str) -> None:
    book = answer(made(Once(FRIDAY)), outcome, day(4))
    again = {"kept": Keep, "partly": Partly, "not_kept": NotKept, "excused": Excuse}[outcome]
    assert again(1, FRIDAY, now(FRIDAY))(book).edits == ()


@pytest.mark.parametrize("held", ["draft", "offered"])
def test_nothing_is_said_of_what_nobody_agreed_to(held: str) -> None:
    book = made(state=held)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="not made yet"):
        answer(book, "kept", MONDAY)


def test_only_the_maker_of_a_promise_says_how_it_went() -> None:
    book = made(by="partner")
    for outcome in ("kept", "partly", "not_kept", "excused"):
        with pytest.raises(Refused, match="only they say"):
            answer(book, outcome, MONDAY)
    assert outcome_on(answer(made(by="both"), "kept", MONDAY), MONDAY) == "kept"


def test_after_it_was_let_go_only_the_days_before_are_answered() -> None:
    book = do(made(**NO_SLACK), Release(1, now(day(5))))
    assert outcome_on(answer(book, "kept", day(4), today=day(9)), day(4)) == "kept"
    with pytest.raises(Refused, match="let go"):
        answer(book, "kept", day(6))
    once = do(made(Once(FRIDAY)), Release(1, now(day(5))))
    with pytest.raises(Refused, match="let go"):
        answer(once, "kept", day(5))


def test_after_its_end_only_the_days_before_are_answered() -> None:
    book = made(ends_on=day(5))
    assert outcome_on(answer(book, "kept", day(5), today=day(9)), day(5)) == "kept"
    with pytest.raises(Refused, match="had ended"):
        answer(book, "kept", day(6))


def test_words_for_a_kept_day() -> None:
    book = answered(made(), [(2, "kept"), (3, "kept")])
    assert Keep(1, day(4), now(day(4)))(book).summary == "Kept: call mum. 3 in a row."
    assert Keep(1, day(4), now(day(5)))(book).summary == "Kept (yesterday): call mum. 3 in a row."
    assert Keep(1, MONDAY, now(MONDAY))(made()).summary == "Kept: call mum."
    assert Keep(1, MONDAY, now(MONDAY))(made(TimesPer(3, "week"))).summary == "Kept: call mum. 1 of 3 this week."
    assert Keep(1, MONDAY, now(MONDAY))(made(TimesPer(2, "month"))).summary == "Kept: call mum. 1 of 2 this month."


class TestReopen:
    @pytest.mark.parametrize("outcome", ["kept", "partly", "not_kept", "excused"])
    @pytest.mark.parametrize("schedule", [Daily(), Once(MONDAY)])
    def test_takes_an_answer_away(self, outcome: str, schedule: Daily) -> None:
        before = made(schedule)
        after = do(answer(before, outcome, MONDAY), Reopen(1, MONDAY, now(MONDAY)))
        assert contents(after) == contents(before)

    def test_leaves_the_other_days_of_the_month(self) -> None:
        book = do(answered(made(), [(2, "kept"), (3, "kept")]), Reopen(1, MONDAY, now(MONDAY)))
        assert [when for when, _ in recorded(book, 1)] == [day(3)]

    def test_of_an_open_day_changes_nothing(self) -> None:
        assert Reopen(1, MONDAY, now(MONDAY))(made()).edits == ()

    def test_leaves_what_was_let_go_on_the_shelf(self) -> None:
        book = do(answer(made(Once(FRIDAY)), "not_kept", FRIDAY), Release(1, now(day(7))))
        assert state(do(book, Reopen(1, FRIDAY, now(day(8))))) == "released"


def repaired(book: Book, when: date) -> Book:
    repair = Repair(0, "r", 0, 1, when, "I forgot", "I cook", told_on=when)
    return do(book, BeginRepair(repair, now(when)), AmendsDone(1, when, now(when)))


@pytest.mark.parametrize("schedule", [Daily(), Once(MONDAY)])
def test_what_was_repaired_stays_so_when_it_is_called_not_kept_again(schedule: Daily) -> None:
    book = repaired(answer(made(schedule, **NO_SLACK), "not_kept", MONDAY), MONDAY)
    again = NotKept(1, MONDAY, now(day(3)))(book)
    assert again.edits == ()
    assert again.summary == "Already repaired yesterday: call mum."


def test_a_note_on_a_one_off_under_repair_leaves_it_under_repair() -> None:
    book = answer(made(Once(MONDAY)), "not_kept", MONDAY)
    book = do(book, BeginRepair(Repair(0, "r", 0, 1, MONDAY, "I forgot", "I cook"), now(MONDAY)))
    book = answer(book, "not_kept", MONDAY, note="the phone was flat")
    assert state(book) == "repairing"


def test_months_are_single_records_kept_in_order() -> None:
    book = answered(made(), [(9, "kept"), (2, "kept"), (30, "partly")])
    book = answer(book, "kept", date(2026, 4, 1))
    months = book.months(1)
    assert [(month.first, [n for n, _ in month.days]) for month in months] == [
        (day(1), [2, 9, 30]),
        (date(2026, 4, 1), [1]),
    ]
    assert dict(months[0].days)[30] == Occasion("partly", now(day(30)).at)


def test_there_is_no_promise_of_that_number() -> None:
    with pytest.raises(Refused, match="There is no promise 7"):
        answer(made(), "kept", MONDAY, number=7)


EARLY = [
    (MonthlyDay(31), day(27), day(31)),
    (MonthlyDay(31), day(10), None),
    (Weekdays((6,)), day(6), day(8)),
    (Weekdays((6,)), day(11), None),
    (Weekdays((6,)), day(12), day(15)),
    (Weekdays((0, 6)), day(6), None),
    (MonthlyNth(-1, 4), day(20), day(27)),
    (Yearly(3, 14), day(10), day(14)),
    (EveryNDays(7), day(6), day(9)),
    (EveryNDays(14), day(6), None),
    (EveryNDays(14), day(12), day(16)),
    (EveryNDays(6), day(6), None),
    (EveryNDays(14, "last_done"), day(12), None),
    (Window(7, 14), day(12), None),
    (TimesPer(1, "week"), day(6), None),
]


@pytest.mark.parametrize(("schedule", "today", "meant"), EARLY)
def test_kept_early_counts_for_the_coming_occasion(schedule: Schedule, today: date, meant: date | None) -> None:
    start = MONDAY if isinstance(schedule, EveryNDays) else date(2026, 1, 1) if schedule.kind != "weekdays" else day(3)
    book = made(schedule, starts=start)
    if schedule == EveryNDays(7) or schedule == EveryNDays(14):
        book = answer(book, "kept", MONDAY)
    if schedule == Weekdays((6,)) and today > day(8):
        book = answer(book, "kept", day(8))
    said = change(book, Keep(1, today, now(today)))
    after = book.after(said)
    assert outcome_on(after, meant or today) == "kept"
    assert (meant is None) == (outcome_on(after, today) == "kept")
    if meant is not None:
        assert said.summary.startswith(f"Kept: call mum, for {day_and_date(meant)}.")
        assert change(after, Keep(1, today, now(today))).summary.startswith("Already kept"), "said twice it is so once"
        exact = book.after(change(book, Keep(1, today, now(today), "", True)))
        assert outcome_on(exact, today) == "kept" and outcome_on(exact, meant) is None
        assert past_occasions(after, after.commitment(1), today)[-1] == "kept", "it counts from the moment it is said"


def test_nothing_is_early_while_the_last_one_is_open() -> None:
    book = made(Weekdays((6,)), starts=SUNDAY)
    today = day(6)
    after = book.after(change(book, Keep(1, today, now(today))))
    assert (outcome_on(after, today), outcome_on(after, day(8))) == ("kept", None)


def test_a_day_ahead_is_still_refused() -> None:
    with pytest.raises(Refused):
        change(made(MonthlyDay(31)), Keep(1, day(31), now(day(3))))
