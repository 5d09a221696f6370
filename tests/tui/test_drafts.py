"""What is being written, with something in the way: a full disk, another window, or what it was about is gone."""

import errno
import os
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from practices import CANARY, drafts, made, press, put_draft, show
from reflecting import CURIOUS, holding, settled
from screens import AT, NOW, Home, a_promise, drawn, quiet, text, type_in, uid, until, walk
from textual.pilot import Pilot
from textual.widgets import TextArea

from troth.domain.actions.reflecting import DeleteEntry, EditEntry, note
from troth.domain.actions.sharing import DropShare
from troth.domain.draft import ENTRY, Draft
from troth.domain.entries import entry
from troth.practice.outcome import outcome
from troth.practice.run import Run
from troth.store import files
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.boundaries.boundary_form import BoundaryForm
from troth.tui.commitments.promise_form import PromiseForm
from troth.tui.journal.entry_form import EntryForm
from troth.tui.journal.note_form import NoteForm
from troth.tui.practice_run.gate import Gate
from troth.tui.practice_run.run_screen import RunScreen
from troth.tui.shares.share_form import ShareForm

Prepare = Callable[[Pilot[Any]], Awaitable[None]]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Fill the disk; `monkeypatch.undo` frees it."""

    def refuse(path: str, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    return lambda: monkeypatch.setattr(files, "write_new", refuse)


async def a_run(pilot: Pilot[Any]) -> None:
    await show(pilot, made({"type": "text"}))


async def a_note(pilot: Pilot[Any]) -> None:
    await settled(pilot, "3", "n")


async def changes(pilot: Pilot[Any]) -> None:
    """Open the form over the oldest entry, with the cursor behind its first answer."""
    await settled(pilot, "3", "v", "G", "E")
    assert isinstance(pilot.app.screen, EntryForm)


def draft_of(home: Home) -> Draft:
    (found,) = drafts(home)
    return found


def words(app: Any) -> list[str]:
    """What the fields hold."""
    return [area.text for area in app.screen.query(TextArea)]


def write_elsewhere(home: Home, answers: Any) -> None:
    """Another window writes in the draft there is."""
    Drafts(str(home.path.parent)).write(draft_of(home)._replace(answers=answers))


@pytest.mark.parametrize("prepare", [a_run, a_note])
async def test_on_a_full_disk_esc_leaves_the_second_time(
    fresh: Home, full: Callable[[], None], prepare: Prepare
) -> None:
    async with fresh.open((60, 20)) as pilot:
        await prepare(pilot)
        full()
        await type_in(pilot, CANARY)
        await until(pilot, lambda: "not saved yet. Free some space." in drawn(pilot.app)[-2])
        page = pilot.app.screen
        await press(pilot, "escape")
        assert pilot.app.screen is page
        assert "The disk is full: not saved yet. esc again: it goes." in drawn(pilot.app)[-2]
        await press(pilot, "x escape")
        assert pilot.app.screen is page, "what was written since is told of first"
        await press(pilot, "escape")
        assert pilot.app.screen is not page
    assert drafts(fresh) == () and holding(fresh, CANARY) == []


@pytest.mark.parametrize("prepare", [a_run, a_note])
async def test_once_there_is_room_again_esc_leaves_a_draft(
    fresh: Home, full: Callable[[], None], monkeypatch: pytest.MonkeyPatch, prepare: Prepare
) -> None:
    async with fresh.open() as pilot:
        await prepare(pilot)
        full()
        await type_in(pilot, CANARY)
        await until(pilot, lambda: "Free some space" in quiet(pilot.app))
        monkeypatch.undo()
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, RunScreen | NoteForm)
    assert (CANARY,) in draft_of(fresh).answers.values()


async def test_who_leaves_hears_of_the_last_words_and_not_of_earlier_ones(
    fresh: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Drafts.write

    def refuse_the_last(self: Drafts, draft: Draft) -> None:
        if "more" in draft.answers["note"][0]:
            raise Unusable("The disk is full: not saved yet. Free some space.")
        real(self, draft)

    monkeypatch.setattr(Drafts, "write", refuse_the_last)
    async with fresh.open() as pilot:
        await a_note(pilot)
        form: Any = pilot.app.screen
        form.query_one(TextArea).text = "first"
        form.autosave.save()
        form.query_one(TextArea).text = "first, more"
        form.action_leave()
        await pilot.pause()
        assert pilot.app.screen is form and "esc again" in quiet(pilot.app)
        assert words(pilot.app) == ["first, more"]


async def test_two_windows_on_one_draft_keep_the_words_of_both(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, "here")
        await settled(pilot, "escape")
        await settled(pilot, "g", "enter")
        write_elsewhere(fresh, {"note": ("there",)})
        await type_in(pilot, " and more")
        await until(pilot, lambda: quiet(pilot.app).startswith("Another window has it too."))
        await settled(pilot, "ctrl+s")
        assert entry(fresh.book(), 1).answers[0].values == ("here and more",)
    assert draft_of(fresh).answers == {"note": ("there",)}


async def test_an_end_takes_no_draft_that_another_window_wrote_in(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, "here")
        await until(pilot, lambda: len(drafts(fresh)) == 1)
        write_elsewhere(fresh, {"note": ("there",)})
        await settled(pilot, "ctrl+s")
        await settled(pilot, "g", "enter")
        assert words(pilot.app) == ["there"], "it is no run that was kept already"
        await settled(pilot, "ctrl+s")
    assert [entry(fresh.book(), n).answers[0].values[0] for n in (1, 2)] == ["here", "there"]
    assert drafts(fresh) == ()


async def test_an_end_that_was_sent_before_its_draft_got_another_name_closes_the_form(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, "here")
        await until(pilot, lambda: len(drafts(fresh)) == 1)
        write_elsewhere(fresh, {"note": ("there",)})
        form: Any = pilot.app.screen
        form.query_one(TextArea).text = "here, more"
        form.autosave.save()
        form.action_save()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, NoteForm)
    assert entry(fresh.book(), 1).answers[0].values == ("here, more",)
    assert draft_of(fresh).answers == {"note": ("there",)}


async def test_a_draft_that_was_thrown_away_comes_back_until_something_else_is_done(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, CANARY)
        await settled(pilot, "escape", "g", "d")
        assert drafts(fresh) == () and holding(fresh, CANARY) == []
        assert quiet(pilot.app).startswith("Thrown away. u brings it back")
        await settled(pilot, "u")
        assert draft_of(fresh).answers["note"] == (CANARY,)
        assert quiet(pilot.app) == "It waits again, on top of Practices."
        assert CANARY not in text(pilot.app) and "A note" in text(pilot.app)
        await settled(pilot, "u")
        assert quiet(pilot.app) == "There is nothing to undo."
        await settled(pilot, "g", "d", "n")
        await type_in(pilot, "another")
        await settled(pilot, "ctrl+s", "u")
        assert quiet(pilot.app).startswith("Undone:")
    assert drafts(fresh) == () and holding(fresh, CANARY) == []


async def test_a_draft_that_was_thrown_away_stays_away_once_something_is_done_elsewhere(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, CANARY)
        await settled(pilot, "escape", "g", "d")
        fresh.other().do(a_promise("Walk"), AT)
        pilot.app._look()  # type: ignore[attr-defined]
        await settled(pilot, "u")
        assert quiet(pilot.app).startswith("Undone:")
    assert drafts(fresh) == ()


@pytest.mark.parametrize("keep", [True, False])
async def test_a_draft_that_two_windows_end_makes_everything_once(fresh: Home, keep: bool) -> None:
    leaving = made({"type": "text"}, {"type": "make_commitment", "title": "Call mum"}, keep="ask", keep_default="yes")
    async with fresh.open() as pilot:
        await show(pilot, leaving)
        await type_in(pilot, CANARY)
        await settled(pilot, "tab", "tab")
        page: Any = pilot.app.screen
        fresh.other().do(outcome(page.run, NOW, keep=keep), AT)
        Drafts(str(fresh.path.parent)).remove(page.autosave.uid)
        await settled(pilot, *("enter" if keep else "2 enter").split())
        assert not isinstance(pilot.app.screen, RunScreen)
    assert [each.title for each in fresh.book().commitments()] == ["Call mum"]
    assert len(list(fresh.book().source.outlines())) == keep
    assert drafts(fresh) == ()


async def test_an_end_that_is_not_understood_stays_with_its_words(fresh: Home) -> None:
    asked = made({"type": "make_commitment", "title": "Walk", "every": "day"}, {"type": "text"})
    left = Run(asked, at="end", answers={"s0": ("Walk", "xyz", ""), "s1": (CANARY,)})
    put_draft(fresh, left)
    async with fresh.open() as pilot:
        pilot.app.practices.run(asked, draft_of(fresh))  # type: ignore[attr-defined]
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, RunScreen)
        assert quiet(pilot.app).startswith("That is not a rhythm Troth knows.")
        await settled(pilot, "escape")
    assert draft_of(fresh).answers == left.answers


async def test_a_draft_that_can_not_be_read_at_its_end_is_told_of(fresh: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Drafts, uid: str) -> None:
        raise Unusable("It is being changed.")

    async with fresh.open() as pilot:
        await a_run(pilot)
        await type_in(pilot, CANARY)
        await until(pilot, lambda: len(drafts(fresh)) == 1)
        await settled(pilot, "tab", "2")
        monkeypatch.setattr(Drafts, "read", refuse)
        await settled(pilot, "enter")
        assert not isinstance(pilot.app.screen, RunScreen)
        assert quiet(pilot.app) == "Its draft could not be removed. 3, then d tries it again."
        monkeypatch.undo()
        await settled(pilot, "3", "g", "d")
    assert drafts(fresh) == ()


@pytest.mark.parametrize("prepare", [a_run, a_note])
async def test_a_draft_that_lies_there_in_spite_of_a_fault_is_still_ones_own(
    fresh: Home, monkeypatch: pytest.MonkeyPatch, prepare: Prepare
) -> None:
    def refuse(path: str) -> None:
        raise OSError(errno.EIO, "fault")

    (fresh.path.parent / "drafts").mkdir(0o700, parents=True)
    async with fresh.open() as pilot:
        await prepare(pilot)
        monkeypatch.setattr(files, "sync_folder", refuse)
        await type_in(pilot, CANARY)
        await until(pilot, lambda: "The disk has a fault" in quiet(pilot.app))
        monkeypatch.undo()
        await type_in(pilot, "!")
        await until(pilot, lambda: f"{CANARY}!" in str(drafts(fresh)))
        assert "Another window" not in quiet(pilot.app)
        assert len(drafts(fresh)) == 1
        await settled(pilot, *(("tab", "2", "enter") if prepare is a_run else ("ctrl+s",)))
        assert not isinstance(pilot.app.screen, RunScreen | NoteForm)
    assert drafts(fresh) == ()


A_SECRET = [{"id": "a", "label": "A"}, {"id": "b", "label": "B", "secret": True}]


async def test_what_was_said_before_a_secret_choice_goes_with_it(fresh: Home) -> None:
    asked = made({"type": "text"}, {"type": "choose", "options": A_SECRET}, {"type": "text"})
    async with fresh.open() as pilot:
        await show(pilot, asked)
        await type_in(pilot, "early")
        await settled(pilot, "tab", "1", "tab")
        await type_in(pilot, CANARY)
        await until(pilot, lambda: CANARY in str(drafts(fresh)))
        await settled(pilot, "shift+tab", "2", "escape")
        assert quiet(pilot.app) == "Troth writes this to no disk. esc again: it goes."
        assert draft_of(fresh).answers == {"s0": ("early",)}
        await settled(pilot, "escape")
        assert not isinstance(pilot.app.screen, RunScreen)
    assert draft_of(fresh).answers == {"s0": ("early",)}


async def test_esc_again_goes_however_late_it_comes(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "choose", "options": A_SECRET}))
        await settled(pilot, "2", "escape")
        await pilot.pause(0.6)
        assert quiet(pilot.app).endswith("esc again: it goes.")
        await settled(pilot, "escape")
        assert not isinstance(pilot.app.screen, RunScreen)


async def test_on_a_full_disk_a_secret_choice_can_be_left(fresh: Home, full: Callable[[], None]) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, {"type": "choose", "options": A_SECRET}))
        await type_in(pilot, CANARY)
        await settled(pilot, "tab")
        full()
        await settled(pilot, "2", "escape")
        assert quiet(pilot.app) == "The disk is full: not saved yet. esc again: it goes."
        await settled(pilot, "escape")
        assert not isinstance(pilot.app.screen, RunScreen)


async def again(pilot: Pilot[Any]) -> None:
    """Open a note that was left with its first word."""
    await a_note(pilot)
    await type_in(pilot, "abc")
    await settled(pilot, "escape", "g", "enter")
    assert words(pilot.app) == ["abc"]


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
async def test_words_that_were_taken_back_are_on_no_disk(fresh: Home, leave: str) -> None:
    async with fresh.open() as pilot:
        await again(pilot)
        await type_in(pilot, CANARY)
        await until(pilot, lambda: CANARY in str(drafts(fresh)))
        await settled(pilot, *["backspace"] * len(CANARY), leave)
    assert draft_of(fresh).answers["note"] == ("abc",)
    assert holding(fresh, CANARY) == []


@pytest.mark.parametrize("leave", ["escape", "ctrl+q", ""])
@pytest.mark.parametrize("prepare", [a_note, again])
async def test_a_note_that_was_emptied_leaves_no_draft(fresh: Home, prepare: Prepare, leave: str) -> None:
    async with fresh.open() as pilot:
        await prepare(pilot)
        await type_in(pilot, "secret")
        await until(pilot, lambda: "secret" in str(drafts(fresh)))
        await settled(pilot, *["backspace"] * 9)
        if leave:
            await settled(pilot, leave)
        else:
            await until(pilot, lambda: drafts(fresh) == ())
            await type_in(pilot, "new words")
            await until(pilot, lambda: "new words" in str(drafts(fresh)))
            await settled(pilot, *["backspace"] * 9, "escape")
    assert drafts(fresh) == ()


async def test_an_emptied_note_takes_no_words_of_another_window_with_it(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await again(pilot)
        write_elsewhere(fresh, {"note": ("there",)})
        await settled(pilot, "backspace", "backspace", "backspace", "escape")
    assert draft_of(fresh).answers == {"note": ("there",)}


async def test_words_whose_fields_are_gone_already_stay_on_the_disk(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, CANARY)
        await until(pilot, lambda: len(drafts(fresh)) == 1)
        await pilot.app.screen.query(TextArea).remove()
        pilot.app.drafts.save()  # type: ignore[attr-defined]
    assert draft_of(fresh).answers["note"] == (CANARY,)


@pytest.mark.parametrize("prepare", [a_run, a_note])
async def test_a_draft_that_can_not_be_removed_is_told_of_last(
    fresh: Home, monkeypatch: pytest.MonkeyPatch, prepare: Prepare
) -> None:
    clear = files.clear

    def refuse(path: str) -> None:
        if path.endswith(".json") and "drafts" in path:
            raise OSError(errno.EACCES, "no")
        clear(path)

    async with fresh.open((60, 20)) as pilot:
        await pilot.pause()
        await prepare(pilot)
        await type_in(pilot, CANARY)
        await until(pilot, lambda: len(drafts(fresh)) == 1)
        monkeypatch.setattr(files, "clear", refuse)
        await settled(pilot, *(("tab", "2", "enter") if prepare is a_run else ("ctrl+s",)))
        assert not isinstance(pilot.app.screen, RunScreen | NoteForm)
        assert "Its draft could not be removed. 3, then d tries it again." in drawn(pilot.app)[-2]
        assert len(drafts(fresh)) == 1
        await settled(pilot, "3", "g", "d")
        assert quiet(pilot.app).startswith("It could not be removed. Delete this file yourself:")
        monkeypatch.undo()
        await settled(pilot, "g", "d")
        assert drafts(fresh) == ()


async def test_what_a_cut_off_write_left_is_gone_after_a_start(fresh: Home) -> None:
    folder = fresh.path.parent / "drafts"
    folder.mkdir(parents=True)
    gone, writing = subprocess.Popen(["true"]), subprocess.Popen(["sleep", "60"])
    gone.wait()
    left = {pid: folder / f".0123456789abcdef.json.{pid}.tmp" for pid in (gone.pid, os.getpid(), writing.pid)}
    for path in left.values():
        path.write_text(CANARY)
    async with fresh.open() as pilot:
        await pilot.pause()
        assert {pid: path.exists() for pid, path in left.items()} == {
            gone.pid: False,
            os.getpid(): False,
            writing.pid: True,
        }
    writing.kill()
    writing.wait()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(Path.unlink, "It is not there any more"), (lambda path: path.write_text("{"), "It can't be read")],
)
async def test_a_draft_that_is_gone_or_broken_opens_nothing(
    fresh: Home, spoil: Callable[[Path], Any], said: str
) -> None:
    async with fresh.open() as pilot:
        await a_note(pilot)
        await type_in(pilot, CANARY)
        await settled(pilot, "escape", "g")
        spoil(fresh.path.parent / "drafts" / f"{draft_of(fresh).uid}.json")
        await settled(pilot, "enter")
        assert len(pilot.app.screen_stack) == 1
        assert quiet(pilot.app).startswith(said)
        assert ("A draft that can't be read" in text(pilot.app)) == (said == "It can't be read")


async def test_the_words_of_a_practice_that_is_gone_are_offered_as_a_note(fresh: Home) -> None:
    left = Run(
        made({"type": "text"}, {"type": "lines", "labels": ["One", "Two"]}),
        answers={"s0": ("First.",), "s1": ("a", "b")},
    )
    name = put_draft(fresh, left)
    before = draft_of(fresh)
    async with fresh.open((60, 20)) as pilot:
        await settled(pilot, "3", "g", "enter")
        assert isinstance(pilot.app.screen, NoteForm)
        assert "Its practice is gone from here. Its words are in this note." in drawn(pilot.app)[-2]
        assert words(pilot.app) == ["First.\n\na\n\nb"] and "A trial" in text(pilot.app)
        await settled(pilot, "escape")
        assert draft_of(fresh) == before, "looking at it changes nothing: the practice may come back"
        await settled(pilot, "g", "enter")
        await type_in(pilot, "!")
        await settled(pilot, "escape")
        assert (draft_of(fresh).uid, draft_of(fresh).practice) == (name, "")
        await settled(pilot, "g", "enter", "ctrl+s")
        assert entry(fresh.book(), 1).answers[0].values == ("First.\n\na\n\nb!",)
    assert drafts(fresh) == ()


async def test_a_note_of_such_words_is_kept_and_its_draft_goes(fresh: Home) -> None:
    put_draft(fresh, Run(made({"type": "text"}), answers={"s0": (CANARY,)}))
    async with fresh.open() as pilot:
        await settled(pilot, "3", "g", "enter", "ctrl+s")
        assert entry(fresh.book(), 1).answers[0].values == (CANARY,)
    assert drafts(fresh) == ()


async def test_changes_to_an_entry_are_a_draft_and_go_on(kept: Home) -> None:
    async with kept.open((80, 40)) as pilot:
        await changes(pilot)
        await type_in(pilot, CANARY)
        await pilot.press("ctrl+q")
    assert draft_of(kept).at == ENTRY
    async with kept.open((80, 40)) as pilot:
        await settled(pilot, "3", "g")
        assert any(line.startswith("▌Changes to an entry") for line in drawn(pilot.app))
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, EntryForm)
        assert words(pilot.app) == [f"They came in at nine.\nKeys down.{CANARY}", "tired", "a call from home"]
        await settled(pilot, "ctrl+s")
    assert entry(kept.book(), CURIOUS).answers[0].values == (f"They came in at nine.\nKeys down.{CANARY}",)
    assert drafts(kept) == ()


async def test_changes_that_were_taken_back_leave_no_draft(kept: Home) -> None:
    async with kept.open((80, 40)) as pilot:
        await changes(pilot)
        await settled(pilot, "x")
        await until(pilot, lambda: len(drafts(kept)) == 1)
        await settled(pilot, "backspace", "escape")
        assert drafts(kept) == ()
        assert "draft" not in quiet(pilot.app)
        await settled(pilot, "E", "escape")
        assert "draft" not in quiet(pilot.app)


async def test_a_form_that_does_not_stand_yet_holds_the_words_of_its_entry(kept: Home) -> None:
    async with kept.open() as pilot:
        app: Any = pilot.app
        form = EntryForm(app.context, app.book, entry(app.book, CURIOUS))
        assert form.texts()["a1-0"] == "tired"
        assert not form.worth and not form.autosave.unsaved


def theirs(home: Home, words: str, number: int = CURIOUS) -> None:
    """Another window changes the first answer of an entry."""
    step = entry(home.book(), number).answers[0].step
    home.other().do(EditEntry(number, ((step, (words,)),), NOW), AT)


@pytest.mark.parametrize("looked", [False, True])
async def test_two_forms_on_one_entry_replace_nothing_of_each_other(kept: Home, looked: bool) -> None:
    async with kept.open((60, 40)) as pilot:
        await changes(pilot)
        await type_in(pilot, " Mine.")
        theirs(kept, "Theirs.")
        if looked:
            pilot.app._look()  # type: ignore[attr-defined]
        await settled(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, EntryForm)
        assert entry(kept.book(), CURIOUS).answers[0].values == ("Theirs.",)
        assert words(pilot.app)[0] == "They came in at nine.\nKeys down. Mine.\n\nTheirs."
        assert "It was changed elsewhere too: all is here. ctrl+s keeps it." in drawn(pilot.app)[-2]
        await until(pilot, lambda: bool(drafts(kept)) and draft_of(kept).answers["a0-0"][1] == "Theirs.")
        await settled(pilot, "ctrl+s")
        assert not isinstance(pilot.app.screen, EntryForm)
    assert entry(kept.book(), CURIOUS).answers[0].values == ("They came in at nine.\nKeys down. Mine.\n\nTheirs.",)
    assert drafts(kept) == ()


async def test_answers_that_the_other_form_left_alone_are_simply_changed(kept: Home) -> None:
    async with kept.open((80, 40)) as pilot:
        await changes(pilot)
        await settled(pilot, "tab")
        await type_in(pilot, "!")
        theirs(kept, "Theirs.")
        await settled(pilot, "ctrl+s")
        assert not isinstance(pilot.app.screen, EntryForm)
    assert [answer.values for answer in entry(kept.book(), CURIOUS).answers] == [
        ("Theirs.",),
        ("tired!", "a call from home"),
    ]


async def test_a_draft_of_changes_knows_what_was_written_elsewhere_since(kept: Home) -> None:
    async with kept.open((80, 40)) as pilot:
        await changes(pilot)
        await type_in(pilot, " Mine.")
        await settled(pilot, "escape")
        theirs(kept, "Theirs.")
        pilot.app._look()  # type: ignore[attr-defined]
        await settled(pilot, "v", "v", "v", "g", "enter")
        assert words(pilot.app) == ["They came in at nine.\nKeys down. Mine.\n\nTheirs.", "tired", "a call from home"]
        assert "It was changed elsewhere too" in text(pilot.app)


async def test_changes_to_an_entry_that_is_gone_stay_as_a_note(kept: Home) -> None:
    async with kept.open((60, 40)) as pilot:
        await changes(pilot)
        await type_in(pilot, CANARY)
        kept.other().do(DeleteEntry(CURIOUS), AT)
        await settled(pilot, "ctrl+s")
        assert "That entry is gone. esc leaves; your words stay as a draft." in drawn(pilot.app)[-2]
        await settled(pilot, "escape", "v", "v", "v", "g", "enter")
        assert isinstance(pilot.app.screen, NoteForm)
        assert words(pilot.app) == [f"They came in at nine.\nKeys down.{CANARY}"]
        await settled(pilot, "ctrl+s")
    assert drafts(kept) == ()


async def test_erasing_an_entry_takes_the_draft_of_its_changes_with_it(kept: Home) -> None:
    kept.store.do(note(f"{CANARY} kept", NOW, "feedfeedfeedfeed"), AT)
    folder = Drafts(str(kept.path.parent))
    folder.write(Draft("feedfeedfeedfeed", "", "A note", AT, AT, "note", {"note": (f"{CANARY} of its run",)}))
    folder.write(Draft("00aa", "E10", "Another", AT, AT, "s0", {"s0": ("of something else",)}))
    async with kept.open((80, 40)) as pilot:
        await settled(pilot, "3", "v", "g", "E")
        await type_in(pilot, f"{CANARY} changed")
        await settled(pilot, "escape")
        assert len(drafts(kept)) == 3 and len(holding(kept, CANARY)) > 2
        await settled(pilot, "D")
        await type_in(pilot, "erase")
        await settled(pilot, "enter")
        assert quiet(pilot.app).startswith("Erased.")
        assert holding(kept, CANARY) == []
        await settled(pilot, "v", "v", "v")
        assert "Changes to an entry" not in text(pilot.app) and "Another" in text(pilot.app)
    assert draft_of(kept).uid == "00aa"


async def a_choice(pilot: Pilot[Any]) -> None:
    await show(pilot, made({"type": "choose", "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}))


async def a_gate(pilot: Pilot[Any]) -> None:
    pilot.app.practices.open("E12")  # type: ignore[attr-defined]
    await until(pilot, lambda: isinstance(pilot.app.screen, Gate))


@pytest.mark.parametrize("key", ["u", "ctrl+r"])
@pytest.mark.parametrize("prepare", [a_choice, a_gate])
async def test_nothing_is_undone_where_nothing_of_it_is_seen(kept: Home, prepare: Prepare, key: str) -> None:
    walk(kept.store, a_promise("Walk"), a_promise("Read"))
    kept.store.undo(AT)
    before = kept.bytes()
    async with kept.open() as pilot:
        await prepare(pilot)
        await settled(pilot, key)
        assert quiet(pilot.app) == "Nothing is undone from here. Leave this page, then u."
        assert kept.bytes() == before
        await settled(pilot, "escape", key)
        assert kept.bytes() != before


async def test_a_key_of_ones_own_for_undo_waits_there_too(kept: Home) -> None:
    walk(kept.store, a_promise("Walk"))
    before = kept.bytes()
    async with kept.open(keys={"undo": "f8"}) as pilot:
        await a_choice(pilot)
        await settled(pilot, "f8")
        assert quiet(pilot.app).startswith("Nothing is undone from here.")
        assert kept.bytes() == before
        await settled(pilot, "escape", "f8")
        assert kept.bytes() != before


@pytest.mark.parametrize("prepare", [a_note, changes])
async def test_redo_waits_behind_a_form(kept: Home, prepare: Prepare) -> None:
    walk(kept.store, a_promise("Walk"))
    kept.store.undo(AT)
    before = kept.bytes()
    async with kept.open() as pilot:
        await prepare(pilot)
        await type_in(pilot, "u")
        await settled(pilot, "ctrl+r")
        assert "u" in "".join(words(pilot.app))
        assert kept.bytes() == before


async def test_undo_is_offered_for_ones_own_change_alone(kept: Home) -> None:
    async with kept.open((80, 40)) as pilot:
        await changes(pilot)
        kept.other().do(note("From the shell", NOW, uid()), AT)
        await settled(pilot, "ctrl+s")
        assert "Nothing to change." in drawn(pilot.app)[-2]
        assert "u takes it back" not in text(pilot.app)


FORMS = {"promise": ("1", "n", PromiseForm), "boundary": ("2", "n", BoundaryForm)}


@pytest.mark.parametrize("kind", FORMS)
async def test_a_form_that_was_refused_stays_with_its_words(
    fresh: Home, monkeypatch: pytest.MonkeyPatch, full: Callable[[], None], kind: str
) -> None:
    tab, new, form = FORMS[kind]
    async with fresh.open() as pilot:
        await settled(pilot, tab, new)
        await type_in(pilot, "I answer after breakfast")
        await settled(pilot, "tab")
        assert isinstance(pilot.app.screen, form)
        full()
        await settled(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, form)
        assert quiet(pilot.app).startswith("The disk is full")
        assert "I answer after breakfast" in text(pilot.app)
        monkeypatch.undo()
        await settled(pilot, "ctrl+s")
        assert not isinstance(pilot.app.screen, form)
        assert quiet(pilot.app).endswith("u takes it back")
    book = fresh.book()
    assert len(list(book.commitments())) + len(list(book.source.all("boundaries"))) == 1


async def test_a_form_on_something_that_was_dropped_elsewhere_stays_and_says_so(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "g", "E")
        form = pilot.app.screen
        assert isinstance(form, ShareForm)
        number = form._made.number
        await type_in(pilot, CANARY)
        kept.other().do(DropShare(number), AT)
        await settled(pilot, "ctrl+s")
        assert pilot.app.screen is form and CANARY in words(pilot.app)[0]
        assert quiet(pilot.app) == f"There is no item to share {number}."
        await settled(pilot, "escape", "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_form_that_is_saved_under_another_page_closes_when_it_is_seen_again(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every day")
        await settled(pilot, "tab")
        form: Any = pilot.app.screen
        await settled(pilot, "f1")
        form.action_save()
        form.action_save()
        await pilot.pause()
        assert len(list(fresh.book().commitments())) == 1
        await settled(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
    assert len(list(fresh.book().commitments())) == 1


async def test_the_cursor_goes_to_what_a_form_added(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "n")
        await type_in(pilot, "Something quite new")
        await settled(pilot, "tab")
        assert isinstance(pilot.app.screen, ShareForm)
        await settled(pilot, "ctrl+s")
        assert any(line.startswith("▌") and "Something quite new" in line for line in drawn(pilot.app))
