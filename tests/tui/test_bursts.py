"""Keys that come together, as a held key, a lagging line or a paste make them: no page closes twice, no word is lost.

The second key follows the first after k turns of the loop, for every k at which something may still be under way.
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import product
from typing import Any, ClassVar

import pytest
from practices import CANARY, drafts, made, show
from reflecting import holding, settled
from screens import NOW, Home, text, type_in, uid, until
from textual import events
from textual.binding import Binding, BindingType
from textual.keys import _character_to_key
from textual.pilot import Pilot

from troth.domain.actions.reflecting import note as written
from troth.domain.entries import entry
from troth.drawing.bars import Key
from troth.tui.journal.entry_form import EntryForm
from troth.tui.journal.note_form import NoteForm
from troth.tui.kit.ask import Ask, Validation
from troth.tui.kit.choose import ChooseKey
from troth.tui.kit.reader import Reader
from troth.tui.messages import Do
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen

Prepare = Callable[[Pilot[Any]], Awaitable[None]]

TURNS = (0, 3)
FIRST = ("enter", "tab", "ctrl+s")
SECOND = ("escape", "ctrl+q", "1", "tab", "enter")


@pytest.fixture(params=[TURNS, pytest.param(tuple(range(25)), marks=pytest.mark.trial)], ids=["few", "all"])
def sweep(request: pytest.FixtureRequest) -> tuple[int, ...]:
    """So many turns of the loop lie between the keys."""
    given: tuple[int, ...] = request.param
    return given


def post(app: Any, key: str) -> None:
    """Press a key and wait for nothing."""
    event = events.Key(_character_to_key(key) if len(key) == 1 else key, key if len(key) == 1 else None)
    event.set_sender(app)
    app._driver.process_message(event)


async def burst(pilot: Pilot[Any], first: str, turns: int, second: str) -> None:
    """Two keys, so many turns of the loop apart; several may be the first, with blanks between them."""
    for key in first.split():
        post(pilot.app, key)
    for _ in range(turns):
        await asyncio.sleep(0)
    post(pilot.app, second)
    await pilot.pause()
    await pilot.pause()


class Page(Reader):
    """A page below, which no key closes that was meant for the one above."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,1,3,r,enter,tab", "stand", show=False)]

    def action_stand(self) -> None:
        """Stay."""

    def lines(self) -> list[Any]:
        return []


async def on_a_page(pilot: Pilot[Any]) -> list[Any]:
    """Open a page to stand on; it is not the last one of the stack."""
    await pilot.app.push_screen(Page())
    return []


async def runner(pilot: Pilot[Any]) -> None:
    await show(pilot, made({"type": "lines"}, {"type": "text"}))
    await type_in(pilot, CANARY)


async def note(pilot: Pilot[Any]) -> None:
    app: Any = pilot.app
    await app.push_screen(NoteForm(app.context, app.book))
    await type_in(pilot, CANARY)


async def changes(pilot: Pilot[Any]) -> None:
    """Open the form over an entry of the journal."""
    app: Any = pilot.app
    app.do(Do(written("As it was", NOW, uid())))
    await app.push_screen(EntryForm(app.context, app.book, entry(app.book, 1)))
    await pilot.pause()


async def promise(pilot: Pilot[Any]) -> None:
    """Open the form of a promise that has its first word."""
    await settled(pilot, "1", "n")
    await type_in(pilot, CANARY)
    await settled(pilot, "tab")


async def gate(pilot: Pilot[Any]) -> None:
    app: Any = pilot.app
    app.practices.open("E12")
    await until(pilot, lambda: isinstance(app.screen, Gate))


STEPS = {
    "lines": {"type": "lines", "labels": ["One", "Two"]},
    "text": {"type": "text"},
    "compose": {"type": "compose", "slots": [{"id": "a", "prompt": "A"}], "sentence": "I {a}."},
    "share": {"type": "make_share"},
}


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("prepare", [runner, note], ids=["runner", "note"])
async def test_two_keys_lose_no_word(
    fresh: Home, sweep: tuple[int, ...], prepare: Prepare, first: str, second: str
) -> None:
    for turns in sweep:
        home = Home(fresh.path.parent.parent / str(turns) / "troth.json")
        async with home.open() as pilot:
            await prepare(pilot)
            await burst(pilot, first, turns, second)
            shown = [area.text for area in pilot.app.screen.query("TextArea")]  # type: ignore[attr-defined]
            await pilot.press("ctrl+q")
        assert pilot.app._exception is None
        on_disk = [words for draft in drafts(home) for given in draft.answers.values() for words in given]
        journal = [
            words
            for each in home.book().source.outlines()
            for answer in entry(home.book(), each.number).answers
            for words in answer.values
        ]
        found = [words for words in (*on_disk, *journal) if CANARY in words]
        assert found, (turns, shown)
        assert len(journal) < 2
        assert holding(home, CANARY)


