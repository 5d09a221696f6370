"""What the app sends, played on a small terminal, shows what the compositor meant, and nothing is sent twice."""

import random
import time
from typing import Any

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from screens import PATIENCE
from small_terminal import SmallTerminal
from test_foundation import Stage, _rows
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from troth.drawing.lines import Row, Span
from troth.tui.kit.output_diff import DiffedUpdate, _codes
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList

pytestmark = pytest.mark.asyncio


class Watched(Stage):
    """The stage, with its output played on a small terminal."""

    def __init__(self) -> None:
        self.terminal = SmallTerminal()
        self.sent = 0
        super().__init__()

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count and self._running:
            text = DiffedUpdate(renderable, self.wire).render_segments(self.console)
            self.sent += len(text)
            self.terminal.feed(text)
        super()._display(screen, renderable)


class Asking(ModalScreen[None]):
    CSS = "Asking { align: center middle; } Asking > * { width: 30; height: 3; }"

    def compose(self) -> ComposeResult:
        yield Input("text", id="input")
        yield OptionList("one", "two", "three")


def _meant(app: Watched) -> SmallTerminal:
    meant = SmallTerminal()
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            on, ink, ground = _codes(style or Style(), app.console._color_system or ColorSystem.TRUECOLOR)
            meant.draw(y, x, text, (frozenset(filter(None, on.split(";"))), ink, ground))
            x += cell_len(text)
    return meant


@pytest.mark.usefixtures("painted")
async def test_what_is_sent_shows_what_was_meant() -> None:
    generator = random.Random(11)
    app = Watched()
    size = (80, 24)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for step in range(90):
            choice = generator.randrange(9)
            if choice <= 2 and len(app.screen_stack) == 1:
                await pilot.press(generator.choice("jkgG"))
            elif choice == 3:
                rows = _rows(
                    generator.randint(0, 40),
                    generator.randint(0, 9),
                    generator.choice(("a", "\u65e5\u672c", "long" * 9)),
                )
                app.screen_stack[0].query_one(SheetList).show_rows([*rows, Row(99, (Span("last", "warm"),))])
            elif choice == 4:
                app.show_message(generator.choice(("Kept.", "Moved to \u65e5\u672c\u8a9e. u takes it back.", "")))
            elif choice == 5:
                app.theme = generator.choice(("troth-dark", "troth-light", "troth-contrast"))
            elif choice == 6:
                size = generator.choice(((80, 24), (60, 20), (100, 30)))
                await pilot.resize_terminal(*size)
                app.terminal.cells.clear()
                app.action_redraw()
            elif choice == 7:
                await (app.push_screen(Asking()) if len(app.screen_stack) == 1 else app.pop_screen())
            else:
                app.screen_stack[0].query_one("#sheet", Sheet).show([(Span(str(step), "accent"),)] * 9)
            await pilot.pause()
            await pilot.pause(0.02)
            end = time.monotonic() + PATIENCE
            while app.terminal.seen(size) != _meant(app).seen(size) and time.monotonic() < end:
                await pilot.pause(0.02)
            assert app.terminal.seen(size) == _meant(app).seen(size), (step, choice)


@pytest.mark.usefixtures("painted")
async def test_a_repaint_of_what_stands_there_sends_nothing() -> None:
    app = Watched()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        app.sent = 0
        app.screen.refresh()
        app.refresh(layout=True)
        await pilot.pause(0.1)
        assert app.sent == 0
        app.action_redraw()
        await pilot.pause(0.1)
        assert app.sent > 2_000
