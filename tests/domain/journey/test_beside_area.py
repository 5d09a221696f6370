"""What there is of a way beside its check-ins: only what is of that way, and only what was said."""

from datetime import date

import pytest

from troth.domain.book import Book
from troth.domain.change import Change, Edit, Record, Table
from troth.domain.journey.beside_area import practised_of, promised_of, shared_of
from troth.domain.records import Commitment, Pause, Version
from troth.domain.reflection import Reflection, ShareItem, ShareState
from troth.domain.schedule.dated import Daily

TODAY = date(2026, 11, 26)
WEEK_AGO = date(2026, 11, 19)
MINE = Commitment(1, "p1", 0, "One", (Version(WEEK_AGO, Daily()),), WEEK_AGO, way=2)


def book(table: Table, *records: Record) -> Book:
    return Book().after(Change("", tuple(Edit(table, each.number, None, each) for each in records)))


@pytest.mark.parametrize(
    ("states", "found"),
    [
        ((), (0, 0, None)),
        (("noticed", "kept_private"), (0, 0, None)),
        (("ready", "noticed", "ready"), (2, 0, None)),
        (("shared", "ready", "shared"), (1, 2, date(2026, 11, 1))),
    ],
)
def test_only_what_is_ready_and_what_was_shared_is_counted(
    states: tuple[ShareState, ...], found: tuple[int, int, date | None]
) -> None:
    items = (
        ShareItem(n, f"s{n}", 0, TODAY, "A letter", state=state, closed_on=date(2026, 11, n))
        for n, state in enumerate(states, 1)
    )
    held = book("shares", *items)
    assert shared_of(held, 4) == found
    assert shared_of(held, 5) == (0, 0, None)


def test_what_was_shared_on_a_day_that_nobody_knows_has_no_since() -> None:
    assert shared_of(book("shares", ShareItem(1, "s", 0, TODAY, "A", state="shared")), 4) == (0, 1, None)


def test_a_practice_is_of_its_ways_by_the_last_day_and_one_for_all_ways_of_none() -> None:
    done = (
        ("E17", (4,), TODAY),
        ("E17", (4,), WEEK_AGO),
        ("E18", (3, 4), WEEK_AGO),
        ("E36", tuple(range(1, 8)), TODAY),
        ("", (4,), TODAY),
    )
    entries = (Reflection(n, f"r{n}", 0, day, 0, name, "", way) for n, (name, way, day) in enumerate(done, 1))
    held = book("reflections", *entries)
    assert practised_of(held, 4) == {"E17": TODAY, "E18": WEEK_AGO}
    assert practised_of(held, 3) == {"E18": WEEK_AGO}
    assert practised_of(held, 1) == {}


def test_only_promises_of_mine_that_run_are_told_of() -> None:
    held = book(
        "commitments",
        MINE,
        MINE._replace(number=2, by="partner"),
        MINE._replace(number=3, way=3),
        MINE._replace(number=4, state="released"),
        MINE._replace(number=5, pauses=(Pause(WEEK_AGO, None),)),
        MINE._replace(number=6, by="both"),
        MINE._replace(number=7, ends_on=WEEK_AGO),
    )
    assert [each.number for each in promised_of(held, 2, TODAY)] == [1, 6]
