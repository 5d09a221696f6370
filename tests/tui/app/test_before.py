"""One key for who is upset, what waits for who comes back, and what of it the screen tells others."""

from pathlib import Path

import pytest
from practices import at, begin, drafts, runner
from screens import AT, TODAY, Home, keys, quiet, text, type_in
from textual.pilot import Pilot

from troth.domain.draft import Draft
from troth.domain.schedule.dated import Once
from troth.store.drafts import Drafts
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen


def waiting(home: Home, practice: str = "E21", saved_at: int = AT - 600) -> None:
    """A draft that was left, or cut off, at its third step."""
    answers = {"limits": ("none",), "repeated": ("no",), "fact": ("The door closed softly.",)}
    draft = Draft("d1", practice, "Curiosity first", AT - 900, saved_at, "fact", answers)
    Drafts(str(home.path.parent)).write(draft)


async def settled(pilot: Pilot[None], words: str) -> None:
    for key in keys(words):
        await pilot.press(key)
        await pilot.pause()


async def test_one_key_leads_from_today_to_the_first_story(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "b")
        assert isinstance(pilot.app.screen, Gate)
        await settled(pilot, "b")
        assert len(pilot.app.screen_stack) == 2, "the gate is not asked over itself"
        await settled(pilot, "1 9 enter 1 enter")
        assert at(pilot.app) == "fact"
        assert "as a camera would have caught it" in text(pilot.app)


@pytest.mark.seed("S5.1")
async def test_from_the_first_story_to_a_promise_through_a_lost_line(fresh: Home) -> None:
    """The line is lost between two steps; the same key goes on there, and the promise stands on its day."""
    async with fresh.open() as pilot:
        await settled(pilot, "b 1 9 enter 1 enter")
        await type_in(pilot, "They came in at nine and went upstairs.")
        await settled(pilot, "tab")
        await type_in(pilot, "I am not worth a word")
        pilot.app.drafts.save()
    async with Home(fresh.path).open() as pilot:
        await settled(pilot, "b")
        assert at(pilot.app) == "story"
        assert "I am not worth a word" in text(pilot.app)
        await settled(pilot, "tab right tab tab tab")
        assert at(pilot.app) == "question"
        await type_in(pilot, "What was your evening like?")
        await settled(pilot, "tab 1 tab")
        assert at(pilot.app) == "promise"
        await settled(pilot, "tab")
        assert "What was your evening like?" in text(pilot.app)
        await settled(pilot, "enter")
        assert not isinstance(pilot.app.screen, RunScreen)
        assert drafts(fresh) == ()
    (made,) = fresh.book().commitments()
    assert made.title == "Ask: What was your evening like?"
    assert isinstance(made.schedule, Once)
    assert made.schedule.due >= TODAY


async def test_who_comes_back_soon_is_told_that_something_waits_and_not_what(fresh: Home) -> None:
    waiting(fresh)
    async with fresh.open() as pilot:
        await pilot.pause()
        assert quiet(pilot.app) == "What you were writing waits: 3, then enter."
        assert "Curiosity" not in text(pilot.app)
        await settled(pilot, "3 enter")
        assert at(pilot.app) == "fact"
        assert "The door closed softly." in text(pilot.app)


async def test_another_evenings_draft_is_left_alone(fresh: Home) -> None:
    waiting(fresh, saved_at=AT - 13 * 3600)
    async with fresh.open() as pilot:
        await pilot.pause()
        assert quiet(pilot.app) == ""
        await settled(pilot, "b")
        assert isinstance(pilot.app.screen, Gate)


async def test_another_practices_draft_does_not_answer_to_the_key(fresh: Home) -> None:
    waiting(fresh, practice="E20")
    async with fresh.open() as pilot:
        await settled(pilot, "b")
        assert isinstance(pilot.app.screen, Gate)


async def test_in_a_practice_the_key_opens_nothing(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E09")
        before = runner(pilot.app)
        await settled(pilot, "b")
        assert pilot.app.screen is before


async def test_a_draft_that_cannot_be_read_is_named_and_left(fresh: Home) -> None:
    waiting(fresh)
    folder = Path(Drafts(str(fresh.path.parent)).folder)
    broken = folder / "d9.json"
    broken.write_text('{"format": 9, "words": "CANARY"')
    async with fresh.open((80, 40)) as pilot:
        await settled(pilot, "3 j")
        assert "A draft that can't be read" in text(pilot.app)
        await settled(pilot, "enter")
        shown = " ".join(text(pilot.app).split())
        assert "d9.json" in shown and "left as it is" in shown
        assert "CANARY" not in shown
        await settled(pilot, "escape d")
        assert broken.read_text() == '{"format": 9, "words": "CANARY"'


async def test_a_practice_opened_by_name_goes_on_with_this_evenings_draft(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E10")
        await type_in(pilot, "went quiet")
        await pilot.press("escape")
        await begin(pilot, "E10")
        assert "went quiet" in text(pilot.app)
        await pilot.press("escape")
        (draft,) = drafts(fresh)
        Drafts(str(fresh.path.parent)).write(draft._replace(saved_at=AT - 13 * 3600))
        await begin(pilot, "E10")
        assert "went quiet" not in text(pilot.app), "another evening, another run"
