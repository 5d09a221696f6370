"""The guard against over-promising: it quotes the person's own figures, and never blocks."""

import pytest
from domain_helpers import MONDAY, answer, day, do, made, now

from troth.domain.actions.life import MoveTo, PauseFrom, Release
from troth.domain.book import Book
from troth.domain.capacity import kept_as_made, warnings
from troth.domain.records import Commitment, Version
from troth.domain.schedule.dated import Daily, Once

FRIDAY = day(6)


def new(schedule: Daily | Once | None = None, **fields: object) -> Commitment:
    made_now = Commitment(0, "new", 0, "something", (Version(MONDAY, schedule or Once(FRIDAY)),), MONDAY)
    return made_now._replace(**fields)  # type: ignore[arg-type]


def several(n: int, schedule: Daily | Once, **fields: object) -> Book:
    book = Book()
    for _ in range(n):
        book = made(schedule, book=book, **fields)
    return book


def said(book: Book, promise: Commitment) -> str:
    return " ".join(warnings(book, promise, MONDAY))


def test_all_is_well() -> None:
    assert warnings(Book(), new(), MONDAY) == []
    assert warnings(several(7, Daily()), new(Daily(), confidence=7), MONDAY) == []


@pytest.mark.seed("S1.6")
def test_big_ones() -> None:
    assert said(several(2, Once(FRIDAY), size="big"), new(size="big")) == ""
    assert "3 big promises already" in said(several(3, Once(FRIDAY), size="big"), new(size="big"))
    book = several(4, Once(FRIDAY), size="big")
    assert "4 big promises already" in said(book, new(size="big"))
    assert said(book, new(size="small")) == ""


def test_rhythms() -> None:
    book = several(8, Daily())
    assert "8 rhythms already" in said(book, new(Daily()))
    assert said(book, new(Once(FRIDAY))) == ""


def test_only_what_runs_and_is_mine_counts() -> None:
    book = several(4, Daily(), size="big")
    book = do(book, PauseFrom(1, None, now(MONDAY)), Release(2, now(MONDAY)))
    assert said(book, new(Daily(), size="big")) == ""
    assert said(several(9, Daily(), size="big", by="partner"), new(Daily(), size="big")) == ""
    assert warnings(several(9, Daily()), new(Daily(), by="partner", confidence=1), MONDAY) == []


def test_a_promise_does_not_count_against_itself() -> None:
    book = several(3, Once(FRIDAY), size="big")
    assert said(book, book.commitment(3)) == ""


@pytest.mark.parametrize(("confidence", "warned"), [(None, False), (7, False), (6, True), (1, True)])
def test_confidence(confidence: int | None, warned: bool) -> None:
    line = said(Book(), new(confidence=confidence))
    assert (f"{confidence} of 10" in line) == warned


@pytest.mark.seed("S1.6")
def test_the_share_kept_as_made_quotes_the_record_of_that_size() -> None:
    book = several(4, Once(FRIDAY), size="big")
    book = made(Once(FRIDAY), book=book, size="small")
    book = answer(book, "kept", FRIDAY, number=1)
    book = do(book, MoveTo(2, day(8), now(MONDAY), "m1", told=True))
    book = answer(book, "kept", day(8), number=2)
    book = answer(book, "not_kept", FRIDAY, number=3)
    assert kept_as_made(book, "big") == (3, 1, 1)
    assert kept_as_made(book, "small") == (0, 0, 0)
    line = said(book, new(size="big"))
    assert "Big ones so far: 1 of 3 kept as made, 1 moved in time." in line
    assert "small enough to be certain" in line


def test_a_good_record_and_a_short_one_say_nothing() -> None:
    book = several(5, Once(FRIDAY))
    for number in (1, 2, 3, 4):
        book = answer(book, "kept", FRIDAY, number=number)
    assert said(answer(book, "not_kept", FRIDAY, number=5), new()) == ""
    short = several(2, Once(FRIDAY))
    for number in (1, 2):
        short = answer(short, "not_kept", FRIDAY, number=number)
    assert said(short, new()) == ""


def test_what_was_out_of_ones_hands_is_not_counted() -> None:
    book = several(3, Once(FRIDAY))
    for number in (1, 2, 3):
        book = answer(book, "excused", FRIDAY, number=number)
    assert kept_as_made(book, "small") == (0, 0, 0)


def test_what_the_other_promised_and_rhythms_are_no_one_offs_of_mine() -> None:
    book = made(Daily(), book=made(Once(FRIDAY), by="partner", book=made(Once(FRIDAY))))
    book = do(book, *(Release(number, now(FRIDAY)) for number in (1, 2, 3)))
    assert kept_as_made(book, "small") == (1, 0, 0)


def test_no_warning_blames() -> None:
    book = several(9, Daily(), size="big")
    for line in warnings(book, new(Daily(), size="big", confidence=1), MONDAY):
        assert "should" not in line.lower() and "fail" not in line.lower()


def test_the_share_is_told_where_there_is_news_of_it() -> None:
    book = several(3, Once(FRIDAY))
    for number in (1, 2, 3):
        book = answer(book, "not_kept" if number > 1 else "kept", FRIDAY, number=number)
    assert "1 of 3 kept as made" in said(book, new(made_at=now(day(7)).at))
    book = made(Once(day(20)), starts=day(7), book=book)
    assert said(book, book.commitment(4)) != "", "told as it is made"
    assert said(book, new(made_at=now(day(8)).at)) == "", "and not again for the next one"
    assert said(book, new(made_at=now(day(8)).at, size="medium")) == ""
    book = answer(book, "not_kept", day(20), number=4)
    assert "1 of 4 kept as made" in said(book, new(made_at=now(day(21)).at))
