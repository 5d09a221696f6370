"""For every eye and hand: the terminal's cursor, glyph and word, no colour, no Unicode, keys of one's own."""

import re
from typing import Any

import pytest
from screens import SIZES, Home, drawn, go_to, keys, row, text, type_in, until
from textual.app import App
from textual.binding import Binding
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import Screen

from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS
from troth.drawing.promise_views import VIEWS, Pick
from troth.tui.app.troth_app import TrothApp
from troth.tui.commitments.commitments_tab import Commitments
from troth.tui.commitments.promise_page import PromisePage
from troth.tui.help.place_help import Help
from troth.tui.kit import themes
from troth.tui.kit.ask import Ask
from troth.tui.kit.choose import ChooseKey
from troth.tui.kit.form import Form
from troth.tui.kit.reader import Reader
from troth.tui.kit.sheet_list import SheetList

CUED = 10
"""The promise that waits for its cue: on Today its heading says so."""

OURS = (TrothApp, Commitments, SheetList, PromisePage, Reader, Help, Ask, ChooseKey, Form)


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def pointed_at(app: Any) -> list[int]:
    """The rows that have the mark of the cursor."""
    return [y for y, line in enumerate(drawn(app)) if line.startswith("▌")]


@pytest.mark.parametrize("size", SIZES)
async def test_the_terminals_cursor_stands_on_the_row(home: Home, size: tuple[int, int]) -> None:
    async with home.open(size) as pilot:
        for key in keys("j j k G space v j v v v g x escape n escape enter escape"):
            await settled(pilot, key)
            if len(pilot.app.screen_stack) == 1:
                at = next(y for y, line in enumerate(drawn(pilot.app)) if line.startswith("▌"))
                assert pilot.app.cursor_position == Offset(0, at), key
        await pilot.resize_terminal(50, 14)
        await until(pilot, lambda: [pilot.app.cursor_position] == [Offset(0, y) for y in pointed_at(pilot.app)])


async def test_where_somebody_listens_the_terminals_cursor_alone_tells_the_row(home: Home) -> None:
    async with home.open(accessible=True) as pilot:
        for key in keys("k j j G g v v j"):
            await settled(pilot, key)
            sheet = pilot.app.screen.query_one(SheetList)
            at = pilot.app.cursor_position.y - sheet.region.y + sheet.scroll_offset.y
            assert sheet.rows[at].key == sheet.key is not None, key
            assert not pointed_at(pilot.app)


async def test_the_terminals_cursor_stands_at_what_is_asked_and_where_a_page_begins(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "x")
        assert isinstance(pilot.app.screen, ChooseKey)
        assert drawn(pilot.app)[pilot.app.cursor_position.y].strip() == "Not kept. What now?"
        await settled(pilot, "escape", "enter")
        page = pilot.app.screen.query_one("#page").content_region
        assert pilot.app.cursor_position == page.offset
        await settled(pilot, "escape")
        assert [pilot.app.cursor_position.y] == pointed_at(pilot.app)


@pytest.mark.parametrize("ascii", [False, True])
async def test_where_somebody_listens_no_dialog_has_a_border_or_a_rule(home: Home, ascii: bool) -> None:
    async with home.open(accessible=True, ascii=ascii) as pilot:
        for pressed in (
            ("n",),
            ("tab",),
            ("escape", "escape", "x"),
            ("escape", "slash"),
            ("escape", "ctrl+p"),
            ("down",),
        ):
            await settled(pilot, *pressed)
            assert not set(text(pilot.app)) & set("─━▔▁│┃▌▊█"), pressed
            assert "---" not in text(pilot.app), pressed
        chosen = [line for line in drawn(pilot.app) if line.startswith(">")]
        assert len(chosen) == 1, "beside a field a mark tells the row, since the terminal's cursor is in the field"


async def test_the_terminals_cursor_stands_in_the_field_one_writes_in(home: Home) -> None:
    async with home.open() as pilot:
        for pressed in (("slash",), ("escape", "n"), ("tab",)):
            await settled(pilot, *pressed, "a", "b")
            assert pilot.app.focused is not None
            place = pilot.app.focused.region
            assert place.contains_point(pilot.app.cursor_position)
            assert pilot.app.cursor_position.x >= place.x + 2


@pytest.mark.parametrize("ascii", [False, True])
async def test_every_row_has_a_glyph_and_a_word(home: Home, ascii: bool) -> None:
    glyphs = (ASCII_GLYPHS if ascii else GLYPHS).values()
    async with home.open((80, 40), ascii=ascii) as pilot:
        for view in VIEWS:
            before = ".{10}" if view == "week" else "."
            sheet = pilot.app.screen.query_one(SheetList)
            top = sheet.region.y
            for index, each in enumerate(sheet.rows):
                if isinstance(each.key, Pick):
                    line = drawn(pilot.app)[top + index][: sheet.size.width]
                    word = r"\S+ ?" if each.key.number != CUED or view != "today" else " *"
                    found = re.fullmatch(rf"{before}(.) +{each.key.number} .+ {word}", line)
                    assert found and found[1] in glyphs, line
            await settled(pilot, "v")