@pytest.mark.parametrize("last", ["tab", "enter", "shift+tab"])
@pytest.mark.parametrize("kind", STEPS)
async def test_letters_before_a_key_are_in_the_answer(
    fresh: Home, sweep: tuple[int, ...], kind: str, last: str
) -> None:
    for turns in sweep:
        home = Home(fresh.path.parent.parent / str(turns) / "troth.json")
        async with home.open() as pilot:
            await show(pilot, made({"type": "read"}, STEPS[kind], {"type": "text"}))
            await settled(pilot, "tab", *(["down"] if kind == "share" else []))
            await burst(pilot, "x y z w", turns, last)
            await pilot.press("ctrl+q")
        assert "xyzw" in str(drafts(home)), turns


@pytest.mark.parametrize("prepare", [note, changes, promise])
async def test_letters_before_ctrl_s_are_kept(fresh: Home, sweep: tuple[int, ...], prepare: Prepare) -> None:
    for turns in sweep:
        home = Home(fresh.path.parent.parent / str(turns) / "troth.json")
        async with home.open() as pilot:
            await prepare(pilot)
            await burst(pilot, "x y z w", turns, "ctrl+s")
            assert len(pilot.app.screen_stack) == 1
        assert "xyzw" in home.path.read_text(), turns
        assert drafts(home) == ()


AT_A_GATE = (*FIRST, "3", "escape")
STAY = [key for key in SECOND if key != "ctrl+q"]


async def test_two_keys_at_a_gate_close_it_once(fresh: Home, sweep: tuple[int, ...]) -> None:
    async with fresh.open() as pilot:
        app: Any = pilot.app
        await on_a_page(pilot)
        for first, second, turns in product(AT_A_GATE, STAY, sweep):
            await gate(pilot)
            await burst(pilot, first, turns, second)
            assert isinstance(app.screen_stack[1], Page), (first, second, turns)
            while len(app.screen_stack) > 2:
                app.pop_screen()
                await pilot.pause()


@pytest.mark.parametrize("first", AT_A_GATE)
async def test_a_key_at_a_gate_and_leaving_leave(fresh: Home, first: str) -> None:
    async with fresh.open() as pilot:
        await on_a_page(pilot)
        await gate(pilot)
        await burst(pilot, first, 0, "ctrl+q")
    assert pilot.app._exception is None and pilot.app._exit


@pytest.mark.parametrize("asked", ["ask", "choose"])
async def test_two_keys_at_a_question_answer_it_once(fresh: Home, sweep: tuple[int, ...], asked: str) -> None:
    heard: list[Any] = []

    def question() -> Any:
        if asked == "ask":
            return Ask("What?", lambda text: Validation(True, ""), text="words")
        return ChooseKey("Which?", [Key("r", "right"), Key("1", "one")])

    async with fresh.open() as pilot:
        app: Any = pilot.app
        await on_a_page(pilot)
        firsts = ("enter", "tab", "r", "escape")
        for turns, keys in product(sweep, (*product(firsts, STAY), *((first, first) for first in firsts))):
            heard.clear()
            await app.push_screen(question(), heard.append)
            await burst(pilot, keys[0], turns, keys[1])
            if isinstance(app.screen, Ask | ChooseKey):
                app.screen.dismiss(None)
                await pilot.pause()
            assert len(heard) == 1, (turns, keys, heard)
            assert isinstance(app.screen, Page), (turns, keys)


async def test_a_form_that_is_saved_twice_makes_one(fresh: Home, sweep: tuple[int, ...]) -> None:
    for turns in sweep:
        async with fresh.open() as pilot:
            await note(pilot)
            await burst(pilot, "ctrl+s", turns, "ctrl+s")
        assert pilot.app._exception is None
        assert len(list(fresh.book().source.outlines())) == 1 + sweep.index(turns)


