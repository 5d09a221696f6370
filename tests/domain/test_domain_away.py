"""Being away: all promises rest until a day, and only what that paused is taken up again."""

import pytest
from domain_helpers import MONDAY, change, day, do, made, now

from troth.domain.actions.away import PauseAll, ResumeAll, away_until
from troth.domain.actions.life import PauseFrom
from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.history import is_paused, standing
from troth.domain.outlook import agenda
from troth.domain.records import Pause

TODAY, UNTIL = day(10), day(20)


def three() -> Book:
    """One that runs, one that rests until nobody knows when, one that rests for three days."""
    book = made(book=made(book=made()))
    return do(book, PauseFrom(2, None, now(day(8))), PauseFrom(3, day(12), now(TODAY)))


def test_all_rest_until_the_day_and_run_again_by_themselves() -> None:
    away = change(three(), PauseAll(UNTIL, now(TODAY)))
    book = three().after(away)
    assert away.summary == "Away until Fri 20 Mar. 2 promises rest. It ends by itself."
    assert away_until(book, TODAY) == UNTIL and away_until(book, day(21)) is None
    assert not agenda(book, day(15)).due, "who rests for three days does not wake while one is away"
    assert [standing(book.commitment(n), day(21)) for n in (1, 2, 3)] == ["active", "paused", "active"]
    assert book.commitment(2) == three().commitment(2), "its own rest is left alone"
    assert not change(book, PauseAll(UNTIL, now(TODAY))).edits


def test_back_takes_up_only_what_being_away_paused() -> None:
    book = do(three(), PauseAll(UNTIL, now(TODAY)))
    back = change(book, ResumeAll(now(day(11))))
    assert back.summary == "Back: 1 promise runs again. 1 promise rests as before."
    after = book.after(back)
    assert [standing(after.commitment(n), day(11)) for n in (1, 2, 3)] == ["active", "paused", "paused"]
    assert after.commitment(3).pauses == (Pause(TODAY, day(12)),)
    assert is_paused(after.commitment(1), TODAY), "the day away stays a day of rest"
    assert not change(after, ResumeAll(now(day(11)))).edits


def test_another_day_takes_the_place_of_the_first() -> None:
    book = do(three(), PauseAll(UNTIL, now(TODAY)), PauseAll(day(14), now(day(11))))
    assert away_until(book, day(11)) == day(14)
    assert [standing(book.commitment(n), day(15)) for n in (1, 2, 3)] == ["active", "paused", "active"]


def test_it_ends_on_a_day_to_come_and_needs_something_that_runs() -> None:
    with pytest.raises(Refused, match="still to come"):
        change(three(), PauseAll(MONDAY, now(TODAY)))
    with pytest.raises(Refused, match="No promise runs"):
        change(Book(), PauseAll(UNTIL, now(TODAY)))
