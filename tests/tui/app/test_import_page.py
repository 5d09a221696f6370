"""Bringing in a file from the palette: the form, the plan, one change, one undo; what is stopped leaves no trace."""

from pathlib import Path
from threading import Event

import pytest
from screens import Home, quiet, text, type_in, until

from troth.exchange import opened
from troth.tui.app.import_form import ImportForm
from troth.tui.app.import_page import ImportPage, Stopped


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
        assert b"Bring the book" in home.bytes()
        assert len(list(home.path.parent.glob("backups/*before-import*"))) == 1
        await pilot.press("u")
        await until(pilot, lambda: b'"Bring the book"' not in home.bytes().partition(b'"journal"')[0])


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
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, ImportForm))
        await type_in(pilot, str(file))
        await pilot.press("ctrl+s")
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
