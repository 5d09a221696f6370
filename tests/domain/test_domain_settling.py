"""A backlog ends at once: left unanswered, or excused."""

from datetime import timedelta

from domain_helpers import MONDAY, change, day, do, made, now

from troth.domain.actions.life import Release
from troth.domain.actions.outcomes import Keep
from troth.domain.actions.settling import ExcuseBacklog, LeaveUnanswered
from troth.domain.book import Book
from troth.domain.history import recorded
from troth.domain.open_days import asked_days, late_days
from troth.domain.outlook import agenda, open_before
from troth.domain.past import past_occasions
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Daily, Once

TODAY = day(27)


def backlog() -> Book:
    """A rhythm of 25 days, a one-off that is late, a week of three, of which nothing was answered but one day."""
    book = made(Daily(), MONDAY)
    book = made(Once(day(24)), MONDAY, book)
    book = made(TimesPer(3, "week"), MONDAY, book)
    return do(book, Keep(1, day(10), now(day(10))))


def test_late_days_count_every_day_that_waits() -> None:
    assert late_days(backlog(), TODAY) == 7 + 1 + 1


def test_left_unanswered_they_are_asked_about_no_more() -> None:
    book = backlog()
    left = change(book, LeaveUnanswered(now(TODAY)))
    assert left.summary == "Left unanswered: 9 days."
    after = book.after(left)
    assert {edit.table for edit in left.edits} == {"commitments"}
    assert not agenda(after, TODAY).still_open and late_days(after, TODAY) == 0
    assert past_occasions(after, after.commitment(1), TODAY).count(None) == 24, "nobody answered, and that is said"
    tomorrow = TODAY + timedelta(days=1)
    entry = open_before(after, after.commitment(1), tomorrow)
    assert entry is not None and (entry.day, entry.others) == (TODAY, 0), "from today on it asks"
    assert not change(after, LeaveUnanswered(now(TODAY))).edits


def test_excused_are_all_of_them_however_long_ago() -> None:
    book = backlog()
    after = book.after(change(book, ExcuseBacklog(now(TODAY))))
    said = [occasion.outcome for _, occasion in recorded(after, 1)]
    assert (said.count("excused"), said.count("kept")) == (24, 1)
    assert after.commitment(2).state == "done"
    assert past_occasions(after, after.commitment(3), TODAY) == ["excused"] * 3
    assert late_days(after, TODAY) == 0
    assert not change(after, ExcuseBacklog(now(TODAY))).edits


def test_days_that_were_left_stay_unanswered() -> None:
    book = do(backlog(), LeaveUnanswered(now(day(20))))
    after = do(book, ExcuseBacklog(now(TODAY)))
    assert [when for when, said in recorded(after, 1) if said.outcome == "excused"] == [day(n) for n in range(20, 27)]


def test_what_is_closed_has_no_open_days_from_then_on() -> None:
    once = do(made(Once(day(6))), Keep(1, day(4), now(day(4))))
    assert asked_days(once, once.commitment(1), MONDAY, day(8)) == []
    gone = do(made(), Release(1, now(day(4))))
    assert asked_days(gone, gone.commitment(1), MONDAY, day(8)) == [MONDAY, day(3)]
