"""The journal from key to file to screen: reading, finding, writing, changing, deleting, erasing."""

import pytest
from reflecting import CURIOUS, NOTE, at, files, holding, settled
from reflecting import kept as run
from screens import AT, NOW, TODAY, Home, day, drawn, quiet, text, type_in, uid, until
from textual.widgets import TextArea

from troth.domain.actions.making import promise
from troth.domain.actions.reflecting import note
from troth.domain.boundary import Boundary
from troth.domain.draft import Draft
from troth.domain.entries import entry, journal
from troth.domain.journey.dance import Incident
from troth.domain.journey.decision import Decision
from troth.domain.journey.session import AgendaPoint
from troth.domain.reflection import Answer, Guess, ShareItem
from troth.domain.schedule.dated import Daily
from troth.store.drafts import Drafts
from troth.tui.boundaries.boundary_page import BoundaryPage
from troth.tui.commitments.promise_page import PromisePage
from troth.tui.guesses.guess_page import GuessPage
from troth.tui.journal.entry_page import EntryPage
from troth.tui.journal.kept_page import PlainPage
from troth.tui.journal.note_form import NoteForm
from troth.tui.journey.decision_page import DecisionPage
from troth.tui.journey.incident_page import IncidentPage
from troth.tui.shares.share_page import SharePage

CANARY = "canary in the coal mine"


@pytest.fixture
def full(fresh: Home) -> Home:
    """A home with a note, and an entry of which everything came that can come of one; its words are in most of it."""
    made = (
        promise("Ask first", Daily(), TODAY, NOW, uid()),
        Boundary(0, uid(), AT, "I answer after breakfast and not before it."),
        Incident(0, uid(), AT, day(-1), f"{CANARY} a\nand then the door", 5),
        AgendaPoint(0, uid(), AT, day(-1), f"{CANARY} b", 3),
        Decision(0, uid(), AT, day(-1), f"{CANARY} c"),
        ShareItem(0, uid(), AT, day(-1), f"{CANARY} d"),
        Guess(0, uid(), AT, day(-1), f"{CANARY} e", f"{CANARY} f"),
        Guess(0, uid(), AT, day(-1), f"{CANARY} g"),
    )
    fresh.store.do(note("An older note", NOW._replace(today=day(-2)), uid()), AT)
    said = Answer("fact", "What happened?", (f"{CANARY} h",))
    fresh.store.do(run(-1, "E21", "Curiosity first", (5,), said, leaves=made), AT)
    return fresh


def numbers(home: Home) -> list[int]:
    return [each.number for each in journal(home.book())]


async def test_the_journal_shows_days_under_their_months_titles_and_words(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v")
        assert "3 entries; only you read them" in drawn(pilot.app)[3]
        found = [" ".join(line.split()) for line in drawn(pilot.app)]
        assert found[5:8] == ["November", "▌today A walk in the rain. We laughed.", "Sat 21 Weekly us Warm"]
        assert found[9:11] == ["October 2025", "Sun 19 Curiosity first They came in at nine."]


async def test_search_finds_every_word_in_what_was_written_while_one_types(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "slash")
        await settled(pilot, *"HOME")
        assert "Curiosity first" in text(pilot.app)
        assert "Weekly us" not in text(pilot.app)
        assert "1 entry" in drawn(pilot.app)[3]
        await settled(pilot, "space", *"nine")
        assert "Curiosity first" in text(pilot.app), "both words, in different answers"
        await settled(pilot, "x")
        assert "Nothing holds these words." in text(pilot.app)
        await settled(pilot, "backspace", "down")
        assert "Curiosity first" in at(pilot.app)
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, EntryPage)
        await settled(pilot, "escape", "escape")
        assert "3 entries" in drawn(pilot.app)[3]


