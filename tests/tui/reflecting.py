"""A home whose journal, lists and guesses are filled, and what the tests of the Reflection tab look at."""

from pathlib import Path
from typing import Any

from screens import AT, NOW, TODAY, Home, day, drawn, uid, walk
from textual.pilot import Pilot

from troth.domain.actions.making import promise
from troth.domain.actions.reflecting import FinishReflection, Left, note
from troth.domain.actions.sharing import AddGuess, AddShare, AnswerGuess
from troth.domain.boundary import Boundary
from troth.domain.reflection import Answer, Guess, Reflection, ShareItem
from troth.domain.schedule.dated import Daily
from troth.store.store import Store

CURIOUS, NOTE, WEEKLY = 1, 2, 3
"""The numbers of the entries."""


def kept(
    away: int, practice: str, title: str, way: tuple[int, ...], *said: Answer, leaves: tuple[Left, ...] = ()
) -> Any:
    """Keep a run that ended so many days from today."""
    return FinishReflection(Reflection(0, uid(), AT, day(away), AT, practice, title, way, said), leaves)


def fill_journal(store: Store) -> None:
    """Three entries of three kinds, things to share in three states, two guesses of which one was asked."""
    walk(
        store,
        kept(
            -400,
            "E21",
            "Curiosity first",
            (5,),
            Answer("fact", "What happened, as a camera would have seen it?", ("They came in at nine.\nKeys down.",)),
            Answer("else", "What else could it be?", ("tired", "a call from home"), ("One", "Two")),
            leaves=(
                promise("Ask first", Daily(), TODAY, NOW, uid()),
                Boundary(0, uid(), AT, "I answer after breakfast."),
                ShareItem(0, uid(), AT, day(-400), "The job offer", "aspiration", 2),
                Guess(0, uid(), AT, day(-2), "They are angry with me", "short answers", 70),
            ),
        ),
        note("A walk in the rain. We laughed.\nSecond line.", NOW, uid()),
        kept(-2, "E36", "Weekly us", (1, 2, 3, 4, 5, 6, 7), Answer("how", "How was it?", ("Warm",))),
        AddShare(ShareItem(0, uid(), AT, day(-3), "What I fear about money", "challenge", 3, "kept_private", day(-1))),
        AddShare(ShareItem(0, uid(), AT, day(-9), "I signed up for the course", "event", 1, "shared", day(-3))),
        AddGuess(Guess(0, uid(), AT, day(-9), "Tired", "yawned", 50)),
        AnswerGuess(2, "right", day(-8), "Yes, four hours of sleep"),
    )


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one and let each have its effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def at(app: Any) -> str:
    """The row under the cursor."""
    return next((line[1:].strip() for line in drawn(app) if line.startswith("▌")), "")


def files(home: Home) -> dict[str, bytes]:
    """Every file of the home with what is in it."""
    root = home.path.parent.parent
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def holding(home: Home, words: str) -> list[str]:
    """The files that hold words, as they are or as JSON escapes them."""
    return [name for name, content in files(home).items() if words.encode() in content]


def pack(home: Path, name: str, text: str) -> None:
    """Put a pack in the configuration of a home."""
    folder = home / "practices"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
