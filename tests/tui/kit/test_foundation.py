"""The widgets every tab stands on: what they draw, how little of it, and what they never let through."""

import random
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import ClassVar

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.color import Color
from textual.geometry import Offset, Region
from textual.widgets import Label, Static

from troth import resources
from troth.domain.text import visible
from troth.drawing.bars import Key, Tab
from troth.drawing.lines import GAP, Line, Row, Span, cells, fit, reach
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet, TabBar
from troth.tui.kit.sanitize import Sanitizer, plain
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList

pytestmark = pytest.mark.asyncio

HOSTILE = (
    "[/foo]",
    '[x="',
    "[red]x[/]",
    "[@click=app.quit]x[/]",
    "\\[b]",
    "\x1b[31mred\x1b[0m\x1b[2J",
    "\x1b]52;c;aGFsbG8=\x07",
    "\x9b31m\x90q\x9c",
    "\u202eevil\u202c \u2066x\u2069",
    "a\0b\tc\r\nd",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family \u2764\ufe0f",
    "\u65e5\u672c\u8a9e\u306e\u7d04\u675f\u3092\u5b88\u308b",
    "e\u0301\u0323" * 5 + "\u0301" * 300,
    "\ud800 lone",
    "x" * 10_000,
    "\u65e5" * 10_000,
    "\u0301" * 10_000,
    "",
)
TABS = (Tab("Commitments", "Today"), Tab("Boundaries"), Tab("Reflection"), Tab("Journey"))
KEYS = tuple(
    Key(*pair.split(":"))
    for pair in "space:kept x:not\u00a0kept e:excused n:new enter:open /:find ?:help".replace(" ", "|").split("|")
)


class Stage(BaseApp):
    """Every widget of the foundation on one screen."""

    CSS_PATH: ClassVar = [resources.sheets()[0]]

    def compose(self) -> ComposeResult:
        """The frame around a list and a sheet."""
        yield TabBar(TABS, 0, "Mon 23 Nov")
        yield SheetList(_rows(30), id="list")
        yield Sheet([(Span("one"),), (Span("two"),)], id="sheet")
        yield Static(plain("[/foo]"), id="static")
        yield Label(plain("\x1b[2J"), id="label")
        yield Quiet()
        yield Keys(KEYS)


def _rows(count: int, done: int = -1, title: str = "Call my mother together") -> list[Row]:
    rows = [Row(None, (Span("Today", "strong"), GAP, Span("2 of 5", "muted")))]
    for number in range(count):
        glyph = "\u25cf" if number == done else "\u25cb"
        rows.append(Row(number, (Span(f"{glyph} {number:3} {title}"), GAP, Span("today", "muted"))))
    return rows


def _key(sheet: SheetList) -> object:
    return sheet.key


def _drawn(app: BaseApp) -> Iterator[str]:
    for strip in app.screen._compositor.render_strips():
        yield strip.text


def _text(app: BaseApp) -> str:
    return "\n".join(_drawn(app))


def _count_regions(widget: Sheet, monkeypatch: pytest.MonkeyPatch) -> list[Region | None]:
    seen: list[Region | None] = []
    refresh = widget.refresh

    def counted(*regions: Region, **options: bool) -> Sheet:
        seen.extend(regions or [None])
        return refresh(*regions, **options)

    monkeypatch.setattr(widget, "refresh", counted)
    return seen


async def test_a_line_is_fitted_to_its_width_whatever_it_holds() -> None:
    generator = random.Random(7)
    for _ in range(600):
        line = tuple(
            generator.choice((GAP, Span(generator.choice(HOSTILE), generator.choice(("", "muted")))))
            for _ in range(generator.randint(0, 5))
        )
        if line.count(GAP) > 1:
            continue
        width = generator.randint(0, 60)
        fitted = fit(line, width)
        assert cells(fitted) == width, (line, width)
        text = "".join(span.text for span in fitted)
        assert visible(text) == text
        assert all(one.tone != other.tone for one, other in pairwise(fitted))


async def test_a_line_is_cut_with_a_sign_and_keeps_what_stands_at_the_right() -> None:
    assert fit((Span("a long title"), GAP, Span("today", "muted")), 12) == (
        Span("a lon\u2026 "),
        Span("today", "muted"),
    )
    assert fit((Span("a long title"),), 6, "...") == (Span("a l..."),)
    assert fit((Span("\u65e5\u672c\u8a9e"),), 4) == (Span("\u65e5\u2026 "),)


