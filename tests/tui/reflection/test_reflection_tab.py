"""The Reflection tab from key to file to screen: its views, the library, drafts, the card of the day, packs."""

from pathlib import Path

import pytest
from reflecting import at, files, fill_journal, pack, settled
from screens import AT, READ, TODAY, Home, drawn, quiet, text, type_in
from textual.binding import Binding

from troth.clock import hour
from troth.domain.actions.sharing import AddShare
from troth.domain.draft import Draft
from troth.domain.reflection import ShareItem
from troth.guidance import cards, practices
from troth.store.drafts import Drafts
from troth.tui.app.palette import commands
from troth.tui.guesses.guess_list import Guesses
from troth.tui.guesses.guess_page import GuessPage
from troth.tui.help.place_help import Help
from troth.tui.journal.entry_page import EntryPage
from troth.tui.journal.journal_list import Journal
from troth.tui.journal.note_form import NoteForm, WritesNotes
from troth.tui.kit.chrome import Keys
from troth.tui.kit.keys_in_force import printed
from troth.tui.library.info_pages import CardPage, EvidencePage, FaultPage
from troth.tui.library.library_list import Practices
from troth.tui.reflection.reflection_tab import VIEWS, Reflections
from troth.tui.shares.share_list import ToShare
from troth.tui.shares.share_page import SharePage

OURS = (
    Reflections, Practices, Journal, ToShare, Guesses, WritesNotes,
    EntryPage, SharePage, GuessPage, CardPage, EvidencePage, FaultPage,
)  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration of one's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv("TROTH_HOME", str(folder))
    return folder


def draft(uid: str, practice: str = "E10", **fields: object) -> Draft:
    return Draft(uid, practice, "Notice, guess, ask", AT - 900, AT - 3 * 3600)._replace(**fields)


async def test_the_views_follow_each_other_with_their_keys(fresh: Home) -> None:
    fill_journal(fresh.store)
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        for view in (*VIEWS[1:], VIEWS[0]):
            await settled(pilot, "v")
            assert view.CONTENT.TITLE in drawn(pilot.app)[2]
            footer = drawn(pilot.app)[-1]
            assert all(f"{key.key} {key.label}" in footer for key in pilot.app.query_one(Keys).keys[:3])
            assert at(pilot.app), "the cursor stands on a row at once"
        await settled(pilot, "v", "1", "3")
        assert "Journal" in drawn(pilot.app)[2], "the view stays open while one is elsewhere"
        assert pilot.app.query_one(Keys).line_at(0, 80)[1].text == "enter"


