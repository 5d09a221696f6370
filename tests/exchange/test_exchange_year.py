"""A year of other programs' files comes in by three commands each, nothing is guessed, and all goes out and back."""

import random
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from bringing import Bringing

from troth import clock
from troth.domain.book import Book
from troth.domain.history import recorded
from troth.domain.schedule import due_days, spell
from troth.store.store import Store

LOOP = {"YES_MANUAL": "kept", "NO": "not_kept", "SKIP": "excused", "12000": "kept", "4500": "partly"}
"""What Loop writes that a person said; all else it made up, or nobody said it."""

CHECKED, COUNTED = ("YES_MANUAL", "NO", "SKIP", "YES_AUTO", "UNKNOWN"), ("12000", "4500", "SKIP", "UNKNOWN")
HABITS = {
    "Evening walk": ("YES_NO", 1, 1, "day"),
    "Phone in the drawer": ("YES_NO", 3, 7, "3x week"),
    "Call the grandparents": ("YES_NO", 1, 14, "14 days"),
    "Pages read aloud": ("NUMERICAL", 1, 1, "day"),
    "Market": ("YES_NO", 5, 12, "?"),
}

Days = dict[str, dict[date, str]]


def loop(path: Path, days: list[date]) -> Days:
    """A year of Loop at random, and what of it a person said."""
    chance, said = random.Random(16), {name: dict[date, str]() for name in HABITS}
    habits = ["Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"]
    habits[0] += "Target Value,Archived?"
    rows = ["Date," + "".join(f"{name}," for name in HABITS)]
    for at, (name, (kind, n, of, _)) in enumerate(HABITS.items(), 1):
        target = "pages,AT_LEAST,10.0" if kind == "NUMERICAL" else ",,"
        habits.append(f"{at:03},{name},{kind},,,{n},{of},#00897B,{target},false")
    for day in days:
        values = [chance.choice(COUNTED if habit[0] == "NUMERICAL" else CHECKED) for habit in HABITS.values()]
        rows.append(f"{day}," + "".join(f"{value}," for value in values))
        for name, value in zip(HABITS, values, strict=True):
            if value in LOOP:
                said[name][day] = LOOP[value]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Habits.csv", "\n".join(habits) + "\n")
        archive.writestr("Checkmarks.csv", "\n".join(rows) + "\n")
    return said


def tasks(path: Path, days: list[date]) -> Days:
    """A todo.txt of a year: a task of each week, done a day late, one of each day of work, and one without a date."""
    weeks, today = days[::-7], days[-1]
    lines = [f"x {due + timedelta(1)} {due} Water the plants due:{due} rec:+1w" for due in weeks[1:]]
    lines += [f"Water the plants due:{today} rec:+1w"]
    lines += [f"x {day} {day} Errand {at}" for at, day in enumerate(days[::10])]
    path.write_text("\n".join([*lines, "Talk about the holidays"]) + "\n")
    return {"Water the plants": dict.fromkeys(weeks[1:], "kept")} | {
        f"Errand {at}": {day: "kept"} for at, day in enumerate(days[::10])
    }


def calendar(path: Path, first: date) -> dict[str, str]:
    """A calendar with rules that have a form here, and one that has none; the rhythm of each in our words."""
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[first.weekday()]
    rules = {
        f"FREQ=WEEKLY;BYDAY={weekday}": ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[first.weekday()],
        "FREQ=DAILY;INTERVAL=3": "3 days",
        "FREQ=YEARLY": f"year {first:%m-%d}",
        "FREQ=MONTHLY;INTERVAL=2": "?",
    }
    events = [
        f"BEGIN:VEVENT\nUID:{at}\nSUMMARY:Rule {at}\nDTSTART;VALUE=DATE:{first:%Y%m%d}\nRRULE:{rule}\nEND:VEVENT"
        for at, rule in enumerate(rules)
    ]
    path.write_text("\n".join(["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x", *events, "END:VCALENDAR", ""]))
    return {f"Rule {at}": spelled for at, spelled in enumerate(rules.values())}


def kept(book: Book) -> Days:
    """Every promise by its title, with the days that have an answer."""
    return {
        each.title: {day: occasion.outcome for day, occasion in recorded(book, each.number)}
        for each in book.commitments()
    }


def test_a_year_comes_in_by_three_commands_each_and_all_of_it_goes_out_and_back_equal(
    troth: Bringing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = clock.now().today
    days = [today - timedelta(away) for away in range(364, -1, -1)]
    first = today.replace(day=1) + timedelta(days=45)
    said = loop(tmp_path / "loop.zip", days) | tasks(tmp_path / "todo.txt", days)
    rhythms = calendar(tmp_path / "calendar.ics", first)

    assert "Market: 5 times in 12 days has no form here; choose one" in troth("import", tmp_path / "loop.zip")
    assert not (troth.folder / "troth.json").exists(), "the plan writes nothing"
    troth("import", tmp_path / "loop.zip", "--yes")
    waited = kept(Store(str(troth.folder / "troth.json")).book())
    assert waited == {name: said[name] for name in HABITS if name != "Market"}
    troth("import", tmp_path / "loop.zip", "--every", "12 days", "--yes")

    assert "1 without a date; choose one for all" in troth("import", tmp_path / "todo.txt")
    troth("import", tmp_path / "todo.txt", "--yes")
    troth("import", tmp_path / "todo.txt", "--by", "+9d", "--yes")

    assert "Rule 3: FREQ=MONTHLY;INTERVAL=2 has no form here" in troth("import", tmp_path / "calendar.ics")
    troth("import", tmp_path / "calendar.ics", "--yes")
    assert "All of it is here already." in troth("import", tmp_path / "calendar.ics", "--yes")

    book = Store(str(troth.folder / "troth.json")).book()
    told = {name: spelled for name, spelled in rhythms.items() if spelled != "?"}
    assert kept(book) == said | {"Talk about the holidays": {}} | {title: {} for title in told}
    spelled = {each.title: spell(each.schedule) for each in book.commitments()}
    assert told.items() <= spelled.items()
    assert {name: habit[3] for name, habit in HABITS.items() if name != "Market"}.items() <= spelled.items()
    weekly = next(each for each in book.commitments() if each.title == "Water the plants").schedule
    assert due_days(weekly, today, today, today + timedelta(15)) == [today + timedelta(7 * week) for week in range(3)]

    whole = troth.tables()
    for name in ("json", "markdown", "ics", "csv"):
        assert f"Written to {tmp_path / 'out'}.{name}" in troth("export", name, "-o", f"{tmp_path / 'out'}.{name}")
    troth.folder = tmp_path / "other"
    monkeypatch.setenv("TROTH_HOME", str(troth.folder))
    troth("import", f"{tmp_path / 'out'}.json", "--yes")
    assert troth.tables() == whole
