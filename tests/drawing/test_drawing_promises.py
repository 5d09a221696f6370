"""The rows and the strip of the Commitments tab as plain values: places, words, cuts, tones."""

from datetime import date, timedelta
from typing import Any

import pytest

from troth.domain.actions.away import PauseAll
from troth.domain.actions.life import Release, Tell
from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly
from troth.domain.actions.repairing import AmendsDone, BeginRepair
from troth.domain.book import Action, Book
from troth.domain.change import Edit
from troth.domain.days import Now
from troth.domain.finding import TextIndex, found
from troth.domain.follow_up import Repair
from troth.domain.layer import Layer
from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS
from troth.domain.records import Commitment, Month
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.drawing.lines import Line, Row, fit
from troth.drawing.promise_rows import RowLook, all_rows, shelf_rows, today_rows
from troth.drawing.promise_strip import pane, strip, strip_row
from troth.drawing.promise_views import Pick, Place, found_places, places
from troth.drawing.promise_whole import whole

TODAY = date(2026, 11, 27)
"""A Friday."""

NOW = Now(1_795_759_680, TODAY)
WIDE, NARROW = RowLook(GLYPHS, 79, 0, " "), RowLook(GLYPHS, 59)


def day(away: int) -> date:
    return TODAY + timedelta(days=away)


def a_promise(title: str, schedule: Any, since: int = -60, **fields: Any) -> Add:
    return Add(promise(title, schedule, day(since), NOW, f"{title:.16}")._replace(**fields))


def booked(*actions: Action) -> Book:
    return booked_on(Book(), *actions)


def booked_on(book: Book, *actions: Action) -> Book:
    for action in actions:
        book = book.after(action(book))
    return book


def answers(number: int, *away: int) -> list[Action]:
    return [Keep(number, day(each), NOW) for each in away]


def drawn(rows: list[Row], look: RowLook) -> list[str]:
    return ["".join(span.text for span in fit(row.line, look.width)).rstrip() for row in rows]


def words(lines: list[Line]) -> list[str]:
    return ["".join(span.text for span in line).rstrip() for line in lines]


def tones(row: Row) -> str:
    """The tones of a row from left to right, each by its first letter, ink as i."""
    return " ".join((span.tone or "ink")[:2] for span in row.line if span.text.strip())


def today(book: Book, look: RowLook = WIDE, before: tuple[Place, ...] = (), on: date = TODAY) -> list[str]:
    return drawn(today_rows(book, places(book, "today", on, before), on, look), look)


def the_day() -> Book:
    return booked(
        a_promise("Supper without phones", Daily()),
        a_promise("A walk together, just us", TimesPer(2, "week"), size="big"),
        a_promise("Cook on Tuesdays and Thursdays", Weekdays((1, 3))),
        a_promise("Call my mother", Weekdays((6,)), tell_every=7),
        a_promise("Say it before I go silent", OnCue("I need a quiet evening")),
        a_promise("Find a date for the visit", Once(day(3), "18:00")),
        *answers(1, *range(-7, 0)),
        *answers(2, -2, -10, -9),
        *answers(3, -3),
        *answers(4, -5),
    )


def test_each_promise_stands_once_in_the_first_group_that_asks_for_it() -> None:
    book = the_day()
    assert today(book) == [
        "Today                                                              0 of 2 kept",
        "○  2 A walk together, just us                                 1 more by Sunday",
        "○  1 Supper without phones                                               today",
        "",
        "Still open",
        "○  3 Cook on Tuesdays and Thursdays                                  yesterday",
        "",
        "Tell them how it goes",
        "○  4 Call my mother                                               not told yet",
        "",
        "When it comes up",
        "○  5 Say it before I go silent",
        "",
        "Coming",
        "○  6 Find a date for the visit                                    Monday 18:00",
    ]
    rows = today_rows(book, places(book, "today", TODAY), TODAY, WIDE)
    assert [tones(row) for row in rows if row.key] == [
        "ac mu st mu",
        "ac mu st mu",
        "ac mu in mu",
        "mu mu re mu",
        "mu mu re",
        "mu mu re mu",
    ]
    assert [tones(row) for row in rows if row.key is None and row.line] == ["in mu", "mu", "mu", "mu", "mu"]