async def test_reach_ends_at_the_last_cell_that_differs() -> None:
    before = fit((Span("\u25cb one"), GAP, Span("x", "muted")), 20)
    assert reach(before, before) == 0
    assert reach(before, fit((Span("\u25cf one"), GAP, Span("x", "muted")), 20)) == 1
    assert reach(before, fit((Span("\u25cb one"), GAP, Span("y", "muted")), 20)) == 20
    assert reach(fit((Span("a\u65e5\u672c"),), 9), fit((Span("b\u65e5\u672c"),), 9)) == 1
    family = "\U0001f468\u200d\U0001f469"
    assert reach(fit((Span("\U0001f467\u200d\U0001f469"),), 9), fit((Span(family),), 9)) >= 2


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 8), (3, 8)])
async def test_no_text_breaks_a_widget_or_reaches_the_terminal_raw(size: tuple[int, int]) -> None:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        for text in HOSTILE:
            app.query_one(TabBar).show_tabs([Tab(text, text)] * 3, 1, text)
            app.query_one(SheetList).show_rows([Row(None, (Span(text, "muted"),)), *_rows(3, title=text)])
            app.query_one("#sheet", Sheet).show([(Span(text), GAP, Span(text, "accent"))])
            app.query_one("#static", Static).update(plain(text))
            app.query_one("#label", Label).update(plain(text))
            app.query_one(Keys).show_keys([Key("x", text), Key(text[:4], "help")])
            app.show_message(text)
            app.notify(text, markup=False)
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                assert visible(strip.text) == strip.text
                assert strip.cell_length == size[0]
        app.clear_notifications()


async def test_the_wall_cleans_what_any_widget_drew_and_keeps_its_cells() -> None:
    wall, black = Sanitizer(), Color(0, 0, 0)
    fine = [Segment("plain \u25cf text", Style(bold=True)), Segment("\x1b[2J", None, [(1,)])]  # type: ignore[list-item]
    assert wall.apply(fine, black) is fine
    for text in HOSTILE:
        cleaned = wall.apply([Segment(text)], black)[0].text
        assert visible(cleaned) == cleaned
        assert cell_len(cleaned) == cell_len("".join(c if visible(c) == c else "?" * cell_len(c) for c in text))
    assert wall.apply([Segment("x", Style(link="file:///etc"))], black)[0].style.link is None  # type: ignore[union-attr]
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one("#static", Static).update(plain("a\x1b[2J\u202eb", keep="\x1b\u202e"))
        await pilot.pause()
        assert "a[2Jb" in _text(app)


async def test_markup_is_shown_as_it_was_typed() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(SheetList).show_rows([Row(1, (Span("[@click=app.quit]x[/]"),))])
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in _text(app)
        assert "[/foo]" in _text(app)


@pytest.mark.usefixtures("painted")
async def test_only_what_changed_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = app.query_one(SheetList)
        seen = _count_regions(sheet, monkeypatch)
        sheet.show_rows(_rows(30))
        assert seen == []
        sheet.show_rows(_rows(30, done=4))
        assert seen == [Region(0, 5, 2, 1)]
        await pilot.pause()
        seen.clear()
        await pilot.press("j")
        assert sorted(region for region in seen if region) == [Region(0, 1, 80, 1), Region(0, 2, 80, 1)]
        seen.clear()
        sheet.show_rows(_rows(30, done=29))
        assert seen == [Region(0, 5, 2, 1)], "a row out of view costs nothing"


async def test_of_thousands_of_rows_those_in_view_are_drawn() -> None:
    drawn: set[int] = set()

    def line(number: int) -> Line:
        drawn.add(number)
        return (Span(f"tea {number}"),)

    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = app.query_one(SheetList)
        for _ in range(2):
            sheet.show_rows([Row(number, partial(line, number)) for number in range(5_000)])
            await pilot.pause()
            await pilot.press("j", "pagedown", "k")
        assert f"tea {_key(sheet)}" in _text(app) and len(drawn) < 90
        await pilot.press("G")
        assert "tea 4999" in _text(app) and len(drawn) < 120


async def test_the_cursor_keeps_its_key_and_skips_headings() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = app.query_one(SheetList)
        assert app.focused is sheet
        assert _key(sheet) == 0
        await pilot.press("j", "down", "j", "k")
        assert _key(sheet) == 2
        sheet.show_rows([Row(None, ()), Row(9, (Span("new"),)), *_rows(30)])
        assert _key(sheet) == 2
        sheet.show_rows([Row(None, ())])
        assert sheet.key is None
        await pilot.press("j", "k", "g", "G", "pagedown", "pageup", "enter")
        sheet.show_rows([])
        await pilot.press("j", "k", "g", "G", "pagedown", "pageup", "enter")
        sheet.show_rows(_rows(30))
        assert _key(sheet) == 2
        assert sheet.move_to(7)
        assert not sheet.move_to(700)
        assert _key(sheet) == 7


