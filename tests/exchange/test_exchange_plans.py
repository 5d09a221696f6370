"""What each sample comes to, three time zones, and files that mean no good."""

import io
import sqlite3
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.schedule import spell
from troth.exchange import opened, sniffing
from troth.exchange.found import ChosenForAll, Here, Taken, brought

HERE = Here(Now(1_795_800_000, date(2026, 11, 28)))
SAMPLES = Path(__file__).parent / "samples"
GOLDEN = (Path(__file__).parent / "golden.txt").read_text(encoding="utf-8")


def taken(data: bytes, name: str = "") -> Taken:
    return brought(sniffing.planned(data, name or sniffing.told(data), HERE), HERE, ChosenForAll())


def lines(data: bytes, name: str = "") -> list[str]:
    """A line for each promise, and one for each thing that is not taken."""
    found = taken(data, name)
    told = []
    for made, days in found.brought:
        rhythm = spell(made.schedule) if made.schedules else "?"
        told_days = (
            f"{day.isoformat()[5:]}={said.outcome}" + (f"({said.note})" if said.note else "") for day, said in days
        )
        head = f"{made.title} | {rhythm} | {made.starts_on} {made.ends_on or ''} {made.state} {made.cue} {made.note!r}"
        told.append(" ".join((head, *told_days)))
    open_still = [each for each in found.brought if not each.promise.schedules]
    return [*told, *(f"- {line}" for line in (*found.asked(open_still), *found.left))]


def titles(text: str, name: str = "") -> list[str]:
    return [each.promise.title for each in taken(text.encode(), name).brought]


@pytest.mark.parametrize("part", GOLDEN.split("## ")[1:], ids=lambda part: part.split(" ")[0])
def test_each_sample_comes_to_its_plan(part: str, zone: pytest.MonkeyPatch) -> None:
    head, *wanted = part.rstrip("\n").split("\n")
    file, kind = head.split(" ")
    data = (SAMPLES / file).read_bytes()
    if file == "todo.txt":
        data += b"\n" + (SAMPLES / "done.txt").read_bytes()
    assert sniffing.told(data) == kind
    assert [line.rstrip() for line in lines(data)] == wanted


@pytest.mark.parametrize(
    ("where", "rent", "ladder", "plants"),
    [
        ("Europe/Berlin", "month 31", "2026-11-18", "mon"),
        ("Pacific/Auckland", "month 31", "2026-11-19", "mon"),
        ("America/Los_Angeles", "month 31", "2026-11-18", "sun"),
    ],
)
def test_moments_become_days_of_the_place(
    where: str, rent: str, ladder: str, plants: str, zone: pytest.MonkeyPatch
) -> None:
    zone.setenv("TZ", where)
    time.tzset()
    dates = {
        each.promise.title: spell(each.promise.schedule)
        for each in taken((SAMPLES / "calendar.ics").read_bytes()).brought
    }
    assert (dates["Rent, our half"], dates["Return the ladder"]) == (rent, ladder)
    assert taken((SAMPLES / "taskwarrior.json").read_bytes()).brought[0].promise.schedule.spell() == plants


CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nSUMMARY:It\n{}\nEND:VEVENT\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    ("rule", "spelled"),
    [
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY", "day"),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;INTERVAL=3", "3 days"),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "14 days"),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=MONTHLY;BYDAY=1TU", "first tue"),
        ("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=MONTHLY;BYDAY=-1FR", "last fri"),
        ("DTSTART;VALUE=DATE:20261231\nRRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "month 31"),
        ("DTSTART;VALUE=DATE:20270228\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "year 02-29"),
        ("DTSTART;VALUE=DATE:20270314\nRRULE:FREQ=YEARLY", "year 03-14"),
        ("DTSTART;VALUE=DATE:20261231\nRRULE:FREQ=MONTHLY", ""),
        ("DTSTART;VALUE=DATE:20280229\nRRULE:FREQ=YEARLY", ""),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", ""),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;INTERVAL=10", ""),
        ("DTSTART:20261201T090000Z\nRRULE:FREQ=SECONDLY", ""),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", ""),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;INTERVAL=0", ""),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ""),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=3", ""),
        ("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY", ""),
        ("DTSTART;VALUE=DATE:99991231\nRRULE:FREQ=DAILY", ""),
        ("DTSTART;VALUE=DATE:20251201\nRRULE:FREQ=DAILY;COUNT=3", ""),
        ("DTSTART;TZID=Europe/Lisbon:20261130T233000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "month 1"),
    ],
)
def test_a_rule_is_taken_where_it_gives_the_same_days(rule: str, spelled: str, zone: pytest.MonkeyPatch) -> None:
    found = taken(CALENDAR.format(rule).encode())
    assert [spell(each.promise.schedule) for each in found.brought] == ([spelled] if spelled else [])
    assert len(found.left) == (not spelled)


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;UNTIL=20461201", date(2046, 12, 1)),
        ("DTSTART:20261201T100000\nRRULE:FREQ=DAILY;UNTIL=20461201T100000", date(2046, 12, 1)),
        ("DTSTART:20261201T100000\nRRULE:FREQ=DAILY;UNTIL=20461201T095959", date(2046, 11, 30)),
        ("DTSTART:20261201T230000Z\nRRULE:FREQ=DAILY;UNTIL=20461201T230000Z", date(2046, 12, 2)),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=WEEKLY;UNTIL=20991231", date(2099, 12, 29)),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;COUNT=50", date(2075, 12, 1)),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=MONTHLY;COUNT=200", date(2043, 7, 1)),
        ("DTSTART;VALUE=DATE:20100105\nRRULE:FREQ=WEEKLY;COUNT=1000", date(2029, 2, 27)),
        ("DTSTART;VALUE=DATE:20100101\nRRULE:FREQ=DAILY;UNTIL=20270101", date(2027, 1, 1)),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;UNTIL=90001231", None),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;COUNT=5000", None),
        ("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;COUNT=3", date(2026, 12, 3)),
    ],
)
def test_an_end_that_is_far_away_is_the_one_that_is_told(
    rule: str, last: date | None, zone: pytest.MonkeyPatch
) -> None:
    (only,) = taken(CALENDAR.format(rule).encode()).brought
    assert only.promise.ends_on == last


