"""A page that people read, and that Obsidian's tasks understand."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from books import FRIDAY, book_of, month, promised

from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit
from troth.domain.records import Occasion, PromiseStep
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.exchange.export_markdown import as_markdown
from troth.exchange.tasks_words import repeats

GOLDEN = Path(__file__).parent / "golden" / "book.md"
MONDAYS = date(2026, 10, 26)


def kept(*days: int, note: str = "") -> dict[int, Occasion]:
    return {day: Occasion("kept", 0, note) for day in days}


def sample() -> Book:
    book = book_of(
        promised(1, "0b8c2f52aaaaaaaa", "Water the balcony plants", Weekdays((0,)), MONDAYS, note="not\nthe cactus"),
        promised(2, "7d1e90aaaaaaaaaa", "Book the cabin for March", Once(date(2026, 12, 5), "18:00"),
                 steps=(PromiseStep("ask for days off", FRIDAY), PromiseStep("call"))),
        promised(3, "41c2aa10aaaaaaaa", "Send the school form", Once(FRIDAY), state="kept",
                 closed_on=date(2026, 11, 26)),
        promised(4, "52c2aa10aaaaaaaa", "Evening walk", TimesPer(3, "week"), date(2026, 11, 2)),
        promised(5, "63c2aa10aaaaaaaa", "Say it kindly", OnCue("we argue")),
        promised(6, "74c2aa10aaaaaaaa", "Run", Daily(), state="released", closed_on=FRIDAY, closed_why="my knee"),
        months=[
            month(1, 1, date(2026, 10, 1), {26: Occasion("not_kept", 0)}),
            month(2, 1, FRIDAY, kept(2, 9, 16, 23)),
            month(3, 4, FRIDAY, kept(2, 4, 6) | {9: Occasion("not_kept", 0, "fever")} | {27: Occasion("excused", 0)}),
        ],
    )  # fmt: skip
    said = Boundary(
        1,
        "b",
        0,
        "I need the first half hour after work alone.",
        "said",
        how_to_honour="no questions until I come out.",
    )
    theirs = Boundary(2, "c", 0, "No phones\nat the table", "withdrawn", "partner", "digital")
    return book.after(Change("", tuple(Edit("boundaries", each.number, None, each) for each in (said, theirs))))


def test_the_page_is_as_it_was_read_and_found_good(request: pytest.FixtureRequest) -> None:
    found = as_markdown(sample(), FRIDAY, False)
    assert found.text == GOLDEN.read_text(encoding="utf-8")
    assert found.said.startswith("It holds 6 promises and 2 boundaries, in the clear. Left out: the journal")


def test_a_discreet_page_holds_no_word_of_a_person() -> None:
    found = as_markdown(sample(), FRIDAY, True)
    for word in ("plants", "cactus", "cabin", "days off", "argue", "knee", "fever", "phones", "alone", "Boundaries"):
        assert word not in found.text
    assert "- [ ] Promise 2 📅 2026-12-05 18:00 ^troth-7d1e90aa" in found.text
    assert "boundaries" in found.left_out


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Daily(), "every day"),
        (Weekdays((0, 1, 2, 3, 4)), "every weekday"),
        (Weekdays((1, 5)), "every week on Tuesday, Saturday"),
        (EveryNDays(14), "every 14 days"),
        (EveryNDays(1), "every day"),
        (EveryNDays(3, "last_done"), "every 3 days when done"),
        (MonthlyDay(1), "every month on the 1st"),
        (MonthlyDay(22), "every month on the 22nd"),
        (MonthlyDay(13), "every month on the 13th"),
        (MonthlyDay(31), "every month on the last"),
        (MonthlyNth(3, 6), "every month on the 3rd Sunday"),
        (MonthlyNth(-1, 4), "every month on the last Friday"),
        (Yearly(3, 14), "every March on the 14th"),
        *((each, "") for each in (MonthlyDay(30), Yearly(2, 29), TimesPer(2, "week"), Window(2, 4), OnCue("x"))),
        (Once(FRIDAY), ""),
    ],
    ids=str,
)
def test_a_rhythm_is_told_to_tasks_where_they_mean_the_same_days(schedule: Schedule, words: str) -> None:
    assert repeats(schedule) == words


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("**bold** [[link]] #tag ^id", r"\*\*bold\*\* \[\[link\]\] \#tag \^id"),
        ("a | b", r"a \| b"),
        ("<b>x</b> &lt; Tom & Jerry", r"\<b>x\</b> \&lt; Tom & Jerry"),
        ("done ✅ 2026-01-01 📅", "done &#x2705; 2026-01-01 &#x1F4C5;"),
        ("%%gone%% ==marked== ~~no~~", r"\%%gone\%% \==marked\== \~~no\~~"),
        ("\x1b[31m\u202e", "␛\\[31m\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_a_person_wrote_is_read_as_they_wrote_it(title: str, shown: str) -> None:
    made = promised(1, "a", title, Daily())
    text = as_markdown(book_of(made, months=[month(1, 1, FRIDAY, kept(2, note=title))]), FRIDAY, False).text
    assert f"- [ ] {shown} 🔁 every day 📅 " in text
    assert f"\n| {shown} |  | kept |" in text and f"- 2026-11-02 {shown}: {shown}\n" in text


def test_a_month_has_its_days_and_the_present_one_those_that_have_come() -> None:
    made = promised(1, "a", "It", Daily(), date(2024, 1, 1))
    months = [month(1, 1, date(2024, 2, 1), kept(29)), month(2, 1, FRIDAY, kept(2, 28))]
    lines = as_markdown(book_of(made, months=months), FRIDAY - timedelta(days=7), False).text.split("\n")
    heads = [line for line in lines if line.startswith("| promise")]
    assert [head.split(" | ")[-1] for head in heads] == ["28 |", "29 |"], "the latest first, and none is cut off"
