"""What a practice leaves behind, as its step shows it; the deck that is next; the questions on the floor."""

import json
from typing import Any

import pytest
from practices import THREE, at, begin, drafts, floor, given, made, press, runner, show, walk_to
from screens import AT, SIZES, TODAY, Home, day, drawn, quiet, row, text, type_in

from troth.domain.actions.sharing import AddShare
from troth.domain.entries import DECKS, to_share
from troth.domain.reflection import Deck, ShareItem
from troth.domain.schedule.dated import Once
from troth.guidance.questions import questions
from troth.tui.journal.entry_page import EntryPage
from troth.tui.practice_run.inputs.option_list import OptionRows
from troth.tui.practice_run.run_screen import RunScreen

PROMISE: dict[str, Any] = {"type": "make_commitment", "title": "Look again"}


@pytest.mark.parametrize(
    ("every", "said"),
    [
        ("tomorrow 9:00", "for Tue 24 Nov, 09:00"),
        ("+7d", "for Mon 30 Nov"),
        ("", "for today"),
        ("mon", "every Monday"),
        ("2x week", "twice a week"),
    ],
)
async def test_s5_3_a_promise_begins_with_its_practices_day_told_in_words(fresh: Home, every: str, said: str) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({**PROMISE, "every": every}))
        assert f"Understood: {said}." in text(pilot.app)
        await press(pilot, "tab")
        assert f"a promise: Look again ({said})" in text(pilot.app)


async def test_s5_3_another_day_is_typed_over_it_and_what_is_none_is_told(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await show(pilot, made({**PROMISE, "every": "tomorrow 9:00"}))
        await press(pilot, "down down ctrl+u")
        await type_in(pilot, "fri 18")
        assert "A day: tomorrow, fri 18:00, +3d. Or how often: every fri, 2x week." in text(pilot.app)
        await press(pilot, "tab")
        assert at(pilot.app) == "s0"
        assert quiet(pilot.app) == "The day or the rhythm needs another look."
        await type_in(pilot, ":00")
        assert "Understood: for Fri 27 Nov, 18:00." in text(pilot.app)
        await press(pilot, "tab enter")
    (promise,) = fresh.book().commitments()
    assert promise.schedule == Once(day(4), "18:00")


@pytest.mark.parametrize("size", SIZES)
async def test_s5_3_the_hour_of_the_parking_step_is_in_view_as_one_comes_to_it(
    fresh: Home, size: tuple[int, int]
) -> None:
    async with fresh.open(size) as pilot:
        await begin(pilot, "E21")
        await walk_to(pilot, "asked")
        await press(pilot, "3 tab")
        assert "Understood: for Tue 24 Nov, 09:00." in text(pilot.app)


@pytest.mark.seed("S5.3")
async def test_s5_3_what_was_parked_asks_on_its_day_and_shows_what_it_is_about(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E21")
        await walk_to(pilot, "asked")
        await press(pilot, "3 tab")
        assert at(pilot.app) == "park"
        shown = " ".join(text(pilot.app).split())
        assert "like tomorrow 9:00 or fri 18:00" in shown and "for Tue 24 Nov, 09:00" in shown
        await press(pilot, "down down ctrl+u")
        await type_in(pilot, "today 23:00")
        await press(pilot, "tab enter")
        assert not isinstance(pilot.app.screen, RunScreen)
        assert row(pilot.app, "Look again: does it").rstrip().endswith("by 23:00")
        await press(pilot, "enter")
        assert "as it was" in text(pilot.app), "the words that were written"


async def test_what_goes_with_a_boundary_is_shown_before_it_is_made(fresh: Home) -> None:
    async with fresh.open() as pilot:
        card = {"type": "make_boundary", "statement": "An hour alone", "how_to_honour": "{s0}", "firmness": "{s1}"}
        firm = {"type": "choose", "options": [{"id": "firm", "label": "F"}, {"id": "welcome", "label": "W"}]}
        kind = {"type": "choose", "options": [{"id": "money", "label": "M"}, {"id": "space", "label": "S"}]}
        await show(pilot, made({"type": "text"}, firm, kind, {**card, "category": "{s2}"}))
        await press(pilot, "k n o c k tab 1 tab 2 tab")
        shown = text(pilot.app)
        assert "Make a boundary (asking for space), forming and private" in shown
        assert "Honour it by: knock" in shown and "How firm: firm" in shown
        await press(pilot, "space")
        assert "Honour it by" not in text(pilot.app)
        await press(pilot, "space tab enter")
    card_made = fresh.book().boundary(1)
    assert (card_made.category, card_made.firmness, card_made.how_to_honour) == ("space", "firm", "knock")


@pytest.mark.seed("S4.3")
@pytest.mark.parametrize("past", [(), ("event",), ("event", "aspiration"), ("challenge", "event")])
async def test_s4_3_e17_begins_with_the_deck_left_alone_the_longest(fresh: Home, past: tuple[Deck, ...]) -> None:
    for n, deck in enumerate(past):
        fresh.store.do(AddShare(ShareItem(0, f"s{n}", AT + n, TODAY, "x", deck)), AT)
    next_one = next(deck for deck in DECKS if deck not in past)
    async with fresh.open() as pilot:
        await begin(pilot, "E17")
        assert runner(pilot.app).query_one(OptionRows).key == next_one
        assert given(pilot.app, "deck") == (), "it is offered, and not answered"
        await press(pilot, "enter")
        assert given(pilot.app, "deck") == (next_one,)
        await press(pilot, "shift+tab 3")
        assert given(pilot.app, "deck") == ("challenge",), "any other is as good"
        await press(pilot, "tab shift+tab")
        assert runner(pilot.app).query_one(OptionRows).key == "challenge"


@pytest.mark.seed("S4.4")
async def test_s4_4_e17_ends_in_an_item_that_is_ready_and_before_others(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E17")
        await walk_to(pilot, "before")
        await press(pilot, "1 tab")
        assert "Make something to share (event, ready, before others)" in text(pilot.app)
        await press(pilot, "tab enter")
    (item,) = to_share(fresh.book())
    assert (item.deck, item.state, item.first, item.text) == ("event", "ready", True, "as it was")


async def test_a_choice_without_a_suggestion_begins_at_its_first_option(fresh: Home) -> None:
    fresh.store.do(AddShare(ShareItem(0, "s", AT, TODAY, "x", "event")), AT)
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "choose", **THREE}))
        assert runner(pilot.app).query_one(OptionRows).key == "a"