def test_what_is_due_again_and_late_is_one_row() -> None:
    book = booked(a_promise("Supper without phones", Daily(), since=-2), *answers(1, -2))
    assert today(book)[1].endswith("also yesterday")
    assert len([line for line in today(book) if "Supper" in line]) == 1
    late = booked(a_promise("Supper without phones", Daily(), since=-3))
    assert today(late)[1].endswith("also 3 days")


def test_what_was_answered_keeps_its_place_until_the_view_is_another() -> None:
    book = the_day()
    before = tuple(places(book, "today", TODAY))
    after = booked_on(book, Keep(3, day(-1), NOW), Keep(1, TODAY, NOW), Tell(4, NOW, "told"), Release(6, NOW, ""))
    kept = places(after, "today", TODAY, before)
    assert kept == list(before)
    rows = today_rows(after, kept, TODAY, WIDE)
    lines = drawn(rows, WIDE)
    assert lines[0].endswith("1 of 2 kept")
    assert [line.split("  ")[-1].strip() for line in lines if line[4:5].isdigit() or line[3:4].isdigit()] == [
        "1 more by Sunday",
        "kept",
        "kept",
        "told today",
        "5 Say it before I go silent",
        "let go today",
    ]
    assert tones(rows[2]) == "mu mu re mu"
    fresh = {place.number: place.group for place in places(after, "today", TODAY)}
    assert fresh == {1: "today", 2: "today", 3: "coming", 4: "coming", 5: "cue"}, "the next view puts them elsewhere"


def test_what_is_new_finds_its_place_and_what_is_gone_leaves() -> None:
    book = the_day()
    before = places(book, "today", TODAY)
    more = booked_on(book, a_promise("Fetch the bread", Daily(), since=0))
    there = places(more, "today", TODAY, before)
    assert [place.number for place in there if place.group == "today"] == [2, 1, 7]
    assert places(book, "today", TODAY, there) == before


def test_when_all_is_kept_the_line_names_what_tomorrow_has() -> None:
    book = booked(
        a_promise("Supper without phones", Daily()),
        a_promise("Water the plants", Daily()),
        *answers(1, *range(-7, 1)),
        *answers(2, *range(-7, 1)),
    )
    assert today(book)[-1] == "That was today. Tomorrow: Supper without phones and 1 more."
    assert not [row for row in today_rows(book, places(book, "today", TODAY), TODAY, WIDE) if "st" in tones(row)]


def test_what_begins_tomorrow_is_named() -> None:
    book = booked(a_promise("Call my mother", Weekdays((5,)), since=0))
    assert today(book)[2:] == [
        "Tomorrow it begins: Call my mother.",
        "Nothing is due today.",
        "",
        "Coming",
        "○  1 Call my mother                                                   tomorrow",
    ]


@pytest.mark.parametrize(
    ("title", "schedule", "shown"),
    [
        ("A walk together", TimesPer(2, "week"), "A walk together | 2 more by Sunday"),
        (
            "A walk together, just the two of us, out",
            TimesPer(2, "week"),
            "A walk together, just the two of us, out | 2 by Sun",
        ),
        (
            "Ask how the day went, and listen before I answer",
            Daily(),
            "Ask how the day went, and listen before I answer",
        ),
        (
            "Call my mother, so that you needn't remind me",
            Weekdays((6,)),
            "Call my mother, so that you needn't remind me | on Sun",
        ),
        (
            "Call my mother, so that you don't remind me of it",
            Weekdays((6,)),
            "Call my mother, so that you don't remind me of it | Sun",
        ),
        (
            "Call my mother, so that you don't have to remind me",
            Weekdays((6,)),
            "Call my mother, so that you don't have to remind… | Sun",
        ),
        (
            "Say it when I need a quiet evening, before I go silent",
            OnCue("x"),
            "Say it when I need a quiet evening, before I go silent",
        ),
    ],
)
def test_a_word_shortens_and_falls_away_before_a_title_is_cut(title: str, schedule: Any, shown: str) -> None:
    book = booked(a_promise(title, schedule, since=0))
    line = next(line for line in today(book, NARROW) if line.startswith("○"))
    assert line[5:].split() == shown.replace(" | ", " ").split()
    assert len(line) <= 59


