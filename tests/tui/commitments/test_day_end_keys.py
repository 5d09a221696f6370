"""The two ends of a day on Today, and the way back after days away, by keys."""

from typing import Any

import pytest
from practices import runner
from screens import AT, TODAY, Home, a_promise, day, quiet, row, text, type_in, walk

from troth.domain.actions.offers import SetLoop
from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.domain.journey.keepsake import Appreciation
from troth.domain.journey.lookup import every, mark_on
from troth.domain.open_days import late_days
from troth.domain.schedule.dated import Daily
from troth.tui.commitments.day_end_keys import ALONE
from troth.tui.context import Context


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock on the wall shows twenty to nine in the evening."""
    monkeypatch.setattr(Context, "part", lambda context, book: "evening")


@pytest.fixture
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "part", lambda context, book: "morning")


async def press(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def supper(home: Home) -> None:
    walk(home.store, a_promise("Supper", Daily(), since=0), a_promise("Tea", Daily(), since=0))


@pytest.mark.usefixtures("morning")
async def test_a_line_of_the_morning_stands_below_today_and_comes_back_tomorrow(fresh: Home) -> None:
    supper(fresh)
    async with fresh.open() as pilot:
        assert row(pilot.app, "Today I would like to …").endswith("=")
        await press(pilot, "equals_sign")
        await type_in(pilot, "listen first")
        await press(pilot, "enter")
        assert mark_on(fresh.book(), TODAY).intention == "listen first"  # type: ignore[union-attr]
        assert "You wanted: listen first" in text(pilot.app) and "I would like to" not in text(pilot.app)
        await press(pilot, "equals_sign", "ctrl+u", "enter")
        assert mark_on(fresh.book(), TODAY) is None, "without words there is none"
        await press(pilot, "u")
        assert "You wanted: listen first" in text(pilot.app)


@pytest.mark.usefixtures("morning")
async def test_what_was_wanted_before_is_taken_again_by_two_keys(fresh: Home) -> None:
    from troth.domain.actions.evenings import SetIntention

    supper(fresh)
    fresh.store.do(SetIntention(day(-1), "listen first", Now(AT - 86_400, day(-1))), AT)
    async with fresh.open() as pilot:
        assert row(pilot.app, "Today I would like to listen first").endswith("= as before")
        await press(pilot, "equals_sign", "enter")
        assert mark_on(fresh.book(), TODAY).intention == "listen first"  # type: ignore[union-attr]


async def test_by_day_nothing_is_asked_and_the_key_is_not_in_force(
    fresh: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Context, "part", lambda context, book: "day")
    supper(fresh)
    async with fresh.open() as pilot:
        assert "I would like" not in text(pilot.app) and "evening" not in text(pilot.app)
        await press(pilot, "equals_sign")
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("number", ["1", "3", "5"])
async def test_an_evening_minute_is_one_key_and_its_number_stands_nowhere(fresh: Home, number: str) -> None:
    supper(fresh)
    async with fresh.open() as pilot:
        assert row(pilot.app, "Supper").startswith("▌"), "the cursor goes to no evening by itself"
        await press(pilot, "j", "j")
        assert row(pilot.app, "an evening minute, 1 to 5").startswith("▌")
        assert "Could I be myself" not in text(pilot.app)
        await press(pilot, "enter")
        assert "Could I be myself today?" in text(pilot.app)
        await press(pilot, "7", number)
        assert mark_on(fresh.book(), TODAY).pulse == int(number)  # type: ignore[union-attr]
        assert quiet(pilot.app).startswith("Noted. F1 help, enter a page for you alone.")
        assert row(pilot.app, "an evening minute").endswith("noted")
        await press(pilot, "enter")
        assert runner(pilot.app).run.practice.id == ALONE


@pytest.mark.usefixtures("evening")
async def test_later_enter_corrects_the_answer_and_undo_takes_it_back(fresh: Home) -> None:
    supper(fresh)
    async with fresh.open() as pilot:
        await press(pilot, "j", "j", "enter", "2", "k", "j", "enter", "4")
        assert mark_on(fresh.book(), TODAY).pulse == 4  # type: ignore[union-attr]
        await press(pilot, "E", "5", "k", "j", "E", "escape")
        assert mark_on(fresh.book(), TODAY).pulse == 5, "while the line stands E corrects"  # type: ignore[union-attr]
        await press(pilot, "u")
        await press(pilot, "u")
        assert mark_on(fresh.book(), TODAY).pulse == 2  # type: ignore[union-attr]
        await press(pilot, "u")
        assert mark_on(fresh.book(), TODAY) is None
        assert row(pilot.app, "an evening minute").endswith("enter")


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("between", ["o", "question_mark escape", "ctrl+p escape", "v v v v"])
async def test_the_page_for_oneself_opens_only_while_its_line_stands(fresh: Home, between: str) -> None:
    supper(fresh)
    async with fresh.open() as pilot:
        await press(pilot, "j", "j", "enter", "2", *between.split())
        assert "a page for you alone" not in quiet(pilot.app)
        if not row(pilot.app, "an evening minute").startswith("▌"):
            await press(pilot, "j", "j")
        await press(pilot, "enter")
        assert "Could I be myself today?" in text(pilot.app)


@pytest.mark.usefixtures("evening")
async def test_a_number_that_is_not_chosen_notes_nothing(fresh: Home) -> None:
    supper(fresh)
    async with fresh.open() as pilot:
        await press(pilot, "j", "j", "enter", "escape", "enter", "escape")
        assert mark_on(fresh.book(), TODAY) is None and len(pilot.app.screen_stack) == 1


@pytest.mark.usefixtures("evening")
async def test_thanks_are_one_line_and_stand_as_still_to_say(fresh: Home) -> None:
    supper(fresh)
    async with fresh.open() as pilot:
        await press(pilot, "j", "j", "j", "enter")
        await type_in(pilot, "for the tea at eleven")
        await press(pilot, "enter")
        assert [each.text for each in every(fresh.book(), Appreciation)] == ["for the tea at eleven"]
        assert row(pilot.app, "thanks, exactly").endswith("noted, still to say")


@pytest.mark.usefixtures("evening")
async def test_what_comes_back_by_itself_goes_with_one_key_and_comes_back_with_one(fresh: Home) -> None:
    supper(fresh)
    fresh.store.do(Keep(1, day(-10), Now(AT - 10 * 86_400, day(-10))), AT)
    fresh.store.do(Keep(1, day(-1), Now(AT - 86_400, day(-1))), AT)
    before = fresh.book()
    async with fresh.open() as pilot:
        assert row(pilot.app, "a look at the week").endswith("enter, or x not now")
        await press(pilot, "G", "x")
        assert "a look at the week" not in text(pilot.app) and quiet(pilot.app).startswith("Quiet until Sat 28 Nov.")
        await press(pilot, "g", "j", "j", "x")
        assert "This evening" not in text(pilot.app)
        await press(pilot, "O", "G")
        assert "This evening" in text(pilot.app) and row(pilot.app, "a look at the week").startswith("▌")
        await press(pilot, "enter", "escape")
        assert fresh.outcome(1, day(-1)) == "kept" and fresh.book().commitments() == before.commitments()


@pytest.mark.usefixtures("evening")
async def test_an_evening_that_is_switched_off_does_not_stand_there(fresh: Home) -> None:
    supper(fresh)
    fresh.store.do(SetLoop("evening", False), AT)
    async with fresh.open() as pilot:
        assert "evening" not in text(pilot.app)


def away(home: Home, days: int = 12) -> None:
    walk(home.store, a_promise("Supper", Daily(), since=-20), a_promise("Tea", Daily(), since=-20))
    home.store.do(Keep(1, day(-days), Now(AT - days * 86_400, day(-days))), AT)


@pytest.mark.parametrize(("key", "said"), [("a", "Excused: "), ("i", "Left unanswered: ")])
async def test_who_comes_back_ends_the_days_away_with_one_key_and_one_undo(fresh: Home, key: str, said: str) -> None:
    away(fresh)
    before = late_days(fresh.book(), TODAY)
    async with fresh.open((60, 20)) as pilot:
        assert f"Welcome back. 12 days away, {before} days are without an answer." in text(pilot.app)
        await press(pilot, key)
        assert quiet(pilot.app).startswith(said)
        assert late_days(fresh.book(), TODAY) == 0 and "Welcome back" not in text(pilot.app)
        await press(pilot, "u")
        assert late_days(fresh.book(), TODAY) == before


async def test_one_by_one_begins_at_the_oldest_day(fresh: Home) -> None:
    away(fresh)
    async with fresh.open() as pilot:
        await press(pilot, "s", "space")
        assert fresh.outcome(1, day(-7)) == "kept"
        assert "Welcome back" not in text(pilot.app), "who answered is here"


@pytest.mark.usefixtures("morning")
async def test_while_somebody_comes_back_the_morning_asks_for_nothing(fresh: Home) -> None:
    away(fresh)
    async with fresh.open() as pilot:
        assert "Welcome back" in text(pilot.app) and "I would like to" not in text(pilot.app)
        await press(pilot, "a")
        assert "Today I would like to" in text(pilot.app)


@pytest.mark.parametrize("elsewhere", ["v", "v v", "v v v"])
async def test_the_keys_of_coming_back_act_only_where_their_line_stands(fresh: Home, elsewhere: str) -> None:
    away(fresh)
    before = fresh.bytes()
    async with fresh.open() as pilot:
        await press(pilot, *elsewhere.split(), "a", "i", "s")
        assert fresh.bytes() == before and "Welcome back" not in text(pilot.app)


async def test_in_the_midst_of_the_week_nobody_is_greeted_and_the_keys_do_nothing(fresh: Home) -> None:
    away(fresh, 6)
    before = fresh.bytes()
    async with fresh.open() as pilot:
        assert "Welcome back" not in text(pilot.app)
        await press(pilot, "a", "i", "s")
        assert fresh.bytes() == before
