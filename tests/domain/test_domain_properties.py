"""What holds for every book that actions can make: random lives of a few promises, checked at every step."""

from datetime import date, timedelta
from typing import NamedTuple, get_args

import pytest
from domain_helpers import MONDAY, contents, now, thorough
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.actions.life import MoveTo, PauseFrom, Release, Restore, Resume, Tell
from troth.domain.actions.making import Add, Agree, Discard, FinishStep, Revise, promise
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly, Reopen
from troth.domain.actions.repairing import AmendsDone, BeginRepair, ReviseRepair, open_repair, repairable_day
from troth.domain.actions.settings import Set
from troth.domain.actions.several import Several
from troth.domain.book import Action, Book
from troth.domain.capacity import warnings
from troth.domain.change import Change, Edit, Table
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.history import recorded, slack_left, standing
from troth.domain.outlook import agenda, calendar_days, current_due, next_days
from troth.domain.past import past_occasions
from troth.domain.records import PromiseStep, Size, State
from troth.domain.schedule import Schedule, say, spell
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.domain.steadiness import run, since_not_kept, steadiness, told_in_time

TABLES: tuple[Table, ...] = get_args(Table)
KINDS = (
    *("keep", "partly", "miss", "excuse", "reopen", "begin", "amends", "revise_repair", "schedule") * 3,
    *("move", "move_day", "tell", "pause", "rest", "resume", "release", "restore", "add") * 2,
    *("start", "words", "end", "offer", "agree", "change", "decline", "discard", "step", "set"),
)
SIZES: tuple[Size, ...] = ("small", "medium", "big")
STATES: tuple[State, ...] = ("active", "active", "active", "offered", "draft")


class Seed(NamedTuple):
    """What one step of a random life is made of."""

    kind: str
    number: int
    away: int
    pick: int
    passed: int


Taken = tuple[Book, Action, Change, date]
"""A step that was not refused: the book before, the action, its change, the day."""

seeds = st.builds(
    Seed, st.sampled_from(KINDS), st.integers(1, 3), st.integers(-12, 20), st.integers(0, 11), st.integers(0, 9)
)
near = st.integers(-45, 90).map(lambda away: MONDAY + timedelta(days=away))
any_days = st.one_of(near, st.dates(date(1950, 1, 1), date(2400, 1, 1)))
"""A day of the lives or right beside them, as often as one far away: by luck alone a date is hardly ever there."""

first_promises = st.lists(st.tuples(st.integers(0, 11), st.integers(-3, 12)), min_size=1, max_size=3)
lives = st.tuples(first_promises, st.lists(seeds, min_size=1, max_size=14))


def schedules(when: date) -> tuple[Schedule, ...]:
    return (
        Once(when),
        Daily(),
        Weekdays((0, 3)),
        EveryNDays(3),
        EveryNDays(3, "last_done"),
        Window(2, 4),
        TimesPer(2, "week"),
        TimesPer(3, "month"),
        MonthlyDay(31),
        MonthlyNth(5, 0),
        Yearly(2, 29),
        OnCue("we argue"),
    )


def adding(pick: int, when: date, today: date, uid: str) -> Add:
    new = promise(f"promise {uid}", schedules(when)[pick], when, now(today), uid, steps=(PromiseStep("one"),))
    return Add(new._replace(state=STATES[pick % 5], size=SIZES[pick % 3], slack_per_month=pick % 3, tell_every=5))