async def test_where_its_record_is_gone_the_cursor_stands_on_no_row_until_it_is_moved() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = app.query_one(SheetList)
        sheet.move_to(7)
        sheet.show_rows([row for row in _rows(30) if row.key != 7])
        await pilot.press("enter")
        await pilot.pause()
        assert sheet.key is None
        assert not any(line.startswith("\u258c") for line in _drawn(app))
        await pilot.press("j")
        await pilot.pause()
        assert sheet.key == 8
        assert any(line.startswith("\u258c") for line in _drawn(app))


async def test_the_cursor_stays_in_view_and_the_terminal_cursor_follows() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = app.query_one(SheetList)
        for key in ("j",) * 31 + ("k",) * 12 + ("G", "g", "pagedown", "pagedown", "pageup", "end", "home"):
            await pilot.press(key)
            await pilot.pause()
            at = list(_drawn(app))
            row = next(y for y, text in enumerate(at) if text.startswith("\u258c"))
            assert at[row][3:6] == f"{sheet.key:3}"
            assert app.cursor_position == Offset(0, row)
        await pilot.resize_terminal(60, 12)
        await pilot.press("G")
        await pilot.pause()
        assert sum(text.startswith("\u258c") for text in _drawn(app)) == 1
        assert sum(text.rstrip().endswith("\u2191 that is all") for text in _drawn(app)) == 1
        await pilot.press("g")
        await pilot.pause()
        rows = sum("Call my mother" in text for text in _drawn(app))
        assert f" \u2193 {30 - rows} more" in _text(app)


async def test_messages_name_the_key() -> None:
    heard: list[tuple[str, object]] = []

    class Hearing(Stage):
        def on_sheet_list_highlighted(self, message: SheetList.Highlighted) -> None:
            heard.append(("at", message.key))

        def on_sheet_list_chosen(self, message: SheetList.Chosen) -> None:
            heard.append(("chosen", message.key))
            assert message.control.id == "list"

        def on_tab_bar_clicked(self, message: TabBar.Clicked) -> None:
            heard.append(("tab", message.index))

        def on_keys_pressed(self, message: Keys.Pressed) -> None:
            heard.append(("key", message.key))

    app = Hearing()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "enter")
        await pilot.click(SheetList, offset=(5, 4))
        await pilot.click(SheetList, offset=(5, 5), times=2)
        await pilot.click(TabBar, offset=(30, 0))
        await pilot.click(Keys, offset=(16, 0))
        await pilot.pause()
        assert heard == [
            ("at", 1), ("chosen", 1), ("at", 3), ("at", 4), ("chosen", 4), ("tab", 1), ("key", "x"),
        ]  # fmt: skip


def _named(line: Iterable[Span]) -> list[str]:
    """The keys of a footer: they stand in ink."""
    return [span.text for span in line if not span.tone and span.text.strip()]


async def test_the_frame_shortens_on_narrow_screens() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        wide = list(_drawn(app))
        assert wide[0].rstrip() == " troth   1 Commitments  2 Boundaries  3 Reflection  4 Journey        Mon 23 Nov"
        assert wide[-1].split()[-2:] == ["?", "help"]
        assert "find" in wide[-1]
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        narrow = list(_drawn(app))
        assert narrow[0].split() == [
            "1",
            "Today",
            "2",
            "Boundaries",
            "3",
            "Reflection",
            "4",
            "Journey",
            "Mon",
            "23",
            "Nov",
        ]
        keys = app.query_one(Keys)
        assert _named(keys.line_at(0, 60)) == ["space", "x", "e", "n", "?"]
        assert _named(keys.line_at(0, 12)) == ["?"]
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert next(_drawn(app)).split() == ["1", "Today", "2", "3", "4", "Mon", "23", "Nov"]


async def test_the_quiet_line_stays_until_the_next_key() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.show_message("Kept: walk together. u takes it back.")
        await pilot.pause()
        assert "Kept: walk together." in _text(app)
        await pilot.press("j")
        assert app.query_one(Quiet).text == ""
        await pilot.press("ctrl+c")
        assert "ctrl+q leaves" in app.query_one(Quiet).text


async def test_ascii_draws_no_glyph_of_ours() -> None:
    app = Stage(ascii=True)
    async with app.run_test(size=(80, 12)) as pilot:
        app.query_one(SheetList).show_rows([Row(n, (Span("x" * 200),)) for n in range(40)])
        app.query_one("#static", Static).update("")
        app.query_one("#label", Label).update("")
        await pilot.press("G")
        await pilot.pause()
        assert _text(app).replace("\u00a0", " ").isascii()
        assert ">xxx" in _text(app)
