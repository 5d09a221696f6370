"""The cursor of the board belongs to a record, keys follow the card, a search goes down to it, and a crossing waits."""

import pytest
from practices import at, runner
from reflecting import settled
from screens import AT, NOW, Home, drawn, text, type_in, until, walk

from troth.domain.actions.boundaries import AddBoundary, Happened
from troth.domain.actions.columns import MoveCard
from troth.domain.boundary import Boundary
from troth.tui.boundaries.board import Board
from troth.tui.boundaries.crossed import Crossed
from troth.tui.help.safety import Safety
from troth.tui.practice_run.run_screen import RunScreen


@pytest.fixture
def three(fresh: Home) -> Home:
    """Three cards: two forming, one said; and one of the other's."""
    walk(
        fresh.store,
        AddBoundary(Boundary(0, "b1", AT, "I keep Sundays free")),
        AddBoundary(Boundary(0, "b2", AT, "I sleep at ten")),
        AddBoundary(Boundary(0, "b3", AT, "I pay my own phone", why="It keeps us calm")),
        AddBoundary(Boundary(0, "b4", AT, "No photos without asking", owner="partner")),
        MoveCard(3, "ready", NOW, "m1", worded=True),
    )
    return fresh


def footer(app: object) -> str:
    return drawn(app)[-1].rstrip()  # type: ignore[arg-type]


def at_hand(app: object) -> int:
    card = app.query_one(Board).card  # type: ignore[attr-defined]
    return 0 if card is None else int(card.boundary.number)


async def test_no_second_press_reaches_another_card(three: Home) -> None:
    async with three.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, "2", "n")
        await type_in(pilot, "I ring before I come")
        await settled(pilot, "enter")
        assert at_hand(app) == 5, "what was written here is at hand"
        await settled(pilot, "u")
        assert at_hand(app) == 0
        assert footer(app) == " n new  v theirs  ? help", "nothing is offered where there is no card"
        await settled(pilot, "y", "w", "L", "enter")
        assert not three.book().every_event() and len(app.screen_stack) == 1
        await settled(pilot, "j")
        assert at_hand(app) == 2
        three.other().do(AddBoundary(Boundary(0, "b6", AT, "Made elsewhere")), AT)
        three.other().do(MoveCard(2, "ready", NOW, "m2", worded=True), AT)
        await until(pilot, lambda: "Made elsewhere" in text(app))
        assert at_hand(app) == 2, "it goes where its card goes, and nowhere for a card that was made elsewhere"


async def test_keys_follow_the_card_and_a_click_is_on_the_key_it_meets(three: Home) -> None:
    async with three.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, "2")
        assert "  L move  " in footer(app), "there is no column before forming"
        await settled(pilot, "l")
        assert at_hand(app) == 3 and "  H L move  " in footer(app)
        await pilot.click(offset=(footer(app).index("H L"), 23))
        await until(pilot, lambda: three.book().boundary(3).status == "forming")
        assert at_hand(app) == 3
        await settled(pilot, "v")
        await settled(pilot, "E")
        assert len(app.screen_stack) == 1, "the words of theirs never change here"


async def test_from_the_search_one_goes_down_to_the_board(three: Home) -> None:
    async with three.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, "2", "slash")
        await type_in(pilot, "calm")
        await settled(pilot, "down")
        assert isinstance(app.focused, Board) and at_hand(app) == 3
        assert "under Why" in text(app)
        await settled(pilot, "escape", "slash")
        await type_in(pilot, "photos")
        await settled(pilot, "enter", "escape")
        assert isinstance(app.focused, Board) and "photos" not in text(app)


async def test_nothing_is_noted_of_a_crossing_before_a_choice(three: Home) -> None:
    async with three.open((60, 20)) as pilot:
        app = pilot.app
        await settled(pilot, "2", "X")
        assert isinstance(app.screen, Crossed)
        assert "help; only you decide what stays here" in text(app)
        await settled(pilot, "escape", "X", "4")
        assert not three.book().every_event(), "only you decide"
        await settled(pilot, "n")
        await until(pilot, lambda: isinstance(app.screen, RunScreen))
        await settled(pilot, "escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, RunScreen))
        await settled(pilot, "X", "down", "enter")
        assert [event.cause for event in three.book().every_event()] == ["accident"]


LEADS = {
    ("me", "1"): ("s", "E08 meant"),
    ("me", "2"): ("s", "E08 fact"),
    ("me", "3"): ("", "E08 choices"),
    ("me", "4"): ("n", "E08 choices"),
    ("partner", "1"): ("l", ""),
    ("partner", "2"): ("l", ""),
    ("partner", "3"): ("", "worried-about-me"),
    ("partner", "4"): ("n", "worried-about-me"),
}
"""By lane and cause: what is chosen then, and where it leads."""

LANE = {
    "me": ("It went on after I had said no", "I was afraid"),
    "partner": ("I went on after they said no", "They were afraid"),
}
"""What stands in the dialog of a lane, and never in that of the other."""


@pytest.mark.parametrize(("owner", "cause"), LEADS)
async def test_a_crossing_speaks_for_whose_lane_it_is_in_and_leads_there(fresh: Home, owner: str, cause: str) -> None:
    walk(fresh.store, AddBoundary(Boundary(0, "b1", AT, "I keep Sundays free", owner=owner)))  # type: ignore[arg-type]
    then, place = LEADS[owner, cause]
    async with fresh.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, "2", *(["v"] if owner == "partner" else []), "X")
        other = "partner" if owner == "me" else "me"
        assert all(words in text(app) for words in LANE[owner])
        assert not any(f"  {words} " in text(app) for words in LANE[other])
        await settled(pilot, cause, *filter(None, [then]))
        if place.startswith("E08"):
            await until(pilot, lambda: isinstance(app.screen, RunScreen))
            assert f"{runner(app).run.practice.id} {at(app)}" == place
        elif place:
            await until(pilot, lambda: isinstance(app.screen, Safety))
            assert app.screen.about == f"safety {place}"  # type: ignore[attr-defined]
        else:
            assert at_hand(app) == 1


async def test_who_was_afraid_is_not_led_to_the_page_for_people_who_harm(three: Home) -> None:
    walk(three.store, Happened(1, "crossed", NOW.today, NOW, "c1", "afraid"))
    async with three.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, "2", "v", "X", "2")
        assert "What would help now?" in text(app)
        await settled(pilot, "l", "v", "X", "2")
        await until(pilot, lambda: isinstance(app.screen, Safety))
        assert app.screen.about == "safety help"  # type: ignore[attr-defined]


async def test_leaving_the_words_after_fear_leaves_nothing_behind(three: Home) -> None:
    async with three.open((80, 24)) as pilot:
        app = pilot.app
        before = three.bytes()
        await settled(pilot, "2", "X", "4", "n")
        await until(pilot, lambda: isinstance(app.screen, RunScreen))
        assert "You owe nobody a talk about it" in text(app)
        await settled(pilot, "tab", "shift+tab", "escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, RunScreen))
        assert not app._files.listed().drafts  # type: ignore[attr-defined]
        assert three.bytes() == before


async def test_words_that_were_only_looked_at_after_a_no_wait_in_no_draft(three: Home) -> None:
    async with three.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, "2", "X", "3")
        await until(pilot, lambda: isinstance(app.screen, RunScreen))
        await settled(pilot, "escape")
        await until(pilot, lambda: not isinstance(app.screen, RunScreen))
        assert not app._files.listed().drafts  # type: ignore[attr-defined]
