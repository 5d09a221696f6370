"""What practices for one person show, ask and leave behind, walked by keys to their end."""

from typing import Any

import pytest
from practices import at, begin, end, given, press, runner, said, walk_to
from screens import Home, row, text, type_in
from textual.pilot import Pilot

from troth.domain.entries import entry, guesses
from troth.domain.schedule.counted import OnCue
from troth.tui.help.safety import Safety


async def finish(pilot: Pilot[Any]) -> str:
    """Answer what is left as plainly as can be and take the end; what stood on it."""
    await walk_to(pilot, "end")
    shown = said(pilot.app)
    await end(pilot)
    return shown


def kept(home: Home) -> dict[str, tuple[str, ...]]:
    """The answers in the first entry of the journal."""
    return {answer.step: answer.values for answer in entry(home.book(), 1).answers}


def records(home: Home) -> list[object]:
    """All that a practice could have left on the disk beside an entry."""
    tables = ("commitments", "boundaries", "shares", "decisions", "agenda", "incidents", "guesses")
    return [record for table in tables for record in home.book().source.all(table)]


@pytest.mark.seed("S1.4")
async def test_time_alone_becomes_a_rhythm_and_a_card_on_the_board(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E04")
        await walk_to(pilot, "length")
        await type_in(pilot, "an hour")
        await press(pilot, "tab")
        await type_in(pilot, "Tuesdays")
        await press(pilot, "tab 2 tab")
        await finish(pilot)
        await press(pilot, "2")
        assert "I take an hour for" in said(pilot.app)
    (promise,) = fresh.book().commitments()
    card = fresh.book().boundary(1)
    assert (promise.title, promise.kind, promise.made_to) == ("Time for me: an hour, Tuesdays", "rhythm", "self")
    assert (card.category, card.applies_when) == ("time_alone", "Tuesdays")


@pytest.mark.seed("S1.8")
@pytest.mark.parametrize("key", ["", "1"])
async def test_a_map_of_closeness_promises_nothing_and_stays_ones_own(fresh: Home, key: str) -> None:
    words = {"welcome": "hands", "depends": "mornings", "no": "pictures"}
    async with fresh.open() as pilot:
        await begin(pilot, "E06")
        for step, answer in words.items():
            await walk_to(pilot, step)
            await type_in(pilot, answer)
            await press(pilot, "tab")
        await walk_to(pilot, "stands")
        assert all(answer in said(pilot.app) for answer in words.values())
        await walk_to(pilot, "end")
        assert "(•) 2  Do not keep it" in text(pilot.app), "unless someone says so"
        await press(pilot, key)
        await end(pilot)
    assert records(fresh) == []
    if key:
        assert {step: kept(fresh)[step] for step in words} == {step: (answer,) for step, answer in words.items()}
    else:
        assert not fresh.book().source.outlines()


@pytest.mark.seed("S2.1", "S2.2", "S2.3")
async def test_presence_is_breath_then_posture_then_a_sign_that_may_be_ones_own(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E09")
        assert "three slow breaths" in said(pilot.app)
        await press(pilot, "tab 1 2")
        assert given(pilot.app, "body") == ("Shoulders down", "Hands open")
        await press(pilot, "tab")
        for sign in ("I look at them", "I nod, or my face", "A small word", "I turn towards them", "A sign of my own"):
            assert sign in said(pilot.app)
        assert "Some people listen best with their eyes closed" in said(pilot.app)
        await press(pilot, "5")
        assert given(pilot.app, "sign") == ("own",)


@pytest.mark.seed("S2.5")
async def test_a_guess_ends_in_a_question_and_waits_for_its_answer(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E10")
        await walk_to(pilot, "question")
        await type_in(pilot, "You are quiet. What is on your mind?")
        await press(pilot, "tab")
        assert "This is your question: You are quiet. What is on your mind?" in await finish(pilot)
    (guess,) = guesses(fresh.book())
    assert (guess.came, guess.answer) == (None, "")


@pytest.mark.seed("S4.1")
async def test_what_is_ones_own_and_touches_nobody_may_be_kept(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E19")
        await walk_to(pilot, "private")
        assert "This looks like something of your own" in said(pilot.app)
        await press(pilot, "tab 3 tab")
        assert at(pilot.app) == "end_keep"
        await end(pilot)
    assert records(fresh) == []


@pytest.mark.seed("S4.1")
async def test_what_touches_the_other_gets_a_plan_for_telling_it(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E19")
        await walk_to(pilot, "choices")
        await press(pilot, "3 tab")
        await walk_to(pilot, "touches")
        assert "they choose without it" in said(pilot.app)
        await walk_to(pilot, "end_tell")
        await end(pilot)
    assert [promise.title for promise in fresh.book().commitments()] == ["Have the talk I planned"]


@pytest.mark.seed("S4.1")
@pytest.mark.parametrize("key", ["2", "3"])
async def test_where_telling_may_not_be_safe_nothing_has_to_be_told(fresh: Home, key: str) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E19")
        await walk_to(pilot, "safe")
        await press(pilot, f"{key} tab")
        assert runner(pilot.app).run.finished
        assert "Then it can wait until you are sure" in said(pilot.app) or "nothing has to be told" in said(pilot.app)


@pytest.mark.seed("S5.2")
async def test_their_day_and_ones_own_part_stand_beside_the_first_story(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E21")
        await walk_to(pilot, "others")
        for label in ("The situation", "Their day, or their past", "My own part"):
            assert label in said(pilot.app)
        for words in ("the train", "a call from home", "I was short"):
            await type_in(pilot, words)
            await press(pilot, "down")
        await press(pilot, "tab")
        assert at(pilot.app) == "predict"
        assert all(words in said(pilot.app) for words in ("the train", "a call from home", "I was short"))
        await walk_to(pilot, "end_ask")
        await end(pilot)
    assert kept(fresh)["others"] == ("the train", "a call from home", "I was short")


@pytest.mark.seed("S5.4")
async def test_a_blunt_beginning_gets_a_thought_and_its_words_may_stay(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E23")
        await walk_to(pilot, "words")
        assert "A thought, no more" not in text(pilot.app)
        await type_in(pilot, "that you never listen to me")
        assert "A thought, no more" in text(pilot.app)
        for words in ("", "you stop it", "our evenings"):
            await press(pilot, "down")
            await type_in(pilot, words)
        await press(pilot, "tab")
        assert at(pilot.app) == "rehearse"
        await finish(pilot)
    assert kept(fresh)["words"][0].startswith("I feel that you never listen to me about this: ")
    assert [promise.title[:18] for promise in fresh.book().commitments()] == ["Bring it up gently"]


@pytest.mark.seed("S7.1")
async def test_where_there_is_fear_someone_alone_comes_first(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E32")
        await press(pilot, "up up")
        assert "I am afraid of how they would react" in row(pilot.app, "▌")
        await press(pilot, "space tab")
        assert at(pilot.app) == "first"
        assert "someone who sees you alone comes first" in said(pilot.app)
        await press(pilot, "1 tab")
        assert "F1 opens Help & safety" in said(pilot.app)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, Safety)


@pytest.mark.seed("S7.1")
async def test_otherwise_help_is_a_next_step_and_a_promise(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E32")
        await press(pilot, "1 tab")
        assert at(pilot.app) == "how"
        await finish(pilot)
    (promise,) = fresh.book().commitments()
    assert (promise.title, promise.made_to) == ("as it was", "self")


@pytest.mark.seed("S7.2")
async def test_the_round_itself_is_drawn_named_and_noted(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E30")
        await walk_to(pilot, "theirs")
        assert said(pilot.app).count("Guess: what they") >= 3
        await walk_to(pilot, "name")
        assert "blames neither of you" in said(pilot.app)
        await type_in(pilot, "The snail and the storm")
        await press(pilot, "tab")
        assert "it has a name: The snail and the storm" in await finish(pilot)
    (pattern,), (incident,) = fresh.book().source.all("patterns"), fresh.book().source.all("incidents")
    assert (pattern.name, incident.of) == ("The snail and the storm", 1)  # type: ignore[union-attr]
    (promise,) = fresh.book().commitments()
    assert isinstance(promise.schedule, OnCue)
    assert promise.schedule.cue == "the dance begins"


@pytest.mark.seed("S7.3")
async def test_homework_becomes_promises(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E35")
        await walk_to(pilot, "homework")
        await type_in(pilot, "A walk without phones")
        await press(pilot, "down")
        await type_in(pilot, "Say the soft thing first")
        await press(pilot, "tab")
        await finish(pilot)
    titles = [promise.title for promise in fresh.book().commitments()]
    assert titles == ["A walk without phones", "Say the soft thing first"]


@pytest.mark.seed("S8.2")
async def test_what_went_well_is_put_into_words_and_found_again(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await begin(pilot, "E39")
        await type_in(pilot, "We told it, and laughed")
        await press(pilot, "tab")
        assert "We told it, and laughed" in await finish(pilot)
        await press(pilot, "3 v")
        assert "We told it, and laughed" in text(pilot.app)
    assert kept(fresh)["what"] == ("We told it, and laughed",)