def action(book: Book, seed: Seed, today: date, uid: str) -> Action:
    """The intention a seed stands for, on a day."""
    kind, number, away, pick, _ = seed
    moment, when = now(today), today + timedelta(days=away)
    note = "a note" if pick == 0 else ""
    repairs = list(book.source.all("repairs"))
    one_repair = repairs[pick % len(repairs)].number if repairs else 1
    made: dict[str, Action] = {
        "keep": Keep(number, when, moment, note),
        "partly": Partly(number, when, moment, note),
        "miss": NotKept(number, when, moment, note),
        "excuse": Excuse(number, when, moment, note),
        "reopen": Reopen(number, when, moment),
        "begin": BeginRepair(
            Repair(
                0, uid, 0, number, repairable_day(book, number) or when, "mine", "cook", today if pick % 2 else None
            ),
            moment,
        ),
        "amends": AmendsDone(one_repair, today, moment),
        "revise_repair": ReviseRepair(one_repair, (("told_on", today if pick else None),)),
        "move": MoveTo(number, when, moment, uid, told=bool(pick % 2)),
        "move_day": MoveTo(number, when, moment, uid, day=when + timedelta(days=pick - 6), told=bool(pick % 2)),
        "tell": Tell(number, moment, uid, "by phone"),
        "pause": PauseFrom(number, when, moment),
        "rest": PauseFrom(number, None, moment),
        "resume": Resume(number, moment),
        "release": Release(number, moment, "enough"),
        "restore": Restore(number, moment),
        "add": adding(pick, when, today, uid),
        "schedule": Revise(number, (("schedule", schedules(when)[pick]),), moment),
        "start": Revise(number, (("starts_on", when),), moment),
        "words": Revise(number, (("title", f"other words {pick}"),), moment),
        "end": Revise(number, (("ends_on", when if pick else None),), moment),
        "offer": Agree(number, "offered", moment),
        "agree": Agree(number, "active", moment),
        "change": Agree(number, "draft", moment),
        "decline": Agree(number, "released", moment),
        "discard": Discard(number),
        "step": FinishStep(number, 0, bool(pick % 2), moment),
        "set": Set("week_starts", pick % 7, today),
    }
    return made[kind]


def steps(life: tuple[list[tuple[int, int]], list[Seed]]) -> list[Taken]:
    """The steps of a life that were not refused."""
    firsts, rest = life
    taken: list[Taken] = []
    book, today = Book(), MONDAY
    for n, (pick, away) in enumerate(firsts):
        book = _step(taken, book, adding(pick, today + timedelta(days=away), today, f"first{n}"), today)
    for n, seed in enumerate(rest):
        today += timedelta(days=seed.passed)
        book = _step(taken, book, action(book, seed, today, f"u{n}"), today)
    return taken


def _step(taken: list[Taken], book: Book, doing: Action, today: date) -> Book:
    try:
        change = doing(book)
    except Refused as refused:
        assert str(refused) and "\n" not in str(refused)
        return book
    taken.append((book, doing, change, today))
    return book.after(change)


def a_change_knows_both_sides_and_can_be_turned_round(taken: list[Taken]) -> None:
    for book, doing, change, _ in taken:
        before = contents(book)
        assert change == doing(book)
        assert contents(book) == before
        records = [(edit.table, edit.number) for edit in change.edits]
        assert len(set(records)) == len(records)
        for edit in change.edits:
            assert book.source.get(edit.table, edit.number) == edit.before
            assert edit.before != edit.after
            assert edit.after is None or edit.after.number == edit.number
        after = book.after(change)
        back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
        assert contents(after.after(back)) == before
        assert change.summary and "\n" not in change.summary


def said_twice_it_is_done_once(taken: list[Taken]) -> None:
    for book, doing, change, _ in taken:
        try:
            again = doing(book.after(change))
        except Refused:
            continue
        assert again.edits == (), doing


def no_number_is_ever_used_again(taken: list[Taken]) -> None:
    used: dict[Table, set[int]] = {table: set() for table in TABLES}
    for _, _, change, _ in taken:
        for edit in change.edits:
            if edit.before is None and edit.table != "settings":
                assert edit.number not in used[edit.table]
                used[edit.table].add(edit.number)


def every_book_can_be_read_on_any_day(taken: list[Taken], any_day: date) -> None:
    if not taken:
        return
    book, _, change, today = taken[-1]
    book = book.after(change)
    for when in (any_day, today, today + timedelta(days=1), MONDAY):
        found = agenda(book, when)
        rows = [entry.commitment.number for entry in found.still_open]
        assert len(set(rows)) == len(rows)
        assert all(entry.outcome is None and entry.day < when for entry in found.still_open)
        assert 0 <= found.left <= len(found.due)
        for each in book.commitments():
            ahead = next_days(book, each, when, 4)
            assert ahead == sorted(set(ahead)) and all(due > when for due in ahead)
            assert len(ahead) <= 4
            current_due(book, each, when)
            calendar_days(book, each, when, when + timedelta(days=40))
            assert standing(each, when)
            outcomes = past_occasions(book, each, today)
            assert sum(went is not None for went in outcomes) <= len(recorded(book, each.number))
            assert run(outcomes).now <= run(outcomes).best
            assert since_not_kept(book, each, today) in (None, run(outcomes).now)
            steadiness(outcomes)
            assert slack_left(book, each, when) >= 0
            told, of = told_in_time(book, each, today)
            assert 0 <= told <= of
            warnings(book, each, when)
            open_repair(book, each.number)
            assert say(each.schedule) and spell(each.schedule)


