"""To share and Guesses from key to file to screen."""

import pytest
from reflecting import at, holding, settled
from screens import AT, TODAY, Home, drawn, quiet, text, type_in
from textual.widgets import Input, TextArea

from troth.domain.actions.sharing import AddGuess, AddShare, AnswerGuess
from troth.domain.entries import DECKS, guess, guesses, share_item, to_share
from troth.domain.reflection import Came, Guess, ShareItem
from troth.guidance import cards
from troth.tui.guesses.guess_page import GuessPage
from troth.tui.journal.entry_page import EntryPage
from troth.tui.library.info_pages import CardPage
from troth.tui.shares.share_page import SharePage


def state(home: Home, number: int = 1) -> str:
    return share_item(home.book(), number).state


@pytest.mark.seed("S4.2")
async def test_a_thing_to_share_moves_on_and_back_and_private_is_a_good_end(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v")
        assert "Kept private, a good end too" in text(pilot.app)
        assert at(pilot.app).startswith("○ The job offer")
        for key, now in (("L", "ready"), ("L", "shared"), ("L", "shared"), ("H", "ready"), ("K", "kept_private")):
            await settled(pilot, key)
            assert state(kept) == now
            assert "The job offer" in at(pilot.app), "the cursor stays with it"
            assert drawn(pilot.app)[6 if now == "ready" else 5].startswith("▌"), "and it keeps its place"
        assert share_item(kept.book(), 1).closed_on == TODAY
        await settled(pilot, "H")
        assert state(kept) == "noticed"
        assert share_item(kept.book(), 1).closed_on is None
        await settled(pilot, "K", "K", "u")
        assert state(kept) == "kept_private"


@pytest.mark.seed("S4.4")
async def test_what_they_would_want_to_know_before_others_is_marked_and_stands_first(kept: Home) -> None:
    kept.store.do(AddShare(ShareItem(0, "new", AT, TODAY, "A new idea")), 0)
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v")
        assert at(pilot.app).startswith("○ A new idea")
        await settled(pilot, "j", "f")
        assert share_item(kept.book(), 1).first
        assert quiet(pilot.app).startswith("Before others: The job offer")
        assert at(pilot.app).startswith("○ The job offer"), "it keeps its place until the view is turned to again"
        assert "A new idea" in drawn(pilot.app)[5]
        await settled(pilot, "v", "v", "v", "v")
        rows = [line for line in drawn(pilot.app) if line.rstrip().endswith(("2025", "today"))]
        assert ["before others" in line for line in rows] == [True, False], "in words, and on top"
        assert at(pilot.app).startswith("○ The job offer"), "the cursor stays with it"
        await settled(pilot, "slash")
        await type_in(pilot, "before oth")
        assert "The job offer" in text(pilot.app) and "A new idea" not in text(pilot.app)
        await settled(pilot, "escape", "u")
        assert not share_item(kept.book(), 1).first
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, SharePage)
        assert "before others" not in text(pilot.app).split("\n", 4)[3]
        await settled(pilot, "f")
        assert "noticed · before others · aspiration" in text(pilot.app)
        await settled(pilot, "E")
        assert pilot.app.screen.query_one("#first", Input).value == "yes"
        pilot.app.screen.query_one("#first", Input).value = "n"
        await settled(pilot, "ctrl+s")
        assert not share_item(kept.book(), 1).first


async def test_from_a_thing_to_share_one_key_leads_back_to_the_words_it_came_from(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "enter")
        assert "From the journal: Curiosity first" in text(pilot.app)
        await settled(pilot, "J")
        assert isinstance(pilot.app.screen, EntryPage)
        assert "They came in at nine." in text(pilot.app)
        await settled(pilot, "d", "J")
        assert isinstance(pilot.app.screen, SharePage)
        assert "From the journal" not in text(pilot.app)
        await settled(pilot, "u")
        assert "From the journal" in text(pilot.app)


