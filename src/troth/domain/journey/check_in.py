"""The weekly look at the seven areas: a number and a word for each, where one was said."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from troth.domain.errors import NotUnderstood

AREAS: tuple[str, ...] = ("limits", "signals", "listening", "openness", "good faith", "promises", "help")
"""The seven areas in their order, by the words that a row has room for."""

AREA_LINES: tuple[str, ...] = (
    "known and honoured, mine and theirs",
    "we noticed them, and asked",
    "I felt heard, and I listened",
    "we told each other what mattered",
    "where it was deserved",
    "we did them, or said so early",
    "we used it, and saw how things go",
)
"""What each area is about."""

HIGHEST = 10


class CheckIn(NamedTuple):
    """How the week went, area by area: from 0 to 10, or None where nothing was said; and a word, or none.

    Two of a week both stay; of an area the later answer counts. `together` tells that two looked at it.
    """

    number: int
    uid: str
    at: int
    day: date
    values: tuple[int | None, ...] = (None,) * len(AREAS)
    words: tuple[str, ...] = ("",) * len(AREAS)
    together: bool = False
    reflection: int | None = None


def answered(made: CheckIn) -> int:
    """In how many areas something was said."""
    return sum(value is not None or bool(word) for value, word in zip(made.values, made.words, strict=True))


class AreaSaid(NamedTuple):
    """What was said of an area: a number, a word, or neither."""

    value: int | None
    word: str


def check_in(
    uid: str, at: int, day: date, said: Sequence[AreaSaid], together: bool = False, reflection: int | None = None
) -> CheckIn:
    """The check-in of what was `said` of each area in their order; of those at the end that are left out, nothing."""
    every = (*said, *[AreaSaid(None, "")] * (len(AREAS) - len(said)))
    values, words = tuple(each.value for each in every), tuple(each.word for each in every)
    return CheckIn(0, uid, at, day, values, words, together, reflection)


def area_said(text: str) -> AreaSaid:
    """A line such as "7", "7 calmer" or "calmer". Raises `NotUnderstood` for a number above ten."""
    first, _, rest = text.strip().partition(" ")
    digits = first.removesuffix("/10")
    if not (digits.isascii() and digits.isdigit()):
        return AreaSaid(None, text.strip())
    if int(digits[:6]) > HIGHEST:
        raise NotUnderstood(f"A number from 0 to {HIGHEST}, and a word if you like.")
    return AreaSaid(int(digits), rest.strip())


def area_line(text: str) -> AreaSaid:
    """What an older line says, wherever its number stands; one above ten, or without a number, is words alone."""
    words = text.split()
    for at, word in enumerate(words):
        digits = word.removesuffix("/10").strip(",.;:")
        if digits.isascii() and digits.isdigit() and int(digits[:6]) <= HIGHEST:
            return AreaSaid(int(digits), " ".join(words[:at] + words[at + 1 :]))
    return AreaSaid(None, " ".join(words))
