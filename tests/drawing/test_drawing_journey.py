"""The screens of the long view as pure rows: what is said is so, at three widths, in ASCII, and for who listens."""

from datetime import date

import pytest
from journey_year import TODAY, a_year

from troth.domain.book import Book
from troth.domain.change import Change, Edit, Record, Table
from troth.domain.journey.areas import all_areas
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Celebration
from troth.domain.journey.lookup import every
from troth.domain.records import Commitment, Link, Month, Occasion, Version
from troth.domain.reflection import ShareItem
from troth.domain.schedule.dated import Daily
from troth.drawing.journey_area import area_lines, area_rows
from troth.drawing.journey_beside import LastPractice, PracticeRow, ToShareRow, beside_rows
from troth.drawing.journey_overview import AreaRow, TopicRow
from troth.drawing.journey_plain import plain_lines
from troth.drawing.journey_zoom import Room, View, Zoom, zoom_rows
from troth.drawing.lines import Row, fit

YEAR = a_year()
KEYS = {"journey.check_in": "n", "journey.well": "+", "journey.happened": "i", "journey.session": "S"}
VIEWS: tuple[View, ...] = ("overview", "month", "year", "moments")


LAST_PRACTICE = LastPractice("E08", "One thing", 4, date(2026, 10, 2))


def beside_a_year() -> Book:
    """The year with things to share, a promise of mine and one of the other, all of the fourth way."""
    since = date(2026, 11, 1)
    item = ShareItem(1, "s1", 0, since, "A letter", state="ready")
    mine = Commitment(1, "p1", 0, "Say the money things", (Version(since, Daily()),), since, way=4)
    days = tuple((day, Occasion("kept", 0)) for day in range(1, 26))
    shared = item._replace(state="shared", closed_on=date(2026, 7, 3))
    records: list[tuple[Table, Record]] = [
        ("shares", item),
        ("shares", shared._replace(number=2)),
        ("shares", shared._replace(number=3, closed_on=date(2025, 6, 30))),
        ("shares", shared._replace(number=4, state="kept_private")),
        ("commitments", mine),
        ("commitments", mine._replace(number=2, by="partner", title="Theirs")),
        ("commitments", mine._replace(number=3, state="released", title="Let go")),
        ("months", Month(1, 1, since, days)),
    ]
    return YEAR.after(Change("", tuple(Edit(table, made.number, None, made) for table, made in records)))


def rows(view: View, width: int = 79, ascii: bool = False, back: int = 0, book: Book = YEAR) -> list[Row]:
    return zoom_rows(book, TODAY, Zoom(view, back), Room(width, 24, ascii), KEYS)


def drawn(found: list[Row], width: int = 79, ascii: bool = False) -> list[str]:
    return ["".join(span.text for span in fit(row.line, width, "..." if ascii else "…")).rstrip() for row in found]


def test_the_overview_says_what_is_better_what_to_talk_about_and_what_is_off_the_line() -> None:
    found = drawn(rows("overview"))
    assert found[0] == f"{'Journey':<55}24 weeks, to Sun 22 Nov"
    assert "Higher than in December: listening." in found
    talk = next(line for line in found if line.startswith("For Sunday"))
    assert talk == "For Sunday: openness, below your usual for 3 check-ins; Who asks about March."
    openness = next(line for line in found if line.startswith("openness"))
    assert openness.endswith("▄▄  below your usual, 3 check-ins")
    assert "  ──    ──" in f"  {next(line for line in found if line.startswith('limits'))[12:]}", "a gap stays a gap"
    assert any(line.startswith("The dance   the snail and the storm · 7 times · caught earlier") for line in found)
    assert "Decisions   Where do we spend the winter? · look again on Sunday" in found
    assert "Session     Thu 3 Dec 18:00 · 1 thing on your page" in found
    assert "A year ago  You told me about the exam." in found


def test_rows_lead_to_what_they_tell_of() -> None:
    keys = [row.key for row in rows("overview") if row.key is not None]
    assert [key.area for key in keys if isinstance(key, AreaRow)] == list(range(7))
    links = {key.topic: key.link for key in keys if isinstance(key, TopicRow)}
    assert links["dance"] is not None and links["dance"].table == "patterns"
    assert links["session"] is not None and links["session"].table == "sessions"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [79, 59])
