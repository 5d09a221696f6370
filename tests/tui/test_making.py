"""Making and changing a promise: the one line with its preview, the full form behind it, and the same form later."""

from typing import Any

import pytest
from screens import NOW, TODAY, Home, a_promise, day, drawn, go_to, quiet, row, text, type_in, until, walk
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from troth.domain.actions.making import Add, promise
from troth.domain.records import PromiseStep
from troth.domain.schedule import spell
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once, Weekdays
from troth.tui.commitments.promise_form import PromiseForm
from troth.tui.kit.ask import Ask

LINES = [
    ("Call mum", Once(TODAY), "Call mum today", "Mon 23 Nov · to my partner"),
    ("Call mum every day", Daily(), "Call mum every day", "first today, then 24 and 25 Nov · to my partner"),
    (
        "Walk every mon,thu to both size big",
        Weekdays((0, 3)),
        "Walk Monday and Thursday",
        "first today, then 26 and 30 Nov · to each other · big",
    ),
    (
        "Read 3 pages every 3x week until 2027-01-31",
        TimesPer(3, "week"),
        "Read 3 pages 3 times a week",
        "first by 29 Nov, then 6 and 13 Dec · to my partner · until 31 Jan 2027",
    ),
    ("Stand by me by fri 18:00", Once(day(4), "18:00"), "Stand by me by Friday 18:00", "Fri 27 Nov · to my partner"),
    (
        "Clean up every 2 weeks from fri",
        EveryNDays(14),
        "Clean up every 2 weeks",
        "first on 27 Nov, then 11 and 25 Dec · to my partner",
    ),
    (
        "Swim every sun at 18:00",
        Weekdays((6,)),
        "Swim every Sunday at 18:00",
        "first on 29 Nov, then 6 and 13 Dec · to my partner",
    ),
    (
        "Swim every other tue",
        EveryNDays(14),
        "Swim every 2 weeks",
        "first tomorrow, then 8 and 22 Dec · to my partner",
    ),
    (
        "Swim twice a week",
        TimesPer(2, "week"),
        "Swim twice a week",
        "first by 29 Nov, then 6 and 13 Dec · to my partner",
    ),
]

_TWICE = "enter twice keeps all of it as words"
ASKED = [
    ("Get up by the bell", "? “by the bell” is no rhythm: every month? every 2 weeks? by fri?"),
    ("Call mum every blue moon", "? “every blue moon” is no rhythm: every month? every 2 weeks? by fri?"),
    ("Call mum next friday", "? “next friday” can be by 2026-11-27 or by 2026-12-04."),
    ("Call mum every sunday morning", "? “every sunday morning” is no rhythm: every month? every 2 weeks? by fri?"),
]

REFUSED = [
    ("Call mum by 12/11", "– “by 12/11” can be two days. Write by 12 nov or by 11 dec."),
    ("Call mum on the 12th", "– “on the 12th” can be two days. Write on 12 dec or on 12 jan."),
    ("Bins out every second tue", "– Write every other tue or every second tue of the month."),
    ("Call mum by 25/12", "– “by 25/12” is written by 25 dec."),
]


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def preview(app: Any) -> tuple[str, str]:
    """The two rows below the line, with one blank between words."""
    row, words = (" ".join(each.split()) for each in drawn(app)[-4:-2])
    return row, words


def field(app: Any, name: str) -> Input:
    return app.screen.query_one(f"#{name}", Input)


@pytest.mark.seed("S6.1")
async def test_one_line_shows_what_is_understood_and_makes_that(fresh: Home) -> None:
    async with fresh.open() as pilot:
        for number, (typed, schedule, understood, first) in enumerate(LINES, 1):
            await settled(pilot, "n")
            assert "every …  by …  to …" in text(pilot.app)
            await type_in(pilot, typed)
            assert preview(pilot.app) == (f"○ {number} {understood}", first)
            assert drawn(pilot.app)[-1].startswith(" enter keep it  tab all fields  esc leave here")
            await settled(pilot, "enter")
            made = fresh.promise(number)
            assert made.schedule == schedule
            assert understood.startswith(made.title)
            assert quiet(pilot.app).startswith(f"Promise {number}: {made.title} (")
            assert quiet(pilot.app).endswith("u takes it back")
        await settled(pilot, *["u"] * len(LINES))
        assert not fresh.book().commitments()
        assert "Nothing is promised yet." in text(pilot.app)


