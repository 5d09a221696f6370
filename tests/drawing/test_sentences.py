"""Rows for who listens: each is a sentence that holds all that the drawn row says, and no sign."""

import pytest
from test_drawing_promises import NOW, TODAY, a_promise, booked, day

from troth.domain.actions.outcomes import Keep
from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Daily, Once
from troth.domain.week import coming_week
from troth.drawing.lines import GAP, Line, Row, Span
from troth.drawing.promise_rows import RowLook, today_rows
from troth.drawing.promise_strip import strip_sentences
from troth.drawing.promise_views import Pick, places
from troth.drawing.promise_week import week_rows
from troth.drawing.scrolling import end_words
from troth.drawing.sentences import UNFOLDED, sentence, sentence_rows

BOOK = booked(
    a_promise("Call my mother", Once(TODAY)),
    a_promise("Read to the children after dinner, and ask what they liked", TimesPer(3, "week")),
    a_promise("Walk", Daily(), since=0),
    Keep(3, TODAY, NOW),
)


def said(rows: list[Row], width: int = 200) -> list[str]:
    return ["".join(span.text for span in row.line) for row in sentence_rows(rows, width)]


@pytest.mark.parametrize("glyphs", [GLYPHS, ASCII_GLYPHS])
def test_a_promise_is_told_with_its_number_its_title_and_what_is_asked(glyphs: dict[str, str]) -> None:
    rows = said(today_rows(BOOK, places(BOOK, "today", TODAY), TODAY, RowLook(glyphs, UNFOLDED)))
    assert rows[0].startswith("Today, ")
    assert "1, Call my mother, today, not answered yet." in rows
    assert "3, Walk, kept." in rows
    assert "" not in rows


def test_a_sentence_that_is_folded_keeps_its_record_on_its_first_row() -> None:
    found = sentence_rows(today_rows(BOOK, places(BOOK, "today", TODAY), TODAY, RowLook(GLYPHS, UNFOLDED)), 40)
    at = next(index for index, row in enumerate(found) if isinstance(row.key, Pick) and row.key.number == 2)
    assert found[at + 1].key is None
    words = " ".join("".join(span.text for span in row.line) for row in found[at : at + 3])
    assert words.startswith("2, Read to the children after dinner, and ask what they liked, 3 more by Sunday")


def test_no_record_is_left_out_and_no_blank_row_stays() -> None:
    rows = [Row(1, ()), Row(None, ()), Row(2, (Span("  "),)), Row(3, (Span("Rest"),))]
    assert [row.key for row in sentence_rows(rows, 40)] == [1, 2, 3]


def test_each_promise_of_a_week_is_told_with_its_day() -> None:
    more = booked(a_promise("Call", Once(day(1))), a_promise("Bake", Once(day(1))))
    rows = said(week_rows(coming_week(more, TODAY, TODAY), TODAY, TODAY, RowLook(GLYPHS, UNFOLDED)))
    assert [row for row in rows if row.startswith("Sat 28: ")] == [
        "Sat 28: 1, Call, for them.",
        "Sat 28: 2, Bake, for them.",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ((Span("All"), GAP, Span("9 promises ", "muted")), "All, 9 promises."),
        (
            (Span(GLYPHS["kept"], "muted"), Span("    thanks, exactly", "muted"), GAP, Span("said ", "muted")),
            "thanks, exactly, said.",
        ),
        (
            (Span("o ", "muted"), Span("He was  late", "title"), Span(" · noticed: a look", "muted")),
            "He was  late, noticed: a look.",
        ),
        (
            (Span("Come back ", "title"), Span("look again", "muted"), GAP, Span(" 5 min  alone  ", "muted")),
            "Come back, look again, 5 min, alone.",
        ),
        ((Span("You wanted: ", "muted"), Span("rest")), "You wanted: rest."),
        ((Span("  x  "), Span("You are upset right now", "strong")), "x, You are upset right now."),
        ((Span("Today I would like to …", "muted"), GAP, Span("= ", "muted")), "Today I would like to …, key =."),
        ((), ""),
    ],
)
def test_a_drawn_line_is_told_in_its_order_without_marks(line: Line, words: str) -> None:
    assert sentence(line) == words


def test_what_stands_below_the_list_is_told_without_the_weeks_as_marks() -> None:
    lines = strip_sentences(BOOK, BOOK.commitment(3), TODAY, 78)
    words = " ".join("".join(span.text for span in line) for line in lines)
    assert words.startswith("Every day, to my partner. 1 of 1 this week.")
    assert not set(words) & {*GLYPHS.values(), "·"} - {"z"}


def test_the_end_of_a_list_is_told_in_words() -> None:
    assert end_words(1, 4, "more", False, said=True) == "4 more below."
    assert end_words(1, 0, "more", False, said=True) == "That is all."
