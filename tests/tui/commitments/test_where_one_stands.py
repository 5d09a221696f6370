"""The cursor belongs to a promise: the day may turn, rows may come and go, and a second press reaches no other one."""

from datetime import timedelta

from screens import AT, TODAY, Home, a_promise, day, desk, drawn, go_to, quiet, row, type_in, walk

from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.tui.app.troth_app import TrothApp


def look(app: TrothApp) -> None:
    app._look()


async def test_when_the_day_turns_the_cursor_stays_with_its_promise_under_today(fresh: Home) -> None:
    walk(fresh.store, a_promise("Daily hug", since=-1), a_promise("Tea at five", since=-1))
    days = [TODAY]
    app = TrothApp(fresh.store, desk()._replace(clock=lambda ends: Now(AT, days[-1])), "troth-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert fresh.outcome(1) == "kept" and row(app, "Daily hug").startswith("▌●")
        days.append(TODAY + timedelta(days=1))
        look(app)
        await pilot.pause()
        assert row(app, "Daily hug").startswith("▌○") and row(app, "Daily hug").endswith("also Sun, 2 days ago")
        await pilot.press("space")
        await pilot.pause()
        assert fresh.outcome(1, day(1)) == "kept" and fresh.outcome(1, day(-1)) is None
        await pilot.press("j", "left_square_bracket", "space")
        await pilot.pause()
        assert fresh.outcome(2, TODAY) == "kept" and fresh.outcome(2, day(1)) is None, "[ steps to the day before"
        await pilot.press("right_square_bracket", "space")
        await pilot.pause()
        assert fresh.outcome(2, day(1)) == "kept"


async def test_a_tick_in_all_keeps_its_place_and_the_next_press_is_for_the_same_promise(fresh: Home) -> None:
    walk(fresh.store, a_promise("Daily hug"), a_promise("Tea at five"))
    async with fresh.open() as pilot:
        await pilot.press("v", "space", "space")
        await pilot.pause()
        assert row(pilot.app, "Daily hug").startswith("▌●") and fresh.outcome(2) is None
        assert quiet(pilot.app).startswith("Already kept today")


async def test_what_is_answered_elsewhere_keeps_its_place_until_the_view_is_another(fresh: Home) -> None:
    walk(fresh.store, a_promise("Daily hug", since=-1), a_promise("Fetch the parcel", since=-1))
    async with fresh.open() as pilot:
        before = drawn(pilot.app)[3:6]
        fresh.other().do(Keep(2, TODAY, Now(AT, TODAY)), AT)
        fresh.other().do(a_promise("Made elsewhere"), AT)
        look(pilot.app)  # type: ignore[arg-type]
        await pilot.pause()
        assert row(pilot.app, "Daily hug").startswith("▌"), "the cursor does not follow what others make"
        assert [line[3:30] for line in drawn(pilot.app)[3:5]] == [line[3:30] for line in before[:2]]


async def test_after_undo_and_a_search_the_next_press_reaches_no_other_promise(fresh: Home) -> None:
    walk(fresh.store, a_promise("Daily hug"), a_promise("Tea at five"))
    async with fresh.open() as pilot:
        await pilot.press("n")
        await pilot.pause()
        await type_in(pilot, "Call mum every day")
        await pilot.press("enter")
        await pilot.pause()
        assert row(pilot.app, "Call mum").startswith("▌")
        await pilot.press("u", "space", "x", "L", "enter")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1 and not row(pilot.app, "▌")
        assert fresh.outcome(1) is None and fresh.outcome(2) is None
        assert drawn(pilot.app)[-1].split()[:2] == ["n", "new"], "nothing is offered for a row"
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert row(pilot.app, "Call mum").startswith("▌"), "it came back"
        await go_to(pilot, 1)
        await pilot.press("slash")
        await type_in(pilot, "tea")
        await pilot.press("down", "space")
        await pilot.pause()
        assert fresh.outcome(1) is None and fresh.outcome(2) == "kept", "going from the search to the list moves it"
