"""To share and Guesses from key to file to screen."""

import pytest
from reflecting import at, fill_journal, settled
from screens import TODAY, Home, drawn, quiet, text, type_in
from textual.widgets import Input

from troth.domain.actions.sharing import AddGuess, AnswerGuess
from troth.domain.entries import DECKS, guess, share_item, to_share
from troth.domain.reflection import Came, Guess
from troth.guidance import cards
from troth.tui.reflection.guessing import GuessPage
from troth.tui.reflection.pages import CardPage
from troth.tui.reflection.sharing import SharePage


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration without packs."""
    monkeypatch.setenv("TROTH_HOME", str(tmp_path_factory.getbasetemp() / "nobody"))


@pytest.fixture
def kept(fresh: Home) -> Home:
    """A home with things to share and guesses."""
    fill_journal(fresh.store)
    return fresh


def state(home: Home, number: int = 1) -> str:
    return share_item(home.book(), number).state


async def test_s4_2_a_thing_to_share_moves_on_and_back_and_private_is_a_good_end(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v")
        assert "Kept private, a good end too" in text(pilot.app)
        assert at(pilot.app).startswith("○ The job offer")
        for key, now in (("L", "ready"), ("L", "shared"), ("L", "shared"), ("H", "ready"), ("K", "kept_private")):
            await settled(pilot, key)
            assert state(kept) == now
            assert "The job offer" in at(pilot.app), "the cursor goes with it"
        assert share_item(kept.book(), 1).closed_on == TODAY
        await settled(pilot, "H")
        assert state(kept) == "noticed"
        assert share_item(kept.book(), 1).closed_on is None
        await settled(pilot, "K", "K", "u")
        assert state(kept) == "kept_private"


async def test_every_row_has_a_glyph_and_its_word(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v")
        found = [" ".join(line.split()) for line in drawn(pilot.app)]
        assert "▌○ The job offer aspiration noticed 19 Oct 2025" in found
        assert "● I signed up for the course event shared Fri" in found
        assert "– What I fear about money challenge kept private yesterday" in found


async def test_something_new_takes_one_line_or_a_form_with_deck_and_depth(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "n", "enter")
        assert len(pilot.app.screen_stack) == 2, "it needs words"
        await type_in(pilot, "The letter")
        await settled(pilot, "enter")
        assert share_item(kept.book(), 4)[4:8] == ("The letter", "event", 1, "noticed")
        await settled(pilot, "n")
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


async def test_s4_3_a_card_comes_from_the_three_decks_in_turn(kept: Home) -> None:
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


async def test_s2_5_a_guess_is_answered_in_their_words(kept: Home) -> None:
    async with kept.open() as pilot:
        await settled(pilot, "3", "v", "v", "v")
        assert "1 checked, 1 right" in drawn(pilot.app)[2]
        assert at(pilot.app).startswith("○ They are angry with me"), "those that wait come first"
        await settled(pilot, "a")
        await type_in(pilot, "No. A bad call at work.")
        await settled(pilot, "enter", "s")
        made = guess(kept.book(), 1)
        assert (made.came, made.answer, made.asked_on) == ("other", "No. A bad call at work.", TODAY)
        assert "something else  today" in next(line for line in drawn(pilot.app) if "angry" in line)
        assert "2 checked, 1 right" in drawn(pilot.app)[2]
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
        await settled(pilot, "n")
        await type_in(pilot, "Worried")
        await settled(pilot, "enter")
        assert guess(kept.book(), 3).guess == "Worried"
        assert quiet(pilot.app).startswith("A guess to check: Worried")


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
