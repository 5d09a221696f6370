"""Every practice by keyboard to an end; dropped at any step, it goes on there with every word."""

import pytest
from practices import answer, at, begin, drafts, onwards, runner
from screens import Home, text

from troth.guidance.practices import Practice, practice, practices
from troth.tui.app import TrothApp
from troth.tui.reflection.runner import Runner
from troth.tui.reflection.stepping import secret

NAMES = [head.id for head in practices()]
DROPPED = ("E09", "E10", "E12", "E20")


def named(asked: Practice) -> set[str]:
    """The steps whose answers are shown again, or decide what comes."""
    return {each for step in asked.steps for each in (*step.recall, *(condition.step for condition in step.when))}


@pytest.mark.parametrize("name", NAMES)
async def test_a_practice_is_walked_by_keys_to_its_end(fresh: Home, name: str) -> None:
    asked = practice(name)
    assert asked is not None
    async with fresh.open() as pilot:
        await begin(pilot, name)
        for _ in range(60):
            run = runner(pilot.app).run
            shown = text(pilot.app)
            place = f"{run.place.k} of {run.place.n}"
            assert shown.splitlines()[0].rstrip().endswith(place)
            assert " ".join(run.prompt.split()[:4]) in " ".join(shown.split()), run.step.id
            if run.finished:
                break
            if run.refusal or run.step.id in named(asked):
                await answer(pilot, run.step)
            await onwards(pilot)
            assert at(pilot.app) != run.step.id, text(pilot.app)
        assert runner(pilot.app).run.finished
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Runner), text(pilot.app)
        assert drafts(fresh) == ()
    usual = asked.keep_default == "yes" and not secret(run)
    kept = {"always": True, "never": False}.get(asked.keep, usual)
    assert [each.practice for each in fresh.book().source.outlines()] == ([asked.id] if kept else [])


@pytest.mark.parametrize("name", DROPPED)
async def test_dropped_at_each_step_it_goes_on_there(fresh: Home, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is dropped as by kill -9: nothing is saved on the way out."""
    monkeypatch.setattr("troth.tui.reflection.keeping.SOON", 0.01)
    monkeypatch.setattr(TrothApp, "save_drafts", lambda app: None)
    left, words, uid = None, "", None
    for turn in range(40):
        async with Home(fresh.path).open() as pilot:
            await begin(pilot, name, uid)
            if left is not None:
                assert at(pilot.app) == left.at
                assert runner(pilot.app).run.answers == left.answers
                if words:
                    assert words in text(pilot.app)
                await onwards(pilot)
            step = runner(pilot.app).run.step
            if runner(pilot.app).run.finished:
                break
            words = f"word {turn} of mine" if step.type in ("text", "lines", "compose") else ""
            await answer(pilot, step, words)
            given = runner(pilot.app).run.given(step.id)
            await pilot.pause(0.03)
        (left,) = drafts(fresh)
        uid = left.uid
        assert left.at == step.id
        assert left.answers.get(step.id, ()) == given
        assert bool(given) == (step.ASKS and not step.type.startswith("make_"))
        assert words in "".join(given)
    else:
        raise AssertionError("no end")
