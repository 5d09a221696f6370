"""The calendar of a book, as other programs read it."""

import os
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from books import FRIDAY, NOW, book_of, calendar_of, month, promised

from troth import __version__
from troth.domain.records import Occasion, Pause
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.exchange.export_ics import as_ics

GOLDEN = Path(__file__).parent / "golden" / "book.ics"
BOOK = book_of(
    promised(1, "a", "Walk, then tea", Daily(), pauses=(Pause(date(2026, 11, 28), date(2026, 11, 28)),)),
    promised(2, "b", "Rent; our half", MonthlyDay(31)),
    promised(3, "c", "Dinner with friends", MonthlyNth(1, 0)),
    promised(4, "d", "Passports", Once(date(2026, 12, 2)), note="both\nand photos"),
    promised(5, "e", "Leap", Yearly(2, 29)),
    promised(6, "t1", "Bed linen", EveryNDays(10, "last_done"), date(2026, 11, 1)),
    months=[month(1, 6, FRIDAY, {23: Occasion("kept", 0)})],
)


def test_the_calendar_is_the_one_that_was_agreed_on() -> None:
    expected = GOLDEN.read_text(encoding="utf-8").replace("VERSION//", f"{__version__}//")
    found = as_ics(BOOK, NOW, False)
    assert found.text == expected.replace("\n", "\r\n")
    assert found.said == "It holds 6 running promises, in the clear."


def test_what_counts_from_the_last_time_or_in_a_period_is_a_task_with_its_next_day() -> None:
    book = book_of(
        promised(1, "a", "Call", TimesPer(3, "week")),
        promised(2, "b", "Water", Window(2, 4)),
        promised(3, "c", "Linen", EveryNDays(10, "last_done"), note="the white"),
    )
    tasks = calendar_of(as_ics(book, NOW, False).text).walk("VTODO")
    told = [(str(task["SUMMARY"]), task["DUE"].dt) for task in tasks]
    assert told == [
        ("Call (3x week)", date(2026, 11, 29)),
        ("Water (2-4 days)", date(2026, 11, 29)),
        ("Linen (10 days after done)", FRIDAY),
    ]
    assert [str(task.get("DESCRIPTION", "")) for task in tasks] == ["", "", "the white"]


def test_what_has_no_day_is_left_out_and_counted() -> None:
    book = book_of(
        promised(1, "a", "When the kettle sings", OnCue("the kettle sings")),
        promised(2, "b", "Done with", Daily(), state="released", closed_on=FRIDAY),
        promised(3, "c", "Over", Daily(), date(2026, 1, 1), ends_on=date(2026, 2, 1)),
        promised(4, "d", "Asked", Daily(), state="offered"),
        promised(5, "e", "Resting", TimesPer(1, "week"), pauses=(Pause(FRIDAY),)),
        promised(6, "f", "Walk", Daily()),
    )
    found = as_ics(book, NOW, False)
    assert [str(event["UID"]) for event in calendar_of(found.text).walk("VEVENT")] == ["f@troth"]
    assert found.said == (
        "It holds 1 running promise, in the clear. Left out: 1 that waits for a cue, 2 that are closed, "
        "1 that is not agreed yet, 1 without a day to come."
    )


def test_a_discreet_calendar_holds_no_word_of_a_person() -> None:
    book = book_of(
        promised(1, "a", "Secret one", Once(date(2026, 12, 2), "18:00"), note="secret"),
        promised(2, "b", "Secret two", TimesPer(3, "week"), note="secret", why="secret"),
    )
    text = as_ics(book, NOW, True).text
    assert "ecret" not in text and "Promise 1" in text and "Promise 2 (3x week)" in text and "at 18:00" in text


@pytest.mark.parametrize(
    "title",
    [
        "a\nEND:VCALENDAR\nBEGIN:VEVENT",
        "x" * 200,
        "漢" * 200,
        r"\n \, ; , : \\",
        "é 👩‍👩‍👧 \u202e right to left",
        '";DTSTART:19000101',
        "\x00\x07\x1b[31m\x7f\u2028",
    ],
)
def test_a_title_stays_one_title(title: str) -> None:
    text = as_ics(book_of(promised(1, "a", title, Daily(), note=title)), NOW, False).text
    (event,) = calendar_of(text).walk("VEVENT")
    assert not set(text) & {chr(code) for code in (*range(10), 11, 12, *range(14, 32), 127, 0x202E, 0x2028)}
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    if title.isprintable():
        assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, title)


@pytest.mark.trial
def test_khal_lists_each_once_after_it_came_in_twice(tmp_path: Path) -> None:
    if (khal := shutil.which("khal")) is None:
        pytest.skip("khal is not here; Debian has it")
    (tmp_path / "config").write_text(
        f"[calendars]\n[[troth]]\npath = {tmp_path}/calendar\n[sqlite]\npath = {tmp_path}/khal.db\n[locale]\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Europe/Berlin\n"
        "default_timezone = Europe/Berlin\n"
    )
    (tmp_path / "calendar").mkdir()
    book = book_of(
        promised(1, "a", "Walk", Daily(), pauses=(Pause(date(2026, 12, 1), date(2026, 12, 3)),)),
        promised(2, "b", "Rent", MonthlyDay(31)),
        promised(3, "c", "Dinner", MonthlyNth(-1, 4)),
        promised(4, "d", "Passports; both, now", Once(date(2026, 12, 2))),
        promised(5, "e", "Leap", Yearly(2, 29)),
        promised(6, "f", "Swim", Weekdays((1, 3)), ends_on=date(2026, 12, 20)),
    )
    (tmp_path / "out.ics").write_bytes(as_ics(book, NOW, False).text.encode())

    def run(*words: str) -> str:
        environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        command = [khal, "-c", str(tmp_path / "config"), *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    for _ in range(2):
        run("import", "--batch", "-a", "troth", str(tmp_path / "out.ics"))
    listed = run("list", "--day-format", "", "--format", "{start-date} {title}", "2026-11-27", "95d").split("\n")
    swims = [date(2026, 12, day) for day in (1, 3, 8, 10, 15, 17)]
    walks = [FRIDAY + timedelta(days=n) for n in range(95)]
    expected = [f"{day} Walk" for day in walks if not date(2026, 12, 1) <= day <= date(2026, 12, 3)]
    expected += [f"{day} Swim" for day in swims] + ["2026-12-02 Passports; both, now", "2027-02-28 Leap"]
    expected += [f"{day} Rent" for day in ("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28")]
    expected += [f"{day} Dinner" for day in ("2026-11-27", "2026-12-25", "2027-01-29", "2027-02-26")]
    assert sorted(filter(None, listed)) == sorted(expected)
