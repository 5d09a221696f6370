"""The words of a record that does not exist yet wait where they were typed, however one leaves."""

from typing import Any

import pytest
from practices import drafts, press
from screens import Home, a_promise, drawn, quiet, text, type_in, until

from troth.domain.draft import LINE, OF
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.commitments.promise_form import PromiseForm
from troth.tui.draft_line import DraftLine

WORDS = "Call mum every sunday"

NEW = {
    "a promise": "n",
    "its form": "n tab",
    "a boundary": "2 n",
    "form of it": "2 n tab",
    "to share": "3 v v n",
    "deck of it": "3 v v n tab",
    "a guess": "3 v v v n",
}


def shown(app: Any) -> bool:
    return any(WORDS in str(getattr(each, "value", getattr(each, "text", ""))) for each in app.screen.query("*"))


@pytest.mark.parametrize("keys", NEW.values(), ids=NEW)
@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
async def test_what_was_typed_after_n_is_there_at_the_next_n(kept: Home, keys: str, leave: str) -> None:
    again = keys.removesuffix(" tab")
    async with kept.open() as pilot:
        await press(pilot, keys)
        await type_in(pilot, WORDS)
        await press(pilot, leave)
        if leave == "escape":
            assert quiet(pilot.app) == "It waits: the same key goes on with it."
            await press(pilot, again[-1])
            assert shown(pilot.app)
    async with kept.open() as pilot:
        await press(pilot, again)
        assert shown(pilot.app)
        assert (WORDS,) in drafts(kept)[0].answers.values()
    assert len(drafts(kept)) == 1


@pytest.mark.parametrize("keys", ["n", "2 n", "3 v v n"])
async def test_words_that_are_kept_leave_no_draft(kept: Home, keys: str) -> None:
    async with kept.open() as pilot:
        await press(pilot, keys)
        await type_in(pilot, WORDS)
        await until(pilot, lambda: len(drafts(kept)) == 1)
        await press(pilot, "enter")
        assert drafts(kept) == ()
        await press(pilot, keys[-1])
        assert isinstance(pilot.app.screen, DraftLine)
        assert not shown(pilot.app)


async def test_a_line_goes_on_in_its_form_and_counts_as_changed_there(kept: Home) -> None:
    async with kept.open() as pilot:
        await press(pilot, "n")
        await type_in(pilot, WORDS)
        await press(pilot, "tab")
        await until(pilot, lambda: LINE not in drafts(kept)[0].answers)
        (draft,) = drafts(kept)
        assert draft.answers[OF] == () and draft.answers["title"] == ("Call mum",)
        await press(pilot, "ctrl+s")
        assert drafts(kept) == ()
        assert [made.title for made in kept.book().commitments()][-1] == "Call mum"


async def test_a_line_that_is_emptied_leaves_no_draft(kept: Home) -> None:
    async with kept.open() as pilot:
        await press(pilot, "n a")
        await until(pilot, lambda: len(drafts(kept)) == 1)
        await press(pilot, "backspace escape")
        assert drafts(kept) == ()


async def test_what_waits_is_listed_and_goes_on_from_there(kept: Home) -> None:
    async with kept.open() as pilot:
        await press(pilot, "n tab")
        await type_in(pilot, WORDS)
        await press(pilot, "escape 3")
        assert "A new promise" in text(pilot.app)
        await press(pilot, "g enter")
        assert isinstance(pilot.app.screen, PromiseForm)
        assert shown(pilot.app)
        await press(pilot, "escape d")
        assert drafts(kept) == ()


@pytest.mark.parametrize("keys", ["3 v v E", "E"])
async def test_changes_are_let_go_by_the_second_esc_and_wait_after_leaving_in_haste(kept: Home, keys: str) -> None:
    kept.store.do(a_promise("Sing"), 0)
    async with kept.open((60, 20)) as pilot:
        await press(pilot, keys)
        form = pilot.app.screen
        await type_in(pilot, WORDS)
        await until(pilot, lambda: len(drafts(kept)) == 1)
        await press(pilot, "escape")
        assert pilot.app.screen is form
        assert quiet(pilot.app) == "Not saved: ctrl+s keeps it, esc again lets it go."
        await press(pilot, "c escape")
        assert pilot.app.screen is form, "what is typed since is asked about anew"
        await press(pilot, "escape")
        assert pilot.app.screen is not form
        await until(pilot, lambda: drafts(kept) == ())
        await press(pilot, f"{keys[-1]} escape")
        assert len(pilot.app.screen_stack) == 1, "with nothing typed it goes at once"
        await press(pilot, keys[-1])
        await type_in(pilot, WORDS)
        await press(pilot, "ctrl+q")
    async with kept.open() as pilot:
        await press(pilot, keys)
        assert shown(pilot.app)
        await press(pilot, "ctrl+s")
    assert drafts(kept) == ()


async def test_what_is_refused_stays_in_its_line_and_says_why(kept: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise Unusable("The disk is full.")

    async with kept.open() as pilot:
        await press(pilot, "n")
        await type_in(pilot, WORDS)
        monkeypatch.setattr(kept.store, "do", full)
        await press(pilot, "enter")
        assert shown(pilot.app)
        assert "The disk is full." in drawn(pilot.app)[-1]


async def test_on_a_full_disk_leaving_asks_nothing_and_says_what_is_lost(
    kept: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(*_: Any) -> None:
        raise Unusable("The disk is full: not saved yet. Free some space.")

    monkeypatch.setattr(Drafts, "write", full)
    async with kept.open() as pilot:
        await press(pilot, "n")
        await type_in(pilot, WORDS)
        await press(pilot, "ctrl+q")
    assert capfd.readouterr().err == "troth: The disk is full: what you wrote last could not be saved.\n"


async def test_on_a_full_disk_a_line_goes_the_second_time_or_on_to_its_form(
    kept: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise Unusable("The disk is full: not saved yet. Free some space.")

    monkeypatch.setattr(Drafts, "write", full)
    async with kept.open() as pilot:
        await press(pilot, "n")
        await type_in(pilot, WORDS)
        await press(pilot, "escape")
        assert quiet(pilot.app) == "The disk is full: not saved yet. esc again: it goes."
        await press(pilot, "tab")
        assert isinstance(pilot.app.screen, PromiseForm)
        assert "Call mum" in text(pilot.app)
