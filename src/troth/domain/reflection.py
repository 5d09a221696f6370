"""The records of the journal, and what a practice leaves behind beside promises and boundaries.

`reflection` in any of them is the number of the entry that it came from; the entry itself may be gone by now.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from troth.domain.records import Link
from troth.domain.text import comparable

Deck = Literal["event", "aspiration", "challenge"]
ShareState = Literal["noticed", "ready", "shared", "kept_private"]
Came = Literal["right", "partly", "other"]

SHARE_STATES: dict[ShareState, str] = {
    "noticed": "noticed",
    "ready": "ready",
    "shared": "shared",
    "kept_private": "kept private",
}
"""The states of something to share, in words; the last two are both good ends."""

CAME: dict[Came, str] = {"right": "right", "partly": "partly right", "other": "something else"}
"""How a guess turned out, in words."""


WAYS: dict[int, str] = {
    1: "boundaries and consent",
    2: "nonverbal communication",
    3: "active listening",
    4: "transparency",
    5: "benefit of the doubt",
    6: "accountability and follow-through",
    7: "help and therapy",
}
"""The seven ways."""

WHO = {"solo": "for one", "together": "for two", "either": "for one or two"}
"""Who does a practice or takes a card, in words."""


class Answer(NamedTuple):
    """What was asked and answered, in words that can be read without the practice; each value has a label, or none."""

    step: str
    prompt: str
    values: tuple[str, ...]
    labels: tuple[str, ...] = ()


class Reflection(NamedTuple):
    """An entry of the journal: one run of a practice that was kept, or, without a practice, a free note."""

    number: int
    uid: str
    at: int
    day: date
    started_at: int
    practice: str = ""
    title: str = ""
    way: tuple[int, ...] = ()
    answers: tuple[Answer, ...] = ()
    made: tuple[Link, ...] = ()
    revised_on: date | None = None


class ShareItem(NamedTuple):
    """Something to share, of a deck and a depth (1 to 3); kept private is as good an end as shared.

    `first` says that the other would want to know it before others do.
    """

    number: int
    uid: str
    at: int
    day: date
    text: str
    deck: Deck = "event"
    depth: int = 1
    state: ShareState = "noticed"
    closed_on: date | None = None
    way: int = 4
    reflection: int | None = None
    first: bool = False


class Guess(NamedTuple):
    """What was seen, what it may mean, how sure that felt (0 to 100), and, once asked, what it was."""

    number: int
    uid: str
    at: int
    day: date
    guess: str
    seen: str = ""
    sure: int | None = None
    asked_on: date | None = None
    answer: str = ""
    came: Came | None = None
    way: int = 2
    reflection: int | None = None


class Outline(NamedTuple):
    """What a list shows of an entry, read without building it; `words` is its title, or how its first answer begins.

    Under a title `begins` is how the first answer begins.
    """

    number: int
    uid: str
    day: date
    practice: str
    way: tuple[int, ...]
    words: str
    begins: str = ""


OUTLINED = 80
"""An outline has at most so many characters of words."""


def outline(made: Reflection) -> Outline:
    """The outline of an entry."""
    said = (value for answer in made.answers for value in answer.values)
    return Outline(made.number, made.uid, made.day, made.practice, made.way, *outlined(made.title, said))


def outlined(title: str, said: Iterable[str]) -> tuple[str, str]:
    """The `words` and `begins` of an entry's outline, from its title and all that was answered."""
    first = first_line(next(filter(None, said), ""))
    return (first_line(title), first) if title else (first, "")


def first_line(words: str) -> str:
    """How a text begins."""
    return words.lstrip()[: OUTLINED * 2].split("\n", 1)[0][:OUTLINED].rstrip()


def folded(made: Reflection) -> str:
    """What is searched in an entry: its title and what was answered, in small letters."""
    return comparable("\n".join([made.title, *(value for answer in made.answers for value in answer.values)]))
