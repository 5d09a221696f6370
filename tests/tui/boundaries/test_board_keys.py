"""The board by its keys: a boundary is written down, said, said back, honoured and withdrawn; and asking for space."""

import pytest
from reflecting import settled
from screens import AT, NOW, TODAY, Home, quiet, text, type_in, until, walk
from textual.widgets import Input

from troth.clock import hour
from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.boundary import Boundary, Owner
from troth.domain.wording import day_and_date
from troth.drawing.large_letters import large
from troth.tui import space_screen
from troth.tui.boundaries.boundary_form import BoundaryForm
from troth.tui.kit.ask import Ask
from troth.tui.space_screen import SpaceScreen, space_lines

SUNDAYS = "I keep Sunday mornings free"


@pytest.fixture
def said(fresh: Home) -> Home:
    """A home with an agreement that was said."""
    made = AddBoundary(Boundary(0, "b1", AT, SUNDAYS, shape="agreement"))
    walk(fresh.store, made, MoveCard(1, "ready", NOW, "m1", worded=True), MoveCard(1, "said", NOW, "m2"))
    return fresh


def status(home: Home) -> str:
    return home.book().boundary(1).status


@pytest.mark.seed("S1.1", "S1.3")
async def test_the_form_tells_whom_it_protects_and_what_honouring_it_looks_like(fresh: Home) -> None:
    terms = {
        "how_to_honour": "you knock before you come in",
        "what_i_will_do": "I go for a walk",
        "applies_when": "until eleven",
        "protects": "us",
    }
    async with fresh.open((80, 30)) as pilot:
        await settled(pilot, "2", "n")
        await type_in(pilot, SUNDAYS)
        await settled(pilot, "tab")
        assert isinstance(pilot.app.screen, BoundaryForm)
        protects = pilot.app.screen.query_one("#protects", Input)
        assert protects.value == "both", "unless someone says otherwise"
        protects.value = "nobody"
        await settled(pilot, "ctrl+s")
        assert "both" in quiet(pilot.app)
        assert not fresh.path.exists()
        for name, words in terms.items():
            pilot.app.screen.query_one(f"#{name}", Input).value = words
        await settled(pilot, "ctrl+s", "enter")
        shown = " ".join(text(pilot.app).split())
    made = fresh.book().boundary(1)
    assert {name: getattr(made, name) for name in terms} == terms
    assert "Honour it by you knock before you come in What I will do I go for a walk When until eleven" in shown
    assert "It protects us" in shown


@pytest.mark.seed("S1.2")
async def test_it_is_understood_once_its_owner_says_so_of_what_was_said_back(said: Home) -> None:
    async with said.open() as pilot:
        await settled(pilot, "2", "l", "l", "L")
        assert "What did your partner say back?" in text(pilot.app)
        await type_in(pilot, "You sleep in")
        await settled(pilot, "enter", "p")
        assert isinstance(pilot.app.screen, Ask), "partly: once more, with the words that stand there"
        assert status(said) == "said"
        await type_in(pilot, " on Sundays, and nobody calls")
        await settled(pilot, "enter", "y")
    made = said.book().boundary(1)
    assert (made.status, made.said_back) == ("understood", "You sleep in on Sundays, and nobody calls")


@pytest.mark.seed("S1.2")
async def test_what_the_other_needs_has_a_lane_of_its_own(said: Home) -> None:
    async with said.open() as pilot:
        await settled(pilot, "2", "v")
        assert "Theirs, as I understand it" in text(pilot.app)
        assert SUNDAYS[:12] not in text(pilot.app)
        await settled(pilot, "n")
        await type_in(pilot, "They need an hour after work")
        await settled(pilot, "enter")
        assert "They need an hour" in " ".join(text(pilot.app).split())
        await settled(pilot, "v")
        assert "They need an hour" not in " ".join(text(pilot.app).split())
    assert [made.owner for made in said.book().boundaries()] == ["me", "partner"]


@pytest.mark.seed("S1.9")
async def test_one_key_notes_that_it_was_honoured(said: Home) -> None:
    async with said.open() as pilot:
        await settled(pilot, "2", "l", "l")
        assert text(pilot.app).splitlines()[-1].split()[:2] == ["y", "honoured"], "the first key of the board"
        await settled(pilot, "y")
        assert quiet(pilot.app).startswith(f"Honoured: {SUNDAYS}")
    (event,) = said.book().boundary_events(1)
    assert (event.kind, event.day) == ("honoured", TODAY)


