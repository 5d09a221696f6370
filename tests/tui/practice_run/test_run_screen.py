"""The runner: each type of step by its keys, and how it looks."""

from typing import Any

import pytest
from practices import (
    THREE,
    answer,
    at,
    begin,
    drafts,
    given,
    made,
    onwards,
    press,
    runner,
    show,
)
from screens import SIZES, Home, drawn, quiet, text, type_in, until
from textual.widgets import Input, TextArea

from troth.domain.text import NOTE_LIMIT, visible
from troth.tui.app.troth_app import TrothApp
from troth.tui.help.safety import Safety

STEPS: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    ({"type": "text"}, "a enter b", ("a\nb",)),
    ({"type": "lines"}, "a b", ("ab",)),
    ({"type": "lines", "labels": ["Soft", "Short"]}, "a enter b", ("a", "b")),
    ({"type": "lines", "labels": ["Soft", "Short"]}, "down b up a", ("a", "b")),
    ({"type": "choose", **THREE}, "2", ("b",)),
    ({"type": "choose", **THREE}, "2 2", ("b",)),
    ({"type": "choose", **THREE}, "down down space", ("c",)),
    ({"type": "multi", **THREE}, "3 1", ("a", "c")),
    ({"type": "multi", **THREE}, "3 1 down space space", ("a", "c")),
    ({"type": "multi", "max": 1, **THREE}, "3 1", ("a",)),
    ({"type": "multi", "max": 2, **THREE}, "3 1 2", ("a", "c")),
    ({"type": "checklist", "items": ["One", "Two"]}, "j space", ("Two",)),
    ({"type": "scale", "low": "no", "high": "yes"}, "7", ("7",)),
    ({"type": "scale", "low": "no", "high": "yes"}, "1 0", ("10",)),
    ({"type": "scale", "low": "no", "high": "yes"}, "right right left l h h", ("4",)),
    ({"type": "scale", "low": "no", "high": "yes", "max": 100}, "6 5 right", ("70",)),
    ({"type": "feelings"}, "s a d enter", ("sad",)),
    ({"type": "feelings"}, "s a d enter m o s s enter", ("sad", "moss")),
    ({"type": "needs"}, "r e s t enter s l e e p enter backspace", ("rest",)),
    ({"type": "needs", "max": 1}, "r e s t enter s l e e p enter", ("rest",)),
    ({"type": "compose", "slots": [{"id": "x", "prompt": "X"}], "sentence": "I {x}."}, "a", ("a",)),
]


@pytest.mark.parametrize(("step", "pressed", "values"), STEPS, ids=lambda each: str(each)[:40])
async def test_each_type_is_answered_by_keys_and_kept_on_the_way_back(
    fresh: Home, step: dict[str, Any], pressed: str, values: tuple[str, ...]
) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made(step, {"type": "read"}))
        await press(pilot, pressed)
        assert given(pilot.app) == values
        before = [line.replace("▌", " ").replace("┃", " ") for line in drawn(pilot.app)[:-2]]
        await press(pilot, "tab")
        assert at(pilot.app) == "s1"
        await press(pilot, "shift+tab")
        assert at(pilot.app) == "s0"
        assert given(pilot.app) == values
        for value in values:
            assert value.split("\n")[0] in text(pilot.app) or step["type"] in ("choose", "multi")
        if step["type"] not in ("feelings", "needs"):
            assert [line.replace("▌", " ").replace("┃", " ") for line in drawn(pilot.app)[:-2]] == before
        await press(pilot, "tab")
        (draft,) = drafts(fresh)
        assert draft.answers == {"s0": values}


@pytest.mark.parametrize("kind", ["choose", "scale", "lines", "feelings", "checklist", "read", "compose", "timer"])
async def test_enter_goes_on_where_it_means_no_new_line(fresh: Home, kind: str) -> None:
    own = {
        "choose": THREE,
        "scale": {"low": "no", "high": "yes"},
        "checklist": {"items": ["One"]},
        "compose": {"slots": [{"id": "x", "prompt": "X"}], "sentence": "I {x}."},
        "timer": {"seconds": 9},
    }
    async with fresh.open() as pilot:
        await show(pilot, made({"type": kind, **own.get(kind, {})}))
        if kind == "scale":
            await press(pilot, "right")
        await press(pilot, "enter")
        assert at(pilot.app) == "end"
        if kind == "choose":
            assert given(pilot.app) == ("a",), "the one at the cursor"


async def test_what_needs_an_answer_says_so_and_stays(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text", "optional": False}, {"type": "choose", **THREE}))
        await press(pilot, "tab")
        assert at(pilot.app) == "s0"
        assert quiet(pilot.app) == "This one needs an answer before the next step."
        await press(pilot, "a tab tab")
        assert at(pilot.app) == "s1"
        assert "needs an answer" in quiet(pilot.app)


@pytest.mark.parametrize("on", ["tab", "enter"])
async def test_keys_pressed_in_one_go_land_where_they_belong(fresh: Home, on: str) -> None:
    """As a slow line delivers them: everything at once."""
    from textual import events

    async with fresh.open() as pilot:
        kind = {"type": "text" if on == "tab" else "lines"}
        await show(pilot, made(kind, kind, {"type": "lines"}))
        for key in (*"one", on, *"two", on, *"three", on):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: at(pilot.app) == "end")
        run = runner(pilot.app).run
        assert [run.given(f"s{n}") for n in range(3)] == [("one",), ("two",), ("three",)]


