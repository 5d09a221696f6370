"""What keys do in a practice: a letter acts only where the step binds it, and some work at every step."""

from typing import Any

import pytest
from practices import OPTIONS, at, given, made, press, runner, show
from screens import Home, drawn, text, type_in

from troth.tui.app.palette import Palette
from troth.tui.help.place_help import Help
from troth.tui.help.safety import Safety
from troth.tui.kit.ask import Ask, Validation
from troth.tui.kit.keys_in_force import commands
from troth.tui.messages import OpenPage
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen
from troth.tui.space_screen import SpaceScreen

KINDS: tuple[dict[str, Any], ...] = (
    {"type": "read"},
    {"type": "scale", "low": "no", "high": "yes", "optional": True},
    {"type": "choose", "options": OPTIONS, "optional": True},
    {"type": "checklist", "items": ["One", "Two"]},
    {"type": "make_commitment", "title": "Call", "every": "fri", "optional": True},
    {"type": "timer", "seconds": 9},
    {"type": "turn"},
)
PROSE = "q pub 4U"


async def test_prose_typed_anywhere_opens_leaves_and_undoes_nothing(home: Home) -> None:
    async with home.open() as pilot:
        app: Any = pilot.app
        book = app.book
        await show(pilot, made(*KINDS, {"type": "text"}, who="together"))
        for n in range(len(KINDS)):
            assert at(app) == f"s{n}"
            await pilot.press(*PROSE)
            assert len(app.screen_stack) == 2 and runner(app).run.step.id == f"s{n}" and not app._exit
            await press(pilot, "question_mark")
            assert isinstance(app.screen, Help)
            await press(pilot, "b p u 1 escape f8")
            assert isinstance(app.screen, SpaceScreen)
            await press(pilot, "escape ctrl+p")
            assert isinstance(app.screen, Palette)
            await press(pilot, "escape f1")
            assert isinstance(app.screen, Safety)
            await press(pilot, "escape tab")
        assert app.book.source.outlines() == book.source.outlines()
        assert at(app) == f"s{len(KINDS)}"
        await type_in(pilot, PROSE)
        assert given(app, at(app)) == (PROSE,)
        await press(pilot, "f8 escape escape")
        assert not isinstance(app.screen, RunScreen)


async def test_of_a_practice_only_what_is_in_force_is_offered(fresh: Home) -> None:
    async with fresh.open() as pilot:
        app: Any = pilot.app
        await show(pilot, made({"type": "choose", "options": OPTIONS}, {"type": "read"}))
        offered = {words for words, *_ in commands(app.screen, moving=True)}
        assert not any(
            words.startswith(("Before I react", "Undo the last", "Redo", "Commitments")) for words in offered
        )
        assert {"Choose 2", "Ask for space, from a field too", "Next step"} <= offered
        assert "f8" not in drawn(app)[-1], "one is alone with it"
        await press(pilot, "2 tab")
        assert not any(words.startswith("Choose") for words, *_ in commands(app.screen, moving=True))
        await press(pilot, "escape")
        app.practices.open("E21")
        await pilot.pause()
        assert isinstance(app.screen, Gate)
        await press(pilot, "q p b 4")
        assert isinstance(app.screen, Gate) and not app._exit and len(app.screen_stack) == 2
        assert "saved" not in text(app).replace("is not saved", "")


async def test_footers_follow_the_keys_as_they_are(fresh: Home) -> None:
    keys = {"practice.next": "ctrl+n", "answer.tick": "ctrl+y", "space.anywhere": "f9"}
    async with fresh.open(keys=keys) as pilot:
        app = pilot.app
        await show(pilot, made({"type": "choose", "options": OPTIONS}, who="together"))
        for words in ("ctrl+n next", "ctrl+y choose", "F9 space"):
            assert words in drawn(app)[-1], drawn(app)[-1]
        await press(pilot, "down ctrl+y ctrl+n")
        assert at(app) == "end"


async def test_the_palette_opens_over_a_question_too(fresh: Home) -> None:
    async with fresh.open() as pilot:
        pilot.app.post_message(OpenPage(Ask("What?", lambda text: Validation(True, text))))
        await pilot.pause()
        await press(pilot, "a ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        await press(pilot, "ctrl+p escape")
        assert isinstance(pilot.app.screen, Ask) and pilot.app.screen.unkept == "a"


@pytest.mark.parametrize("to", ["picked", "written"])
def test_a_card_from_the_board_is_not_typed_again(to: str) -> None:
    from troth.guidance.practices import practice
    from troth.practice.run import Run

    found = practice("E03")
    assert found is not None
    card = ("I knock first.", "b1") if to == "picked" else ("other",)
    run = Run(found, at="card", answers={"card": card})
    walked = [step.id for step in run.path]
    assert ("limit" in walked) == (to == "written") and ("say" in walked) == (to == "picked")
