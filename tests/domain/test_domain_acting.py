"""What a practice does with a promise or a card that was there: once, as it stands by then, with the entry or not."""

from datetime import date, timedelta

import pytest
from domain_helpers import MONDAY, answer, contents, do, made, now, outcome_on, state

from troth.domain.actions.boundaries import AddBoundary, Withdraw
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.life import Release
from troth.domain.actions.practice_acts import (
    Act,
    ChosenRecord,
    MovePromise,
    ReadyCard,
    RepairPromise,
    UnderstoodCard,
    missed_day,
)
from troth.domain.actions.reflecting import FinishReflection
from troth.domain.actions.sharing import AddShare
from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit
from troth.domain.entries import entry
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.records import Link
from troth.domain.reflection import Answer, Reflection, ShareItem
from troth.domain.schedule.dated import Daily, Once, Weekdays

NOW = now(MONDAY)
TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = MONDAY + timedelta(days=4)
YESTERDAY = MONDAY - timedelta(days=1)
CARD = ChosenRecord("boundaries", "b1", "I need an hour")
RUN = Reflection(0, "r1", NOW.at, MONDAY, NOW.at, "E27", "Move it", (6,), (Answer("a", "A?", ("words",)),))


def once(due: date = TUESDAY, time: str = "18:00") -> Book:
    return made(Once(due, time), starts=MONDAY - timedelta(days=9))


def card(**fields: object) -> Book:
    return do(Book(), AddBoundary(Boundary(0, "b1", NOW.at, "I need an hour")._replace(**fields)))


def move(to: date = FRIDAY, day: date = TUESDAY, **fields: object) -> MovePromise:
    return MovePromise(ChosenRecord("commitments", "p1", "call mum", day), to, NOW, "m1")._replace(**fields)


def repair(uid: str = "r9", day: date = YESTERDAY, today: date = MONDAY) -> RepairPromise:
    mine = Repair(0, uid, NOW.at, 0, today, "mine", "flowers")
    return RepairPromise(ChosenRecord("commitments", "p1", "call mum", day), mine, now(today))


def test_the_entry_names_the_promise_that_was_moved_and_all_of_it_is_one_change() -> None:
    book = once()
    change = FinishReflection(RUN, (), (move(why="rain", told=True),))(book)
    after = book.after(change)
    assert entry(after, 1).made == (Link("commitments", 1),)
    assert after.commitment(1).schedule == Once(FRIDAY, "18:00")
    assert [(each.why, each.told) for each in after.moves(1)] == [("rain", "before")]
    back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
    assert contents(after.after(back)) == contents(book)
    assert change.summary == "Kept in the journal: Move it. Moved to Fri 6 Mar at 18:00: call mum."


@pytest.mark.parametrize(
    ("book", "act"),
    [
        (once(), move()),
        (made(Daily(), ends_on=MONDAY + timedelta(days=2), starts=MONDAY), move()),
        (answer(once(YESTERDAY), "not_kept", YESTERDAY, MONDAY), repair()),
        (once(YESTERDAY), repair()),
        (card(firmness="firm"), ReadyCard(CARD, (("what_i_will_do", "I go"),), NOW, "x")),
        (do(card(), MoveCard(1, "ready", NOW, "y", worded=True)), UnderstoodCard(CARD, "an hour", NOW, "x")),
    ],
)
def test_ended_twice_it_is_done_once(book: Book, act: Act) -> None:
    ending = FinishReflection(RUN, (), (act,))
    after = do(book, ending)
    assert ending(after).edits == ()
    assert ending(after).summary == "It is in the journal already."


def test_a_second_repair_by_the_same_end_does_not_go_on_to_an_older_day() -> None:
    book = made(Daily(), starts=MONDAY - timedelta(days=9), slack_per_month=0)
    older, newer = (MONDAY - timedelta(days=away) for away in (3, 2))
    for when in (older, newer):
        book = answer(book, "not_kept", when, MONDAY)
    book = do(book, repair(day=newer))
    assert repair(day=newer)(book).edits == ()
    with pytest.raises(Refused, match="nothing to repair any more on Sat 28 Feb"):
        repair("other", day=newer)(book)
    assert [each.day for each in do(book, repair("other", day=older)).repairs(1)] == [newer, older]


@pytest.mark.parametrize("answered", [True, False])
def test_a_repair_is_of_the_day_that_was_chosen_however_late_it_ends(answered: bool) -> None:
    book = made(Daily(), starts=YESTERDAY, slack_per_month=0)
    book = answer(book, "not_kept", YESTERDAY, MONDAY) if answered else book
    assert missed_day(book, book.commitment(1), TUESDAY) == MONDAY
    after = do(book, repair(today=TUESDAY))
    assert [each.day for each in after.repairs(1)] == [YESTERDAY]
    assert (outcome_on(after, YESTERDAY), outcome_on(after, MONDAY)) == ("not_kept", None)


@pytest.mark.parametrize(
    "book",
    [
        answer(made(Daily(), starts=YESTERDAY), "kept", YESTERDAY, MONDAY),
        do(made(Daily(), starts=YESTERDAY), Release(1, NOW)),
        made(Daily(), starts=MONDAY),
        once(MONDAY),
    ],
)
def test_a_day_that_is_not_missed_any_more_is_not_repaired(book: Book) -> None:
    with pytest.raises(Refused, match="There is nothing to repair any more on Sun 1 Mar: call mum"):
        repair(today=TUESDAY)(book)


