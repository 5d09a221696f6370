"""Getting about: the cursor, the views, the search, the tabs, a page, help, the palette, and the way out."""

from typing import Any, get_args

import pytest
from screens import Home, desk, drawn, go_to, quiet, row, text, type_in, until
from textual.pilot import Pilot
from textual.widgets import Input

from troth.drawing.journey_zoom import View as JourneyView
from troth.drawing.promise_views import VIEWS as PROMISE_VIEWS
from troth.tui.app.palette import Palette, commands
from troth.tui.app.tabs import ENTRIES
from troth.tui.app.troth_app import TrothApp
from troth.tui.boundaries.boundaries_tab import Boundaries
from troth.tui.commitments.commitments_tab import Commitments
from troth.tui.commitments.promise_page import PromisePage
from troth.tui.help.place_help import Help
from troth.tui.help.safety import Safety
from troth.tui.journey.journey_tab import Journey
from troth.tui.kit.sheet import Sheet
from troth.tui.reflection.reflection_tab import VIEWS as REFLECTION_VIEWS
from troth.tui.reflection.reflection_tab import Reflections


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def at(app: Any) -> str:
    """The title under the cursor."""
    return row(app, "▌")[6:].strip()


def beside(app: Any) -> str:
    lines = app.screen_stack[0].query_one("#strip", Sheet).lines
    return "\n".join("".join(span.text for span in line) for line in lines)


async def test_the_cursor_steps_over_headings_and_knows_both_ends(home: Home) -> None:
    async with home.open() as pilot:
        assert at(pilot.app).startswith("Call my mother")
        await settled(pilot, "j", "j")
        assert at(pilot.app).startswith("Walk together")
        await settled(pilot, "k")
        assert at(pilot.app).startswith("Ask before")
        await settled(pilot, "down", "down", "down", "down")
        assert at(pilot.app).startswith("Plan Sunday")
        await settled(pilot, "down")
        assert at(pilot.app).startswith("Pick up the parcel"), "over the heading"
        await settled(pilot, "G")
        assert at(pilot.app).startswith("a look at the week")
        await settled(pilot, "j")
        assert at(pilot.app).startswith("a look at the week")
        await settled(pilot, "g", "k")
        assert at(pilot.app).startswith("Call my mother")
        assert row(pilot.app, "Today").startswith(" Today"), "the heading above the first row is in view"
        for key in ("end", "home", "pagedown", "pageup", "up"):
            await settled(pilot, key)
            assert row(pilot.app, "▌")


async def test_what_stands_beside_follows_the_cursor_after_a_rest(home: Home) -> None:
    async with home.open() as pilot:
        await until(pilot, lambda: "once, by 23 Nov" in beside(pilot.app))
        await pilot.press("j", "j")
        await until(pilot, lambda: "Monday, Wednesday and Friday" in beside(pilot.app))
        said = beside(pilot.app)
        assert "1 of 1 this week" in said
        assert "in a row" in said
        assert "It is when we talk." in said, "why comes before when it was told"
        assert "Nov ▪" in said


async def test_the_views_follow_each_other(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "v")
        assert row(pilot.app, "All").endswith("All, 13 promises")
        await go_to(pilot, 13)
        assert "paused" in row(pilot.app, "Learn the song")
        await settled(pilot, "v")
        assert row(pilot.app, "The coming week").endswith("23 Nov to 29 Nov")
        await settled(pilot, "v")
        assert row(pilot.app, "Shelf").endswith("2 rest here")
        assert "kept 3 Nov" in row(pilot.app, "Fix the garden gate")
        await settled(pilot, "v")
        assert row(pilot.app, "Today").endswith("1 of 6 kept")


async def test_find_narrows_while_one_types_and_escape_shows_everything(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "slash")
        assert isinstance(pilot.app.focused, Input)
        await settled(pilot, "w", "a", "l", "k")
        assert at(pilot.app) == "", "the field listens"
        assert row(pilot.app, "Walk together")
        assert not row(pilot.app, "Call my mother")
        await settled(pilot, "enter")
        assert at(pilot.app).startswith("Walk together")
        await settled(pilot, "o")
        assert home.outcome(2) is None
        await settled(pilot, "escape")
        assert row(pilot.app, "Call my mother")
        assert not pilot.app.screen.query("#find")
        assert pilot.app.focused is pilot.app.screen.query_one("#promises")