async def test_a_practice_that_is_opened_twice_opens_once(fresh: Home, sweep: tuple[int, ...]) -> None:
    async with fresh.open() as pilot:
        app: Any = pilot.app
        await settled(pilot, "3", "down", "down", "down")
        for turns in sweep:
            await burst(pilot, "enter", turns, "enter")
            assert len(app.screen_stack) == 2, turns
            while len(app.screen_stack) > 1:
                app.pop_screen()
                await pilot.pause()


@pytest.mark.parametrize("name", ["E10", "E12", ""])
async def test_no_key_meets_a_page_that_does_not_stand_yet(
    fresh: Home, sweep: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    show_step = RunScreen.on_mount

    async def slowly(self: RunScreen) -> None:
        await asyncio.sleep(0.01)
        await show_step(self)

    monkeypatch.setattr(RunScreen, "on_mount", slowly)
    async with fresh.open() as pilot:
        app: Any = pilot.app
        await note(pilot)
        await pilot.press("escape")
        await pilot.pause()
        (draft,) = drafts(fresh)
        for second, turns in product(("tab", "escape", "enter", "1", "pagedown", "space", "ctrl+s"), sweep):
            app.practices.open(name, None if name else draft.uid)
            for _ in range(turns):
                await asyncio.sleep(0)
            post(app, second)
            await pilot.pause()
            while len(app.screen_stack) > 1:
                app.pop_screen()
                await pilot.pause()
            if not name and second != "ctrl+s":  # what was typed may be in it by now
                kept = {each.uid: each.answers["note"][0] for each in drafts(fresh)}
                assert kept[draft.uid].rstrip("1 ") == draft.answers["note"][0], (second, turns)


@pytest.mark.parametrize("leave", ["q", "ctrl+q"])
async def test_what_was_pressed_before_leaving_is_done(home: Home, sweep: tuple[int, ...], leave: str) -> None:
    for at, turns in enumerate(sweep):
        before = home.bytes()
        async with Home(home.path).open() as pilot:
            await burst(pilot, "h" if at % 2 else "space", turns, leave)
            await until(pilot, lambda: bool(pilot.app._exit))
        assert home.bytes() != before, turns


async def test_a_letter_before_leaving_is_in_the_draft(fresh: Home, sweep: tuple[int, ...]) -> None:
    for turns in sweep:
        home = Home(fresh.path.parent.parent / str(turns) / "troth.json")
        async with home.open() as pilot:
            await note(pilot)
            await burst(pilot, "x", turns, "ctrl+q")
            await until(pilot, lambda: bool(pilot.app._exit))
        assert [draft.answers["note"] for draft in drafts(home)] == [(CANARY + "x",)], turns


@pytest.mark.parametrize("on", ["enter", "tab"])
async def test_a_digit_and_what_leads_on_act_in_their_order(fresh: Home, on: str) -> None:
    options = [{"id": name, "label": name.upper()} for name in "abc"]
    async with fresh.open() as pilot:
        await show(pilot, made(*[{"type": "choose", "options": options, "suggest": "none"}] * 3, {"type": "text"}))
        for key in ("2", on, "3", on, "space", "down", "space", on):
            post(pilot.app, key)
        await pilot.pause()
        await pilot.pause()
        run = pilot.app.screen.run  # type: ignore[attr-defined]
        assert [run.given(f"s{n}") for n in range(3)] == [("b",), ("c",), ("a",)]
        assert run.step.id == "s3"


async def test_letters_that_come_together_are_understood_together(fresh: Home) -> None:
    words, heard = "I will ring my mother when the kettle is on and tell her about the dog", list[str]()

    def validate(text: str) -> Validation:
        heard.append(text)
        return Validation(True, f"understood: {text}")

    async with fresh.open() as pilot:
        await pilot.app.push_screen(Ask("What", validate))
        await pilot.pause()
        heard.clear()
        for letter in words:
            post(pilot.app, letter)
        await until(pilot, lambda: bool(heard) and heard[-1] == words)
        assert len(heard) < len(words) / 2, "each letter costs the whole line, and the next ones wait for it"
        assert f"understood: {words}"[:40] in text(pilot.app)
