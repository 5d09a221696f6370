"""Hostile text through every field, then on every screen: literal on disk, harmless in the terminal."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from screens import AT, NOW, SIZES, TODAY, Home, a_promise, day, fill, go_to, keys, row, text, type_in, uid, walk
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from troth.domain.actions.life import Release, Tell
from troth.domain.actions.outcomes import Keep, NotKept
from troth.domain.actions.repairing import BeginRepair
from troth.domain.follow_up import Repair
from troth.domain.quick import parse_quick
from troth.domain.records import PromiseStep
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Once
from troth.domain.text import TITLE_LIMIT, clean, clean_line, visible
from troth.store.store import Store
from troth.tui.commitments.repair_form import RepairForm
from troth.tui.kit.ask import LIMIT, Ask
from troth.tui.kit.form import Form

HOSTILE = {
    "closing tag": "[/foo]",
    "half a tag": '[x="',
    "a tag": "[red]x[/]",
    "a live link": "[@click=app.quit]x[/]",
    "an escape": "a\x1b[31mred\x1b[0m\x1b[2J",
    "the clipboard": "\x1b]52;c;aGFsbG8=\x07b",
    "c1": "c\x9b31m\x90q\x9c",
    "bidi": "\u202eevil\u202c \u2066x\u2069",
    "nul and breaks": "a\0b\tc\r\nd\re\u2028f\x85g",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family \u2764\ufe0f",
    "cjk": "日本語の約束を守る" * 9,
    "persian": "قول می\u200cدهم هر روز",
    "marks": "e\u0301\u0323" * 5 + "\u0301" * 90,
    "long": "x" * 10_000,
    "wide": "約" * 10_000,
    "a surrogate": "a\ud800b",
    "a number": "16",
    "a clause": "by by every every to to size",
    "hindi and thai": "माँ को फ़ोन करो โทรหาแม่ที่รัก " * 4,
    "flags": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 👍🏽 🇩🇪 1\ufe0f\u20e3",
    "half a flag": "a \U0001f3f4\U000e0067\U000e0062",
}


def harmless(app: Any, size: tuple[int, int]) -> None:
    for strip in app.screen._compositor.render_strips():
        assert visible(strip.text) == strip.text
        assert strip.cell_length == size[0]
        assert not any(segment.style and segment.style.link for segment in strip)


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    harmless(pilot.app, pilot.app.size)


async def put_in(pilot: Pilot[Any], turn: int) -> dict[str, str]:
    """Put hostile text, another one each turn, in every field of the form that takes any text; what stands there."""
    form = pilot.app.screen
    assert isinstance(form, Form)
    texts = list(HOSTILE.values())
    for index, (name, field) in enumerate(form._fields.items()):
        words = texts[(index + turn * 5) % len(texts)]
        if field.read is str and not field.long:
            form.query_one(f"#{name}", Input).value = words[:200]
    for area in form.query(TextArea):
        area.text = texts[(len(str(area.id)) + turn * 5) % len(texts)]
    await pilot.pause()
    harmless(pilot.app, pilot.app.size)
    areas = {str(area.id): area.text for area in form.query(TextArea)}
    return areas | {str(line.id): line.value for line in form.query(Input)}


async def test_hostile_titles_reasons_and_searches(fresh: Home) -> None:
    async with fresh.open() as pilot:
        for number, (name, words) in enumerate(HOSTILE.items(), 1):
            await settled(pilot, "n")
            await type_in(pilot, words[:LIMIT])
            harmless(pilot.app, (80, 24))
            if len(words) > TITLE_LIMIT:
                await settled(pilot, "enter")
                assert isinstance(pilot.app.screen, Ask), "too long, and that is said"
                pilot.app.screen.query_one(Input).value = words[:TITLE_LIMIT]
                await pilot.pause()
            expected = parse_quick(words[:TITLE_LIMIT], TODAY)
            await settled(pilot, "enter", *(["enter"] if expected.unread else []))
            assert fresh.promise(number).title == expected.title != ""
            if name in ("closing tag", "half a tag", "a tag", "a live link"):
                assert row(pilot.app, words)
            if number % 3 == 0:
                await settled(pilot, "t")
                await type_in(pilot, words[:TITLE_LIMIT])
                await settled(pilot, "enter")
        for key in ("m", "z"):
            await settled(pilot, key)
            for words in HOSTILE.values():
                field = pilot.app.focused
                assert isinstance(field, Input)
                field.value = words[:LIMIT]
                await pilot.pause()
                harmless(pilot.app, (80, 24))
            await settled(pilot, "enter")
            assert isinstance(pilot.app.screen, Ask), "not understood"
            await settled(pilot, "escape")
        told = [update.how for made in fresh.book().commitments() for update in fresh.book().updates(made.number)]
        assert told == [clean_line(words[:TITLE_LIMIT]) for words in list(HOSTILE.values())[2::3]]
        await settled(pilot, "slash")
        for words in HOSTILE.values():
            field = pilot.app.focused
            assert isinstance(field, Input)
            field.value = words[:200]
            await pilot.pause()
            harmless(pilot.app, (80, 24))


async def test_hostile_text_in_every_field_of_a_promise(fresh: Home) -> None:
    fresh.store.do(a_promise("Walk", Once(TODAY)), AT)
    async with fresh.open() as pilot:
        for turn in range(4):
            await settled(pilot, "E")
            put = await put_in(pilot, turn)
            await settled(pilot, "ctrl+s")
            assert not isinstance(pilot.app.screen, Form)
            made = fresh.promise(1)
            for field in ("title", "why", "cue", "then", "obstacle", "plan_b", "smallest"):
                assert getattr(made, field) == clean_line(put[field])
            assert made.note == clean(put["note"])
            steps = [clean_line(line) for line in put["steps"].splitlines()]
            assert [step.text for step in made.steps] == [line for line in steps if line]


async def test_hostile_text_in_every_field_of_a_repair(fresh: Home) -> None:
    fresh.store.do(a_promise("Walk", Once(TODAY)), AT)
    async with fresh.open() as pilot:
        await settled(pilot, "x", "l")
        for turn in range(4):
            await settled(pilot, "r")
            assert isinstance(pilot.app.screen, RepairForm)
            put = await put_in(pilot, turn)
            await settled(pilot, "ctrl+s")
            (repair,) = fresh.book().repairs(1)
            for field in ("responsibility", "amends", "explanation", "regret", "change"):
                assert getattr(repair, field) == clean(put[field])
            before = fresh.bytes()
            await settled(pilot, "r", "ctrl+s")
            assert fresh.bytes() == before, "saved again as it was"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which every text of every record is hostile."""
    path = tmp_path_factory.mktemp("hostile") / "data" / "troth.json"
    store = Store(str(path))
    for number, words in enumerate(HOSTILE.values(), 1):
        words = words[:TITLE_LIMIT]
        texts = dict.fromkeys(("why", "note", "cue", "then", "obstacle", "plan_b", "smallest"), words)
        walk(
            store,
            a_promise(words, OnCue(words[:200]) if number % 3 else Once(TODAY), **texts, steps=(PromiseStep(words),)),
            Tell(number, NOW, uid(), words, words),
            NotKept(number, TODAY, NOW),
            BeginRepair(Repair(0, uid(), AT, number, TODAY, words, words, explanation=words), NOW),
        )
        if not number % 4:
            walk(store, Release(number, NOW, words))
    assert store.problems() == []
    return path


