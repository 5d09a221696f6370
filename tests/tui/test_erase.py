"""`D` erases a promise on its row and its page, and a card, after a word; what stands elsewhere stays."""

import pytest
from reflecting import holding, settled
from screens import AT, Home, a_promise, quiet, text, type_in, walk

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.boundary import Boundary
from troth.domain.draft import BOUNDARY, OF, PROMISE, Draft
from troth.store.drafts import Drafts

CANARY = "canary in the coal mine"


@pytest.fixture
def both(fresh: Home) -> Home:
    """A promise and a card of which words wait as drafts, and one other of each."""
    walk(
        fresh.store,
        a_promise(CANARY),
        a_promise("Water the plants"),
        AddBoundary(Boundary(0, "b1", AT, CANARY)),
        AddBoundary(Boundary(0, "b2", AT, "I sleep at ten")),
    )
    drafts = Drafts(str(fresh.path.parent))
    for n, (at, of) in enumerate(((PROMISE, fresh.promise(1).uid), (BOUNDARY, "b1"))):
        drafts.write(Draft(f"d{n}", "", "Changes", AT, AT, at, {OF: (of,), "note": (CANARY,)}))
    return fresh


@pytest.mark.parametrize("on_page", [False, True])
async def test_a_promise_and_a_card_are_erased_by_a_word(both: Home, on_page: bool) -> None:
    opened = ["enter"] if on_page else []
    async with both.open() as pilot:
        await settled(pilot, "v", "g", *opened)
        await settled(pilot, "space", "D", "enter")
        asked = " ".join(text(pilot.app).split())
        assert "Erase this promise for good? Type erase." in asked
        assert "L lets it go, and keeps its history." in asked
        assert "Its answers, notes and repairs go with it." in asked
        await type_in(pilot, "erase")
        await settled(pilot, "enter")
        assert quiet(pilot.app).startswith("Erased. Exports, copies elsewhere and other drafts may still hold it.")
        assert [each.number for each in both.book().commitments()] == [2] and len(pilot.app.screen_stack) == 1
        await settled(pilot, "2", *opened, "D")
        assert "w withdraws it, and keeps its history." in " ".join(text(pilot.app).split())
        await type_in(pilot, "erase")
        await settled(pilot, "enter")
        assert [each.number for each in both.book().boundaries()] == [2] and CANARY not in text(pilot.app)
        assert holding(both, CANARY) == []
        await settled(pilot, "u")
        assert both.book().boundaries() == () and "Undone: " in quiet(pilot.app)


async def test_a_note_is_written_for_another_day_and_an_entry_moved_to_one(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "3", "v", "N")
        await type_in(pilot, "tomorrow")
        assert "is still to come" in text(pilot.app)
        await settled(pilot, "ctrl+u")
        await type_in(pilot, "-3d")
        await settled(pilot, "enter")
        assert "For Fri 20 Nov (3 days ago)" in text(pilot.app)
        await type_in(pilot, "rain all day")
        await settled(pilot, "escape", "N")
        await type_in(pilot, "-1d")
        await settled(pilot, "enter")
        await type_in(pilot, "and sun")
        await settled(pilot, "ctrl+s")
        assert "Sun 22" in text(pilot.app)
        await settled(pilot, "m")
        await type_in(pilot, "-5d")
        await settled(pilot, "enter")
        assert "Wed 18" in text(pilot.app) and "Moved in the journal" in quiet(pilot.app)
        await settled(pilot, "u")
        assert "Sun 22" in text(pilot.app)
        await settled(pilot, "v", "v", "v", "g", "enter")
        assert "For Fri 20 Nov (3 days ago)" in text(pilot.app)
        await settled(pilot, "ctrl+s")
    assert [str(each.day) for each in fresh.book().source.outlines()] == ["2026-11-20", "2026-11-22"]
