"""The rows of a week of the long view: each day its own, and nothing of a day that is still to come."""

from datetime import date

import pytest
from journey_year import TODAY, a_year

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.session import AgendaPoint
from troth.drawing.journey_overview import TopicRow
from troth.drawing.journey_zoom import Room, Zoom, zoom_rows
from troth.drawing.lines import fit


def drawn(back: int, width: int = 79, ascii: bool = False, book: Book | None = None) -> list[str]:
    found = zoom_rows(book or a_year(), TODAY, Zoom("week", back), Room(width, 24, ascii), {})
    return ["".join(span.text for span in fit(row.line, width, "..." if ascii else "…")).rstrip() for row in found]


def test_a_week_that_is_over() -> None:
    later = AgendaPoint(2, "a2", 0, date(2026, 11, 25), "another week's")
    session = AgendaPoint(3, "a3", 0, date(2026, 11, 18), "the letter", meant="session")
    done = AgendaPoint(4, "a4", 0, date(2026, 11, 18), "done", closed_on=date(2026, 11, 22))
    book = a_year().after(Change("", tuple(Edit("agenda", each.number, None, each) for each in (later, session, done))))
    assert drawn(1, book=book) == [
        "Week of Mon 16 Nov",
        "",
        "              Mon  Tue  Wed  Thu  Fri  Sat  Sun",
        "kept",
        "honoured",
        "evening        ·    4    3    4    ·    4    3   could I be myself",
        "thanked",
        "celebrated",
        "happened                                         nothing noted",
        "",
        "Check-in on Sunday, alone",
        "limits 6   signals 5   listening 7   openness 4   good faith 7   promises 6",
        "help 3",
        "  openness: hard to start",
        "",
        "To talk about",
        f"{'Who asks about March':<68}for Sunday",
        f"{'the letter':<63}for the session",
    ]


def test_what_happened_and_was_celebrated_stands_under_its_day() -> None:
    found = drawn(2)
    assert next(line for line in found if line.startswith("celebrated")).split() == ["celebrated", "+", "1"]
    assert next(line for line in found if line.startswith("celebrated")).index("+") == found[2].index("Sun") + 1
    happened = next(line for line in found if line.startswith("happened"))
    assert happened.endswith("  money, caught before it began") and happened.index("◆") == found[2].index("Sat") + 1


def test_of_the_running_week_there_is_so_far_and_no_day_to_come() -> None:
    found = drawn(0)
    assert found[0].startswith("Week of Mon 23 Nov") and found[0].endswith("so far")
    assert "evening        4    ·    4    ·                  could I be myself" in found


@pytest.mark.parametrize("width", [79, 59])
def test_ascii_is_ascii_and_no_row_is_cut(width: int) -> None:
    found = drawn(1, width, ascii=True)
    assert "\n".join(found).isascii()
    assert all(len(line) <= width and not line.endswith("...") for line in found)


def test_rows_of_points_lead_to_them_and_an_empty_week_says_so() -> None:
    rows = zoom_rows(a_year(), TODAY, Zoom("week", 1), Room(79, 24, False), {})
    assert [row.key.link.number for row in rows if isinstance(row.key, TopicRow) and row.key.link] == [1]
    assert drawn(3, book=Book())[2] == "Nothing is noted for this week."
    assert Zoom("week").stepped(-1) == Zoom("week", 1) and Zoom("week").stepped(1) == Zoom("week")
