"""What a promise's record adds up to, by the rules of its time."""

from datetime import date

import pytest
from domain_helpers import MONDAY, answer, answered, day, do, made, now, outcome_on

from troth.domain.actions.away import PauseAll
from troth.domain.actions.life import MoveTo, PauseFrom
from troth.domain.actions.making import Revise
from troth.domain.actions.outcomes import Excuse, SayOutcome
from troth.domain.actions.repairing import AmendsDone, BeginRepair
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.history import (
    last_recorded,
    occasion_on,
    recorded,
    recorded_between,
    rest_on,
    slack_left,
    standing,
    tally_on,
    version_on,
)
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import agenda
from troth.domain.past import Went, past_occasions
from troth.domain.records import Month, Occasion, Pause
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.domain.steadiness import run, since_not_kept, steadiness, told_in_time

NO_SLACK = {"slack_per_month": 0}


def closed(book: Book) -> list[Went]:
    """What came of it, on the last day that was answered, without the silence before."""
    last, _ = recorded(book, 1)[-1]
    return [went for went in past_occasions(book, book.commitment(1), last) if went is not None]


def revised(book: Book, schedule: Schedule, today: date) -> Book:
    return do(book, Revise(1, (("schedule", schedule),), now(today)))


class TestWhatIsRecorded:
    BOOK = answer(answered(made(), [(30, "kept"), (2, "partly")]), "kept", date(2026, 5, 3))

    def test_oldest_first_across_months(self) -> None:
        assert [when for when, _ in recorded(self.BOOK, 1)] == [day(2), day(30), date(2026, 5, 3)]

    def test_between_two_days(self) -> None:
        assert list(recorded_between(self.BOOK, 1, day(2), day(30))) == [day(2), day(30)]
        assert list(recorded_between(self.BOOK, 1, day(3), date(2026, 5, 2))) == [day(30)]
        assert recorded_between(self.BOOK, 1, date(2026, 4, 1), date(2026, 4, 30)) == {}

    @pytest.mark.parametrize(
        ("before", "expected"),
        [
            (day(2), None),
            (day(3), day(2)),
            (day(31), day(30)),
            (date(2026, 5, 3), day(30)),
            (date(2026, 5, 4), date(2026, 5, 3)),
            (date(2027, 1, 1), date(2026, 5, 3)),
        ],
    )
    def test_the_last_day_before(self, before: date, expected: date | None) -> None:
        assert last_recorded(self.BOOK, 1, before) == expected

    def test_of_one_day(self) -> None:
        found = occasion_on(self.BOOK, 1, day(2))
        assert found is not None and found.outcome == "partly"
        assert occasion_on(self.BOOK, 1, day(3)) is None
        assert occasion_on(self.BOOK, 1, date(2020, 1, 1)) is None