def test_a_move_is_of_the_day_that_was_chosen_or_of_none() -> None:
    swim = made(Weekdays((2,)), starts=MONDAY - timedelta(days=9))
    wednesday, thursday = MONDAY + timedelta(days=2), now(MONDAY + timedelta(days=3))
    late = move(day=wednesday, now=thursday)
    assert [(each.day, each.to) for each in do(swim, late).moves(1)] == [(wednesday, FRIDAY)]
    with pytest.raises(Refused, match="Wed 4 Mar is answered already"):
        late(answer(swim, "kept", wednesday))
    with pytest.raises(Refused, match="“call mum” is on Tue 3 Mar by now"):
        move(day=MONDAY)(once())
    assert move(day=MONDAY)(once(FRIDAY)).summary == "It is on Fri 6 Mar already: call mum."


def test_a_day_that_nobody_answered_was_not_kept_once_it_is_repaired() -> None:
    book = once(YESTERDAY)
    assert missed_day(book, book.commitment(1), MONDAY) == YESTERDAY
    after = do(book, repair())
    assert outcome_on(after, YESTERDAY) == "not_kept" and state(after) == "repairing"
    assert missed_day(after, after.commitment(1), MONDAY) is None
    with pytest.raises(Refused, match="nothing to repair any more"):
        repair("another")(after)


def test_what_can_not_be_done_is_left_out_and_told_and_the_rest_is_kept() -> None:
    share = ShareItem(0, "s1", NOW.at, MONDAY, "the job")
    gone = FinishReflection(RUN, (share,), (move(),))(Book())
    assert gone.aside == ("“call mum” is not there any more.", "The rest is done.")
    assert [edit.table for edit in gone.edits] == ["reflections", "shares"]
    words = (Answer("m", "Move it?", ("rain",), ("Why",)), Answer("n", "And this?", ("snow",)))
    one = FinishReflection(RUN, (), (move(uid="m1"), move(YESTERDAY, FRIDAY, uid="m2")), words)
    assert entry(do(once(), one), 1).answers == (*RUN.answers, words[1]), "those of what was done are in what was done"
    assert do(once(), one._replace(reflection=None)).moves(1)
    closed = do(once(), Release(1, NOW))
    change = FinishReflection(RUN, (), (move(), move(MONDAY - timedelta(days=3), uid="m2")))(closed)
    assert change.aside[0].startswith("Promise 1 is closed.") and entry(closed.after(change), 1).made == ()
    past = FinishReflection(None, (), (move(YESTERDAY),))(once())
    assert past.aside == ("A promise can only be moved to a day that is still to come.",) and past.edits == ()
    assert past.summary == "Nothing was kept."


def test_a_card_is_given_its_words_and_is_ready() -> None:
    fields = (("statement", "I need two hours"), ("how_to_honour", "knock"), ("what_i_will_do", "I go"))
    after = do(card(firmness="firm"), ReadyCard(CARD, fields, NOW, "x"))
    found = after.boundary(1)
    assert (found.status, found.statement, found.how_to_honour) == ("ready", "I need two hours", "knock")
    assert ReadyCard(CARD, fields, NOW, "x")(card()).summary == "Ready to say: I need two hours"
    with pytest.raises(Refused, match="needs what you will do"):
        ReadyCard(CARD, fields[:2], NOW, "x")(card(firmness="firm"))


def test_a_card_that_was_said_or_withdrawn_meanwhile_keeps_its_words() -> None:
    ready = do(card(), MoveCard(1, "ready", NOW, "y", worded=True))
    for book in (do(ready, MoveCard(1, "said", NOW, "z")), do(ready, Withdraw(1, NOW, "w"))):
        with pytest.raises(Refused):
            ReadyCard(CARD, (("statement", "Other words"),), NOW, "x")(book)


@pytest.mark.parametrize("said", [False, True])
def test_a_card_is_understood_by_what_was_said_back(said: bool) -> None:
    book = do(card(), MoveCard(1, "ready", NOW, "y", worded=True))
    book = do(book, MoveCard(1, "said", NOW, "z")) if said else book
    found = do(book, UnderstoodCard(CARD, "an hour", NOW, "x")).boundary(1)
    assert (found.status, found.said_back, found.first_said_on) == ("understood", "an hour", MONDAY)
    with pytest.raises(Refused, match="needs a read-back"):
        UnderstoodCard(CARD, " ", NOW, "x")(book)


def test_a_private_card_is_not_said_by_it() -> None:
    book = do(card(unsaid=True), MoveCard(1, "ready", NOW, "y", worded=True))
    with pytest.raises(Refused, match="stays with you"):
        UnderstoodCard(CARD, "an hour", NOW, "x")(book)


def test_two_acts_on_one_promise_are_one_link_and_one_edit_of_it() -> None:
    acts = (move(), move(FRIDAY + timedelta(days=1), FRIDAY, uid="m2"))
    change = FinishReflection(RUN, (), acts)(do(once(), AddShare(ShareItem(0, "s", NOW.at, MONDAY, "x"))))
    assert [edit.table for edit in change.edits] == ["reflections", "moves", "commitments", "moves"]
    assert change.edits[0].after is not None and change.edits[0].after.made == (Link("commitments", 1),)  # type: ignore[union-attr]
