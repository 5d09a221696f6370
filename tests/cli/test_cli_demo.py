"""The made-up life: always the same, whole, and what it shows at a glance."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from troth.cli.demo import MadeUp
from troth.cli.demo_life import MadeUpLife
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.journey.lookup import KINDS
from troth.drawing.journey_zoom import Room, View, Zoom, zoom_rows
from troth.drawing.lines import fit
from troth.drawing.session_markdown import session_markdown
from troth.drawing.session_rows import session_rows
from troth.resources import content

TODAY = date(2026, 11, 26)
NOW = Now(1_795_694_400, TODAY)


def made_up(name: str) -> Book:
    found = tomllib.loads(Path(content(name)).read_text(encoding="utf-8"))
    book = Book()
    for action in (MadeUp(found["promise"], found["weeks"], NOW), MadeUpLife(found, NOW)):
        book = book.after(action(book))
    return book


def drawn(book: Book, view: View, width: int = 79, ascii: bool = False) -> list[str]:
    rows = zoom_rows(book, TODAY, Zoom(view), Room(width, 24, ascii), {})
    return ["".join(span.text for span in fit(row.line, width, "..." if ascii else "…")).rstrip() for row in rows]


def test_the_year_says_in_ten_seconds_what_is_better_what_to_talk_about_and_what_goes_along() -> None:
    book = made_up("year.toml")
    found = drawn(book, "overview")
    assert len(found) <= 20, "all of it is seen at once at 80x24"
    assert [line for line in found if line][1:3] == [
        "Higher than in December: listening, promises, help and 2 more.",
        "For Sunday: openness, below your usual for 3 check-ins.",
    ]
    assert "openness    ▀────    ────────────▄▄▄  below your usual, 3 check-ins" in found
    assert "help        ─────     ─── ────▀─────  near your usual" in found
    promises = "Promises    told in time 5 of 8 · since the repair of 3 Oct: "
    assert any(line.startswith(promises) and line.endswith(" kept, 2 not") for line in found)
    assert "Boundaries  honoured 9 times in November so far, 4 of your 6" in found
    assert "The dance   the snail and the storm · 7 times · caught earlier than before" in found
    assert "Decisions   Where do we spend the winter? · look again on Sunday · 1 open" in found
    assert "Session     Thu 3 Dec 18:00 · 5 things on your page" in found
    assert "A year ago  You told me about the exam before anyone else." in found
    narrow = drawn(book, "overview", 59, ascii=True)
    assert "\n".join(narrow).isascii() and any(line.endswith("below, 3 check-ins") for line in narrow)
    year = drawn(book, "year")
    assert len(year) <= 20 and year[-1] == "the dance: A after, L late, e early, b before it began"
    assert any(line.startswith("repaired") for line in year)
    assert next(line for line in year if line.startswith("the dance")).split()[2:] == [
        "A",
        "L",
        "L",
        "e",
        "L",
        "e",
        "b",
    ]
    assert any("19 evenings, middle 4 of 5" in line for line in drawn(book, "month"))


def test_the_page_of_the_year_holds_five_things() -> None:
    book = made_up("year.toml")
    made = max(book.source.all("sessions"), key=lambda each: each.day)  # type: ignore[union-attr]
    page = session_markdown(book, made, TODAY)  # type: ignore[arg-type]
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# For Thursday 3 December 2026",
        "## The question",
        "## What goes round with us: the snail and the storm",
        "## A moment: being late, Saturday 17 October",
        "## What we tried",
        "## Also to talk about",
    ]
    assert "Seven times since April; first noticed after it was over, lately before it began." in page
    assert "guess" not in page


def test_the_session_tells_the_goal_and_the_homework_since_the_last_one() -> None:
    book = made_up("year.toml")
    made = max(book.source.all("sessions"), key=lambda each: each.day)  # type: ignore[union-attr]
    rows = session_rows(book, made, TODAY, 79)  # type: ignore[arg-type]
    found = ["".join(span.text for span in fit(row.line, 79, "…")).rstrip() for row in rows]
    assert found[1] == "You want: to talk about money before it is late. How near: 3, 4, 4, 6 of 10"
    at = found.index("Homework since 12 Nov")
    assert "Ten minutes of plain talk on Sunday" in found[at + 1] and found[at + 1].endswith("kept 2 of 2")
    narrow = session_rows(book, made, TODAY, 59)  # type: ignore[arg-type]
    assert not any("You want" in span.text for row in narrow for span in row.line if hasattr(span, "text"))


@pytest.mark.parametrize("name", ["demo.toml", "year.toml"])
def test_there_is_life_in_all_four_tabs_and_it_is_always_the_same(name: str) -> None:
    book = made_up(name)
    tables = (
        "commitments",
        "boundaries",
        "boundary_events",
        "reflections",
        "shares",
        "checkins",
        "days",
        "celebrations",
    )
    assert [table for table in tables if not list(book.source.all(table))] == []  # type: ignore[arg-type]
    for table in {*tables, *(each.table for each in KINDS.values())}:
        assert list(book.source.all(table)) == list(made_up(name).source.all(table))  # type: ignore[arg-type]