async def test_a_paste_is_cut_at_the_limit(fresh: Home) -> None:
    from textual import events

    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}))
        area = pilot.app.screen.query_one(TextArea)
        area.post_message(events.Paste("x" * (NOTE_LIMIT + 5000)))
        await pilot.pause()
        assert len(area.text) == NOTE_LIMIT
        assert quiet(pilot.app) == "Cut at 20,000 characters."
        await press(pilot, "y enter")
        assert len(area.text) == NOTE_LIMIT


async def test_f1_opens_help_and_safety_from_a_field_and_comes_back(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}))
        await press(pilot, "a f1")
        assert isinstance(pilot.app.screen, Safety)
        await press(pilot, "h escape b")
        assert given(pilot.app) == ("ab",)


async def test_a_wording_check_advises_and_never_blocks(fresh: Home) -> None:
    slots = [{"id": "x", "prompt": "When"}, {"id": "y", "prompt": "I feel"}]
    step = {"type": "compose", "slots": slots, "sentence": "When {x}, I feel {y}.", "check": "i-statement"}
    async with fresh.open() as pilot:
        await show(pilot, made(step))
        assert "When …, I feel …." in text(pilot.app)
        await type_in(pilot, "you come late")
        assert "When you come late, I feel …." in text(pilot.app)
        await press(pilot, "down")
        await type_in(pilot, "that you do not care")
        assert "A thought, no more:" in text(pilot.app)
        await press(pilot, "tab")
        assert at(pilot.app) == "end"


HOSTILE = [
    "[/foo]",
    '[x="',
    "[@click=app.quit]x[/]",
    "a\x1b[31mred\x1b[2J",
    "\u202eevil\u202c",
    "日本語の約束を守る" * 30,
]


@pytest.mark.parametrize("size", [*(pytest.param(size, marks=pytest.mark.trial) for size in SIZES[:2]), SIZES[2]])
async def test_hostile_words_are_shown_as_they_are(fresh: Home, size: tuple[int, int]) -> None:
    slots = [{"id": "x", "prompt": "X"}]
    asked = made(
        {"type": "text"},
        {"type": "lines", "recall": ["s0"], "prompt": "About {s0}?"},
        {"type": "compose", "recall": ["s1"], "slots": slots, "sentence": "I {x} and {s0}.", "check": "gentle"},
        {"type": "feelings"},
        {"type": "make_share", "text": "{s0}"},
    )
    async with fresh.open(size) as pilot:
        for words in HOSTILE:
            await show(pilot, asked)
            for _ in range(6):
                focused = pilot.app.focused
                if isinstance(focused, Input):
                    focused.value = words
                elif isinstance(focused, TextArea):
                    focused.text = words
                await pilot.pause()
                for strip in pilot.app.screen._compositor.render_strips():
                    assert visible(strip.text) == strip.text and strip.cell_length == size[0]
                    assert not any(each.style and each.style.link for each in strip)
                if at(pilot.app) == "s1" and words.startswith("["):
                    assert f"About {words}?" in text(pilot.app)
                if at(pilot.app) == "s3":
                    await press(pilot, "enter")
                await onwards(pilot)
            assert at(pilot.app) == "end"
            await press(pilot, "enter")
        assert not pilot.app._exit


@pytest.mark.parametrize("size", SIZES)
async def test_every_step_shows_where_i_am_and_the_ways_out(fresh: Home, size: tuple[int, int]) -> None:
    async with fresh.open(size, ascii=True) as pilot:
        await begin(pilot, "E10")
        for _ in range(20):
            run = runner(pilot.app).run
            lines = drawn(pilot.app)
            assert text(pilot.app).isascii()
            assert lines[0].rstrip().endswith(run.where)
            assert "esc leave" in lines[-1] and "F1 help" in lines[-1]
            assert all(len(line.strip()) <= 78 or line is lines[0] or line is lines[-1] for line in lines)
            if run.finished:
                break
            await answer(pilot, run.step)
            await onwards(pilot)
        assert runner(pilot.app).run.finished


async def test_nothing_is_sent_while_nothing_is_timed(fresh: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, {"type": "choose", **THREE}))
        await press(pilot, "a tab")
        sent: list[Any] = []
        monkeypatch.setattr(TrothApp, "_display", lambda app, screen, drawn: sent.append(drawn))
        for _ in range(10):
            sent.clear()
            await pilot.pause(1.2)
            if not sent:
                break
        assert sent == [], "what the key still had to draw is drawn by now"
