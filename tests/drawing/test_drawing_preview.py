"""A promise as it will stand, said while its line is being written."""

from datetime import date

import pytest

from troth.domain.actions.making import Add, promise
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.outcome_table import ASCII_GLYPHS
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, MonthlyDay, Once, Weekdays
from troth.drawing.lines import fit
from troth.drawing.promise_preview import preview_row, preview_words

FRIDAY = date(2026, 11, 27)
NOW = Now(1_795_759_680, FRIDAY)


@pytest.mark.parametrize(
    ("schedule", "when", "first"),
    [
        (Once(FRIDAY), "today", "Fri 27 Nov"),
        (Once(date(2026, 12, 1), "18:00"), "by Tuesday 18:00", "Tue 1 Dec"),
        (Once(date(2027, 2, 1)), "by 1 Feb 2027", "Mon 1 Feb 2027"),
        (Daily(), "every day", "first today, then 28 and 29 Nov"),
        (Weekdays((6,)), "every Sunday", "first on 29 Nov, then 6 and 13 Dec"),
        (Weekdays((4, 5)), "Friday and Saturday", "first today, then 28 Nov and 4 Dec"),
        (MonthlyDay(28), "each month on day 28", "first tomorrow, then 28 Dec and 28 Jan"),
        (TimesPer(2, "week"), "twice a week", "first by 29 Nov, then 6 and 13 Dec"),
        (EveryNDays(3), "every 3 days", "first today, then 30 Nov and 3 Dec"),
        (OnCue("I come home"), "", ""),
    ],
)
def test_its_row_and_its_first_days(schedule: Schedule, when: str, first: str) -> None:
    made = Add(promise("call mum", schedule, FRIDAY, NOW, "p"))
    book = Book().after(made(Book()))
    row = "".join(span.text for span in fit(preview_row(book.commitment(1), FRIDAY, ASCII_GLYPHS), 60, "..."))
    assert row.startswith("o  1 call mum ") and (not when or row.rstrip().endswith(f" {when}")), row
    assert preview_words(book, book.commitment(1), FRIDAY) == (f"{first} · " if first else "") + "to my partner"


def test_whom_it_is_to_how_big_it_is_and_when_it_ends() -> None:
    made = promise("call mum", Daily(), FRIDAY, NOW, "p")._replace(
        made_to="both", size="big", ends_on=date(2026, 12, 1)
    )
    book = Book().after(Add(made)(Book()))
    assert preview_words(book, book.commitment(1), FRIDAY).endswith(" · to each other · big · until Tue 1 Dec")