def what_an_answer_given_to_todays_list_is_taken(taken: list[Taken]) -> None:
    """Whatever Today asks can be answered in one key, for the day it names, and is no longer asked there."""
    if not taken:
        return
    book, _, change, today = taken[-1]
    book = book.after(change)
    found = agenda(book, today)
    for entry in (*found.due, *found.still_open, *found.cues):
        if entry.outcome is not None:
            continue
        number = entry.commitment.number
        after = book.after(Excuse(number, entry.day, now(today))(book))
        asked = [row for row in (*agenda(after, today).due, *agenda(after, today).still_open) if row.outcome is None]
        assert all((row.commitment.number, row.day) != (number, entry.day) for row in asked)


def the_records_agree_with_each_other(taken: list[Taken]) -> None:
    for book, _, change, _ in taken:
        after = book.after(change)
        for each in after.commitments():
            once = isinstance(each.schedule, Once)
            days = recorded(after, each.number)
            assert list(each.schedules) == sorted(each.schedules, key=lambda version: version.since)
            assert each.starts_on <= each.schedules[0].since
            if once:
                assert len(each.schedules) == 1 and len(days) <= 1
                assert each.starts_on <= each.schedule.due  # type: ignore[union-attr]
            if once and each.state not in ("released",):
                assert bool(days) == (each.state not in ("active", "draft", "offered"))
            if not once:
                assert each.state in ("active", "draft", "offered", "released")
            assert (each.closed_on is None) == (each.state in ("active", "draft", "offered"))
            months = [month.first for month in after.months(each.number)]
            assert len(set(months)) == len(months)
            for month in after.months(each.number):
                assert month.days == tuple(sorted(month.days)) and month.days
        for repair in after.source.all("repairs"):
            assert isinstance(repair, Repair)
            assert repair.amends_done_on is None or repair.told_on is not None


def several_are_the_actions_one_by_one(taken: list[Taken]) -> None:
    if not taken:
        return
    last, _, change, _ = taken[-1]
    together = Several(tuple(doing for _, doing, _, _ in taken))(Book())
    assert contents(Book().after(together)) == contents(last.after(change))
    assert together.summary.split("\n") == [each.summary for _, _, each, _ in taken]
    records = [(edit.table, edit.number) for edit in together.edits]
    assert len(set(records)) == len(records)
    assert all(edit.before is None for edit in together.edits)


HOLDS = (
    a_change_knows_both_sides_and_can_be_turned_round,
    said_twice_it_is_done_once,
    no_number_is_ever_used_again,
    what_an_answer_given_to_todays_list_is_taken,
    the_records_agree_with_each_other,
    several_are_the_actions_one_by_one,
)


@thorough
@given(lives, any_days)
def test_in_every_life(life: tuple[list[tuple[int, int]], list[Seed]], when: date) -> None:
    taken = steps(life)
    for holds in HOLDS:
        holds(taken)
    every_book_can_be_read_on_any_day(taken, when)


@pytest.mark.parametrize("before", range(len(schedules(MONDAY))))
def test_rules_of_each_kind_can_be_changed_to_each_other_and_read_on_any_day(before: int) -> None:
    """All pairs of kinds, with two answers and with none: what a draw finds by luck alone."""
    kept = [Seed("keep", 1, 0, 1, 0), Seed("keep", 1, 0, 1, 3)]
    for after in range(len(schedules(MONDAY))):
        for answers in ([], kept):
            taken = steps(([(before, 0)], [*answers, Seed("schedule", 1, 2, after, 2)]))
            for when in (date(2000, 1, 1), MONDAY + timedelta(days=1), MONDAY + timedelta(days=30)):
                every_book_can_be_read_on_any_day(taken, when)


def test_an_empty_book_has_nothing_and_its_first_number_is_one() -> None:
    book = Book()
    assert contents(book) == {table: [] for table in TABLES}
    assert [book.next_number(table) for table in TABLES] == [1] * len(TABLES)
    with pytest.raises(Refused, match="no promise 1"):
        book.commitment(1)
    assert book.after(Change("nothing")) is book
