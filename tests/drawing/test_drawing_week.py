"""A coming week as rows: rhythms once, seven days, whom each promise is for, and in bold what today asks."""

from datetime import date, timedelta

import pytest

from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Keep
from troth.domain.book import Action, Book
from troth.domain.days import Now
from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.domain.week import coming_week
from troth.drawing.lines import Row, cells, fit
from troth.drawing.promise_rows import RowLook
from troth.drawing.promise_views import Pick
from troth.drawing.promise_week import week_rows

FRIDAY = date(2026, 3, 13)
NOW = Now(1_773_400_000, FRIDAY)
LOOK = RowLook(GLYPHS, 80, edge=" ")


def day(n: int) -> date:
    return date(2026, 3, n)


def do(book: Book, *actions: Action) -> Book:
    for action in actions:
        book = book.after(action(book))
    return book


def made(*schedules: Schedule) -> Book:
    """A book with a promise of each, from the second of the month on."""
    return do(Book(), *(Add(promise("call mum", each, day(2), NOW, f"p{at}")) for at, each in enumerate(schedules)))


def the_book() -> Book:
    """Daily, on working days, twice a week and kept once, two days of the week, one date, every three days, a cue."""
    kinds = (Daily(), Weekdays((0, 1, 2, 3, 4)), TimesPer(2, "week"), Weekdays((1, 3)), Once(day(16), "18:00"))
    book = made(*kinds, EveryNDays(3), OnCue("it is late"))
    return do(book, Keep(3, day(10), NOW), Keep(6, FRIDAY, NOW))


def drawn(book: Book, first: date = FRIDAY, look: RowLook = LOOK) -> list[Row]:
    return week_rows(coming_week(book, first, FRIDAY), first, FRIDAY, look)


def said(rows: list[Row], width: int = 80) -> list[str]:
    return ["".join(span.text for span in fit(row.line, width)).rstrip() for row in rows]


def test_rhythms_stand_once_and_then_the_days() -> None:
    rows = said(drawn(the_book()))
    assert rows[0] == f"The coming week{'13 Mar to 19 Mar':>64}"
    assert [row[:10].rstrip() for row in rows[1:4]] == ["daily    ○", "Mon-Fri  ○", "by Sun   ○"]
    assert rows[3].endswith("for them, 1 more") and rows[4] == ""
    assert [row[:6].rstrip() for row in rows[5:]] == [
        "Fri 13",
        "Sat 14",
        "Sun 15",
        "Mon 16",
        "Tue 17",
        "",
        "Wed 18",
        "Thu 19",
    ]
    assert rows[5].endswith("for them, kept") and rows[7] == "Sun 15" and rows[8].endswith("for them 18:00")


def test_a_row_stands_for_its_promise_on_its_day() -> None:
    keys = [row.key for row in drawn(the_book()) if row.key]
    assert keys == [
        *(Pick(number, FRIDAY) for number in (1, 2, 3, 6)),
        *(Pick(number, day(when)) for number, when in ((6, 14), (5, 16), (4, 17), (6, 17), (4, 19))),
    ]
    assert len(set(keys)) == len(keys)


def bold(rows: list[Row]) -> list[int]:
    return [
        row.key.number for row in rows if isinstance(row.key, Pick) and any(span.tone == "strong" for span in row.line)
    ]


def test_bold_is_what_today_asks_and_nothing_else() -> None:
    assert bold(drawn(the_book())) == [1, 2, 3]
    assert bold(drawn(do(the_book(), Keep(1, FRIDAY, NOW)))) == [2, 3]
    assert bold(drawn(the_book(), FRIDAY + timedelta(weeks=1))) == []


@pytest.mark.parametrize(("weeks", "name"), [(0, "The coming week"), (1, "The week after"), (3, "In 3 weeks")])
def test_each_week_has_its_name_and_the_days_of_others_are_not_todays(weeks: int, name: str) -> None:
    rows = said(drawn(the_book(), FRIDAY + timedelta(weeks=weeks)))
    assert rows[0].startswith(f"{name} ") and not any(row.endswith("today") for row in rows)


def test_today_is_named_where_nothing_stands_on_it() -> None:
    rows = said(drawn(made(Once(day(16)))))
    assert rows[1:5] == [f"Fri 13{'today':>73}", "Sat 14", "Sun 15", rows[4]] and rows[4].startswith("Mon 16   ○")


def test_nothing_promised_is_said() -> None:
    assert said(drawn(Book()))[1:] == ["", "Nothing is promised for these days. n makes a promise."]


@pytest.mark.parametrize("width", [60, 80])
def test_every_row_fits_and_is_ascii_where_that_is_asked_for(width: int) -> None:
    look = RowLook(ASCII_GLYPHS, width - 1, edge=" " if width > 60 else "")
    for first in (FRIDAY, day(20), day(27)):
        for row in drawn(the_book(), first, look):
            line = fit(row.line, look.width)
            assert cells(line) <= look.width and "".join(span.text for span in line).isascii()
