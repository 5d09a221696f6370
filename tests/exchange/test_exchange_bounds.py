"""Files that would take for ever, or all memory, or that say what nobody can know: bounded, and said in a line."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from bringing import Bringing

from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.exchange import opened, sniffing
from troth.exchange.calendar_lines import read_here
from troth.exchange.found import ChosenForAll, Here, Taken, brought

HERE = Here(Now(1_795_800_000, date(2026, 11, 28)))
LONG = 1_000_000
"""So many characters in a line take ages where the work grows with their square, and a blink where it does not."""


def taken(data: bytes, name: str = "") -> Taken:
    return brought(sniffing.planned(data, name or sniffing.told(data), HERE), HERE, ChosenForAll())


@pytest.mark.parametrize("piece", ["[[", "[a:: ", "(a::", "[[a|", " ^a", "📅 ", "`", "[", "](", " "])
def test_a_line_of_markdown_without_end_is_read_in_one_go(piece: str) -> None:
    (one,) = taken(b"- [ ] It " + (piece * (LONG // len(piece))).encode()).brought
    assert one.promise.title.startswith("It")


def test_a_page_that_begins_with_empty_lines_is_looked_at_once() -> None:
    with pytest.raises(NotUnderstood):
        sniffing.told(b"\n" * LONG)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("see [[Home|the house]] and [[Car]]", "see the house and Car"),
        ("![[Plan]] [[a|b|c]]", "Plan b|c"),
        ("[due:: 2026-12-01] It (repeat:: every day)", "It"),
    ],
)
def test_links_and_fields_of_obsidian(written: str, title: str) -> None:
    (one,) = taken(f"- [ ] {written}".encode()).brought
    assert one.promise.title == title


def test_what_stands_further_in_is_a_step_of_what_stands_above() -> None:
    page = "- [ ] Water 📅 2026-12-01\n  - [ ] fill the can\n  - [x] buy it ✅ 2026-11-01\n- [ ] Other 📅 2026-12-01\n"
    water, other = taken(page.encode()).brought
    assert [(step.text, step.done_on) for step in water.promise.steps] == [
        ("fill the can", None), ("buy it", date(2026, 11, 1)),
    ]  # fmt: skip
    assert other.promise.steps == ()


def test_a_line_about_what_is_not_taken_is_short_and_tells_why() -> None:
    (line,) = taken(f"(A) {'long ' * 9_000}due:2026-02-30".encode()).left
    assert len(line) < 400 and line.startswith("long long") and line.endswith(": a date that is no day here")


def calendar(*lines: str) -> bytes:
    event = ("BEGIN:VEVENT", "UID:a", "SUMMARY:It", *lines, "END:VEVENT")
    return "\n".join(("BEGIN:VCALENDAR", *event, "END:VCALENDAR", "")).encode()


def test_of_a_calendar_only_what_counts_is_parsed() -> None:
    page = "BEGIN:VEVENT\nATTACH:" + "x" * LONG + "\n more\nX-A;B=C:d\nsummary:It\n is so\nEND:VEVENT\n"
    assert read_here(page) == "BEGIN:VEVENT\nsummary:It\n is so\nEND:VEVENT\n"
    (one,) = taken(calendar("DTSTART;VALUE=DATE:20261201", "DESCRIPTION:" + "x" * LONG)).brought
    assert one.promise.title == "It" and len(one.promise.note) == 20_000


def test_a_rule_without_end_is_refused() -> None:
    with pytest.raises(Refused, match="Nothing was written"):
        taken(calendar("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=WEEKLY;BYDAY=" + "MO," * LONG + "MO"))


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;TZID=Nowhere/Land:20261201T100000",),
        ("DTSTART;TZID=../../../etc/passwd:20261201T100000", "RRULE:FREQ=DAILY"),
        ("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_a_zone_that_nobody_knows_and_days_taken_away_by_a_rule_are_not_guessed(lines: tuple[str, ...]) -> None:
    found = taken(calendar(*lines))
    assert not found.brought and len(found.left) == 1 and found.left[0].startswith("It: ")


def test_a_task_that_was_done_on_a_day_without_a_time_is_kept_on_it() -> None:
    data = b"BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:It\nCOMPLETED;VALUE=DATE:20261101\nEND:VTODO\nEND:VCALENDAR\n"
    (one,) = taken(data).brought
    assert [day for day, _ in one.days] == [date(2026, 11, 1)]


def test_a_day_that_has_not_come_yet_is_not_answered() -> None:
    found = taken(b"Name,Date,Value\nWalk,2026-11-28,1\nWalk,2026-11-29,1\nWalk,2400-01-01,0\n")
    assert [day for day, _ in found.brought[0].days] == [date(2026, 11, 28)]
    assert found.left == ("Walk: 2 days that had not come yet",)
    single = taken(b"x 2031-01-01 2026-11-01 Bring it\n")
    assert single.brought == () and single.left == ("Bring it: 1 day that had not come yet",)


def test_what_holds_nothing_that_can_come_is_not_said_to_be_here(troth: Bringing, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text("Name,Date,Value\n")
    assert troth("import", file) == "Nothing in it can come in.\nNothing was written.\n"


LOOP = "create table Habits(id, name, freq_num, freq_den, type, target_type, target_value, question, description, "


def backup(columns: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(f"{LOOP}{columns}); create table Repetitions(habit, timestamp, value, notes);")
        return database.serialize()


def test_a_database_works_nothing_out_while_it_is_read() -> None:
    assert taken(backup("archived, position")).brought == ()
    for column in (
        "archived as (printf('%.*c', 900000000, 'x')) virtual, position",
        "archived, position as (zeroblob(900000000)) stored",
    ):
        with pytest.raises(Refused, match="Nothing was written"):
            taken(backup(column))


def zipped(*files: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files:
            archive.writestr(name, text)
    return made.getvalue()


HEAD = "Position,Name,Type,FrequencyNumerator,FrequencyDenominator,Target Type,Target Value\n"


@pytest.mark.parametrize(
    "row", ["1,A,NUMERICAL,1,1,AT_LEAST,nan", "1,A,NUMERICAL,1,1,AT_LEAST,inf", f"1,A,,{'9' * 40},7,,"]
)
def test_a_number_that_is_none_is_refused(row: str) -> None:
    with pytest.raises(Refused, match="Nothing was written"):
        taken(zipped(("Habits.csv", HEAD + row)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(Refused, match="two files of one name"):
        taken(zipped(("Habits.csv", HEAD), ("Habits.csv", HEAD)))


def test_too_many_cells_entries_and_brackets_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opened, "MOST_CELLS", 100)
    monkeypatch.setattr(opened, "MOST_LINES", 10)
    monkeypatch.setattr(opened, "MOST_OPENINGS", 50)
    (tmp_path / "x.json").write_text("[" * 26 + "{" * 25)
    with pytest.raises(Refused, match="brackets"):
        opened.read(str(tmp_path / "x.json"))
    with pytest.raises(Refused, match="cells"):
        taken(b"Name,Date,Value\n" + b"," * 200)
    with pytest.raises(Refused, match="entries"):
        taken(json.dumps([{"uuid": str(at), "status": "pending", "description": "x"} for at in range(11)]).encode())


@pytest.mark.parametrize(
    "data",
    [
        b'[{"uuid":"a","status":"pending","description":"x","annotations":[1,"2"]},{"description":"y","uuid":"b"}]',
        b'{"tasks":{"todos":[{"text":"x","checklist":[{}]},{"text":"y"}]}}',
    ],
)
def test_a_task_of_a_strange_shape_is_told_and_the_others_come(data: bytes) -> None:
    found = taken(data)
    assert [each.promise.title for each in found.brought] == ["y"]
    assert len(found.left) == 1 and found.left[0].startswith("x: ")
