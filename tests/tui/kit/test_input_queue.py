"""Input comes in its order, and only to what stands in front: whatever is pressed before a page is composed waits."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from screens import Home, go_to, text, until
from test_bursts import post
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from troth.tui.app.palette import Palette
from troth.tui.commitments.promise_form import PromiseForm
from troth.tui.commitments.promise_page import PromisePage
from troth.tui.journal.note_form import NoteForm
from troth.tui.kit import input_queue
from troth.tui.kit.ask import Ask
from troth.tui.kit.input_queue import InputQueue
from troth.tui.kit.sheet_list import SheetList

TURNS = (0, 1, 2, 5, 13)


async def breath(pilot: Pilot[Any], *keys: str, turns: int = 0) -> None:
    """Press keys in one breath, so many turns of the loop apart, and wait until all of it has come about."""
    for key in keys:
        post(pilot.app, key)
        for _ in range(turns):
            await asyncio.sleep(0)
    await pilot.pause()
    await pilot.pause()


def click(app: Any, x: int, y: int) -> None:
    """Press and let go of the first button."""
    for kind in (events.MouseDown, events.MouseUp):
        app._driver.process_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y, None))


@pytest.mark.parametrize("turns", TURNS)
@pytest.mark.parametrize("tab", ["2", "3", "4"])
async def test_a_key_after_a_tab_does_not_act_on_the_tab_that_was_left(home: Home, tab: str, turns: int) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        before = home.bytes()
        await breath(pilot, tab, "space", turns=turns)
        assert home.bytes() == before
        assert pilot.app.focused is None or pilot.app.focused.screen is pilot.app.screen


@pytest.mark.parametrize("turns", TURNS)
async def test_n_in_the_tab_just_opened_is_that_tabs_own(home: Home, turns: int) -> None:
    async with home.open() as pilot:
        await breath(pilot, "3", "n", turns=turns)
        assert "I promise to" not in text(pilot.app)
        assert isinstance(pilot.app.screen, NoteForm) or "A note" in text(pilot.app)


async def test_a_tab_opened_twelve_times_at_once_stands(home: Home) -> None:
    async with home.open() as pilot:
        await breath(pilot, *"3" * 12, "1", *"3" * 12)
        assert "Reflection" in text(pilot.app) and pilot.app.is_running
        assert pilot.app.focused is not None and pilot.app.focused.region.height > 0


async def test_keys_pressed_over_pages_that_are_not_composed_yet(home: Home) -> None:
    async with home.open() as pilot:
        await breath(pilot, "p", "p", "enter", "k", "3", "enter", "escape", "1", "enter", "j", "escape")
        assert pilot.app.is_running
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("turns", TURNS)
async def test_letters_and_bound_keys_keep_their_order(home: Home, turns: int) -> None:
    async with home.open() as pilot:
        number = home.book().next_number("commitments")
        await breath(pilot, "n", *"Call mum", "enter", "x", turns=turns)
        assert home.promise(number).title == "Call mum"
        assert not isinstance(pilot.app.screen, Ask)


async def test_backspace_takes_away_the_letter_before_it(home: Home) -> None:
    async with home.open() as pilot:
        await breath(pilot, "3", "n", *"next li", "backspace", "backspace", *"line", "ctrl+s")
        (entry,) = home.book().source.outlines()
        assert home.book().source.get("reflections", entry.number).answers[0].values == ("next line",)  # type: ignore[union-attr]


async def test_five_enters_open_a_page_once(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        opened: list[Any] = []
        push = pilot.app.push_screen
        pilot.app.push_screen = lambda screen, *more, **rest: (opened.append(screen), push(screen, *more, **rest))[1]  # type: ignore[method-assign,assignment]
        await breath(pilot, *["enter"] * 5)
        assert [type(each) for each in opened] == [PromisePage] * 3
        assert sum(isinstance(screen, PromisePage) for screen in pilot.app.screen_stack) == 1


@pytest.mark.parametrize("turns", TURNS)
async def test_the_palette_closes_once_and_the_form_below_keeps_its_words(home: Home, turns: int) -> None:
    async with home.open() as pilot:
        await breath(pilot, "n", *"Sing", "tab", *"along")
        form = pilot.app.screen
        assert isinstance(form, PromiseForm)
        await breath(pilot, "ctrl+p", *"help from", "enter", "enter", turns=turns)
        assert pilot.app.is_running and form in pilot.app.screen_stack
        assert not any(isinstance(screen, Palette) for screen in pilot.app.screen_stack)
        assert form.texts()["title"] == "Singalong"


async def test_a_covered_page_whose_record_went_stands_a_resize(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("n", *"Sing", "enter")
        await pilot.press("enter", "question_mark")
        home.other().undo(0)
        pilot.app._look()  # type: ignore[attr-defined]
        await pilot.resize_terminal(60, 20)
        await pilot.resize_terminal(120, 36)
        assert pilot.app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_a_click_reaches_what_is_there_when_its_turn_comes(home: Home) -> None:
    async with home.open() as pilot:
        sheet = pilot.app.query_one(SheetList)
        x, y = sheet.region.x + 4, sheet.region.y + 4
        for first in ("2", "question_mark", "slash", "escape"):
            post(pilot.app, first)
            click(pilot.app, x, y)
            click(pilot.app, x, y)
        before = home.bytes()
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.is_running and home.bytes() == before


async def test_a_paste_is_kept_once(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.press("3", "n")
        pilot.app.post_message(events.Paste("once only"))
        post(pilot.app, "exclamation_mark")
        await pilot.pause()
        assert pilot.app.screen.query_one(TextArea).text.count("once only") == 1


async def test_letters_after_escape_are_not_for_the_field_that_it_leaves(home: Home) -> None:
    async with home.open() as pilot:
        await breath(pilot, "slash", *"ask", "escape", "j", "k", turns=0)
        assert not pilot.app.screen.query("#find")
        assert pilot.app.focused is pilot.app.query_one(SheetList)


async def test_a_long_text_is_written_in_one_go(home: Home) -> None:
    words = " ".join(f"{n:03}" for n in range(150))
    async with home.open() as pilot:
        await breath(pilot, "3", "n", *words, "backspace", "9", "ctrl+s")
        (entry,) = home.book().source.outlines()
        kept: Any = home.book().source.get("reflections", entry.number)
        assert kept.answers[0].values == (words,)


async def test_what_is_typed_before_leaving_is_kept(home: Home) -> None:
    async with home.open() as pilot:
        await breath(pilot, "3", "n", *"in one breath", "ctrl+q")
    drafts = [
        path.read_text()
        for path in home.path.parent.rglob("*")
        if path.is_file() and "in one breath" in path.read_text()
    ]
    assert len(drafts) == 1


class Slow(App[None]):
    """A field around which messages are slow to be heard."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs = InputQueue(self)
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input()

    async def on_event(self, event: events.Event) -> None:
        if not self.inputs.holds(event):
            await super().on_event(event)

    async def on_input_changed(self, event: Input.Changed) -> None:
        await asyncio.sleep(0.01)
        self.heard.append(event.value)

    async def key_f5(self) -> None:
        self.heard.append("F5")