def test_no_room_takes_what_comes_from_its_end_but_never_the_promise_at_the_cursor() -> None:
    book = the_day()
    low = WIDE._replace(height=12)
    assert drawn(today_rows(book, places(book, "today", TODAY), TODAY, low), low)[-1].startswith("○  5")
    assert drawn(today_rows(book, places(book, "today", TODAY), TODAY, low, 6), low)[-1].startswith("○  6")


def test_all_keeps_the_groups_and_the_shelf_says_when() -> None:
    book = booked_on(the_day(), Release(6, NOW, ""))
    lines = drawn(all_rows(book, places(book, "all", TODAY), TODAY, WIDE), WIDE)
    assert lines[0] == "Today                                                          All, 5 promises"
    assert [line for line in lines if line and not line.startswith("○")][1:] == [
        "Still open",
        "Coming",
        "Without a day",
    ]
    assert lines[-1].endswith("when it comes up")
    (heading, row) = drawn(shelf_rows(book, places(book, "shelf", TODAY), TODAY, WIDE), WIDE)
    assert (heading.split("  ")[-1].strip(), row.split("  ")[-1].strip()) == ("1 rests here", "let go today")


def test_the_strip_says_the_rhythm_and_what_is_asked_then_weeks_then_run_and_why() -> None:
    book = booked(
        a_promise("Ask how the day went", Weekdays((0, 1, 2, 3, 4)), since=-30, cue="I hang up my coat"),
        *answers(1, *(away for away in range(-30, 0) if day(away).weekday() < 5 and away != -9)),
        NotKept(1, day(-9), NOW),
    )
    made = book.commitment(1)
    lines = words(strip(book, made, TODAY, GLYPHS, 78))
    assert lines[0] == "Monday to Friday, to my partner · 4 of 5 this week"
    assert lines[1].startswith("M T W T F        Jun")
    assert lines[1].endswith("Nov ▪▪·▪") or "Nov" in lines[1]
    assert lines[2].startswith("● ● ● ● ○        ")
    assert "in a row" in lines[2] and "when: I hang up my coat" in lines[2]
    (one,) = words(strip_row(book, made, TODAY, GLYPHS, 58))
    assert one.startswith("M● T● W● T● F○   4 of 5 this week")
    assert words(strip(book, made, TODAY, GLYPHS, 78, titled=True))[0] == "Ask how the day went"
    assert all(len(line) <= 78 for line in lines)
    assert "\n".join(words(strip(book, made, TODAY, ASCII_GLYPHS, 78))).replace("·", "").isascii()
    beside = words(pane(book, made, TODAY, GLYPHS, 37))
    assert beside[0] == "Ask how the day went" and max(map(len, beside)) <= 37


def test_a_search_looks_at_titles_and_notes_of_all_views_and_says_where() -> None:
    book = booked_on(
        the_day(),
        a_promise("Read the manuscript", Once(day(20)), note="Ask for the second half."),
        Tell(4, NOW, "told", "over a walk"),
        Release(7, NOW, "no walk to the post"),
    )
    index = TextIndex()
    assert found(index.of(book), "WALK") == {2: "", 4: "told 27 Nov", 7: "in why it was let go"}
    assert found(index.of(book), "manuscript half") == {7: "in its note"}
    assert found(index.of(book), "3") == {3: ""}
    assert found(index.of(book), "nothing like it") == {}
    assert index.of(book) is index.of(book)


def test_a_pick_is_a_promise_and_its_day() -> None:
    rows = today_rows(the_day(), places(the_day(), "today", TODAY), TODAY, WIDE)
    assert [row.key for row in rows if row.key][:3] == [Pick(2, TODAY), Pick(1, TODAY), Pick(3, day(-1))]