async def test_the_filter_by_way_takes_entries_of_several_ways(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "w", "5")
        assert "way 5, benefit of doubt" in drawn(pilot.app)[2] and "2 entries" in drawn(pilot.app)[3]
        assert "A walk in the rain" not in text(pilot.app)
        await settled(pilot, "w", "2")
        assert "way 2, signals" in drawn(pilot.app)[2] and "1 entry" in drawn(pilot.app)[3]
        await settled(pilot, "w", "0")
        assert "3 entries" in drawn(pilot.app)[3]


async def test_an_entry_shows_prompts_answers_labels_and_what_came_of_it(kept: Home) -> None:
    async with kept.open((80, 30)) as pilot:
        await settled(pilot, "3", "v", "G", "enter")
        shown = text(pilot.app)
        for words in ("Curiosity first", "as a camera would have seen it?", "They came in at nine.", "Keys down."):
            assert words in shown
        for words in ("One: tired", "Two: a call from home", "promise: Ask first", "to share: The job offer"):
            assert words in shown
        for key, page in (("1", PromisePage), ("2", BoundaryPage), ("3", SharePage), ("4", GuessPage)):
            await settled(pilot, key)
            assert isinstance(pilot.app.screen, page)
            await settled(pilot, "escape")
            assert isinstance(pilot.app.screen, EntryPage)
        assert "1-4 what came of it" in drawn(pilot.app)[-1]
        await settled(pilot, "9")
        assert isinstance(pilot.app.screen, EntryPage)
        await settled(pilot, "escape", "g", "enter")
        assert "what came of it" not in drawn(pilot.app)[-1], "nothing came of a note"


async def test_what_came_of_it_may_be_gone(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "d", "v", "v", "v", "G", "enter")
        assert "to share: not there any more" in text(pilot.app)
        assert "1-4 what came of it" in drawn(pilot.app)[-1]
        await settled(pilot, "3")
        assert len(pilot.app.screen_stack) in (1, 2)


@pytest.mark.parametrize("on_page", [False, True])
async def test_words_are_changed_and_the_day_of_it_is_noted(kept: Home, on_page: bool) -> None:
    async with kept.open((80, 40)) as pilot:
        await settled(pilot, "3", "v", "G", *(["enter"] if on_page else []), "E")
        areas = list(pilot.app.screen.query(TextArea))
        assert [area.text for area in areas] == ["They came in at nine.\nKeys down.", "tired", "a call from home"]
        areas[1].text = "hungry"
        await settled(pilot, "ctrl+s")
        made = entry(kept.book(), CURIOUS)
        assert made.answers[1].values == ("hungry", "a call from home")
        assert made.answers[0].values == ("They came in at nine.\nKeys down.",)
        assert made.revised_on == NOW.today
        assert quiet(pilot.app).startswith("Changed in the journal.")
        if on_page:
            assert "changed today" in text(pilot.app)
            assert "One: hungry" in text(pilot.app)
            await settled(pilot, "escape")
        await settled(pilot, "u")
        assert entry(kept.book(), CURIOUS).answers[1].values[0] == "tired"


async def test_the_cursor_stands_behind_the_words_that_are_changed(kept: Home) -> None:
    async with kept.open((80, 40)) as pilot:
        await settled(pilot, "3", "v", "G", "E", "exclamation_mark", "tab", "exclamation_mark", "ctrl+s")
        made = entry(kept.book(), CURIOUS)
        assert made.answers[0].values == ("They came in at nine.\nKeys down.!",)
        assert made.answers[1].values == ("tired!", "a call from home")


async def test_nothing_changed_writes_nothing_and_escape_leaves(kept: Home) -> None:
    before = kept.bytes()
    async with kept.open((80, 40)) as pilot:
        await settled(pilot, "3", "v", "G", "E", "ctrl+s")
        assert quiet(pilot.app) == "Nothing to change."
        await settled(pilot, "E")
        pilot.app.screen.query(TextArea).first().text = "other"
        await settled(pilot, "escape")
        assert kept.bytes() == before


