"""What a run leaves on the disk: drafts while it goes on, what was kept and made at its end, and nothing of a gate."""

from typing import Any

import pytest
from practices import CANARY, answer, at, begin, drafts, end, made, onwards, press, put_draft, runner, show
from screens import AT, Home, quiet, text, type_in, until
from test_bursts import post

from troth.domain.entries import entry, journal
from troth.guidance.practices import practice, practices
from troth.practice.made import makes
from troth.practice.run import Run
from troth.tui.help.safety import Safety
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen


async def test_what_is_typed_comes_on_the_disk_and_saved_stands_only_while_all_of_it_is_there(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}))
        assert drafts(fresh) == (), "opening alone leaves nothing"
        await type_in(pilot, CANARY)
        await until(pilot, lambda: quiet(pilot.app) == "saved")
        (draft,) = drafts(fresh)
        assert draft.answers == {"s0": (CANARY,)}
        await press(pilot, "x")
        assert quiet(pilot.app) == "", "the last letter may not be"
        await until(pilot, lambda: quiet(pilot.app) == "saved")
        assert [each.answers for each in drafts(fresh)] == [{"s0": (f"{CANARY}x",)}]


@pytest.mark.parametrize("way", ["ctrl+q", "escape", "exit"])
async def test_leaving_at_once_saves_the_last_letter(fresh: Home, way: str) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}))
        await type_in(pilot, CANARY)
        if way == "exit":
            pilot.app.exit(return_code=129)
        else:
            await pilot.press(way)
        await pilot.pause()
        (draft,) = drafts(fresh)
        assert draft.answers == {"s0": (CANARY,)}
        assert pilot.app._exit == (way != "escape")


@pytest.mark.parametrize("way", ["ctrl+q", "escape"])
async def test_own_words_that_were_not_picked_yet_are_kept_and_what_only_searches_is_not(fresh: Home, way: str) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "needs"}))
        await press(pilot, "down enter q u i")
        (first,) = runner(pilot.app).run.given("s0")
        assert "quiet" in text(pilot.app), "it searches"
        for key in "et of tea":
            post(pilot.app, key)
        await pilot.pause()
        shown = text(pilot.app)
        assert f"{first}   at most" in shown and "[ ] quiet of tea" in shown, "it is not picked yet"
        await press(pilot, way)
        (draft,) = drafts(fresh)
        assert draft.answers == {"s0": (first, "quiet of tea")}
    assert drafts(fresh) == (draft,)


async def test_own_words_are_picked_once_and_taken_back_letter_by_letter(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "needs"}))
        await press(pilot, "z z z backspace backspace backspace")
        assert runner(pilot.app).run.given("s0") == ()
        await press(pilot, "z z z enter")
        assert runner(pilot.app).run.given("s0") == ("zzz",) and "zzz   at most" in text(pilot.app)
        await press(pilot, "z z z")
        assert "[x] zzz" in text(pilot.app)
        await press(pilot, "enter")
        assert runner(pilot.app).run.given("s0") == (), "picked again, it is taken back"


async def test_a_page_left_empty_leaves_no_draft(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E10")
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, RunScreen)
        assert drafts(fresh) == ()


async def test_a_disk_that_refuses_is_told_and_the_text_stays(fresh: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from troth.store.drafts import Drafts
    from troth.store.errors import Unusable

    def refuse(*_: Any) -> None:
        raise Unusable("The disk is full.")

    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}))
        monkeypatch.setattr(Drafts, "write", refuse)
        await type_in(pilot, CANARY)
        await until(pilot, lambda: "disk" in quiet(pilot.app))
        assert quiet(pilot.app) == "The disk is full."
        assert CANARY in text(pilot.app)