class TestPeriods:
    WEEK = made(TimesPer(3, "week"), **NO_SLACK)

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ([(2, "kept"), (3, "kept"), (4, "kept")], ["kept"]),
            ([(2, "kept"), (3, "kept"), (4, "kept"), (5, "kept")], ["kept"]),
            ([(2, "kept"), (3, "kept")], []),
            ([(2, "kept"), (8, "not_kept")], ["not_kept"]),
            ([(2, "kept"), (3, "not_kept"), (4, "kept"), (5, "kept")], ["kept"]),
            ([(2, "partly"), (3, "excused")], ["excused"]),
            ([(2, "kept"), (3, "kept"), (4, "kept"), (9, "not_kept")], ["kept", "not_kept"]),
        ],
    )
    def test_a_period_counts_once(self, said: list[tuple[int, str]], expected: list[Went]) -> None:
        book = self.WEEK
        for n, outcome in said:
            book = do(book, SayOutcome(outcome, 1, day(n), now(day(n)), whole=True))  # type: ignore[arg-type]
        assert closed(book) == expected

    ONE_DAY = (
        ("one excused, days enough are left", [(2, "excused")], 3, None),
        ("what was not excused was kept", [(2, "kept"), (3, "kept"), (4, "excused")], 9, "kept"),
        ("one kept, one excused, nothing said of the third", [(2, "kept"), (4, "excused")], 9, "excused"),
        ("one excused and nothing kept", [(4, "excused")], 9, "excused"),
        ("all days excused", [(n, "excused") for n in range(2, 9)], 8, "excused"),
        ("as long as it can still be kept", [(2, "excused"), (3, "excused")], 6, None),
        ("once it can't", [(2, "excused"), (3, "excused")], 7, "excused"),
        ("one day not kept, three others kept", [(2, "not_kept"), (3, "kept"), (4, "kept"), (5, "kept")], 5, "kept"),
        ("one day not kept, days enough are left", [(2, "not_kept")], 3, None),
        ("one not kept, two kept", [(2, "not_kept"), (3, "kept"), (4, "kept")], 9, "not_kept"),
        ("one partly, two kept", [(2, "partly"), (3, "kept"), (4, "kept")], 9, "partly"),
        ("silence is no word", [(2, "kept")], 9, None),
    )

    @pytest.mark.parametrize(("name", "said", "today", "outcome"), ONE_DAY, ids=[row[0] for row in ONE_DAY])
    def test_one_day_is_one_day(
        self, name: str, said: list[tuple[int, str]], today: int, outcome: Outcome | None
    ) -> None:
        book = answered(self.WEEK, said)
        found = tally_on(book, book.commitment(1), day(5), day(today))
        assert found is not None
        assert found.outcome == outcome

    def test_what_an_older_troth_said_of_a_day_closes_its_period(self) -> None:
        old = Month(1, 1, day(1), ((3, Occasion("excused", 0)),))
        book = self.WEEK.after(Change("", (Edit("months", 1, None, old),)))
        found = tally_on(book, book.commitment(1), day(4), day(4))
        assert found is not None
        assert found.outcome == "excused"

    def test_a_day_excused_is_asked_again_the_day_after(self) -> None:
        book = answer(self.WEEK, "excused", day(3))
        assert [entry.outcome for entry in agenda(book, day(3)).due] == ["excused"]
        assert [entry.outcome for entry in agenda(book, day(4)).due] == [None]
        whole = do(self.WEEK, SayOutcome("excused", 1, day(3), now(day(3)), whole=True))
        assert agenda(whole, day(4)).due == ()

    def test_what_is_said_of_a_whole_week_takes_no_answer_of_a_day_and_is_said_once(self) -> None:
        book = answer(self.WEEK, "kept", day(4))
        for _ in range(2):
            said = SayOutcome("excused", 1, day(4), now(day(4)), whole=True)(book)
            book = book.after(said)
        assert said.summary == "Already excused for the whole week: call mum."
        late = SayOutcome("excused", 1, day(4), now(day(11)), whole=True)(self.WEEK).summary
        assert late == "Excused for the whole week to Sun 8 Mar: call mum."
        assert [outcome_on(book, day(n)) for n in (2, 3, 4)] == [None, "excused", "kept"]
        with pytest.raises(Refused, match="not counted by the week or month"):
            SayOutcome("excused", 1, day(4), now(day(4)), whole=True)(made())

    def test_a_whole_week_is_said_as_one_and_a_day_in_a_rest_still_counts_its_week(self) -> None:
        said = SayOutcome("excused", 1, day(3), now(day(3)), whole=True)(self.WEEK).summary
        assert said == "Excused for the whole week: call mum."
        book = do(self.WEEK, SayOutcome("excused", 1, day(3), now(day(3))), PauseAll(day(20), now(day(3))))
        assert [(entry.kept, entry.needed) for entry in agenda(book, day(3)).due] == [(0, 3)]

    def test_an_open_period_never_breaks_the_run(self) -> None:
        book = answered(self.WEEK, [(2, "kept"), (3, "kept"), (4, "kept"), (9, "kept")])
        assert run(closed(book)).now == 1

    def test_a_month_is_counted_over_its_weeks(self) -> None:
        book = answered(made(TimesPer(2, "month"), starts=day(1)), [(1, "kept"), (31, "kept")])
        assert closed(book) == ["kept"]

    def test_how_one_stands(self) -> None:
        found = tally_on(
            answered(self.WEEK, [(2, "kept"), (8, "kept"), (9, "kept")]), self.WEEK.commitment(1), day(5), day(8)
        )
        assert found is not None
        assert (found.kept, found.needed, found.outcome) == (2, 3, None)
        assert tally_on(made(), made().commitment(1), day(5), day(5)) is None


