"""A key that does nothing on a row says so in one short line, and what was typed on its heels acts on nothing else."""

from typing import Any

import pytest
from journey_year import a_year
from reflecting import fill_journal, settled
from screens import AT, READ, TODAY, Home, drawn, go_to, quiet, text, walk
from test_bursts import post
from textual.pilot import Pilot

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit, Table
from troth.tui.boundaries.board import Board
from troth.tui.commitments.promise_page import PromisePage
from troth.tui.kit.sheet_list import SheetList
from troth.tui.kit.textual_private import bindings_of
from troth.tui.record_actions import RecordHost

LIVED: tuple[Table, ...] = ("checkins", "incidents", "celebrations", "thanks", "patterns", "sessions", "decisions")
PLACES = ("", "v", "v v", "v v v", "2", "2 v", "3", "3 v", "3 v v", "3 v v v", "4", "4 w", "4 y", "4 v", "4 v v")


@pytest.fixture
def full(home: Home) -> Home:
    """A home in which every list holds something."""
    year = a_year()

    def lived(_: Book) -> Change:
        return Change(
            "", tuple(Edit(name, each.number, None, each) for name in LIVED for each in year.source.all(name))
        )

    fill_journal(home.store)
    walk(home.store, lived, AddBoundary(Boundary(0, "t1", AT, "Not before coffee.", owner="partner")))
    return home


def refused(app: Any) -> list[str]:
    """The keys of this place that are offered somewhere, and are not in force at the cursor."""
    host = next(each for each in app.focused.ancestors_with_self if isinstance(each, RecordHost))
    known = {each.key for each in bindings_of(type(host)) if each.show}
    return sorted(known - set(app.screen.active_bindings))


def rows(listener: Any) -> list[Any]:
    """Where the cursor can stand."""
    if isinstance(listener, Board):
        return [card.boundary.number for column in listener._look.columns for card in column.cards]
    assert isinstance(listener, SheetList)
    return [row.key for row in listener.rows if row.key is not None]


@pytest.mark.parametrize("place", PLACES)
async def test_a_key_that_is_not_in_force_on_a_row_says_so_in_a_narrow_line(full: Home, place: str) -> None:
    async with full.open(size=(60, 20)) as pilot:
        app: Any = pilot.app
        await settled(pilot, *place.split())
        before, listener, seen = full.bytes(), app.focused, set[frozenset[str]]()
        for key in (None, *rows(listener)):
            if key is not None:
                listener.move_to(key)
            await pilot.pause()
            if (found := frozenset(refused(app))) in seen:
                continue
            seen.add(found)
            for each in sorted(found):
                await settled(pilot, READ, each)
                said = f"{next(iter(_shown(app, each)))} does nothing here ("
                assert quiet(app).startswith(said), (key, each)
                assert any(line.strip().startswith(said) and line.rstrip().endswith(").") for line in drawn(app)), each
        assert seen
        assert len(app.screen_stack) == 1 and full.bytes() == before


def _shown(app: Any, key: str) -> list[str]:
    host = next(each for each in app.focused.ancestors_with_self if isinstance(each, RecordHost))
    return [app.get_key_display(each) for each in bindings_of(type(host)) if each.key == key]


async def on_the_evening(pilot: Pilot[Any]) -> None:
    """Put the cursor on a row that is no promise."""
    await settled(pilot, "G")
    assert "move" not in drawn(pilot.app)[-1]


async def test_what_is_typed_on_the_heels_of_such_a_key_goes_with_it(home: Home) -> None:
    async with home.open() as pilot:
        await on_the_evening(pilot)
        before = home.bytes()
        for key in ("m", "+", "3", "d", "enter"):
            post(pilot.app, key)
        await pilot.pause()
        assert quiet(pilot.app) == "m does nothing here (move to another day)."
        assert len(pilot.app.screen_stack) == 1 and "Card of the day" not in text(pilot.app), "3 opened no tab"
        assert home.bytes() == before
        await settled(pilot, "3")
        assert "Card of the day" in text(pilot.app), "enter ended the line"


async def test_a_key_that_is_no_letter_is_heard_at_once_and_ends_it(home: Home) -> None:
    async with home.open() as pilot:
        await on_the_evening(pilot)
        for key in ("m", "3", "up", "2"):
            post(pilot.app, key)
        await pilot.pause()
        assert "2 Boundaries" in text(pilot.app) and "Promise" not in quiet(pilot.app)
        assert pilot.app.focused is pilot.app.query_one(Board)


async def test_whoever_waits_is_heard(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    async with home.open() as pilot:
        await on_the_evening(pilot)
        monkeypatch.setattr("troth.tui.kit.input_queue.HEELS", 0.0)
        await settled(pilot, "m", "3")
        assert "Card of the day" in text(pilot.app)


async def test_the_page_of_a_record_says_so_too_by_the_key_one_chose(home: Home) -> None:
    async with home.open(keys={"promise.agree": "f6"}) as pilot:
        await go_to(pilot, 1)
        await settled(pilot, "enter", "f6")
        assert isinstance(pilot.app.screen, PromisePage)
        assert quiet(pilot.app) == "F6 does nothing here (we agreed on it)."
        await settled(pilot, READ, "A")
        assert quiet(pilot.app) == "", "it stands for nothing now"
        assert home.outcome(1, TODAY) is None