@pytest.mark.parametrize("size", [(80, 24), (24, 8)])
async def test_hostile_text_on_every_screen(hostile: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path / "troth.json")
    shutil.copy(hostile, home.path)
    async with home.open(size, ascii=size == (24, 8)) as pilot:
        for key in keys("v v v v 3 1 question_mark escape G"):
            await settled(pilot, key)
        for number in range(1, len(HOSTILE) + 1):
            if number % 4:
                await go_to(pilot, number)
                await pilot.pause(0.16 if number % 3 == 0 else 0)
                harmless(pilot.app, size)
        for number in (6, 15):
            await go_to(pilot, number)
            for key in keys("enter G E escape r escape escape x escape"):
                await settled(pilot, key)


KEYS = keys(
    "space x h e o t m r z L R E A n v slash enter j k g G up down left right pagedown pageup tab shift+tab u ctrl+r "
    "escape escape escape question_mark f1 ctrl+p 1 3 ctrl+s a 7 plus f d backspace home end ctrl+c ctrl+a delete y l"
)


@pytest.mark.parametrize("seed", [1, 2])
async def test_any_keys_in_any_order_leave_a_running_app_and_a_sound_file(home: Home, seed: int) -> None:
    generator = random.Random(seed)
    pressed: list[str] = []
    async with home.open(generator.choice(SIZES)) as pilot:
        for _ in range(60):
            pressed.append(generator.choice(KEYS))
            await pilot.press(pressed[-1])
            if generator.random() < 0.03:
                await pilot.resize_terminal(*generator.choice(SIZES))
            if generator.random() < 0.03:
                home.other().do(Keep(1, day(-generator.randrange(5)), NOW), AT)
            assert pilot.app._exception is None, pressed
            assert not pilot.app._exit, pressed
        await pilot.pause()
        harmless(pilot.app, pilot.app.size)
    assert home.other().problems() == []


async def test_a_title_that_looks_like_a_number_or_a_key_is_only_a_title(fresh: Home) -> None:
    async with fresh.open() as pilot:
        titles = ["space", "1", "#promises", "../../etc/passwd"]
        for words in titles:
            await settled(pilot, "n")
            await type_in(pilot, words)
            await settled(pilot, "enter")
        assert [promise.title for promise in fresh.book().commitments()] == titles
        assert "../../etc/passwd" in text(pilot.app)


def test_the_filled_file_is_sound(tmp_path: Any) -> None:
    store = Store(str(tmp_path / "data" / "troth.json"))
    fill(store)
    assert store.problems() == []
    assert uid() != uid()
