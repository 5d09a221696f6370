"""What a page offers beforehand: it follows the answers it is made of, until somebody writes in it or takes it away."""

import pytest
from practices import at, drafts, end, given, made, press, runner, show
from screens import Home, text, type_in
from textual import events

from troth.practice.definition import Practice

PROMISE = {"type": "make_commitment", "title": "Call {s0}"}


def practice() -> Practice:
    return made({"type": "text"}, PROMISE, {"type": "text"}, keep_default="yes")


async def test_what_nobody_wrote_in_follows_the_answers_after_a_resume_too(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, practice())
        await type_in(pilot, "mum")
        await press(pilot, "tab tab escape")
        pilot.app.practices.run(practice(), drafts(fresh)[0])  # type: ignore[attr-defined]
        await press(pilot, "shift+tab shift+tab m y")
        assert given(pilot.app, "s1")[0] == "Call mummy", "at once, so that a kill now leaves no older words"
        await press(pilot, "tab")
        assert "Call mummy" in text(pilot.app)
        await press(pilot, "tab tab")
        await end(pilot)
    assert [promise.title for promise in fresh.book().commitments()] == ["Call mummy"]


async def test_what_somebody_wrote_in_stays(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, practice())
        await type_in(pilot, "mum")
        await press(pilot, "tab down")
        await type_in(pilot, " soon")
        await press(pilot, "shift+tab m y tab")
        assert given(pilot.app, "s1")[0] == "Call mum soon"


async def test_what_was_left_and_is_wanted_again_is_made(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, practice())
        await press(pilot, "x tab space")
        await press(pilot, "space escape")
        pilot.app.practices.run(practice(), drafts(fresh)[0])  # type: ignore[attr-defined]
        await pilot.pause()
        assert "(•) 1  Make a promise" in text(pilot.app)
        await press(pilot, "tab tab")
        await end(pilot)
    assert [promise.title for promise in fresh.book().commitments()] == ["Call x"]


async def test_a_blank_that_was_emptied_stays_empty(fresh: Home) -> None:
    blank = {"type": "compose", "slots": [{"id": "a", "prompt": "A", "text": "hello"}], "sentence": "I {a}."}
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, blank, {"type": "text"}))
        await press(pilot, "x tab ctrl+u tab shift+tab")
        assert at(pilot.app) == "s1"
        assert given(pilot.app, "s1") == ("",)
        assert "hello" not in text(pilot.app)


async def test_a_word_that_was_typed_is_picked_before_tab_leads_on(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "feelings"}, {"type": "text"}))
        await type_in(pilot, "wistful and warm")
        await press(pilot, "tab")
        assert (at(pilot.app), given(pilot.app)) == ("s0", ("wistful and warm",))
        await press(pilot, "tab")
        assert at(pilot.app) == "s1"


@pytest.mark.parametrize("cut", ["\n", "\r\n", "\u2028", "\x0b", "\x85"])
async def test_a_line_stays_one_line_whatever_is_pasted(fresh: Home, cut: str) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "lines"}))
        assert pilot.app.focused is not None
        pilot.app.focused.post_message(events.Paste(f"one{cut}two"))
        await pilot.pause()
        assert runner(pilot.app).run.given("s0") == ("one two",)