async def test_every_list_says_kindly_that_it_is_empty_and_names_a_key(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        for words, key in (
            ("Nothing is in the journal yet.", "n writes a free note."),
            ("Nothing to share is noted yet.", "n notes something;"),
            ("No guess is noted yet.", "n notes one,"),
        ):
            await settled(pilot, "v")
            assert words in text(pilot.app)
            assert key in text(pilot.app)
            await settled(pilot, "enter", *(each for key in "EdDLHKao" for each in (READ, key)), READ)
            assert len(pilot.app.screen_stack) == 1
        assert not fresh.path.exists()


async def test_the_library_tells_what_each_practice_is_for_and_i_when_it_was_last_done(fresh: Home) -> None:
    fill_journal(fresh.store)
    async with fresh.open((80, 90)) as pilot:
        await settled(pilot, "3")
        shown = text(pilot.app)
        for head in practices.practices():
            assert f"{head.title:<26} {head.purpose}" in shown
        line = next(line for line in drawn(pilot.app) if "Curiosity first" in line)
        assert line == f" {'Curiosity first':<27}{'what else could be true':<37} 7 min  alone  "
        await settled(pilot, "slash", *"E21", "enter", "i")
        assert "E21 · 7 minutes, alone · 5 benefit of the doubt" in text(pilot.app)
        assert "done 19 Oct 2025" in text(pilot.app)


async def test_a_filter_by_way_and_a_search_narrow_the_library(fresh: Home) -> None:
    async with fresh.open((80, 40)) as pilot:
        await settled(pilot, "3", "w", "5")
        shown = text(pilot.app)
        assert "way 5, benefit of doubt" in shown
        assert "Curiosity first" in shown
        assert "Find a boundary" not in shown
        assert "Card of the day" not in shown
        await settled(pilot, "escape")
        assert "Find a boundary" in text(pilot.app)
        await settled(pilot, "slash")
        await type_in(pilot, "CURIO first")
        assert "Curiosity first" in text(pilot.app)
        assert "Find a boundary" not in text(pilot.app)
        await settled(pilot, "enter")
        assert at(pilot.app).startswith("Curiosity first")
        await settled(pilot, "slash")
        await type_in(pilot, " zzz")
        assert "Nothing holds these words." in text(pilot.app)
        await settled(pilot, "escape")
        assert at(pilot.app).startswith("Curiosity first"), "it is where it was"


async def test_the_evidence_note_says_what_the_grade_is_about(fresh: Home) -> None:
    async with fresh.open((80, 40)) as pilot:
        await settled(pilot, "3", "w", "5", "j", "i")
        assert isinstance(pilot.app.screen, EvidencePage)
        shown = " ".join(text(pilot.app).split())
        assert "one study, a study without comparison, or a stand-in for the real thing" in shown
        assert "It says nothing about this program." in shown
        assert "Read in" in shown
        await settled(pilot, "escape")
        assert at(pilot.app).startswith("Curiosity first")


async def test_enter_opens_a_practice_and_a_draft_where_it_was_left(fresh: Home) -> None:
    drafts = Drafts(str(fresh.path.parent))
    drafts.write(draft("d1", at="guess", answers={"seen": ("a short answer",)}, started_at=AT - 3 * 86_400))
    drafts.write(draft("d2", practice="GONE", title="A practice that was", saved_at=AT - 60))
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        assert f"{'A practice that was':<27}its practice is gone" in text(pilot.app)
        assert f"{'Notice, guess, ask':<27}begun 3 days ago, at step 3" in text(pilot.app)
        await settled(pilot, "j")
        assert at(pilot.app).startswith("Notice, guess, ask")
        await settled(pilot, "enter")
        assert len(pilot.app.screen_stack) == 2
        assert "What is your guess about it?" in text(pilot.app)
        await settled(pilot, "escape")
        await settled(pilot, "slash")
        await type_in(pilot, "E09")
        await settled(pilot, "enter", "enter")
        assert "Presence" in text(pilot.app)
        assert len(pilot.app.screen_stack) == 2


async def test_a_draft_is_thrown_away_without_a_trace(fresh: Home) -> None:
    Drafts(str(fresh.path.parent)).write(draft("d1", answers={"seen": ("CANARY",)}))
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        assert f"begun at {hour(AT - 900)}, at step 1" in text(pilot.app)
        await settled(pilot, "d")
        assert quiet(pilot.app) == "Thrown away. u brings it back until you leave."
        assert "begun" not in text(pilot.app)
        assert files(fresh) == {}
        await settled(pilot, "d")
        assert not at(pilot.app), "the cursor was on what is gone"
        await settled(pilot, "j", "d")
        assert at(pilot.app), "on a card or a practice the key does nothing"


async def test_the_card_is_the_days_and_refusing_it_leaves_nothing(fresh: Home) -> None:
    fill_journal(fresh.store)
    before = files(fresh)
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        card = cards.card_of(pilot.app.snapshot.day)  # type: ignore[attr-defined]
        assert card.text[:40] in drawn(pilot.app)[-3]
        await settled(pilot, "c")
        assert isinstance(pilot.app.screen, CardPage)
        assert " ".join(card.text.split()) in " ".join(text(pilot.app).split())
        await settled(pilot, "x")
        assert quiet(pilot.app) == "No card today. Nothing is noted about it."
        assert "Card of the day" not in text(pilot.app)
        assert files(fresh) == before
        await settled(pilot, "c")
        assert isinstance(pilot.app.screen, CardPage), "asked for, it is there again"


async def test_what_is_written_about_the_card_names_it(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "c", "n")
        assert isinstance(pilot.app.screen, NoteForm)
        card = cards.card_of(pilot.app.snapshot.day)  # type: ignore[attr-defined]
        assert card.text[:50] in text(pilot.app)
        await type_in(pilot, "I tried it.")
        await settled(pilot, "ctrl+s")
        made = fresh.book().source.get("reflections", 1)
        assert made.answers[0][1:3] == (card.text, ("I tried it.",))  # type: ignore[union-attr]
        assert made.way == (card.way,)  # type: ignore[union-attr]


async def test_a_broken_pack_is_named_and_stops_nothing(fresh: Home, own: Path) -> None:
    pack(own, "mine.toml", 'id = "M1"\ntitle = "[/Mine]"\nway = [9]\n')
    pack(own, "[red]x[\\x1b].toml", "no toml\x1b]52;c;aGFsbG8=\x07")
    async with fresh.open((80, 30)) as pilot:
        await settled(pilot, "3")
        assert at(pilot.app).startswith("Find a boundary"), "the cursor begins below what was left out"
        assert "Left out: practices/mine.toml, line 3: `way`:" in text(pilot.app)
        assert "Left out: practices/[red]x[" in text(pilot.app)
        await settled(pilot, "g", "enter")
        assert isinstance(pilot.app.screen, FaultPage)
        assert str(own)[:30] in text(pilot.app), "the page names the whole path"
        await settled(pilot, "escape", "j", "j", "i")
        assert isinstance(pilot.app.screen, EvidencePage)


async def test_a_search_says_where_else_it_found_the_words_and_enter_leads_there(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "slash", *"rain")
        assert "Also found" in text(pilot.app) and "1 entry in Journal" in text(pilot.app)
        await settled(pilot, "enter", "G")
        assert at(pilot.app) == "1 entry in Journal"
        assert [key.label for key in pilot.app.query_one(Keys).keys][:2] == ["open", "journal"]
        await settled(pilot, "enter")
        assert drawn(pilot.app)[2].split() == ["Journal", "esc", "shows", "all"]
        assert "A walk in the rain" in at(pilot.app) and "Weekly us" not in text(pilot.app)
        await settled(pilot, "w", "7", "g")
        assert at(pilot.app) == "1 entry of other ways"
        await settled(pilot, "enter")
        assert "A walk in the rain" in at(pilot.app)
        await settled(pilot, "escape")
        assert "Weekly us" in text(pilot.app)


async def test_the_footer_names_what_is_possible_with_the_row(kept: Home) -> None:
    Drafts(str(kept.path.parent)).write(draft("d1"))
    async with kept.open() as pilot:
        await settled(pilot, "3")
        assert "d throw away" in drawn(pilot.app)[-1]
        await settled(pilot, "j")
        assert "throw away" not in drawn(pilot.app)[-1] and "i evidence" in drawn(pilot.app)[-1]
        await settled(pilot, "v", "v")
        assert "L move on" in drawn(pilot.app)[-1] and "H move back" not in drawn(pilot.app)[-1]
        await settled(pilot, "j")
        assert "L move on" not in drawn(pilot.app)[-1] and "H move back" in drawn(pilot.app)[-1], "it was shared"
        await settled(pilot, "v")
        assert "o open again" not in drawn(pilot.app)[-1]
        await settled(pilot, "j")
        assert "o open again" in drawn(pilot.app)[-1]
        await settled(pilot, "slash")
        assert drawn(pilot.app)[-1].split("  ")[0].strip() == "enter to what was found"


async def test_a_second_press_never_takes_out_another_entry(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "d", "d", "d", "E", "enter")
        assert len(kept.book().source.outlines()) == 2
        assert len(pilot.app.screen_stack) == 1 and not at(pilot.app)
        await settled(pilot, "u")
        assert "A walk in the rain" in at(pilot.app), "back, and under the cursor"


async def test_the_cursor_goes_to_what_was_made_here_and_to_nothing_made_elsewhere(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "n")
        await type_in(pilot, "Mine")
        kept.other().do(AddShare(ShareItem(0, "elsewhere", AT, TODAY, "From the shell")), AT)
        pilot.app._look()  # type: ignore[attr-defined]
        await pilot.pause()
        await settled(pilot, "enter")
        assert at(pilot.app).startswith("○ Mine")
        kept.other().do(AddShare(ShareItem(0, "again", AT, TODAY, "Once more")), AT)
        pilot.app._look()  # type: ignore[attr-defined]
        await pilot.pause()
        assert at(pilot.app).startswith("○ Mine")


async def test_in_a_practice_the_palette_offers_no_other_one(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "slash", *"E10", "enter", "enter")
        assert "before" not in printed(pilot.app.screen)
        assert "palette" in printed(pilot.app.screen)


@pytest.mark.parametrize("view", range(len(VIEWS)))
async def test_help_tells_every_key_of_the_view_and_no_other(fresh: Home, view: int) -> None:
    fill_journal(fresh.store)
    async with fresh.open((80, 100)) as pilot:
        await settled(pilot, "3", *["v"] * view)
        wanted = list(commands(pilot.app.screen, moving=True))
        await settled(pilot, "question_mark")
        assert isinstance(pilot.app.screen, Help)
        assert "Reflection: practices, a journal, what to share, guesses" in text(pilot.app)
        found = " ".join(text(pilot.app).split())
        for each in wanted:
            assert f"{each.keys} {each.words} {each.id}" in found
        assert ("What is known about this method, and how surely" in text(pilot.app)) == (view == 0)
        assert ("Erase it for good; nothing brings it back" in text(pilot.app)) == (view > 0)


@pytest.mark.parametrize("owner", OURS, ids=lambda owner: owner.__name__)
def test_every_key_has_an_id_and_a_description(owner: type) -> None:
    bindings = [each for each in owner.__dict__.get("BINDINGS", ()) if isinstance(each, Binding)]
    assert len(bindings) == len(owner.__dict__.get("BINDINGS", ()))
    assert all(each.id and each.description for each in bindings)


def test_no_id_is_given_to_two_actions() -> None:
    """A list and its page host the same row."""
    named: dict[str | None, Binding] = {}
    assert all(
        named.setdefault(each.id, each) == each
        for owner in OURS
        for each in owner.__dict__.get("BINDINGS", ())
        if isinstance(each, Binding)
    )