def test_ascii_is_ascii_and_no_row_is_cut_at_two_widths(view: View, width: int) -> None:
    plain = drawn(rows(view, width, ascii=True), width, ascii=True)
    assert "\n".join(plain).isascii()
    assert all(len(line) <= width for line in plain)
    heads = [line for line in drawn(rows(view, width), width) if line.endswith("…")]
    assert not [line for line in heads if not line.startswith(("Decisions", "The dance", "Happened"))]


def test_a_year_has_a_bar_a_week_and_letters_for_how_it_was_caught() -> None:
    found = drawn(rows("year"))
    dance = next(line for line in found if line.startswith("the dance"))
    assert dance.split()[2:] == ["A", "L", "L", "e", "L", "e", "b"]
    listening = next(line for line in found if line.startswith("listening"))
    assert listening.endswith("higher")
    assert len(listening[12:64]) == 52
    assert listening[12 + 30 : 12 + 34] == "    ", "nothing was said for four weeks"


def test_a_month_is_so_far_and_the_one_before_is_whole() -> None:
    found = drawn(rows("month"))
    assert found[0].startswith("November 2026") and found[0].endswith("so far")
    assert "Myself      18 evenings, middle 4 of 5" in found
    assert any(line.startswith("Happened    the snail and the storm, 14 Nov, caught before it began") for line in found)
    before = drawn(rows("month", back=1))
    assert before[0] == "October 2026"
    assert not any("evening" in line for line in before)


def test_an_evening_that_was_not_answered_is_a_dot_and_never_a_number() -> None:
    month = DayMonth(1, TODAY.replace(day=1), ((3, DayMark(5, 0)), (4, DayMark(None, 0, "listen"))))
    book = Book().after(Change("", (Edit("days", 1, None, month),)))
    found = drawn(rows("month", book=book))
    assert "Myself      1 evening, middle 5 of 5" in found
    assert sum(line.count("·") for line in found) == 25


def test_good_moments_stand_once_and_thanks_tell_whether_they_were_said() -> None:
    found = drawn(rows("moments"))
    assert found[0].rstrip().endswith("2 and 1")
    assert sum("exam" in line for line in found) == 1
    assert next(line for line in found if "your mother" in line).endswith("still to say")


def test_the_moment_on_top_has_its_whole_day_and_what_it_took_where_that_is_known() -> None:
    took = every(YEAR, Celebration)[0]._replace(took="saying it at the sink,\nwith wet hands, before anyone else")
    book = YEAR.after(Change("", (Edit("celebrations", 1, every(YEAR, Celebration)[0], took),)))
    found = drawn(rows("moments", 59, book=book), 59)
    at = found.index("A year ago")
    assert found[at + 1] == "Thu 27 Nov 2025  + You told me about the exam."
    assert found[at + 2] == f"{'':19}It took: saying it at the sink, with wet"
    assert found[at + 3] == f"{'':19}hands, before anyone else"
    assert not any("It took" in line for line in drawn(rows("moments"))), "of nothing that was not said"
    told = zoom_rows(book, TODAY, Zoom("moments"), Room(59, 24, False, sentences=True), KEYS)
    said = "It took: saying it at the sink, with wet hands, before anyone else."
    assert said in " ".join(drawn(told, 59))


def test_an_area_has_its_chart_its_sentences_and_every_answer() -> None:
    found = ["".join(span.text for span in line) for line in area_lines(all_areas(YEAR, TODAY), 3, TODAY, 79, False)]
    assert "Below your usual for 3 check-ins." in found
    assert "Sun 22 Nov   4  hard to start" in [line.replace("   4", "  4").replace("  4", "   4") for line in found]
    assert found[3].strip().startswith("10│")