@pytest.mark.seed("S3.3")
@pytest.mark.parametrize("size", SIZES)
async def test_s3_3_c_draws_a_question_for_who_listens_and_leaves_nothing(fresh: Home, size: tuple[int, int]) -> None:
    deck = questions()

    def asked(app: Any) -> str:
        words = " ".join(" ".join(part.strip() for part in line.split("│")[:1]) for line in drawn(app))
        return next((question for question in deck if question in " ".join(words.split())), "")

    async with fresh.open(size) as pilot:
        await begin(pilot, "E30T")
        await walk_to(pilot, "turn")
        assert ("c question" in drawn(pilot.app)[-1]) == (size[0] >= 70)
        await press(pilot, "space space")
        assert asked(pilot.app) == ""
        met = []
        for _ in range(3):
            await press(pilot, "c")
            met.append(asked(pilot.app))
            assert floor(pilot.app) == "Second", "whose turn it is stays in view"
        first = deck.index(met[0])
        assert met == [deck[(first + n) % len(deck)] for n in range(3)]
        await press(pilot, "space")
        assert asked(pilot.app) == "", "it goes with the turn"
        await press(pilot, "c escape")
        (draft,) = drafts(fresh)
        assert not any(question in json.dumps(draft) for question in deck)


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_stands_over_long_help(fresh: Home, size: tuple[int, int]) -> None:
    async with fresh.open(size) as pilot:
        await show(pilot, made({"type": "turn", "help": "One row of help and one more. " * 12}))
        await press(pilot, "space c")
        shown = " ".join("".join(line.partition("│")[2]) for line in drawn(pilot.app))
        assert any(question in " ".join(shown.split()) for question in questions())


def test_the_help_of_a_practice_tells_of_c() -> None:
    from troth.resources import paragraphs

    assert any("c draws a question" in paragraph for paragraph in paragraphs("places", "practice.md"))


@pytest.mark.seed("S5.3")
async def test_s5_3_from_what_was_parked_two_keys_lead_to_the_words(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E21")
        await walk_to(pilot, "asked")
        await press(pilot, "3 tab tab enter 1 enter")
        assert "From the journal: Curiosity first" in text(pilot.app)
        await press(pilot, "J")
        assert isinstance(pilot.app.screen, EntryPage)
        assert "What happened, as a camera would have caught it?" in text(pilot.app)