async def test_ascii_is_ascii_on_every_screen(home: Home) -> None:
    async with home.open(ascii=True) as pilot:
        for key in keys(
            "k v v v v enter G E escape escape n escape slash escape question_mark G escape x r escape 3 1 ctrl+p"
        ):
            await settled(pilot, key)
            await pilot.pause(0.16 if key in "kv" else 0)
            assert text(pilot.app).isascii(), (key, text(pilot.app))


@pytest.fixture
def no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def marked(app: Any) -> list[str]:
    """What stands out without colour: the pieces of the screen that are reversed."""
    strips = app.screen._compositor.render_strips()
    return [piece for strip in strips for piece, style, _ in strip if style is not None and style.reverse]


@pytest.mark.usefixtures("no_colour")
async def test_without_colour_everything_can_still_be_read_and_pointed_at(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.pause(0.2)
        for pressed in ((), ("n", "a"), ("tab",), ("escape",), ("slash", "a"), ("escape",), ("ctrl+p",)):
            await settled(pilot, *pressed)
            for strip in pilot.app.screen._compositor.render_strips():
                for _, style, _ in strip:
                    assert style is None or style.color is None or style.color.is_default
                    assert style is None or style.bgcolor is None or style.bgcolor.is_default
            if "a" in pressed:
                assert marked(pilot.app)[-1] == " ", "the cursor of the field, below the row that it is about"
        await settled(pilot, "down")
        assert any(piece.startswith("Not kept") for piece in marked(pilot.app)), "the chosen line"


@pytest.mark.usefixtures("no_colour")
async def test_colour_tells_nothing_that_the_text_does_not(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    async with home.open() as pilot:
        await pilot.pause(0.2)
        without = drawn(pilot.app)
    monkeypatch.delenv("NO_COLOR")
    async with home.open() as pilot:
        await pilot.pause(0.2)
        assert drawn(pilot.app) == without


async def test_every_theme_shows_the_same_words(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "j")
        await until(pilot, lambda: "every day, to each other" in text(pilot.app))
        words = [line[:43] for line in drawn(pilot.app)[:20]]
        for theme in (*themes.NAMES, "textual-light", "nord", "gruvbox"):
            pilot.app.theme = theme
            await settled(pilot, "question_mark", "escape", "n", "escape")
            assert [line[:43] for line in drawn(pilot.app)[:20]] == words


@pytest.mark.parametrize("owner", OURS, ids=lambda owner: owner.__name__)
def test_every_key_has_an_id_and_a_description(owner: type[App[None] | Screen[None]]) -> None:
    bindings = [each for each in owner.__dict__.get("BINDINGS", ()) if isinstance(each, Binding)]
    assert len(bindings) == len(owner.__dict__.get("BINDINGS", ()))
    assert all(each.id and each.description for each in bindings)
    assert len({each.id for each in bindings}) == len(bindings)


def test_no_id_is_given_to_two_actions() -> None:
    """A list and its page host the same row; what it is called may say what it is about where one is."""
    named: dict[str | None, tuple[str, str]] = {}
    assert all(
        named.setdefault(each.id, (each.key, each.action)) == (each.key, each.action)
        for owner in OURS
        for each in owner.__dict__.get("BINDINGS", ())
        if isinstance(each, Binding)
    )


async def test_keys_can_be_chosen(home: Home) -> None:
    async with home.open((80, 90), keys={"promise.kept": "K,f5", "list.down": "ctrl+n", "quit": "Q"}) as pilot:
        await settled(pilot, "space", "j", "q")
        assert home.outcome(3) is None
        assert row(pilot.app, "▌").endswith("18:30")
        assert not pilot.app._exit
        await settled(pilot, "K")
        assert home.outcome(3) == "kept"
        await settled(pilot, "ctrl+n", "f5")
        assert home.outcome(1) == "kept"
        await settled(pilot, "question_mark")
        assert "K F5    Kept" in text(pilot.app)
        await settled(pilot, "escape", "Q")
        assert pilot.app._exit


async def test_words_typed_for_a_page_never_reach_the_list_below(home: Home) -> None:
    async with home.open() as pilot:
        before = home.bytes()
        await go_to(pilot, 1)
        await settled(pilot, "E")
        await type_in(pilot, "x")
        await settled(pilot, "space", "x", "h", "e", "escape")
        assert home.bytes() == before