async def test_every_row_has_a_glyph_and_its_word(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v")
        found = [" ".join(line.split()) for line in drawn(pilot.app)]
        assert "▌○ The job offer noticed 19 Oct 2025" in found
        assert "● I signed up for the course shared Fri, 3 days ago" in found
        assert "– What I fear about money kept private yesterday" in found


async def test_something_new_takes_one_line_or_a_form_with_deck_and_depth(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "n", "enter")
        assert len(pilot.app.screen_stack) == 2, "it needs words"
        await type_in(pilot, "The letter")
        await settled(pilot, "enter")
        assert share_item(kept.book(), 4)[4:8] == ("The letter", "event", 1, "noticed")
        assert at(pilot.app).startswith("○ The letter"), "the cursor stands on what was made"
        await settled(pilot, "L")
        assert (state(kept, 4), state(kept, 1)) == ("ready", "noticed")
        await settled(pilot, "u", "n")
        await type_in(pilot, "A dream")
        await settled(pilot, "tab")
        pilot.app.screen.query_one("#deck", Input).value = "asp"
        pilot.app.screen.query_one("#depth", Input).value = "3"
        await settled(pilot, "ctrl+s")
        assert share_item(kept.book(), 5)[4:8] == ("A dream", "aspiration", 3, "noticed")
        await settled(pilot, "u")
        assert len(to_share(kept.book())) == 4


async def test_words_deck_and_depth_change_on_the_page(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "enter")
        assert isinstance(pilot.app.screen, SharePage)
        await settled(pilot, "E")
        pilot.app.screen.query_one("#depth", Input).value = "1"
        await settled(pilot, "ctrl+s")
        assert share_item(kept.book(), 1)[4:7] == ("The job offer", "aspiration", 1)
        assert "aspiration, light" in text(pilot.app)
        await settled(pilot, "K")
        assert "Keeping it is as good an end as telling." in text(pilot.app)
        await settled(pilot, "d")
        assert len(pilot.app.screen_stack) == 1
        assert len(to_share(kept.book())) == 2


@pytest.mark.seed("S4.3")
async def test_a_card_comes_from_the_three_decks_in_turn(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v")
        before, seen = kept.bytes(), []
        await settled(pilot, "c")
        for _ in range(4):
            assert isinstance(pilot.app.screen, CardPage)
            shown = " ".join(text(pilot.app).split())
            seen.append(next(deck for deck in DECKS if f"A card of {deck}s" in shown))
            assert any(card.text in shown for card in cards.decks()[seen[-1]])
            await settled(pilot, "x")
        assert set(seen[:3]) == set(DECKS)
        assert seen[3] == seen[0]
        assert kept.bytes() == before
        await settled(pilot, "n")
        await type_in(pilot, "What it said")
        await settled(pilot, "enter")
        made = share_item(kept.book(), 4)
        assert (made.text, made.deck) == ("What it said", DECKS[(DECKS.index(seen[0]) + 4) % 3])


@pytest.mark.seed("S2.5")
async def test_a_guess_is_answered_in_their_words(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "v")
        assert "1 checked, 1 right" in drawn(pilot.app)[3]
        assert at(pilot.app).startswith("○ They are angry with me"), "those that wait come first"
        await settled(pilot, "a")
        await type_in(pilot, "No. A bad call at work.")
        await settled(pilot, "enter", "s")
        made = guess(kept.book(), 1)
        assert (made.came, made.answer, made.asked_on) == ("other", "No. A bad call at work.", TODAY)
        assert "something else, today" in next(line for line in drawn(pilot.app) if "angry" in line)
        assert "2 checked, 1 right" in drawn(pilot.app)[3]
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, GuessPage)
        assert "No. A bad call at work." in text(pilot.app)
        assert "short answers" in text(pilot.app)
        await settled(pilot, "o")
        assert guess(kept.book(), 1).came is None
        await settled(pilot, "u")
        assert guess(kept.book(), 1).came == "other"


async def test_an_answer_left_halfway_is_none(kept: Home) -> None:
    before = kept.bytes()
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "v", "a", "enter", "escape")
        assert kept.bytes() == before


@pytest.mark.seed("S2.4")
@pytest.mark.parametrize("sure", ["40", ""])
async def test_a_guess_begins_with_what_was_seen(kept: Home, sure: str) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "v", "j", "n")
        shown = text(pilot.app)
        assert shown.index("What I noticed") < shown.index("What I think it means") < shown.index("How sure I am")
        await type_in(pilot, "Long looks out of the window")
        await settled(pilot, "ctrl+s")
        assert "it stays a guess until you have asked" in quiet(pilot.app), "it needs a guess"
        assert len(guesses(kept.book())) == 2
        await settled(pilot, "tab")
        await type_in(pilot, "Worried")
        await settled(pilot, "tab")
        await type_in(pilot, sure)
        await settled(pilot, "ctrl+s")
        made = guess(kept.book(), 3)
        assert (made.seen, made.guess) == ("Long looks out of the window", "Worried")
        assert made.sure == (int(sure) if sure else None)
        assert quiet(pilot.app).startswith("A guess to check: Worried")
        assert at(pilot.app).startswith("○ Worried · noticed: Long looks"), "the cursor stands on it"
        await settled(pilot, "a", "enter", "r")
        assert guess(kept.book(), 3).came == "right"