class TestRulesOfTheTime:
    def test_an_old_week_keeps_its_number_and_the_running_one_takes_the_new(self) -> None:
        book = answered(made(TimesPer(3, "week"), **NO_SLACK), [(2, "kept"), (3, "kept"), (10, "kept"), (11, "kept")])
        book = revised(book, TimesPer(2, "week"), day(12))
        assert closed(book) == ["kept"]
        old, new = (tally_on(book, book.commitment(1), day(n), day(n)) for n in (3, 10))
        assert old is not None and new is not None
        assert (old.needed, new.needed) == (3, 2)

    def test_days_after_periods_count_by_themselves(self) -> None:
        book = answered(made(TimesPer(2, "week"), **NO_SLACK), [(2, "kept"), (3, "kept"), (9, "kept")])
        book = answered(revised(book, Daily(), day(16)), [(16, "kept"), (17, "not_kept")])
        assert closed(book) == ["kept", "kept", "not_kept"]

    def test_periods_after_days(self) -> None:
        book = answered(made(ends_on=day(22), **NO_SLACK), [(2, "kept"), (3, "not_kept")])
        book = do(book, *(Excuse(1, day(n), now(day(n))) for n in range(4, 9)))
        book = answered(revised(book, TimesPer(2, "week"), day(9)), [(9, "kept"), (10, "kept"), (17, "excused")])
        found = [went for went in past_occasions(book, book.commitment(1), day(23)) if went]
        assert found == ["kept", "not_kept", *["excused"] * 5, "kept", "excused"]
        assert run(found).now == 1

    def test_run_and_steadiness_do_not_change_with_the_schedule(self) -> None:
        book = answered(made(**NO_SLACK), [(n, "kept") for n in range(2, 9)])
        before = (run(closed(book)), steadiness(closed(book)))
        book = revised(book, Weekdays((0,)), day(9))
        assert (run(closed(book)), steadiness(closed(book))) == before

    def test_the_version_of_a_day(self) -> None:
        promise = revised(made(), Weekdays((0,)), day(9)).commitment(1)
        found = [version_on(promise, when).schedule.kind for when in (date(2020, 1, 1), day(8), day(9), day(30))]
        assert found == ["daily", "daily", "weekdays", "weekdays"]


def test_what_was_excused_ahead_leaves_the_run() -> None:
    book = answered(made(), [(2, "kept"), (3, "kept")])
    book = do(book, Excuse(1, day(6), now(day(3))))
    assert run(closed(book)).now == 2


@pytest.mark.parametrize(
    ("schedule", "fields", "left"),
    [
        (Daily(), {}, 2),
        (Daily(), {"slack_per_month": 4}, 4),
        (Daily(), {"matters_every_time": True}, 0),
        (TimesPer(3, "week"), {}, 2),
        (Once(day(6)), {}, 0),
        (OnCue("we argue"), {}, 0),
    ],
)
def test_slack_left(schedule: Schedule, fields: dict[str, int], left: int) -> None:
    book = made(schedule, **fields)
    assert slack_left(book, book.commitment(1), day(5)) == left


def test_the_run_is_read_back_to_the_last_miss() -> None:
    swim = EveryNDays(3, "last_done")
    book = answered(made(swim, **NO_SLACK), [(2, "kept"), (3, "not_kept"), (4, "kept"), (30, "kept")])
    book = answer(answer(book, "excused", date(2026, 4, 1)), "kept", date(2026, 5, 2))
    promise = book.commitment(1)
    assert since_not_kept(book, promise, date(2026, 5, 2)) == 3 == run(closed(book)).now
    assert since_not_kept(answered(made(), [(2, "kept")]), promise, day(2)) is None
    assert since_not_kept(made(TimesPer(2, "week")), made(TimesPer(2, "week")).commitment(1), day(2)) is None


def test_slack_never_falls_below_nothing() -> None:
    book = answered(made(slack_per_month=2), [(2, "not_kept"), (3, "not_kept")])
    book = do(book, Revise(1, (("slack_per_month", 1),), now(day(4))))
    assert slack_left(book, book.commitment(1), day(4)) == 0


def test_told_in_time() -> None:
    book = made(Weekdays((0, 3)), **NO_SLACK)
    book = do(
        book,
        MoveTo(1, day(3), now(MONDAY), "m1", told=True),
        MoveTo(1, day(6), now(day(4)), "m2", told=False),
        MoveTo(1, day(11), now(day(10)), "m3", told=True, day=day(9)),
    )
    book = answered(book, [(12, "not_kept"), (16, "not_kept"), (19, "kept")])
    assert told_in_time(book, book.commitment(1), day(20)) == (1, 5)
    repair = Repair(0, "r", 0, 1, day(12), "mine", "cook", told_on=day(13))
    book = do(book, BeginRepair(repair, now(day(13))), AmendsDone(1, day(14), now(day(14))))
    assert told_in_time(book, book.commitment(1), day(20)) == (1, 5)
    assert told_in_time(made(), made().commitment(1), day(20)) == (0, 0)


def test_how_a_promise_stands() -> None:
    book = do(made(ends_on=day(20)), PauseFrom(1, day(5), now(day(4))))
    promise = book.commitment(1)
    assert [standing(promise, day(n)) for n in (3, 4, 5, 6, 20, 21)] == [
        "active",
        "paused",
        "paused",
        "active",
        "active",
        "done",
    ]


def test_of_two_rests_the_longer_one_counts() -> None:
    promise = made().commitment(1)._replace(pauses=(Pause(day(4)), Pause(day(4), day(9))))
    assert rest_on(promise, day(5)) == Pause(day(4))
    assert rest_on(promise, day(3)) is None
