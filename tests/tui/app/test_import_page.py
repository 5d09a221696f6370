"""Bringing in a file from the palette: the form, the plan, one change, one undo; what is stopped leaves no trace."""

import json
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest
from screens import AT, TODAY, Home, quiet, text, type_in, until
from textual.pilot import Pilot

from troth.domain.actions.outcomes import Keep
from troth.domain.book import Action, Book
from troth.domain.change import Change
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.exchange import opened
from troth.store.store import Store
from troth.tui.app.changes import Changes
from troth.tui.app.import_form import ImportForm
from troth.tui.app.import_page import ImportPage, Stopped
from troth.tui.messages import Do


def titles(home: Home) -> set[str]:
    return {each["title"] for each in json.loads(home.bytes())["commitments"].values()}


async def ask_for_plan(pilot: Pilot[Any], file: Path) -> None:
    """Name a file to bring in."""
    await pilot.press("ctrl+o")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportForm))
    await type_in(pilot, str(file))
    await pilot.press("ctrl+s")


async def test_a_file_is_planned_then_brought_in_and_undone_at_once(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("Bring the book due:2026-12-01\nNo date\n")
    before = home.bytes()
    async with home.open((80, 24)) as pilot:
        app = pilot.app
        await pilot.press("ctrl+p", *"elsewhere", "enter")
        await until(pilot, lambda: isinstance(app.screen, ImportForm))
        await type_in(pilot, str(tmp_path / "none.txt"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "There is no such file. Nothing was written." in quiet(app))
        await pilot.press("ctrl+u")
        await type_in(pilot, str(file))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "2 promises." in text(app))
        assert "1 without a date; choose one for all (“Date of the rest”)" in " ".join(text(app).split())
        assert home.bytes() == before
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert quiet(app).startswith("Brought in: 1 promise.")
        assert "Bring the book" in titles(home)
        assert len(list(home.path.parent.glob("backups/*before-import*"))) == 1
        await pilot.press("u")
        await until(pilot, lambda: "Bring the book" not in titles(home))


async def test_escape_stops_what_is_read_and_leaves_no_trace(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("Bring the book due:2026-12-01\n" * 5)
    reached, goes_on = Event(), Event()

    def slowly(path: str) -> bytes:
        reached.set()
        goes_on.wait(60)
        return Path(path).read_bytes()

    monkeypatch.setattr(opened, "read", slowly)
    before = sorted((each, each.read_bytes()) for each in home.path.parent.rglob("*") if each.is_file())
    async with home.open((80, 24)) as pilot:
        app = pilot.app
        await ask_for_plan(pilot, file)
        await until(pilot, reached.is_set)
        assert "Nothing is written; esc stops." in text(app) and isinstance(app.screen, ImportPage)
        page = app.screen
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, ImportForm))
        with pytest.raises(Stopped):
            page._hear(1, 2, "lines")
        goes_on.set()
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    assert sorted((each, each.read_bytes()) for each in home.path.parent.rglob("*") if each.is_file()) == before