async def test_a_fear_is_on_no_disk_and_the_draft_goes_on_at_that_question(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E08")
        await press(pilot, "4 tab tab 4 tab")
        assert at(pilot.app) == "plan"
        await type_in(pilot, CANARY)
        await pilot.pause(0.6)
        files = [path.read_text() for path in fresh.path.parent.rglob("*") if path.is_file()]
        assert not any("afraid" in each or CANARY in each for each in files)
        assert "to no disk" in quiet(pilot.app)
        assert drafts(fresh) == (), "there is nothing before that question"
        await press(pilot, "shift+tab shift+tab shift+tab 3 tab escape")
        (draft,) = drafts(fresh)
        assert draft.answers["cause"] == ("after_no",)
        await begin(pilot, "E08", draft.uid)
        await press(pilot, "shift+tab 4 tab escape")
    assert all((each.at, each.answers) == ("cause", {}) for each in drafts(fresh))
    assert not any(b"after_no" in path.read_bytes() for path in fresh.path.parent.rglob("*.json"))


async def test_after_a_fear_the_end_keeps_nothing_unless_it_is_said(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E21")
        await press(pilot, "1 tab")
        for _ in range(20):
            if runner(pilot.app).run.finished:
                break
            await answer(pilot, runner(pilot.app).run.step)
            await onwards(pilot)
        assert "(•) 2  Do not keep it" in text(pilot.app)
        await press(pilot, "enter")
    assert not list(fresh.book().source.outlines())


async def test_finishing_keeps_the_words_makes_the_record_and_undoes_both(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, {"type": "make_commitment", "title": "Say {s0}", "every": "mon"}))
        await type_in(pilot, "hello")
        await press(pilot, "tab")
        assert "Make a promise" in text(pilot.app)
        assert "Say hello" in text(pilot.app)
        assert "mon" in text(pilot.app).lower()
        await press(pilot, "tab")
        assert "a promise: Say hello" in text(pilot.app)
        assert not list(fresh.book().commitments()), "nothing before the end"
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, RunScreen)
        assert quiet(pilot.app).startswith("Kept in the journal: A trial.")
        assert quiet(pilot.app).endswith("u takes it back")
        assert [each.title for each in fresh.book().commitments()] == ["Say hello"]
        assert len(fresh.book().source.outlines()) == 1
        await press(pilot, "u")
        assert not list(fresh.book().commitments()) and not list(fresh.book().source.outlines())


async def test_a_record_can_be_left_and_follows_the_answers_until_it_is_written_in(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, {"type": "make_decision", "text": "{s0} together"}))
        await press(pilot, "a tab")
        assert "a together" in text(pilot.app)
        await press(pilot, "shift+tab b tab")
        assert "ab together" in text(pilot.app)
        await press(pilot, "tab shift+tab shift+tab c tab")
        assert "abc together" in text(pilot.app), "taken as it stood, not written in"
        await press(pilot, "space tab")
        assert makes(runner(pilot.app).run) == ()
        await press(pilot, "shift+tab")
        assert "(•) 2  Leave it" in text(pilot.app)
        await press(pilot, "down x tab")
        (left,) = makes(runner(pilot.app).run)
        assert left.texts["text"] == "abc togetherx"
        await press(pilot, "enter")
        assert [each.text for each in fresh.book().source.all("decisions")] == ["abc togetherx"]  # type: ignore[union-attr]


async def test_a_blank_follows_the_answer_it_begins_with_until_it_is_written_in(fresh: Home) -> None:
    step = {"type": "compose", "slots": [{"id": "x", "prompt": "I", "text": "{s0}"}], "sentence": "I {x}."}
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, step))
        await press(pilot, "a tab")
        assert "I a." in text(pilot.app)
        await press(pilot, "shift+tab b tab")
        assert "I ab." in text(pilot.app), "only looked at"
        await press(pilot, "tab shift+tab shift+tab c tab")
        assert "I abc." in text(pilot.app), "taken as it stood, not written in"
        await press(pilot, "x tab shift+tab shift+tab d tab")
        assert "I abcx." in text(pilot.app)


async def test_a_rhythm_that_is_none_is_told_on_its_page(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "make_commitment", "title": "Walk", "every": "day"}))
        await press(pilot, "down down x y z tab")
        assert at(pilot.app) == "s0"
        assert quiet(pilot.app)