async def test_where_there_is_little_room_a_row_shows_the_guess_alone(kept: Home) -> None:
    async with kept.open((60, 20)) as pilot:
        await settled(pilot, "3", "v", "v", "v")
        assert at(pilot.app).startswith("○ They are angry with me  ")
        assert "noticed:" not in text(pilot.app)


@pytest.mark.parametrize("on_page", [False, True])
async def test_a_guess_is_changed_taken_off_and_brought_back(kept: Home, on_page: bool) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "v", *(["enter"] if on_page else []), "E")
        seen, guessed = pilot.app.screen.query(TextArea)
        assert (seen.text, guessed.text) == ("short answers", "They are angry with me")
        assert pilot.app.screen.query_one("#sure", Input).value == "70"
        await settled(pilot, "comma", "space", *"no", "tab")
        guessed.text = "They are tired"
        pilot.app.screen.query_one("#sure", Input).value = ""
        await settled(pilot, "ctrl+s")
        assert guess(kept.book(), 1)[4:7] == ("They are tired", "short answers, no", None)
        assert "They are tired" in text(pilot.app)
        await settled(pilot, "d")
        assert [each.number for each in guesses(kept.book())] == [2]
        assert len(pilot.app.screen_stack) == 1
        assert "They are tired" not in text(pilot.app)
        await settled(pilot, "u", "u")
        assert guess(kept.book(), 1)[4:7] == ("They are angry with me", "short answers", 70)


@pytest.mark.parametrize("on_page", [False, True])
@pytest.mark.parametrize("view", ["shares", "guesses"])
async def test_a_thing_to_share_or_a_guess_is_erased_for_good(kept: Home, view: str, on_page: bool) -> None:
    words = "canary in the coal mine"
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", *(["v"] if view == "guesses" else []), "n")
        await type_in(pilot, f"{words} one")
        if view == "guesses":
            await settled(pilot, "tab")
            await type_in(pilot, f"{words} two")
            await settled(pilot, "ctrl+s", "a")
            await type_in(pilot, f"{words} three")
            await settled(pilot, "enter", "p")
        else:
            await settled(pilot, "enter")
        await settled(pilot, "d", "u", "slash")
        await type_in(pilot, "canary")
        await settled(pilot, "enter", *(["enter"] if on_page else []), "D")
        assert len(holding(kept, words)) > 1
        await type_in(pilot, "erase")
        await settled(pilot, "enter")
        assert holding(kept, words) == []
        assert words not in text(pilot.app)
        assert len(pilot.app.screen_stack) == 1
        assert quiet(pilot.app) == "Erased. Exports, copies elsewhere and other drafts may still hold it."
        await settled(pilot, "u")
        assert holding(kept, words) == []


async def test_what_is_erased_alone_may_stand_in_the_entry_it_came_from_and_the_question_says_so(kept: Home) -> None:
    async with kept.open() as pilot:
        for view in range(2):
            await settled(pilot, "3", *["v"] * (2 - view), "D")
            assert "The entry it came from stays, and may hold the same words." in text(pilot.app)
            await settled(pilot, "escape", "j", "j", "D")
            assert "Type erase" in text(pilot.app) and "The entry it came from" not in text(pilot.app)
            await settled(pilot, "escape")


@pytest.mark.seed("S2.5")
@pytest.mark.parametrize(
    ("right", "other", "words"),
    [
        (4, 5, "9 checked, 4 right"),
        (1, 1, "A guess is a beginning."),
        (5, 4, "Asking did."),
        (5, 0, "asking that told"),
    ],
)
async def test_the_hit_rate_teaches_asking(fresh: Home, right: int, other: int, words: str) -> None:
    every: list[Came] = ["right"] * right + ["other"] * other
    for number, came in enumerate(every, 1):
        fresh.store.do(AddGuess(Guess(0, f"g{number}", 0, TODAY, "sad")), 0)
        fresh.store.do(AnswerGuess(number, came, TODAY, "no"), 0)
    async with fresh.open() as pilot:
        await settled(pilot, "3", "v", "v", "v")
        assert words in text(pilot.app)
        assert "asking told more" in text(pilot.app) or right >= other
