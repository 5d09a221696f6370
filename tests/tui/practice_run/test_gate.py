"""What is asked before a practice and on its first list: nothing betrays an answer, nothing is chosen by habit."""

from pathlib import Path
from typing import Any

import pytest
from practices import CANARY, OPTIONS, THREE, at, begin, drafts, floor, given, made, press, runner, said, show
from reflecting import kept
from screens import SIZES, Home, drawn, quiet, row, text, type_in, walk

from troth.domain.entries import entry
from troth.guidance.practices import practices
from troth.practice.for_two import FOR_TWO
from troth.practice.run import Run
from troth.practice.secrets import without_secrets
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen

ALONE = "Each of you answers this alone. One begins, and whoever comes second looks away"
HARD = [head for head in practices() if head.gate == "hard"]


async def gate(pilot: Any, name: str) -> str:
    """Open the gate of a practice; what stands on it, in one line."""
    pilot.app.practices.open(name)
    await pilot.pause()
    assert isinstance(pilot.app.screen, Gate)
    return said(pilot.app)


@pytest.mark.parametrize("head", [head for head in HARD if head.who != "together"], ids=lambda head: head.id)
async def test_who_is_asked_alone_is_led_to_something_about_oneself(fresh: Home, head: Any) -> None:
    async with fresh.open() as pilot:
        assert ALONE not in await gate(pilot, head.id)
        await press(pilot, "3")
        assert "1 How free am I here?" in said(pilot.app) and "Help & safety" in said(pilot.app)
        await press(pilot, "1")
        assert runner(pilot.app).run.practice.id == "E41"


@pytest.mark.parametrize("second", ["1", "2", "3"])
@pytest.mark.parametrize("first", ["1", "2", "3"])
async def test_two_are_asked_in_turn_and_no_page_tells_what_was_said(fresh: Home, first: str, second: str) -> None:
    pages = []
    async with fresh.open() as pilot:
        assert ALONE in await gate(pilot, "E12")
        pilot.app.practices.draw = lambda: 1  # type: ignore[attr-defined]
        for key in (first, second):
            await press(pilot, key)
            pages.append(said(pilot.app))
        await press(pilot, "enter")
        opened = runner(pilot.app).run.practice.id
    assert "Now the other one of you" in pages[0] and "1 No" in pages[0]
    assert "A practice for two opens now" in pages[1] and "Help & safety" not in pages[1].replace(
        "F1 help & safety", ""
    )
    assert pages == PAGES.setdefault("E12", pages), "the same words for every answer"
    assert opened == "E12" if (first, second) == ("1", "1") else opened in FOR_TWO


PAGES: dict[str, list[str]] = {}


async def test_asking_again_tells_nothing_of_what_was_said_before(fresh: Home) -> None:
    """After another practice opened, two who now both say no get it again, whatever is drawn."""
    opened = []
    async with fresh.open() as pilot:
        app: Any = pilot.app
        app.practices.draw = lambda: 1
        for answers in (("1", "1"), ("1", "3"), ("1", "1")):
            await gate(pilot, "E12")
            for key in (*answers, "enter"):
                await press(pilot, key)
            opened.append(runner(app).run.practice.id)
            await press(pilot, "escape")
    assert opened == ["E12", opened[1], opened[1]] and opened[1] in FOR_TWO


async def test_a_soft_gate_for_two_sends_nobody_away(fresh: Home) -> None:
    async with fresh.open() as pilot:
        assert ALONE not in await gate(pilot, "E18")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [head.id for head in HARD])
async def test_the_question_and_its_answers_are_seen_at_once(fresh: Home, size: tuple[int, int], name: str) -> None:
    async with fresh.open(size) as pilot:
        page = await gate(pilot, name)
        for words in ("Could doing this put you at risk", "1 No", "2 Not sure", "3 Yes", "F1 help & safety"):
            assert words in page, text(pilot.app)


ONCE = """
id = "tea"
title = "Tea first"
way = [3]
gate = "hard"
gate_first = true
instead = "E41"
step = [{ id = "cup", type = "text", prompt = "Which cup?" }, { id = "end", type = "end", prompt = "Now tea." }]
"""


async def test_a_gate_asks_each_time_and_one_that_asks_first_until_a_run_was_kept(
    fresh: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [head.id for head in practices() if head.gate_first] == []
    monkeypatch.setenv("TROTH_HOME", str(tmp_path / "own"))
    (tmp_path / "own" / "practices").mkdir(parents=True)
    (tmp_path / "own" / "practices" / "tea.toml").write_text(ONCE, encoding="utf-8")
    async with fresh.open() as pilot:
        await gate(pilot, "tea")
    walk(fresh.store, kept(-3, "tea", "Tea first", (3,)), kept(-3, "E12", "The floor", (3,)))
    async with fresh.open() as pilot:
        await gate(pilot, "E12")
        await press(pilot, "escape")
        pilot.app.practices.open("tea")  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(pilot.app.screen, RunScreen), "no gate is asked again"


SECRET = [
    {"id": "told", "label": "It happened", "secret": True},
    {"id": "none", "label": "None of these"},
]


@pytest.mark.parametrize("rest", [{"options": SECRET}, {"options": OPTIONS, "suggest": "none"}])
async def test_on_such_a_list_nothing_is_chosen_by_habit(fresh: Home, rest: Any) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "choose", **rest}))
        assert not any(line.startswith("▌") for line in drawn(pilot.app))
        for key in ("enter", "space"):
            await press(pilot, key)
            assert (at(pilot.app), given(pilot.app)) == ("s0", ())
            assert quiet(pilot.app) == "Choose one."
        await press(pilot, "tab")
        assert at(pilot.app) == "s0"
        await press(pilot, "down")
        first = rest["options"][0]
        assert row(pilot.app, "▌").strip().endswith(first["label"]), "the first key shows where one is"
        await press(pilot, "enter")
        assert (at(pilot.app), given(pilot.app)) == ("end", (first["id"],))
        await press(pilot, "shift+tab")
        assert "(•)" in row(pilot.app, "▌"), "what was chosen is at hand again"


