"""The Reflection tab as text at two sizes, compared with tests/tui/frames, and with hostile words in every list."""

from pathlib import Path

import pytest
from reflecting import fill_journal, kept, pack, settled
from screens import AT, NOW, TODAY, Home, drawn, uid, until, walk
from test_frames import compare
from test_hostile import HOSTILE, harmless

from troth.domain.actions.reflecting import note
from troth.domain.actions.sharing import AddGuess, AddShare, AnswerGuess
from troth.domain.draft import Draft
from troth.domain.reflection import Answer, Guess, ShareItem
from troth.domain.text import visible
from troth.drawing.lines import GAP, cells
from troth.guidance import practices
from troth.store.drafts import Drafts
from troth.tui.kit.sheet_list import SheetList
from troth.tui.library.library_rows import LibraryPick

SIZES = ((80, 24), (60, 20))

WALKS: dict[str, tuple[str, ...]] = {
    "journal": ("v",),
    "journal-entry": ("v", "G", "enter"),
    "journal-erase": ("v", "D"),
    "journal-note": ("v", "n"),
    "to-share": ("v", "v"),
    "share-page": ("v", "v", "G", "enter"),
    "guesses": ("v", "v", "v"),
    "guess-page": ("v", "v", "v", "enter"),
    "reflection-way": ("w",),
    "reflection-find-nothing": ("v", "slash", "z", "q"),
}
ACCESSIBLE: dict[str, tuple[str, ...]] = {
    "accessible-journal": ("v",),
    "accessible-to-share": ("v", "v"),
    "accessible-guesses": ("v", "v", "v"),
}
EMPTY: dict[str, tuple[str, ...]] = {"no-journal": ("v",), "no-shares": ("v", "v"), "no-guesses": ("v", "v", "v")}
LAST = {"reflection-way": -4}
"""Of these only the last rows: what stands above them is content."""


async def frame(home: Home, size: tuple[int, int], steps: tuple[str, ...], **looks: bool) -> list[str]:
    async with home.open(size, **looks) as pilot:
        await settled(pilot, "3", *steps)
        return [line.rstrip() for line in drawn(pilot.app)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALKS)
async def test_screen(fresh: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    fill_journal(fresh.store)
    found = await frame(fresh, size, WALKS[name])
    if name in LAST:
        found = [""] * (size[1] + LAST[name]) + found[LAST[name] :]
    compare(name, size, found, request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", EMPTY)
async def test_empty_screen(fresh: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    compare(name, size, await frame(fresh, size, EMPTY[name]), request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ACCESSIBLE)
async def test_accessible_screen(fresh: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    fill_journal(fresh.store)
    compare(name, size, await frame(fresh, size, ACCESSIBLE[name], accessible=True), request)


async def test_where_somebody_listens_the_terminals_cursor_alone_tells_the_row_in_every_list(fresh: Home) -> None:
    fill_journal(fresh.store)
    async with fresh.open(accessible=True) as pilot:
        await settled(pilot, "3")
        for key in ("j", "v", "j", "v", "j", "v", "j"):
            await settled(pilot, key)
            sheet = next(each for each in pilot.app.screen.query(SheetList) if each.has_focus)
            at = pilot.app.cursor_position.y - sheet.region.y + sheet.scroll_offset.y
            assert sheet.rows[at].key == sheet.key is not None, key
            assert "▌" not in "".join(drawn(pilot.app)), key


async def test_a_practice_is_told_with_what_it_is_for_however_narrow_the_screen_is(fresh: Home) -> None:
    async with fresh.open((60, 20), accessible=True) as pilot:
        await settled(pilot, "3")
        sheet = next(each for each in pilot.app.screen.query(SheetList) if each.has_focus)
        rows = [row for row in sheet.rows if isinstance(row.key, LibraryPick)]
        assert rows and not any(GAP in row.line for row in sheet.rows)
        told = " ".join("".join(span.text for span in row.line) for row in sheet.rows)
        assert all(head.title in told for head in practices.practices())
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: len(sheet.rows) > 0 and any(cells(row.line) > 58 for row in sheet.rows))


@pytest.mark.parametrize("view", range(4))
async def test_ascii_is_ascii_in_every_list(fresh: Home, view: int) -> None:
    fill_journal(fresh.store)
    for steps in ((), ("enter",)) if view else ((), ("i",)):
        assert "\n".join(await frame(fresh, (80, 24), ("v",) * view + steps, ascii=True)).isascii()


async def test_hostile_words_in_every_list_and_page(
    fresh: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv("TROTH_HOME", str(own))
    pack(own, "a\x1b]52;c;aGFsbG8=\x07.toml", "\x1b[2J = [/foo]")
    pack(own, "mine.toml", 'id = "M1"\ntitle = "[@click=app.quit]x[/]"\nway = [9]\n')
    drafts = Drafts(str(fresh.path.parent))
    for number, words in enumerate(HOSTILE.values(), 1):
        draft = words.encode("utf-8", "replace").decode()
        drafts.write(Draft(f"d{number}", "E10", draft[:200], AT, AT, "guess", {"seen": (draft[:900],)}))
        walk(
            fresh.store,
            kept(0, "E21", words, (5,), Answer("fact", words, (words, words), (words, words))),
            note(words, NOW, uid()),
            AddShare(ShareItem(0, uid(), AT, TODAY, words)),
            AddGuess(Guess(0, uid(), AT, TODAY, words, words)),
            AnswerGuess(number, "partly", TODAY, words),
        )
    count = len(HOSTILE)
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        harmless(pilot.app, (80, 24))
        await settled(pilot, "G", "enter")
        harmless(pilot.app, (80, 24))
        await settled(pilot, "escape")
        for step in (1, 3, 3):
            await settled(pilot, "v")
            harmless(pilot.app, (80, 24))
            for _ in range(0, count, step):
                await settled(pilot, "enter")
                harmless(pilot.app, (80, 24))
                await settled(pilot, "escape", *["j"] * step)
                harmless(pilot.app, (80, 24))
        shown = "\n".join(drawn(pilot.app))
        assert visible(HOSTILE["a number"]) in shown
    assert fresh.other().problems() == []