async def test_find_takes_a_number_and_the_arrow_goes_to_what_was_found(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "slash", "9", "down")
        assert at(pilot.app).startswith("Book the dentist")
        await settled(pilot, "slash")
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert field.value == "9", "the search is still there"
        field.value = "nothing like it"
        await pilot.pause()
        assert row(pilot.app, "Nothing is called that, and no note holds it. esc shows everything again.")
        await settled(pilot, "escape")
        assert at(pilot.app).startswith("Book the dentist"), "it is where it was"


async def test_letters_in_a_field_are_letters(home: Home) -> None:
    async with home.open() as pilot:
        before = home.bytes()
        await settled(pilot, "slash", "q", "x", "u", "1", "question_mark", "space")
        assert not pilot.app._exit
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert field.value == "qxu1? "
        assert home.bytes() == before


async def test_every_tab_opens_in_place_and_says_where_it_stands(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "4")
        assert "looks at this week" in text(pilot.app)
        before = home.bytes()
        await settled(pilot, "space", "x", "j", "escape")
        assert home.bytes() == before
        await settled(pilot, "3")
        assert "Card of the day" in text(pilot.app)
        await settled(pilot, "2", "1")
        assert at(pilot.app).startswith("Call my mother")
        await settled(pilot, "j")
        assert at(pilot.app).startswith("Ask before")


async def test_a_tab_key_on_help_leads_out_of_it(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "question_mark", "4")
        assert len(pilot.app.screen_stack) == 1
        assert "looks at this week" in text(pilot.app)
        await settled(pilot, "question_mark")
        assert "Journey: the long view" in text(pilot.app)
        await settled(pilot, "escape", "1")
        assert at(pilot.app).startswith("Call my mother")


async def test_a_click_does_what_a_key_does(home: Home) -> None:
    async with home.open() as pilot:
        await pilot.click(offset=(40, 0))
        await pilot.pause()
        assert "Card of the day" in text(pilot.app)
        await pilot.click(offset=(12, 0))
        await pilot.pause()
        await pilot.click(offset=(10, 4))
        await pilot.pause()
        assert at(pilot.app).startswith("Ask before")
        await pilot.click(offset=(3, 23))
        await pilot.pause()
        assert home.outcome(1) == "kept"
        await pilot.click(offset=(drawn(pilot.app)[-1].rindex("?"), 23))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_tells_of_the_place_and_every_key_in_it(home: Home, key: str) -> None:
    async with home.open((80, 110)) as pilot:
        wanted = list(commands(pilot.app.screen, moving=True))
        assert len(wanted) > 20
        await settled(pilot, key)
        assert isinstance(pilot.app.screen, Help)
        assert "Commitments: what I promised" in text(pilot.app)
        found = " ".join(text(pilot.app).split())
        for each in wanted:
            assert f"{each.keys} {each.words} {each.id}" in found
        await settled(pilot, key)
        assert len(pilot.app.screen_stack) == 1


async def test_help_is_searched(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "question_mark", "slash")
        await type_in(pilot, "undo")
        assert "Undo the last change" in text(pilot.app)
        assert "Partly kept" not in text(pilot.app)
        await settled(pilot, "escape")
        assert isinstance(pilot.app.screen, Help)
        assert "Today shows what this day asks" in text(pilot.app)
        await settled(pilot, "q")
        assert not isinstance(pilot.app.screen, Help)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_help_scrolls_to_its_end(home: Home, size: tuple[int, int]) -> None:
    async with home.open(size) as pilot:
        await settled(pilot, "question_mark", "space", *["pagedown"] * 6)
        assert "Show everything again" in text(pilot.app)
        assert "that is all" in text(pilot.app)
        assert "Undo in a field" in text(pilot.app)
        await settled(pilot, "g")
        assert "what I promised" in text(pilot.app)
        await settled(pilot, "j")
        assert "what I promised" in drawn(pilot.app)[0]


async def test_f1_helps_in_a_dialog_and_in_a_form_and_leads_back(home: Home) -> None:
    async with home.open() as pilot:
        for keys in (("n",), ("E",)):
            await settled(pilot, *keys)
            under = pilot.app.screen
            await type_in(pilot, "zz")
            await settled(pilot, "f1")
            assert isinstance(pilot.app.screen, Help)
            await settled(pilot, "escape")
            assert pilot.app.screen is under
            assert isinstance(pilot.app.focused, Input)
            assert "zz" in pilot.app.focused.value
            await settled(pilot, "escape")


