"""Words for feelings and needs, in families, and the words that only sound like feelings."""

from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from troth.guidance.load import BadContent, Strict, toml

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Hint = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class Family(Strict):
    """Words that lie close together, under one name."""

    name: Word
    words: Annotated[list[Word], Field(min_length=1)]


class NotFeeling(Strict):
    """A word that tells what someone did, with a hint of the feeling that may lie under it."""

    word: Word
    hint: Hint


def _once(families: list[Family]) -> list[Family]:
    every = [word.casefold() for family in families for word in family.words]
    twice = sorted({word for word in every if every.count(word) > 1})
    if twice:
        raise ValueError(f"{twice[0]} stands in it twice")
    return families


Families = Annotated[list[Family], Field(min_length=1), AfterValidator(_once)]


class _Feelings(Strict):
    family: Families
    not_feelings: list[NotFeeling]


class _Needs(Strict):
    family: Families


def feelings() -> tuple[Family, ...]:
    """The families of feelings; each word can stand after "I feel"."""
    return tuple(_feelings().family)


def not_feelings() -> tuple[NotFeeling, ...]:
    """Words that are often said after "I feel" and judge what the other did."""
    return tuple(_feelings().not_feelings)


def needs() -> tuple[Family, ...]:
    """The families of needs; each word can stand after "I need"."""
    return tuple(_needs().family)


def under(word: str) -> str | None:
    """What may lie under `word` where it is one of `not_feelings`; None for any other word."""
    wanted = word.strip().casefold()
    return next((entry.hint for entry in not_feelings() if entry.word == wanted), None)


@cache
def _feelings() -> _Feelings:
    found = toml(_Feelings, "words", "feelings.toml")
    known = {word for family in found.family for word in family.words}
    for number, entry in enumerate(found.not_feelings):
        if entry.word in known:
            raise BadContent(f"words/feelings.toml: `not_feelings.{number}.word`: {entry.word} is a feeling as well.")
    return found


@cache
def _needs() -> _Needs:
    return toml(_Needs, "words", "needs.toml")
