"""What happened between two people, and the pattern in it: the topic apart from the moves, guesses apart from facts."""

from datetime import date
from typing import Literal, NamedTuple

DanceMove = Literal["pursue", "criticise", "explain", "withdraw", "freeze", "appease", "own"]
Caught = Literal["", "before", "early", "late", "after"]
Activity = Literal["active", "resting"]

DANCE_MOVES: dict[DanceMove, str] = {
    "pursue": "asked and asked",
    "criticise": "found fault",
    "explain": "explained, argued",
    "withdraw": "went quiet, went away",
    "freeze": "froze",
    "appease": "gave in",
    "own": "something of their own",
}
"""The moves that people make, in words; all are ways to cope. `own` is one in words of the person's own."""

CAUGHT: dict[Caught, str] = {
    "": "",
    "before": "before it began",
    "early": "early",
    "late": "late",
    "after": "after it was over",
}
"""When it was noticed, in words; nothing where that is not known."""

STAGES: dict[Caught, int] = {"before": 0, "early": 1, "late": 2, "after": 3}
"""How late each is."""


class Incident(NamedTuple):
    """Something that happened: `text` as a camera would have caught it, `topic` what it was about.

    `mine` and `theirs` are the moves, as far as they were seen; `own_words` say what `own` was. `top` is what I felt
    on top, `soft` what was softer below. What is `their_…` is a guess until it was asked (`asked_on`, `asked`). `of` is
    the pattern that it is a round of, which may be gone by now.
    """

    number: int
    uid: str
    at: int
    day: date
    text: str
    way: int = 7
    reflection: int | None = None
    topic: str = ""
    mine: tuple[DanceMove, ...] = ()
    theirs: tuple[DanceMove, ...] = ()
    own_words: str = ""
    top: tuple[str, ...] = ()
    story: str = ""
    soft: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    their_top: str = ""
    their_story: str = ""
    their_soft: str = ""
    their_needs: str = ""
    asked_on: date | None = None
    asked: str = ""
    repair: str = ""
    minutes: int | None = None
    caught: Caught = ""
    of: int | None = None


class Pattern(NamedTuple):
    """A dance that comes back, by a name that blames neither: its moves, its earliest sign and a new move of mine.

    What is `their_…` is a guess until it was asked. `promise` is the number of the promise that the new move became.
    """

    number: int
    uid: str
    at: int
    day: date
    name: str
    mine: tuple[DanceMove, ...] = ()
    theirs: tuple[DanceMove, ...] = ()
    own_words: str = ""
    my_top: tuple[str, ...] = ()
    my_soft: tuple[str, ...] = ()
    my_needs: tuple[str, ...] = ()
    their_top: str = ""
    their_story: str = ""
    their_soft: str = ""
    their_needs: str = ""
    asked_on: date | None = None
    asked: str = ""
    sign: str = ""
    new_move: str = ""
    promise: int | None = None
    state: Activity = "active"
    reflection: int | None = None


GUESSED = ("their_top", "their_story", "their_soft", "their_needs")
"""The fields of an incident and of a pattern that are guesses about the other."""


def guessed(made: Incident | Pattern) -> tuple[str, ...]:
    """The guesses about the other that are there."""
    return tuple(filter(None, (getattr(made, name) for name in GUESSED)))
