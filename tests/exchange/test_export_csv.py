"""One line an answered day, which a spreadsheet takes for text alone."""

import csv
from datetime import date
from io import StringIO

import pytest
from books import FRIDAY, book_of, month, promised
from hypothesis import example, given
from hypothesis import strategies as st

from troth.domain.records import Occasion
from troth.domain.schedule.dated import Daily
from troth.exchange.export_csv import COLUMNS, MARK, as_csv

NOTES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_one_line_an_occasion() -> None:
    book = book_of(
        promised(1, "a", "Walk, then tea", Daily()),
        promised(2, "b", "Rent", Daily()),
        months=[
            month(1, 1, date(2026, 10, 1), {31: Occasion("kept", 0)}),
            month(2, 1, FRIDAY, {1: Occasion("not_kept", 0, 'rain\n"and" wind'), 2: Occasion("excused", 0)}),
            month(3, 2, FRIDAY, {2: Occasion("partly", 0)}),
        ],
    )
    found = as_csv(book, False)
    assert [tuple(row.values()) for row in rows(found.text)] == [
        ("2026-10-31", "1", "Walk, then tea", "kept", "", "a"),
        ("2026-11-01", "1", "Walk, then tea", "not_kept", 'rain\n"and" wind', "a"),
        ("2026-11-02", "1", "Walk, then tea", "excused", "", "a"),
        ("2026-11-02", "2", "Rent", "partly", "", "b"),
    ]
    assert found.said == "It holds 4 answered days of 2 promises, in the clear."


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n-", "＝", "'=", "'"])
def test_no_text_is_a_formula_and_each_comes_back(begins: str) -> None:
    written = begins + 'cmd|"/C calc"!A0'
    book = book_of(promised(1, "a", written, Daily()), months=[month(1, 1, FRIDAY, {2: Occasion("kept", 0, written)})])
    (row,) = rows(as_csv(book, False).text)
    assert row["title"][0] == row["note"][0] == MARK
    assert row["title"].removeprefix(MARK) == row["note"].removeprefix(MARK) == written


@given(NOTES)
@example("''")
def test_whatever_was_written_comes_back_equal(note: str) -> None:
    book = book_of(promised(1, "a", "It", Daily()), months=[month(1, 1, FRIDAY, {2: Occasion("kept", 0, note)})])
    (row,) = rows(as_csv(book, False).text)
    assert row["note"].removeprefix(MARK) == note
    assert not row["note"].lstrip().startswith(("=", "+", "-", "@"))


def test_a_discreet_table_holds_no_word_of_a_person() -> None:
    book = book_of(
        promised(7, "a", "Secret", Daily()), months=[month(1, 7, FRIDAY, {2: Occasion("kept", 0, "secret")})]
    )
    found = as_csv(book, True)
    assert "ecret" not in found.text and rows(found.text)[0]["title"] == "Promise 7"
    assert found.said.endswith("Left out: the notes of days.")


def test_an_empty_book_has_the_heads_alone() -> None:
    assert as_csv(book_of(), False).text == ",".join(COLUMNS) + "\r\n"