def test_an_area_has_nothing_beside_it_where_there_is_nothing() -> None:
    assert beside_rows(YEAR, 3, None, TODAY) == []
    noticed = YEAR.after(Change("", (Edit("shares", 1, None, ShareItem(1, "s1", 0, TODAY, "A letter")),)))
    assert beside_rows(noticed, 3, None, TODAY) == [], "what was only noticed is nobody's to count"
    found = [row.line for row in area_rows(all_areas(YEAR, TODAY), 3, [], TODAY, 80, False)]
    assert not any("Beside it" in span.text or "Earlier" in span.text for line in found for span in line)


def test_beside_an_area_stands_what_its_way_holds_each_row_with_what_it_leads_to() -> None:
    found = beside_rows(beside_a_year(), 3, LAST_PRACTICE, TODAY)
    assert drawn(found) == [
        "to share     1 ready, 2 shared since June 2025",
        "practice     One thing, 4 min" + "last on 2 Oct".rjust(79 - 30),
        "promise   1  Say the money things" + "steady as ever".rjust(79 - 33 - 1),
    ]
    assert [row.key for row in found] == [ToShareRow(4), PracticeRow("E08"), Link("commitments", 1)]
    others = [row.key for area in (0, 1, 2, 4, 5, 6) for row in beside_rows(beside_a_year(), area, None, TODAY)]
    assert others == [], "what is of one way stands at no other, and the other's promise nowhere"


def test_what_is_beside_stands_below_four_answers_at_each_width_and_in_sentences() -> None:
    beside = beside_rows(beside_a_year(), 3, LAST_PRACTICE, TODAY)
    for width in (60, 80, 120):
        found = drawn(area_rows(all_areas(YEAR, TODAY), 3, beside, TODAY, width, True), width, True)
        at = found.index("Beside it")
        assert found[at - 5].startswith("Sun 22 Nov") and found[at - 1] == "", "the last four stand above it"
        assert found[at + 5] == "Earlier" and found[at + 6].startswith("Sun 25 Oct")
        assert all(len(line) <= width and line.isascii() for line in found)
    told = drawn(area_rows(all_areas(YEAR, TODAY), 3, beside, TODAY, 80, False, spoken=True))
    assert told[0] == "Openness: we told each other what mattered."
    assert "Sun 22 Nov, 4, hard to start." in told
    at = told.index("Beside it.")
    assert told[at + 1 : at + 5] == [
        "To share: 1 ready, 2 shared since June 2025.",
        "Practice: One thing, 4 minutes, last on 2 Oct.",
        "Promise 1: Say the money things, steady as ever.",
        "Earlier.",
    ]


def test_who_listens_hears_the_figures_in_sentences() -> None:
    found = plain_lines(YEAR, all_areas(YEAR, TODAY), TODAY)
    assert found[0] == "Journey. Thursday 26 November 2026. The last check-in was on Sunday 22 November 2026."
    openness = next(line for line in found if line.startswith("Openness"))
    assert openness.startswith("Openness: below your usual for 3 check-ins. 4 of 10; your usual is 5 to 7. ")
    assert openness.endswith("The last four: 6, 5, 4, 4. Lower than in December.")
    assert not any(sign in line for line in found for sign in "─▀▄·")
    told = zoom_rows(YEAR, TODAY, Zoom(), Room(59, 24, False, sentences=True), KEYS)
    assert " ".join(drawn(told, 59)) == " ".join(found)
    assert [row.key for row in told if row.key] == [row.key for row in rows("overview") if row.key]


def test_who_begins_is_told_how_and_of_nothing_that_is_not_so() -> None:
    found = drawn(rows("overview", book=Book()))
    assert found[2] == "Nothing here yet. It grows from what you do elsewhere."
    assert [row.key for row in rows("overview", book=Book()) if row.key] == list(KEYS)
    assert plain_lines(Book(), all_areas(Book(), TODAY), TODAY)[1].startswith("Nothing here yet.")


def test_one_check_in_says_how_many_are_missing() -> None:
    made = YEAR.source.get("checkins", 48)
    book = Book().after(Change("", (Edit("checkins", 1, None, made._replace(number=1)),)))  # type: ignore[union-attr]
    words = " ".join(drawn(rows("overview", book=book)))
    assert "One check-in, the last one Sun, 4 days ago. Three more, and the lines say what is usual." in words
