"""Both lanes through every dialog of a boundary: what stands in mine speaks to me of me, in theirs to me of them."""

from datetime import date
from typing import Any

import pytest
from reflecting import settled
from screens import AT, NOW, Home, text, type_in, until, walk

from troth.domain.actions.boundaries import AddBoundary, Happened
from troth.domain.actions.columns import MoveCard
from troth.domain.book import Action
from troth.domain.boundary import Boundary, Owner
from troth.drawing.boundary_detail import page_lines
from troth.exchange.export_markdown import _callout
from troth.guidance.heard import heard
from troth.tui.boundaries.boundary_form import BoundaryForm
from troth.tui.help.safety import Safety

LANES: tuple[Owner, Owner] = ("me", "partner")
WORDS: dict[str, tuple[str, str]] = {
    "the line of a new one": ("In my words: I", "What I heard: they"),
    "the form of a new one": ("What I will do", "What they will do"),
    "what a firm one lacks": ("what will you do when it is not honoured?", "What will they do when it is not honoured"),
    "how that is answered": ("Something you do yourself", "Something they do themselves"),
    "a limit that decides over another": ("Which worry is under it", "You are free to say no to it"),
    "what can be done with it": ("keep my words", "keep it as I heard it"),
    "the read-back": ("What did your partner say back?", "What did you say back to them?"),
    "whether that is it": ("Is that what you meant?", "Do they say that this is what they meant?"),
}
"""By place: what stands there in my lane, and in theirs; neither ever stands in the other one."""


def sees(app: Any, place: str, owner: Owner) -> None:
    shown = " ".join(text(app).split())
    mine, theirs = WORDS[place]
    wanted, other = (mine, theirs) if owner == "me" else (theirs, mine)
    assert wanted in shown and other not in shown, (place, shown)


def lane(owner: Owner) -> list[str]:
    return ["2", "v"] if owner == "partner" else ["2"]


def made(owner: Owner, statement: str = "I keep Sundays free", **fields: Any) -> AddBoundary:
    return AddBoundary(Boundary(0, "b1", AT, statement, owner=owner, **fields))


@pytest.mark.parametrize("owner", LANES)
async def test_a_new_one_is_asked_for_in_the_words_of_its_lane(fresh: Home, owner: Owner) -> None:
    async with fresh.open((80, 24)) as pilot:
        await settled(pilot, *lane(owner), "n")
        sees(pilot.app, "the line of a new one", owner)
        await settled(pilot, "tab")
        await until(pilot, lambda: isinstance(pilot.app.screen, BoundaryForm))
        sees(pilot.app, "the form of a new one", owner)


@pytest.mark.parametrize("owner", LANES)
async def test_a_card_moves_by_the_dialogs_of_its_lane(fresh: Home, owner: Owner) -> None:
    walk(fresh.store, made(owner, "You don't see your friends any more", firmness="firm"))
    async with fresh.open((80, 24)) as pilot:
        app = pilot.app
        await settled(pilot, *lane(owner), "L")
        sees(app, "what a firm one lacks", owner)
        sees(app, "how that is answered", owner)
        await type_in(pilot, "a walk")
        await settled(pilot, "enter")
        await until(pilot, lambda: "read more" in text(app))
        sees(app, "a limit that decides over another", owner)
        sees(app, "what can be done with it", owner)
        await settled(pilot, "i")
        await until(pilot, lambda: isinstance(app.screen, Safety))
        assert app.screen.about == "safety control-or-boundary"  # type: ignore[attr-defined]


@pytest.mark.parametrize("owner", LANES)
async def test_a_read_back_is_asked_for_by_the_dialogs_of_its_lane(fresh: Home, owner: Owner) -> None:
    said: tuple[Action, ...] = (MoveCard(1, "ready", NOW, "m1", worded=True), MoveCard(1, "said", NOW, "m2"))
    walk(fresh.store, made(owner), *said)
    async with fresh.open((80, 24)) as pilot:
        await settled(pilot, *lane(owner), "L")
        sees(pilot.app, "the read-back", owner)
        await type_in(pilot, "Sundays")
        await settled(pilot, "enter")
        await until(pilot, lambda: "yes, that is it" in text(pilot.app))
        sees(pilot.app, "whether that is it", owner)


@pytest.mark.parametrize("owner", LANES)
def test_a_page_and_an_export_tell_whose_deed_and_whose_fear_it_was(fresh: Home, owner: Owner) -> None:
    walk(fresh.store, made(owner, what_i_will_do="a walk"), Happened(1, "crossed", NOW.today, NOW, "e1", "afraid"))
    book = fresh.book()
    page = "\n".join("".join(span.text for span in line) for line in page_lines(book, book.boundary(1), date.max))
    exported = "\n".join(_callout(book.boundary(1)))
    mine = owner == "me"
    for shown in (page, exported):
        assert ("What I will do" in shown, "What they will do" in shown) == (mine, not mine)
    assert ("they were afraid" in page) == (not mine) and "afraid" in page
    assert ("F1: somebody to talk to" in page) == mine


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("You don't see your friends any more", "control"),
        ("They get to read my phone", "control"),
        ("No photos without asking", "boundary"),
        ("They need an hour alone after work", "boundary"),
        ("Always ask me first", "boundary"),
    ],
)
def test_of_theirs_only_what_decides_over_me_is_told_and_never_how_it_is_worded(statement: str, label: str) -> None:
    verdict = heard(statement)
    assert verdict.label == label and bool(verdict.thought) == (label != "boundary")
    assert "yours alone" not in verdict.thought and "Whose" not in verdict.thought
