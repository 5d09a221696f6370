"""Words for feelings and needs, in families, and the words that only sound like feelings."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints

from troth.domain.text import comparable
from troth.guidance import packs
from troth.guidance.load import BadContent, OneLine, bad, toml
from troth.guidance.packs import Own, PackRead
from troth.practice.strict import Strict

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), OneLine]
Hint = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), OneLine]


class Family(Strict):
    """Words that lie close together, under one name."""

    name: Word
    words: Annotated[list[Word], Field(min_length=1, max_length=100)]


class NotFeeling(Strict):
    """A word that tells what someone did, with a hint of the feeling that may lie under it."""

    word: Word
    hint: Hint


class _Needs(Strict):
    family: list[Family] = Field(default_factory=list, max_length=40)


class _Feelings(_Needs):
    not_feelings: list[NotFeeling] = Field(default_factory=list, max_length=400)


Kind = TypeVar("Kind", _Needs, _Feelings)
_KINDS: dict[str, type[_Needs]] = {"feelings.toml": _Feelings, "needs.toml": _Needs}


def feelings() -> tuple[Family, ...]:
    """The families of feelings; each word can stand after "I feel"."""
    return tuple(_feelings(packs.own("words")).family)


def not_feelings() -> tuple[NotFeeling, ...]:
    """Words that are often said after "I feel" and judge what the other did."""
    return tuple(_feelings(packs.own("words")).not_feelings)


def needs() -> tuple[Family, ...]:
    """The families of needs; each word can stand after "I need"."""
    return tuple(_needs(packs.own("words")).family)


def problems() -> tuple[str, ...]:
    """The person's own words that can't be used: file, line and reason."""
    return _own(packs.own("words")).problems


def under(word: str) -> str | None:
    """What may lie under `word` where it is one of `not_feelings`; None for any other word."""
    wanted = comparable(word.strip())
    return next((entry.hint for entry in not_feelings() if comparable(entry.word) == wanted), None)


@cache
def _feelings(folder: str) -> _Feelings:
    ours = _checked(toml(_Feelings, "words", "feelings.toml"), partial(bad, "words/feelings.toml"))
    own = _own(folder).found.get("feelings.toml")
    if not isinstance(own, _Feelings):
        return ours
    kept = [entry for entry in ours.not_feelings if comparable(entry.word) not in _words(own)]
    return _Feelings(family=_joined(ours, own), not_feelings=[*kept, *own.not_feelings])


@cache
def _needs(folder: str) -> _Needs:
    ours = _checked(toml(_Needs, "words", "needs.toml"), partial(bad, "words/needs.toml"))
    own = _own(folder).found.get("needs.toml")
    return ours if own is None else _Needs(family=_joined(ours, own))


@cache
def _own(folder: str) -> Own[dict[str, _Needs]]:
    found: dict[str, _Needs] = {}

    def use(file: PackRead[_Needs]) -> None:
        found[file.pack.path.name] = _checked(file.found, file.wrong)

    return Own(found, packs.take(folder, _KINDS, use))


def _joined(ours: _Needs, own: _Needs) -> list[Family]:
    """Our families with the person's own words in them or after them; each word stands where they put it."""
    moved = _words(own)
    words = {family.name: [word for word in family.words if comparable(word) not in moved] for family in ours.family}
    names = {comparable(name): name for name in words}
    for family in own.family:
        words.setdefault(names.setdefault(comparable(family.name), family.name), []).extend(family.words)
    return [Family.model_construct(name=name, words=listed) for name, listed in words.items() if listed]


def _words(file: _Needs) -> set[str]:
    """Every word of a file, in small letters."""
    judged = file.not_feelings if isinstance(file, _Feelings) else []
    return {comparable(word) for family in file.family for word in family.words} | {comparable(e.word) for e in judged}


def _checked(file: Kind, wrong: Callable[[Sequence[int | str], str], BadContent]) -> Kind:
    """A file in which each word stands once."""
    words = [(("family", n, "words"), word) for n, family in enumerate(file.family) for word in family.words]
    if isinstance(file, _Feelings):
        words += [(("not_feelings", n, "word"), entry.word) for n, entry in enumerate(file.not_feelings)]
    known: set[str] = set()
    for place, word in words:
        if comparable(word) in known:
            raise wrong(place, f"{word} stands in it twice")
        known.add(comparable(word))
    return file