@pytest.mark.parametrize("on_page", [False, True])
async def test_deleting_is_undone(kept: Home, on_page: bool) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", *(["enter"] if on_page else []), "d")
        assert numbers(kept) == [3, CURIOUS]
        assert len(pilot.app.screen_stack) == 1
        assert quiet(pilot.app).endswith("u takes it back")
        assert "A walk in the rain" not in text(pilot.app)
        await settled(pilot, "u")
        assert numbers(kept) == [NOTE, 3, CURIOUS]
        assert "A walk in the rain" in text(pilot.app)


async def test_erasing_asks_for_the_word_and_leaves_no_trace(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "n")
        await type_in(pilot, f"{CANARY} first")
        await until(pilot, lambda: bool(holding(kept, CANARY)))
        await settled(pilot, "ctrl+s", "g", "E")
        pilot.app.screen.query(TextArea).first().text = f"{CANARY} second"
        await settled(pilot, "ctrl+s", "d", "u")
        assert len(holding(kept, CANARY)) > 1, "the file and a copy"
        await settled(pilot, "g", "D")
        await type_in(pilot, "eras")
        await settled(pilot, "enter")
        assert len(pilot.app.screen_stack) == 2, "not yet"
        await type_in(pilot, "e")
        await settled(pilot, "enter")
        assert numbers(kept) == [NOTE, 3, CURIOUS]
        assert holding(kept, CANARY) == []
        assert quiet(pilot.app) == "Erased. Exports, copies elsewhere and other drafts may still hold it."
        await settled(pilot, "u")
        assert quiet(pilot.app).startswith("Undone: It was right: Tired. Skipped: 2 changes of what")
        assert numbers(kept) == [NOTE, 3, CURIOUS] and holding(kept, CANARY) == []
        assert CANARY not in text(pilot.app)


@pytest.mark.parametrize("on_page", [False, True])
async def test_with_an_entry_all_that_may_hold_its_words_is_erased(full: Home, on_page: bool) -> None:
    async with full.open() as pilot:
        await settled(pilot, "3", "v", "g", *(["enter"] if on_page else []), "E")
        pilot.app.screen.query(TextArea).first().text = f"{CANARY} i"
        await settled(pilot, "ctrl+s", "d", "u", *(["g", "enter"] if on_page else ["g"]), "D")
        await type_in(pilot, "erase")
        asked = " ".join(text(pilot.app).split())
        goes = "1 thing to share, 1 decision, 1 point to talk about, 1 note of what happened and 2 guesses."
        assert f"With it goes what came of it: {goes}" in asked
        assert "Promise 1 “Ask first” and boundary 1 “I answer after breakfast and…” stay, with their words." in asked
        assert len(holding(full, CANARY)) > 1
        await settled(pilot, "enter")
        assert holding(full, CANARY) == []
        assert CANARY not in text(pilot.app)
        assert len(pilot.app.screen_stack) == 1
        assert quiet(pilot.app) == "Erased. Exports, copies elsewhere and other drafts may still hold it."
        await settled(pilot, "v", "v")
        assert "No guess is noted yet" in text(pilot.app)
    assert numbers(full) == [1]
    assert (full.promise(1).title, full.book().boundary(1).statement[:8]) == ("Ask first", "I answer")


async def test_what_one_entry_made_closes_with_it_when_the_page_of_it_lies_below(full: Home) -> None:
    async with full.open() as pilot:
        await settled(pilot, "3", "v", "v", "enter")
        assert isinstance(pilot.app.screen, SharePage)
        await settled(pilot, "J", "D")
        await type_in(pilot, "erase")
        await settled(pilot, "enter")
        assert len(pilot.app.screen_stack) == 1
        assert CANARY not in text(pilot.app)


async def test_deleting_leaves_what_came_of_it_and_says_so(full: Home) -> None:
    async with full.open() as pilot:
        await settled(pilot, "3", "v", "g", "d")
        assert quiet(pilot.app).startswith("Taken out of the journal. What came of it stays.")
        await settled(pilot, "v")
        assert f"{CANARY} d" in text(pilot.app)
        await settled(pilot, "u")
        assert numbers(full) == [2, 1]