async def test_the_screen_lives_while_it_is_written(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("Bring the book due:2026-12-01\n")
    reached, goes_on, do = Event(), Event(), Store.do

    def slowly(store: Store, action: Action, at: int, *, before: str = "") -> Change:
        if before:
            reached.set()
            goes_on.wait(60)
        return do(store, action, at, before=before)

    monkeypatch.setattr(Store, "do", slowly)
    async with home.open((80, 24)) as pilot:
        app = pilot.app
        await ask_for_plan(pilot, file)
        await until(pilot, lambda: "1 promise." in text(app))
        await pilot.press("enter")
        await until(pilot, reached.is_set)
        await until(pilot, lambda: "Bringing it in" in quiet(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("space")
        await until(pilot, lambda: quiet(app).startswith("Kept: "))
        answered = json.loads(home.bytes())["months"]
        goes_on.set()
        await until(pilot, lambda: quiet(app).startswith("Brought in: 1 promise."))
        assert "Bring the book" in titles(home) and json.loads(home.bytes())["months"] == answered
        await pilot.press("u")
        await until(pilot, lambda: "Bring the book" not in titles(home))


def test_what_comes_in_the_way_of_what_is_done_in_the_background_is_told_on_the_screen(tmp_path: Path) -> None:
    shown, answers, waiting = list[str](), list[bool](), Queue[Callable[[], object]]()
    changes = Changes(
        Store(str(tmp_path / "troth.json")), lambda **_: None, lambda words, *_: shown.append(words), lambda _: ""
    )

    def refused(_: Book) -> Change:
        raise Refused("Not so.")

    changes.take(Do(refused, answers.append, background=True), 1, waiting.put)
    waiting.get(timeout=60)()
    assert (shown, answers) == (["Not so."], [False])

    def broken(_: Book) -> Change:
        raise ZeroDivisionError

    changes.take(Do(broken, background=True), 1, waiting.put)
    with pytest.raises(ZeroDivisionError):
        waiting.get(timeout=60)()


def test_what_is_done_in_the_background_is_waited_for_and_told_where_the_screen_is_gone(tmp_path: Path) -> None:
    goes_on, store, told = Event(), Store(str(tmp_path / "troth.json")), list[str]()
    changes = Changes(store, lambda **_: None, lambda *_: None, lambda _: "")

    def slowly(_: Book) -> Change:
        goes_on.wait(60)
        return Change("Brought in: 2 promises.")

    def tell(line: str) -> None:
        told.append(line)
        goes_on.set()

    changes.finish(tell)
    assert told == []
    changes.take(Do(slowly, background=True), 1, lambda _: None)
    changes.finish(tell)
    assert [line.partition(":")[2] for line in told] == [
        " What you asked for is being written still; Troth ends once it is.\n",
        " Brought in: 2 promises.\n",
    ]


async def test_a_change_of_very_many_records_is_turned_round_while_the_screen_lives(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "todo.txt"
    file.write_text("".join(f"Thing {number} due:2026-12-01\n" for number in range(600)))
    before, goes_on, asked = titles(home), Event(), list[bool]()
    turn = Store._turn

    def slowly(store: Store, at: int, only: int, *, undone: bool) -> str:
        asked.append(undone)
        goes_on.wait(60)
        return turn(store, at, only, undone=undone)

    monkeypatch.setattr(Store, "_turn", slowly)
    async with home.open((80, 24)) as pilot:
        app = pilot.app
        await ask_for_plan(pilot, file)
        await until(pilot, lambda: "enter brings it in" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: quiet(app).startswith("Brought in: 600 promises."))
        for key, told, said, there in (
            ("u", "Taking it back", "Undone: Brought in: 600 promises.", 0),
            ("ctrl+r", "Making it again", "Again: Brought in: 600 promises.", 600),
        ):
            await pilot.press(key)
            await until(pilot, lambda told=told: quiet(app) == f"{told}; it is told once it is so.")
            await pilot.press("j")
            await pilot.press(key)
            await until(pilot, lambda told=told: quiet(app) == f"{told}; it is told once it is so.")
            goes_on.set()
            await until(pilot, lambda said=said: quiet(app).startswith(said))
            goes_on.clear()
            assert len(titles(home) - before) == there
        assert asked == [True, False], "a second press while one is turned round turns none"
        await pilot.press("u")
        await until(pilot, lambda: len(asked) == 3)
        home.other().do(Keep(1, TODAY, Now(AT, TODAY)), AT)
        goes_on.set()
        await until(pilot, lambda: quiet(app).startswith("Something else was done since: it stays"))
        assert len(titles(home) - before) == 600 and home.outcome(1) == "kept"


async def test_at_60_columns_what_the_form_says_stands_whole(home: Home) -> None:
    async with home.open((60, 20)) as pilot:
        app = pilot.app
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, ImportForm))
        app.screen.query_one("#format").focus()
        await pilot.pause()
        await pilot.press("x")
        await until(pilot, lambda: "None begins so." in text(app))
        assert "…" not in text(app)