async def test_enter_on_a_row_of_the_first_page_does_what_its_key_does(fresh: Home) -> None:
    async with fresh.open() as pilot:
        assert "▌  n  Write one line" in text(pilot.app)
        await settled(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))


async def test_words_that_are_not_understood_are_asked_about_and_kept_by_a_second_enter(fresh: Home) -> None:
    async with fresh.open() as pilot:
        for number, (typed, asked) in enumerate(ASKED, 1):
            await settled(pilot, "n")
            await type_in(pilot, typed)
            assert preview(pilot.app) == (asked, _TWICE)
            assert drawn(pilot.app)[-1].startswith(" enter as words  tab")
            await settled(pilot, "enter")
            assert len(fresh.book().commitments()) == number - 1
            assert preview(pilot.app) == (asked, "enter once more keeps all of it as words")
            await settled(pilot, "x", "backspace")
            assert preview(pilot.app)[1].startswith("enter once more"), "it is the line that was asked about"
            await settled(pilot, "x", "enter")
            assert len(fresh.book().commitments()) == number - 1, "another line is asked about anew"
            await settled(pilot, "backspace", "enter", "enter")
            made = fresh.promise(number)
            assert (made.title, made.schedule) == (typed, Once(TODAY))


async def test_what_can_be_two_days_is_refused_with_how_each_is_written(fresh: Home) -> None:
    async with fresh.open() as pilot:
        for typed, refused in REFUSED:
            await settled(pilot, "n")
            await type_in(pilot, typed)
            assert preview(pilot.app) == (refused, "nothing is kept yet")
            assert "enter" not in drawn(pilot.app)[-1]
            await settled(pilot, "enter", "enter")
            assert isinstance(pilot.app.screen, Ask)
            await settled(pilot, "ctrl+u", "escape")
        assert not fresh.book().commitments()


@pytest.mark.parametrize("typed", ["Call mum by 12/11", "Call mum every blue moon of the year", "word " * 50])
async def test_what_is_said_of_a_line_hangs_under_its_words_where_it_takes_several_rows(
    fresh: Home, typed: str
) -> None:
    async with fresh.open((60, 20)) as pilot:
        await settled(pilot, "n")
        await type_in(pilot, typed)
        said = [line for line in drawn(pilot.app)[-6:-1] if line.strip() and line[0] != "▌"]
        assert said[0][1] in "?–" and len(said) == 3
        assert all(line[2:6].isspace() and not line[6].isspace() for line in said)
        assert all(line[1].isspace() for line in said[1:])


async def test_enter_on_a_line_that_says_too_little_says_so(home: Home) -> None:
    async with home.open((60, 20)) as pilot:
        for key in ("n", "m", "Z"):
            await settled(pilot, key, "enter")
            assert drawn(pilot.app)[-1].rstrip() == " enter does nothing yet; above stands what is needed."
            await settled(pilot, "escape")