async def test_there_the_last_is_one_key_up_and_digits_work_at_once(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "choose", "options": SECRET}))
        await press(pilot, "up")
        assert row(pilot.app, "▌").strip().endswith("None of these")
        await press(pilot, "escape")
        await show(pilot, made({"type": "choose", "options": SECRET}))
        await press(pilot, "2")
        assert given(pilot.app) == ("none",) and "(•)" in row(pilot.app, "▌")
        await press(pilot, "1")
        assert given(pilot.app) == ("told",)


async def test_a_list_of_several_is_left_alone_by_enter_and_ticked_from_there(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "multi", "options": SECRET}))
        assert not any(line.startswith("▌") for line in drawn(pilot.app))
        await press(pilot, "space")
        assert given(pilot.app) == () and quiet(pilot.app) == "Choose one."
        await press(pilot, "down space")
        assert given(pilot.app) == ("told",)
        await press(pilot, "shift+tab escape")
        await show(pilot, made({"type": "multi", "options": SECRET}))
        await press(pilot, "enter")
        assert at(pilot.app) == "end"


async def test_an_ordinary_list_begins_at_its_first(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "choose", **THREE}))
        assert row(pilot.app, "▌").strip().endswith("First one")
        await press(pilot, "enter")
        assert given(pilot.app) == ("a",)


async def walk_e41(pilot: Any, first: str) -> None:
    """Answer what E41 asks as far as its one text, and write that."""
    await begin(pilot, "E41")
    await press(pilot, f"{first} tab tab")
    for _ in range(8):
        await press(pilot, "3 tab")
    assert at(pilot.app) == "word"
    await type_in(pilot, CANARY)
    await pilot.pause(0.6)


@pytest.mark.seed("S0.1")
async def test_who_wants_nothing_of_it_on_the_device_leaves_nothing_there(fresh: Home) -> None:
    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in fresh.path.parent.rglob("*") if path.is_file()}

    async with fresh.open() as pilot:
        before = files()
        await walk_e41(pilot, "1")
        assert files() == before
        await press(pilot, "tab 1 tab")
        assert "(•) 2  Do not keep it" in text(pilot.app)
        await press(pilot, "enter")
    assert drafts(fresh) == () and not list(fresh.book().source.outlines())
    assert not [name for name, content in files().items() if b"E41" in content or CANARY.encode() in content]


@pytest.mark.parametrize("key", ["ctrl+q", "escape escape"])
async def test_leaving_in_the_middle_does_as_was_chosen_first(fresh: Home, key: str) -> None:
    for first, answers in (("1", []), ("2", [(CANARY,)])):
        async with fresh.open() as pilot:
            await walk_e41(pilot, first)
            await press(pilot, key)
        assert [draft.answers["word"] for draft in drafts(fresh)] == answers


async def test_looking_at_its_first_page_leaves_nothing(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E41")
        await press(pilot, "down escape")
    assert drafts(fresh) == ()


@pytest.mark.seed("S3.4")
@pytest.mark.parametrize(("chosen", "speaks"), [("1", "Second"), ("2", "First")])
async def test_the_floor_goes_to_who_has_listened(fresh: Home, chosen: str, speaks: str) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E12")
        await press(pilot, "tab tab")
        await type_in(pilot, "Sunday")
        await press(pilot, "tab tab")
        assert floor(pilot.app) == "First"
        await press(pilot, "space enter")
        await type_in(pilot, "heart A")
        await press(pilot, "tab")
        assert "(•)" not in text(pilot.app), "no Yes is at hand"
        await press(pilot, "enter")
        assert quiet(pilot.app) == "Choose one."
        await press(pilot, f"1 tab {chosen} tab")
        assert floor(pilot.app) == speaks
        (draft,) = drafts(fresh)
        assert (draft.at, draft.turn) == ("floor", int(speaks == "Second"))
        await press(pilot, "escape")
        await begin(pilot, "E12", draft.uid)
        assert floor(pilot.app) == speaks
        await press(pilot, "enter")
        assert at(pilot.app) == "summary" and "heart A" not in text(pilot.app)
        await type_in(pilot, "heart B")
        await press(pilot, "tab 1 tab 3 tab tab tab tab 1 tab 1 enter")
    (made_of_it,) = fresh.book().source.outlines()
    words = [answer.values[0] for answer in entry(fresh.book(), made_of_it.number).answers]
    assert words[:5] == ["Sunday", "heart A", "Yes", "heart B", "Yes"]


def test_a_round_before_a_secret_answer_stays_in_the_draft() -> None:
    again = {"id": "more", "label": "More", "next": "s0", "anew": True}
    asked = made(
        {"type": "text"},
        {"type": "choose", "options": [again, {"id": "on", "label": "On"}]},
        {"type": "choose", "options": SECRET},
    )
    run = Run(asked)
    for value in ("one", "more", "two", "on", "told"):
        run = run.answered((value,)).next()
    assert without_secrets(run).answers == {"s0": ("two",), "s1": ("on",), "s0#1": ("one",)}
    assert without_secrets(run).step.id == "s2"