async def test_a_key_waits_until_what_the_one_before_meant_has_come_about() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        for key in ("a", "b", "f5", "c"):
            post(app, key)
        await until(pilot, lambda: len(app.heard) >= 4)
        assert app.heard == ["a", "ab", "F5", "abc"]


class Echo(Vertical):
    """A part around the field that answers each letter with a key of the app's."""

    def on_input_changed(self) -> None:
        self.app.simulate_key("f5")


class Echoing(Slow):
    """The same field within it."""

    def compose(self) -> ComposeResult:
        with Echo():
            yield Input()


async def test_a_key_that_a_part_around_the_focus_sends_reaches_the_app() -> None:
    app = Echoing()
    async with app.run_test() as pilot:
        post(app, "a")
        await until(pilot, lambda: "F5" in app.heard)


async def test_what_waits_is_delivered_and_heard_before_a_signal_ends_it() -> None:
    app = Slow()
    async with app.run_test():
        for key in "abcd":
            post(app, key)
        await asyncio.wait_for(asyncio.create_task(app.inputs.drained(5)), 60)
        assert app.query_one(Input).value == "abcd"
        assert app.heard[-1] == "abcd"


async def test_leaving_does_not_wait_for_good(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_queue, "PATIENCE", 0.05)
    never = asyncio.Event()
    async with home.open() as pilot:
        pilot.app.screen.call_later(never.wait)
        for key in ("j", "k", "ctrl+q"):
            post(pilot.app, key)
        for _ in range(100):
            if not pilot.app.is_running or pilot.app._exit:
                break
            await asyncio.sleep(0.02)
        assert pilot.app._exit
        never.set()


async def test_input_is_delivered_though_something_never_comes_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_queue, "BOUND", 0.05)
    app = Slow()
    async with app.run_test():
        never = asyncio.Event()
        app.query_one(Vertical).call_later(never.wait)
        for key in ("a", "b"):
            post(app, key)
        async with asyncio.timeout(20):
            while app.query_one(Input).value != "ab":
                await asyncio.sleep(0.05)
        never.set()


@pytest.mark.parametrize(
    "node",
    [lambda app: app.query_one(Vertical), lambda app: app.screen, lambda app: app],
    ids=["part", "screen", "app"],
)
async def test_hearing_out_waits_for_what_waits_there(node: Callable[[Any], Any]) -> None:
    app = Slow()
    async with app.run_test():
        done: list[int] = []
        node(app).call_later(done.append, 1)
        await asyncio.create_task(input_queue.handled(node(app)))
        assert done == [1]


async def test_what_is_closed_hears_nothing_and_is_not_waited_for() -> None:
    app = Slow()
    async with app.run_test():
        gone = app.query_one(Input)
        await gone.remove()
        await asyncio.wait_for(input_queue.handled(gone), 60)
        await asyncio.wait_for(input_queue.refreshed(gone), 60)


async def test_letters_that_do_not_print_by_themselves_are_written(home: Home) -> None:
    words = "می\u200cخواهم क्\u200dष a\u3000b \U0001f3f4\U000e0067\U000e0062\U000e007f"
    async with home.open() as pilot:
        await breath(pilot, "n")
        for letter in words:
            pilot.app.post_message(events.Key(letter, letter))
        await pilot.pause()
        assert isinstance(pilot.app.focused, Input) and pilot.app.focused.value == words


async def test_a_fault_in_the_line_ends_the_app_and_leaves_none_that_hears_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: InputQueue) -> None:
        raise RuntimeError("of its own")

    with pytest.raises(RuntimeError, match="of its own"):
        async with home.open() as pilot:
            monkeypatch.setattr(InputQueue, "_pass", broken)
            post(pilot.app, "j")
            await until(pilot, lambda: not pilot.app.is_running)