@pytest.mark.parametrize(
    ("default", "pressed", "kept"), [("yes", "", 1), ("no", "", 0), ("yes", "2", 0), ("no", "1", 1)]
)
async def test_what_is_not_kept_is_in_no_file(fresh: Home, default: str, pressed: str, kept: int) -> None:
    async with fresh.open() as pilot:
        asked = made({"type": "text"}, {"type": "make_agenda", "text": "a point"}, keep_default=default)
        await show(pilot, asked)
        await type_in(pilot, CANARY)
        await pilot.pause(0.6)
        await press(pilot, f"tab tab {pressed}")
        assert ("(•) 1  Keep it" in text(pilot.app)) == bool(kept)
        await end(pilot)
        assert len(list(fresh.book().source.all("agenda"))) == 1
        await press(pilot, "u ctrl+r")
        fresh.store.backup(AT)
    found = [path for path in fresh.path.parent.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert bool(found) == bool(kept)
    assert drafts(fresh) == ()


async def test_words_do_not_go_by_an_enter_that_is_held(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "lines"}, keep_default="no"))
        await press(pilot, "a b c enter enter enter enter")
        assert at(pilot.app) == "end"
        assert quiet(pilot.app) == "1 keeps these words, 2 lets them go. Then enter."
        await press(pilot, "1 enter")
    assert entry(fresh.book(), 1).answers[0].values == ("abc",)


async def test_who_chose_not_to_keep_is_not_asked(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "lines"}, keep_default="no"))
        await press(pilot, "a enter 2 enter")
        assert not isinstance(pilot.app.screen, RunScreen)
    assert journal(fresh.book()) == []


async def test_a_refused_end_keeps_the_draft(fresh: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from troth.store.errors import Unusable
    from troth.store.store import Store

    def refuse(*_: Any, **__: Any) -> None:
        raise Unusable("The disk is full.")

    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}))
        await press(pilot, "a tab")
        monkeypatch.setattr(Store, "do", refuse)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RunScreen)
        assert quiet(pilot.app) == "The disk is full."
        assert len(drafts(fresh)) == 1
        monkeypatch.undo()
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, RunScreen)
        assert drafts(fresh) == ()


@pytest.mark.parametrize("pressed", ["2", "3"])
async def test_a_hard_gate_leaves_no_trace_and_offers_something_else(fresh: Home, pressed: str) -> None:
    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in fresh.path.parent.rglob("*") if path.is_file()}

    async with fresh.open() as pilot:
        app: Any = pilot.app
        before = files()
        app.practices.open("E21")
        await pilot.pause()
        assert isinstance(app.screen, Gate)
        asked = text(app)
        assert "put you at risk" in asked and "not saved" in " ".join(asked.split())
        await press(pilot, pressed)
        assert "you are safe" not in text(app)
        assert "How free am I here?" in text(app) and "Help & safety" in text(app)
        await press(pilot, "2")
        assert isinstance(app.screen, Safety)
        await press(pilot, "escape")
        app.practices.open("E21")
        await press(pilot, f"{pressed} 1")
        instead = practice("E21").instead  # type: ignore[union-attr]
        assert runner(app).run.practice.id == instead
        await press(pilot, "escape")
        app.practices.open("E21")
        await press(pilot, f"{pressed} 3")
        assert not isinstance(app.screen, Gate)
        assert files() == before


async def test_a_soft_gate_is_one_line_and_enter(fresh: Home) -> None:
    async with fresh.open() as pilot:
        app: Any = pilot.app
        app.practices.open("E18")
        await pilot.pause()
        assert "Only if it is safe to disagree with your partner." in text(app)
        await press(pilot, "enter")
        assert runner(app).run.practice.id == "E18"


async def test_ctrl_q_leaves_from_every_type_of_step(fresh: Home) -> None:
    wholes = [whole for head in practices() if (whole := practice(head.id))]
    runs = [Run(whole, at=step.id) for whole in wholes for step in whole.steps]
    first = {run.step.type: run for run in runs if run.step.id == run.at}
    assert {"text", "choose", "scale", "turn", "timer", "compose", "end", "make_commitment", "feelings"} <= set(first)
    for run in first.values():
        uid = put_draft(fresh, run)
        async with Home(fresh.path).open() as pilot:
            app: Any = pilot.app
            app.practices.open("", uid)
            await pilot.pause()
            assert at(app) == run.at
            await pilot.press("ctrl+q")
            assert app._exit and app.return_code == 0


async def test_a_draft_whose_practice_is_gone_is_told(fresh: Home) -> None:
    uid = put_draft(fresh, Run(made({"type": "text"})))
    async with fresh.open() as pilot:
        app: Any = pilot.app
        app.practices.open("", uid)
        await pilot.pause()
        assert quiet(app).startswith("There is no such practice here.")
        assert len(drafts(fresh)) == 1