def with_amends(made: bool = False) -> Book:
    """A rhythm that was not kept yesterday, with amends for today that they know of."""
    mine = Repair(0, "r", 0, 1, day(-1), "I scrolled on", "I take the next two evenings", TODAY, TODAY)
    said = (
        a_promise("Supper without phones", Daily(), slack_per_month=0),
        *answers(1, *range(-7, -1)),
        NotKept(1, day(-1), NOW),
    )
    return booked(*said, BeginRepair(mine, NOW), *([AmendsDone(1, TODAY, NOW)] if made else []))


def test_amends_come_back_on_their_day_until_they_are_made() -> None:
    book = with_amends()
    before = tuple(places(book, "today", TODAY))
    assert today(book)[:3] == [
        "Today                                                              0 of 1 kept",
        "○  1 Amends: I take the next two evenings                                today",
        "○  1 Supper without phones                                               today",
    ]
    assert "since yesterday" in today(book, on=day(1))[1]
    assert not any("Amends" in line for line in today(with_amends(made=True)))
    kept = today(with_amends(made=True), before=before)
    assert kept[1].endswith("made"), "it keeps its place"
    everything = drawn(all_rows(book, places(book, "all", TODAY), TODAY, WIDE), WIDE)
    assert any("Amends: I take" in line for line in everything)


def test_a_day_is_done_only_once_its_amends_are_made() -> None:
    book = booked_on(with_amends(), Keep(1, TODAY, NOW))
    assert "1 of 1 kept" in today(book)[0]
    assert not any("That was today" in line for line in today(book))
    done = booked_on(book, AmendsDone(1, TODAY, NOW))
    assert any("That was today" in line for line in today(done))


def test_what_rests_by_now_is_asked_of_nobody() -> None:
    book = booked(a_promise("Supper", Daily(), since=0), a_promise("Tea", Daily(), since=0))
    before = tuple(places(book, "today", TODAY))
    away = booked_on(book, PauseAll(day(3), NOW))
    drawn_then = today(away, before=before)
    assert drawn_then[0] == "Today" and not any("That was today" in line for line in drawn_then)


def test_the_page_tells_all_parts_of_a_repair() -> None:
    book = with_amends()
    place = next(each for each in found_places(book, TODAY) if each.number == 1)
    page = words(whole(book, place, TODAY, WIDE))
    for part in ("Mine in it: I scrolled on", "Amends: I take the next two evenings (still to be made, by today)"):
        assert part in page


@pytest.mark.parametrize(("said", "word"), [(Partly, "partly 26 Nov"), (Excuse, "excused 26 Nov")])
def test_a_one_off_keeps_its_own_word_on_the_shelf(said: Any, word: str) -> None:
    book = booked(a_promise("Find a date", Once(day(-1))), said(1, day(-1), NOW))
    (row,) = drawn(shelf_rows(book, places(book, "shelf", day(20)), day(20), WIDE), WIDE)[1:]
    assert row.endswith(word)


@pytest.mark.parametrize("away", [0, 2, -2])
def test_thousands_cost_what_their_number_does_and_only_what_is_looked_at_is_drawn(away: int) -> None:
    def read(many: int) -> int:
        book = Read(Layer(Book().source, [_edit(number, Once(day(away))) for number in range(1, many + 1)]))
        for there, rows_of in ((places(book, "today", TODAY), today_rows), (places(book, "all", TODAY), all_rows)):
            rows = rows_of(book, there, TODAY, WIDE._replace(height=20))
            assert len(places(book, "today", TODAY, there[:2])) == many
            before = book.read
            assert rows[-1].line == rows[-1].line and book.read - before < 30
        return book.read

    few = read(100)
    assert read(400) < 5 * few < 20_000


def _edit(number: int, schedule: Any) -> Edit:
    return Edit(
        "commitments", number, None, promise("Tea", schedule, day(-9), NOW, f"{number}")._replace(number=number)
    )


class Read(Book):
    """A book that counts what is read of single promises."""

    read = 0

    def commitment(self, number: int) -> Commitment:
        self.read += 1
        return super().commitment(number)

    def month(self, of: int, first: date) -> Month | None:
        self.read += 1
        return super().month(of, first)