async def test_the_palette_has_this_row_first_and_does_what_is_chosen(home: Home) -> None:
    async with home.open((80, 70)) as pilot:
        wanted = [each for each in commands(pilot.app.screen) if each.action != "palette"]
        await settled(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        shown = [" ".join(line.split()) for line in drawn(pilot.app)]
        for each in wanted:
            assert any(line.lstrip("▌") == f"{each.words} {each.keys}" for line in shown)
        assert shown[4] == "For: Call my mother together" and shown[5] == "▌Kept space"
        assert shown.index("Anywhere") > shown.index("Partly kept h")
        assert shown.index("Go to") < shown.index("Commitments: Today") and "Help & safety" in shown
        every = len(wanted) + len(PLACES) + 1
        assert f"{every} of {every}" in shown
        await settled(pilot, *"kept", "down", "down", "up", "down")
        assert "▌Partly kept" in text(pilot.app)
        await settled(pilot, "enter")
        assert not isinstance(pilot.app.screen, Palette)
        assert home.outcome(3) == "partly"
        assert quiet(pilot.app).startswith("Partly: Call my mother")


PLACES = (
    *(f"Commitments: {view}" for view in ("Today", "All", "Week", "Shelf")),
    *(f"Boundaries: {lane}" for lane in ("Mine", "Theirs")),
    *(f"Reflection: {each}" for each in ("Practices", "Journal", "To share", "Guesses")),
    *(f"Journey: {each}" for each in ("Overview", "Week", "Month", "Year")),
    *(f"Journey: {each}" for each in ("Good moments", "Patterns", "Decisions", "Sessions")),
)
"""Every list of the program, as its tab and itself are called."""


def stands_in(app: Any) -> str:
    """The list that stands open."""
    match app.navigation.pane:
        case Commitments() as pane:
            return f"Commitments: {pane.at.view.capitalize()}"
        case Boundaries() as pane:
            return f"Boundaries: {pane.lane.capitalize()}"
        case Reflections() as pane:
            return f"Reflection: {pane.view.content.TITLE}"
        case Journey() as pane:
            return f"Journey: {'Good moments' if pane.zoom.view == 'moments' else pane.zoom.view.capitalize()}"
    return ""


@pytest.mark.parametrize("tab", "1234")
async def test_the_palette_leads_from_every_tab_to_every_list_and_to_help_and_safety(home: Home, tab: str) -> None:
    async with home.open() as pilot:
        for place in PLACES:
            await settled(pilot, tab, "ctrl+p")
            await type_in(pilot, place)
            await settled(pilot, "enter")
            assert stands_in(pilot.app) == place
            assert pilot.app.focused is pilot.app.navigation.pane.listener  # type: ignore[attr-defined]
        await settled(pilot, tab, "ctrl+p")
        await type_in(pilot, "safety")
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, Safety)


async def test_every_view_of_a_tab_can_be_chosen_in_the_palette() -> None:
    assert tuple(f"{entry.tab.title}: {words}" for entry in ENTRIES for words in entry.views.values()) == PLACES
    assert [f"Reflection: {view.CONTENT.TITLE}" for view in REFLECTION_VIEWS] == list(PLACES[6:10])
    assert [*PROMISE_VIEWS.values()] == [place.partition(": ")[2] for place in PLACES[:4]]
    assert {*get_args(JourneyView)} == {action.split("'")[1] for action in ENTRIES[3].views}


async def test_the_palette_says_where_nothing_is_called_that(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "ctrl+p", *"zzz", "enter")
        assert "Nothing here is called that." in text(pilot.app)
        assert isinstance(pilot.app.screen, Palette), "there is nothing to do"


async def test_escape_leaves_the_palette(home: Home) -> None:
    async with home.open() as pilot:
        before = home.bytes()
        await settled(pilot, "ctrl+p", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Palette))
        assert pilot.app.focused is pilot.app.screen.query_one("#promises")
        assert home.bytes() == before


async def test_a_page_scrolls_and_holds_everything(home: Home) -> None:
    async with home.open((60, 20)) as pilot:
        await settled(pilot, "v")
        await go_to(pilot, 12)
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, PromisePage)
        await settled(pilot, "G")
        assert "I cook on Thursday." in text(pilot.app)
        assert "still to be made" in text(pilot.app)
        await settled(pilot, "g")
        assert "Evening without screens" in text(pilot.app)
        await settled(pilot, "backspace")
        assert len(pilot.app.screen_stack) == 1


async def test_a_tab_that_was_left_out_is_nowhere(home: Home) -> None:
    app = TrothApp(home.store, desk()._replace(journey=False), "troth-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "3 Reflection" in drawn(app)[0] and "Journey" not in drawn(app)[0]
        await settled(pilot, "2", "4")
        assert app.navigation.place == "boundaries"
        assert "Journey" not in {each.words for each in commands(app.screen)}
