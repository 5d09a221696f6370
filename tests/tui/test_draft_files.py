"""The drafts that this app has in hand: whose words lie under a name, and under which name they go on."""

from pathlib import Path
from typing import Any

import pytest

from troth.domain.draft import Draft
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.app.draft_files import DraftFiles

HERE = Draft("00a1", "E10", "A pause", 1, 2, "fact", {"fact": ("here",)})
THERE = HERE._replace(answers={"fact": ("there",)})


@pytest.fixture
def folder(tmp_path: Path) -> Drafts:
    """The folder as another window sees it."""
    return Drafts(str(tmp_path))


@pytest.fixture
def files(tmp_path: Path) -> DraftFiles:
    names = iter(f"00b{n}" for n in range(9))
    return DraftFiles(Drafts(str(tmp_path)), lambda: next(names))


def more(draft: Draft, word: str) -> Draft:
    return draft._replace(answers={"fact": (word,)})


def test_what_one_wrote_is_written_over(files: DraftFiles, folder: Drafts) -> None:
    files.keep(HERE.uid, HERE)
    saved = files.keep(HERE.uid, more(HERE, "here too"))
    assert (saved.uid, saved.trouble) == (HERE.uid, "")
    assert folder.listed().drafts == (saved.draft,)
    assert saved.draft == more(HERE, "here too")


def test_words_of_another_window_stay_and_ones_own_go_on_under_a_new_name(files: DraftFiles, folder: Drafts) -> None:
    files.keep(HERE.uid, HERE)
    folder.write(THERE)
    saved = files.keep(HERE.uid, more(HERE, "more"))
    assert saved.uid == "00b0"
    assert folder.read(HERE.uid) == THERE
    assert folder.read("00b0") == more(HERE, "more")._replace(uid="00b0")


def test_what_was_sent_under_the_former_name_comes_to_the_new_one(files: DraftFiles, folder: Drafts) -> None:
    """Two writes under way when the first was renamed: the words of the second are lost nowhere."""
    files.keep(HERE.uid, HERE)
    folder.write(THERE)
    files.keep(HERE.uid, more(HERE, "one"))
    saved = files.keep(HERE.uid, more(HERE, "one, two"))
    assert saved.uid == "00b0" and len(folder.listed().drafts) == 2
    assert folder.read("00b0") == more(HERE, "one, two")._replace(uid="00b0")
    assert folder.read(HERE.uid) == THERE
    assert files.name_of_end(HERE.uid) == "00b0"
    assert files.end(HERE.uid) == ""
    assert folder.listed().drafts == (THERE,)


@pytest.mark.parametrize("writable", [True, False])
def test_what_can_not_be_read_is_not_taken_for_another_windows_words(
    files: DraftFiles, folder: Drafts, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    def refuse(*_: Any) -> None:
        raise Unusable("Permission denied.")

    files.keep(HERE.uid, HERE)
    with monkeypatch.context() as closed:
        closed.setattr(Drafts, "read", refuse)
        if not writable:
            closed.setattr(Drafts, "write", refuse)
        saved = files.keep(HERE.uid, more(HERE, "more"))
    assert (saved.uid, saved.trouble) == (("00b0", "") if writable else (HERE.uid, "Permission denied."))
    assert folder.read(HERE.uid) == HERE, "what lies there is left as it is"
    again = files.keep(HERE.uid, more(HERE, "more"))
    assert again.uid == saved.uid and again.trouble == ""
    assert len(folder.listed().drafts) == (2 if writable else 1), "no second draft of the same words"


def test_a_draft_that_could_not_be_written_under_its_new_name_has_that_name_next_time(
    files: DraftFiles, folder: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise Unusable("The disk is full.")

    files.keep(HERE.uid, HERE)
    folder.write(THERE)
    with monkeypatch.context() as full:
        full.setattr(Drafts, "write", refuse)
        saved = files.keep(HERE.uid, more(HERE, "one"))
        assert (saved.uid, saved.draft, saved.trouble) == ("00b0", None, "The disk is full.")
    assert files.keep("00b0", more(HERE, "two")).uid == "00b0"
    assert {draft.answers["fact"] for draft in folder.listed().drafts} == {("there",), ("two",)}


def test_the_draft_of_another_window_can_be_taken_up_after_ones_own_was_renamed(
    files: DraftFiles, folder: Drafts
) -> None:
    files.keep(HERE.uid, HERE)
    folder.write(THERE)
    files.keep(HERE.uid, more(HERE, "more"))
    files.let_go("00b0")
    files.take_up(THERE)
    assert files.keep(THERE.uid, more(THERE, "there too")).uid == THERE.uid
    assert {draft.answers["fact"] for draft in folder.listed().drafts} == {("more",), ("there too",)}


def test_nothing_written_takes_away_ones_own_words_and_no_others(files: DraftFiles, folder: Drafts) -> None:
    files.keep(HERE.uid, HERE)
    assert files.keep(HERE.uid, None).draft is None
    assert folder.listed().drafts == ()
    folder.write(THERE)
    files.keep(HERE.uid, None)
    assert folder.listed().drafts == (THERE,)


def test_an_end_has_a_name_of_its_own_where_another_window_wrote_in_the_draft(
    files: DraftFiles, folder: Drafts
) -> None:
    files.keep(HERE.uid, HERE)
    assert files.name_of_end(HERE.uid) == HERE.uid
    folder.write(THERE)
    assert files.name_of_end(HERE.uid) == "00b0"
    assert files.end(HERE.uid) == ""
    assert folder.listed().drafts == (THERE,)


def test_an_end_that_another_window_made_keeps_its_name_so_that_nothing_is_made_twice(
    files: DraftFiles, folder: Drafts
) -> None:
    files.keep(HERE.uid, HERE)
    folder.remove(HERE.uid)
    assert files.name_of_end(HERE.uid) == HERE.uid


def test_a_draft_that_was_thrown_away_comes_back_once(files: DraftFiles, folder: Drafts) -> None:
    folder.write(HERE)
    assert files.put_back() is None
    assert files.throw_away(HERE.uid) == "" and folder.listed().drafts == ()
    assert files.put_back() == "" and folder.listed().drafts == (HERE,)
    assert files.put_back() is None