LEFT = {
    "3": (IncidentPage, (f"{CANARY} a", "and then the door")),
    "4": (PlainPage, ("A point to talk about", "noted yesterday · active listening", "", f"{CANARY} b")),
    "5": (DecisionPage, (f"{CANARY} c",)),
}


@pytest.mark.parametrize(("key", "shown"), LEFT.items(), ids=LEFT)
async def test_what_a_practice_left_has_a_page(full: Home, key: str, shown: tuple[type, tuple[str, ...]]) -> None:
    async with full.open() as pilot:
        await settled(pilot, "3", "v", "g", "enter", key)
        page, rows = shown
        assert isinstance(pilot.app.screen, page)
        found = [line.strip() for line in drawn(pilot.app)]
        assert all(line.startswith(row) for line, row in zip(found[1:], rows, strict=False))
        await settled(pilot, "escape")
        assert isinstance(pilot.app.screen, EntryPage)
        await settled(pilot, key, "D")
        assert "The entry it came from stays, and may hold the same words." in " ".join(text(pilot.app).split())
        await type_in(pilot, "erase")
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, EntryPage)
        assert holding(full, next(row for row in rows if CANARY in row)) == []
        assert "not there any more" in text(pilot.app)


async def test_escape_keeps_what_was_to_be_erased(kept: Home) -> None:
    before = kept.bytes()
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "D")
        await type_in(pilot, "erase")
        await settled(pilot, "escape")
        assert kept.bytes() == before


async def test_a_note_that_is_left_stays_as_a_draft_and_goes_on(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "v", "n")
        await type_in(pilot, "Half a")
        await settled(pilot, "escape")
        assert quiet(pilot.app).startswith("It stays as a draft")
        assert not fresh.path.exists()
        await settled(pilot, "v", "v", "v", "g")
        assert at(pilot.app).startswith("A note  ")
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, NoteForm)
        area = pilot.app.screen.query_one(TextArea)
        assert area.text == "Half a"
        area.text = "Half a thought\n\nand the rest"
        await settled(pilot, "ctrl+s")
        assert entry(fresh.book(), 1).answers[0].values == ("Half a thought\n\nand the rest",)
        assert Drafts(str(fresh.path.parent)).listed().drafts == ()
        assert "begun" not in text(pilot.app)


async def test_the_same_key_goes_on_with_this_evenings_note_and_another_day_has_its_own(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "v", "n")
        await type_in(pilot, "Half a")
        await settled(pilot, "escape", "N")
        await type_in(pilot, "yesterday")
        await settled(pilot, "enter")
        assert pilot.app.screen.query_one(TextArea).text == ""
        await type_in(pilot, "Of then")
        await settled(pilot, "escape", "n")
        assert pilot.app.screen.query_one(TextArea).text == "Half a"
        await settled(pilot, "ctrl+s", "n")
        assert pilot.app.screen.query_one(TextArea).text == "", "it is kept, and waits no more"
        await settled(pilot, "escape", "N")
        await type_in(pilot, "yesterday")
        await settled(pilot, "enter")
        assert pilot.app.screen.query_one(TextArea).text == "Of then"
        await settled(pilot, "ctrl+s")
    assert [entry(fresh.book(), each).day for each in (1, 2)] == [TODAY, day(-1)]


async def test_a_note_without_words_is_not_kept_and_leaves_nothing(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "v", "n", "space", "ctrl+s")
        assert "There are no words in it yet." in text(pilot.app)
        await settled(pilot, "escape")
        assert files(fresh) == {}


async def test_a_note_survives_the_app(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "n")
        await type_in(pilot, "cut off")
        await pilot.press("ctrl+q")
    found = Drafts(str(fresh.path.parent)).listed().drafts
    assert [(each.practice, each.answers["note"]) for each in found] == [("", ("cut off",))]
    assert isinstance(found[0], Draft)


async def test_what_another_process_writes_shows(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v")
        kept.other().do(note("From the shell", NOW, "feed"), NOW.at)
        pilot.app._look()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "From the shell" in text(pilot.app)
        assert "4 entries" in drawn(pilot.app)[3]