@pytest.mark.seed("S1.9")
@pytest.mark.parametrize("before", ["said", "understood"])
async def test_a_yes_is_taken_back_by_one_key_that_asks_nothing(said: Home, before: str) -> None:
    columns = ["l", "l"]
    if before == "understood":
        walk(said.store, MoveCard(1, "understood", NOW, "m3", said_back="Sundays are yours"))
        columns.append("l")
    async with said.open() as pilot:
        await settled(pilot, "2", *columns, "w")
        assert len(pilot.app.screen_stack) == 1, "no question, no reason"
        assert status(said) == "withdrawn"
        assert "it counts as no" in quiet(pilot.app)


@pytest.mark.seed("S1.7")
@pytest.mark.parametrize("tab", ["1", "2", "3"])
async def test_one_key_asks_for_space_and_the_time_of_return_outlives_the_app(
    fresh: Home, tab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space_screen, "HELD", 600)
    async with fresh.open() as pilot:
        await settled(pilot, tab, "p", "enter")
        assert isinstance(pilot.app.screen, SpaceScreen), "an enter that is held from elsewhere ends nothing"
        assert quiet(pilot.app) == "Press enter once more: I am back."
        for words in ("I need some space. I am back at", *large(hour(AT + 1800), "█"), "in 30 minutes"):
            assert words in text(pilot.app)
        await settled(pilot, "ctrl+q")
    async with Home(fresh.path).open() as pilot:
        await until(pilot, lambda: all(each in text(pilot.app) for each in large(hour(AT + 1800), "█")))
        for minutes in (50, 70):
            await settled(pilot, "greater_than_sign")
            await type_in(pilot, "20")
            await settled(pilot, "enter")
            assert all(each in text(pilot.app) for each in large(hour(AT + 60 * minutes), "█"))
        await settled(pilot, "escape")
        for key in ("1", "2", "3", "4"):
            await settled(pilot, key)
            assert f"space {hour(AT + 4200)}" in text(pilot.app).splitlines()[0]
        monkeypatch.setattr(space_screen, "HELD", 0)
        await settled(pilot, "p", "enter")
        assert not isinstance(pilot.app.screen, SpaceScreen)
        assert day_and_date(TODAY) in text(pilot.app).splitlines()[0]
    space = fresh.book().last_space()
    assert space is not None
    assert (space.back_at, space.ended_at) == (AT + 4200, AT)


SIGNAL = "I need some space. I am back at", ("Nothing is being decided now.", "Walk, wash your face.")


@pytest.mark.parametrize(("width", "ascii"), [(80, False), (60, True)])
def test_the_time_of_return_stands_in_large_digits_until_it_is_over_and_after(width: int, ascii: bool) -> None:
    signal, words = SIGNAL
    for left, said in ((30, "in 30 minutes"), (1, "in 1 minute"), (0, "It is over.")):
        rows = [
            "".join(span.text for span in line)
            for line in space_lines(signal, "17:40", left, "It is over.", words, width, ascii)
        ]
        assert rows[0].strip() == "I need some space. I am back at" and said in [row.strip() for row in rows]
        assert sum(("#" if ascii else "█") in row for row in rows) == 5
        assert all(len(row) < width for row in rows) and "".join(rows).isascii() == ascii
    assert space_lines(signal, "17:40", 0, "It is over.", words, width)[-5][-1].tone == "", "that it is over is read"


@pytest.mark.parametrize(("owner", "noted"), [("me", False), ("partner", True)])
async def test_mine_is_not_honoured_before_it_was_said_and_theirs_by_me_at_once(
    fresh: Home, owner: Owner, noted: bool
) -> None:
    walk(fresh.store, AddBoundary(Boundary(0, "b1", AT, SUNDAYS, owner=owner)))
    async with fresh.open() as pilot:
        await settled(pilot, "2", *("v" if owner == "partner" else ""))
        assert ("y honoured" in text(pilot.app)) == noted
        await settled(pilot, "y")
        assert bool(fresh.book().boundary_events(1)) == noted
        assert quiet(pilot.app).startswith("Honoured" if noted else "y does nothing here (honoured).")
