"""Asking for space: one that runs, its extensions, its end, and the one that was forgotten."""

from typing import Any

import pytest
from domain_helpers import MONDAY, contents, do

from troth.domain.actions.space import LONGEST, SHORTEST, USUAL, AskForSpace, BackFromSpace, ExtendSpace
from troth.domain.apart import FORGOTTEN_AFTER, space_now
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.space import Space

BEGIN = 1_800_000_000
MINUTE = 60


def at(minutes: float) -> Now:
    return Now(BEGIN + int(minutes * MINUTE), MONDAY)


def asked(minutes: int = USUAL, book: Book | None = None, when: float = 0) -> Book:
    return do(book or Book(), AskForSpace(minutes, at(when), f"s{when}"))


def running(book: Book, minutes: float) -> Space | None:
    return space_now(book, at(minutes).at)


def test_it_runs_until_its_time_of_return() -> None:
    book = asked()
    space = book.last_space()
    assert space is not None
    assert [space.over(at(minutes).at) for minutes in (0, 29.9, 30, 31)] == [False, False, True, True]


def back_at(book: Book, minutes: float) -> float:
    found = running(book, minutes)
    assert found is not None
    return (found.back_at - BEGIN) / MINUTE


@pytest.mark.seed("S1.7")
def test_it_starts_at_once_and_has_a_time_of_return() -> None:
    assert running(Book(), 0) is None
    book = asked()
    assert book.last_space() == Space(1, "s0", BEGIN, BEGIN + 30 * MINUTE)
    assert [back_at(book, minutes) for minutes in (0, 29, 30, 90)] == [30] * 4, "over its time it is still open"


def test_asked_twice_it_is_one() -> None:
    book = asked()
    assert AskForSpace(60, at(10), "other")(book).edits == ()
    assert back_at(book, 10) == 30


@pytest.mark.parametrize("minutes", [SHORTEST, 20, 60, LONGEST])
def test_as_long_as_is_needed(minutes: int) -> None:
    assert back_at(asked(minutes), 0) == minutes


@pytest.mark.parametrize("minutes", [-5, 0, SHORTEST - 1, LONGEST + 1])
def test_a_time_that_is_none_is_refused(minutes: int) -> None:
    with pytest.raises(Refused, match="Between 5 minutes and a day"):
        asked(minutes)
    with pytest.raises(Refused, match="Between 5 minutes and a day"):
        ExtendSpace(minutes, at(1))(asked())


@pytest.mark.seed("S1.7")
@pytest.mark.parametrize(("when", "back"), [(10, 50), (30, 50), (45, 65)])
def test_it_is_extended_with_a_new_return_as_often_as_is_needed(when: float, back: float) -> None:
    book = do(asked(), ExtendSpace(20, at(when)))
    assert back_at(book, when) == back
    assert back_at(do(book, ExtendSpace(20, at(when))), when) == back + 20


def test_back_ends_it() -> None:
    book = do(asked(), BackFromSpace(at(12)))
    assert running(book, 12) is None
    last = book.last_space()
    assert last is not None and last.ended_at == at(12).at
    for doing in (BackFromSpace(at(13)), ExtendSpace(20, at(13))):
        with pytest.raises(Refused, match="just now"):
            doing(book)
    again = asked(20, book, 14)
    assert back_at(again, 14) == 34 and again.last_space() != last


def test_a_return_that_nobody_told_does_not_last_for_ever() -> None:
    book = asked()
    over = 30 + FORGOTTEN_AFTER / MINUTE
    assert running(book, over - 1) is not None and running(book, over) is None
    assert back_at(asked(20, book, over), over) == over + 20, "and asking anew begins anew"


def test_a_clock_that_was_set_back_starts_no_second_one() -> None:
    book = asked(30, when=60)
    assert AskForSpace(30, at(0), "again")(book).edits == ()


def test_only_the_last_one_counts() -> None:
    first, over = asked(), 30 + FORGOTTEN_AFTER / MINUTE
    second = do(asked(20, first, over), BackFromSpace(at(over + 1)))
    assert running(second, over + 2) is None and running(second, 5) is None


@pytest.mark.parametrize("doing", [AskForSpace(30, at(0), "s"), ExtendSpace(20, at(1)), BackFromSpace(at(1))])
def test_each_can_be_turned_round(doing: Any) -> None:
    book = Book() if isinstance(doing, AskForSpace) else asked()
    change = doing(book)
    back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
    assert contents(book.after(change)) != contents(book)
    assert contents(book.after(change).after(back)) == contents(book)
    assert running(book.after(change).after(back), 1) == running(book, 1)