async def test_the_preview_follows_every_key(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n", "a", "space", "e", "v", "e", "r", "y", "space", "d", "a")
        assert preview(pilot.app)[0].startswith("? “every da” is no rhythm")
        await settled(pilot, "y")
        assert preview(pilot.app)[0] == "○ 1 a every day"
        await settled(pilot, "backspace")
        assert preview(pilot.app)[0].startswith("? “every da” is no rhythm")


async def test_an_empty_line_makes_nothing(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n", "space", "enter")
        assert isinstance(pilot.app.screen, Ask)
        await settled(pilot, "escape")
        assert not fresh.path.exists()
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "promises"


async def test_tab_takes_what_was_typed_on_to_the_full_form(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every mon,thu to both size big")
        await settled(pilot, "tab")
        assert isinstance(pilot.app.screen, PromiseForm)
        assert [field(pilot.app, name).value for name in ("title", "when", "made_to", "size")] == [
            "Walk", "mon,thu", "both", "big",
        ]  # fmt: skip
        field(pilot.app, "why").value = "We talk then."
        field(pilot.app, "cue").value = "the dishes are done"
        field(pilot.app, "confidence").value = "8"
        field(pilot.app, "tell_every").value = "7"
        field(pilot.app, "slack_per_month").value = "0"
        field(pilot.app, "matters_every_time").value = "y"
        field(pilot.app, "ends_on").value = "2027-03-01"
        pilot.app.screen.query_one("#steps", TextArea).text = "Shoes\n\nA lamp\n"
        pilot.app.screen.query_one("#note", TextArea).text = "One\nTwo"
        await settled(pilot, "ctrl+s")
        made = fresh.promise(1)
        assert (made.why, made.cue, made.confidence, made.tell_every) == ("We talk then.", "the dishes are done", 8, 7)
        assert (made.slack_per_month, made.matters_every_time, made.note) == (0, True, "One\nTwo")
        assert made.steps == (PromiseStep("Shoes"), PromiseStep("A lamp"))
        assert str(made.ends_on) == "2027-03-01"
        assert made.state == "active"


async def test_the_form_is_walked_by_enter_and_arrows_and_takes_the_text_it_lands_on(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n", "tab")
        assert pilot.app.focused is field(pilot.app, "title")
        await settled(pilot, "W", "a", "l", "k", "enter", "d", "a", "y")
        assert field(pilot.app, "when").value == "day", "what stood there was selected"
        await settled(pilot, "down")
        assert pilot.app.focused is field(pilot.app, "starts_on")
        await settled(pilot, "up", "up")
        assert pilot.app.focused is field(pilot.app, "title")
        await settled(pilot, "ctrl+s")
        assert fresh.promise(1).schedule == Daily()


async def test_every_field_can_be_reached_and_seen(fresh: Home) -> None:
    async with fresh.open((60, 20)) as pilot:
        await settled(pilot, "n", "tab")
        names = [each.id for each in pilot.app.screen.query("Input, TextArea")]
        for name in names:
            focused = pilot.app.focused
            assert focused is not None
            assert focused.id == name
            place, label = focused.region, pilot.app.screen.query_one(f"#label-{name}").region
            assert 0 <= label.y < place.y < place.bottom <= 18, name
            await settled(pilot, "tab")


_STEPS = (PromiseStep("One", day(-1)), PromiseStep("Two"))

MISTAKES = [
    ("when", "now and then", "Understood are dates"),
    ("ends_on", "soon", "not a date"),
    ("confidence", "11", "from 1 to 10"),
    ("made_to", "the cat", "One of: partner, self, both."),
    ("title", "  ", "few words"),
    ("ends_on", "2020-01-01", "end before it starts"),
]


async def test_what_is_not_understood_is_said_at_its_field_and_nothing_is_saved(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every day")
        await settled(pilot, "tab")
        for name, typed, said in MISTAKES:
            before = field(pilot.app, name).value
            field(pilot.app, name).value = typed
            await settled(pilot, "ctrl+s")
            assert isinstance(pilot.app.screen, PromiseForm)
            assert said in quiet(pilot.app)
            field(pilot.app, name).value = before
        await settled(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
        assert not fresh.path.exists()


async def test_changing_a_promise_keeps_its_past(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 5)
        await settled(pilot, "E")
        field(pilot.app, "title").value = "Phone in the drawer"
        field(pilot.app, "when").value = "weekday"
        await settled(pilot, "ctrl+s")
        made = home.promise(5)
        assert made.title == "Phone in the drawer"
        assert [spell(version.schedule) for version in made.schedules] == ["day", "weekday"]
        assert made.schedules[1].since == TODAY
        assert row(pilot.app, " 5 ").startswith("▌◐  5 Phone in the drawer")
        await settled(pilot, "u")
        assert home.promise(5).title == "Phone away at the table"


async def test_saving_a_form_unchanged_changes_nothing_whatever_the_promise_holds(fresh: Home) -> None:
    walk(
        fresh.store,
        a_promise("Breathe", OnCue("x" * 200)),
        a_promise("t" * 200, TimesPer(2, "month"), why="w" * 200, note="n" * 20_000, ends_on=day(400)),
        a_promise(
            "Gate", Once(day(3), "18:30", 3), steps=(PromiseStep("One", day(-1)), PromiseStep("Two")), tell_before=2
        ),
        Add(promise("Later", EveryNDays(1), day(9), NOW, "00ff")._replace(confidence=10, made_to="self")),
    )
    async with fresh.open() as pilot:
        await settled(pilot, "v")
        for number in (1, 2, 3, 4):
            before = fresh.bytes()
            await go_to(pilot, number)
            await settled(pilot, "E", "ctrl+s")
            assert len(pilot.app.screen_stack) == 1, quiet(pilot.app)
            assert quiet(pilot.app).startswith("Nothing to change"), number
            assert fresh.bytes() == before


async def test_a_new_promise_that_begins_later_keeps_its_beginning_through_the_form(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every day from fri")
        await settled(pilot, "tab", "ctrl+s")
        assert fresh.promise(1).starts_on == day(4)