@pytest.mark.parametrize(
    ("line", "spelled"),
    [
        ("Water due:2026-12-01 rec:2d", "2 days after done"),
        ("Water due:2026-12-01 rec:+2w", "14 days"),
        ("Water due:2026-12-01 rec:+1y", "year 12-01"),
        ("Water due:2026-12-01 rec:+2m", "?"),
        ("Water due:2026-12-01 rec:3b", "?"),
        ("Water due:2026-12-01 rec:+9999999w", "?"),
        ("Water due:9999-12-31", "?"),
        ("Water due:0000-01-01", "?"),
    ],
)
def test_todo_txt(line: str, spelled: str) -> None:
    assert lines(line.encode())[0].split(" | ")[1] == spelled


@pytest.mark.parametrize(
    ("repeat", "spelled"),
    [
        ("every day", "day"),
        ("every 3 weeks", "21 days"),
        ("every weekday", "weekday"),
        ("every week on Tuesday, Thursday", "tue,thu"),
        ("every 4 days when done", "4 days after done"),
        ("every month on the last", "month 31"),
        ("every month on the 2nd Friday", "second fri"),
        ("every month on the 31st", "?"),
        ("every other blue moon", "?"),
    ],
)
def test_obsidian_repeats(repeat: str, spelled: str) -> None:
    assert lines(f"- [ ] It 🔁 {repeat} 📅 2026-12-01".encode())[0].split(" | ")[1] == spelled


def test_titles_stay_as_they_were_written() -> None:
    hostile = ['=HYPERLINK("x")', "[bold]x[/bold]", "\x1b[31mred", "x" * 300]
    named = titles(
        "HabitName,CalendarDate,Value\n" + "".join(f'"{one}",2026-11-01,1\n' for one in ["=1+1", "@SUM(A1)"])
    )
    assert named == ["=1+1", "@SUM(A1)"]
    found = taken("\n".join(f"- [ ] {each} 📅 2026-12-01" for each in hostile).encode()).brought
    assert len(found) == 4 and len(found[3].promise.title) <= 200 and "x" * 300 in found[3].promise.note


def _zip(*files: tuple[str, bytes], link: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if link:
                info.external_attr = 0o120777 << 16
            archive.writestr(info, data)
    return made.getvalue()


def _bomb() -> bytes:
    """More than is taken once it is unpacked; the test takes a smaller most."""
    return _zip(("Habits.csv", bytes(1_000_001)))


def _bytes_for_words() -> bytes:
    """A backup of Loop in which a question is bytes."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize((SAMPLES / "loop.db").read_bytes())
        database.execute("update Habits set question = x'ff00'")
        database.commit()
        return database.serialize()


_COUNTED = (
    b"Position,Name,Type,FrequencyNumerator,FrequencyDenominator,Target Type,Target Value\n"
    b"1,A,NUMERICAL,1,1,AT_LEAST,2\n"
)

HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": _bomb,
    "a name that leads out": lambda: _zip(("../Habits.csv", b"x")),
    "a whole path": lambda: _zip(("/etc/Habits.csv", b"x")),
    "a link": lambda: _zip(("Habits.csv", b"/etc/passwd"), link=True),
    "a cut zip": lambda: (SAMPLES / "loop.zip").read_bytes()[:900],
    "a zip of something else": lambda: _zip(("a.txt", b"x")),
    "a cut database": lambda: (SAMPLES / "loop.db").read_bytes()[:5000],
    "another encoding": lambda: "HabitName,CalendarDate,Value\nZähne,2026-11-01,1\n".encode("latin-1"),
    "two bytes a letter": lambda: "x 2026-11-01 It\n".encode("utf-16"),
    "too many lines": lambda: b"x 2026-11-01 It\n" * 20_001,
    "nothing": lambda: b"",
    "noise": lambda: bytes(range(256)),
    "deep JSON": lambda: b'[{"uuid":' + b"[" * 100_000,
    "a cut calendar": lambda: b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
    "a wrong list of Loop": lambda: _zip(("Habits.csv", b"Position,Name\n1,It\n")),
    "no tasks": lambda: b'{"tasks":{"habits":7}}',
    "a number past all bounds": lambda: _zip(
        ("Habits.csv", _COUNTED), ("Checkmarks.csv", b"Date,A\n2026-11-01," + b"9" * 400)
    ),
    "bytes for words": _bytes_for_words,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_means_no_good_is_refused_in_a_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(opened, "MOST_LINES", 20_000)
    with pytest.raises((Refused, NotUnderstood)) as refused:
        taken(HOSTILE[name]())
    assert "Nothing was written" in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
def test_days_of_no_year_here_are_told(year: str) -> None:
    table = f"HabitName,CalendarDate,Value\nIt,{year}-01-01,1\nIt,2026-11-01,1\n"
    assert lines(table.encode())[1:][-1].startswith("- 1 line without a date")
    assert len(taken(f'[{{"description":"It","status":"pending","due":"{year}0101T000000Z"}}]'.encode()).left) == 1
