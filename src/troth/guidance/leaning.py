"""Which way the words of a text lean when no pattern is sure of it: who stands beside which word, weighed one by one.

The weights are learned from sentences with a known label by `tools/learn_leaning.py`.
"""

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from troth.resources import rows

GRAVE = ("danger", "control", "ultimatum")

WEIGHTS = ("wording", "leaning.tsv")
"""A feature, then for each of `GRAVE` how much more it speaks for that than for none, by hundredths."""

_TOGETHER = 3
"""So many sentences are weighed together: what is grave in one of them is not lost among many that are not."""

_ROLES = {
    "he": "he she him her they them his their hers theirs himself herself husband wife partner boyfriend girlfriend ex "
    "fiance fiancee hubby spouse",
    "i": "i me my mine myself we us our ours",
    "you": "you your yours yourself yourselves",
    "child": "kid kids child children baby son daughter boys girls boy girl toddler",
    "kin": "mum mom mother dad father sister brother parents family uncle aunt cousin cousins gran nan friend friends",
    "if": "if when whenever unless until once",
}
_ROLE = {word: f"<{role}>" for role, words in _ROLES.items() for word in words.split()}
_ENDINGS = ("ing", "ed", "es", "s", "er", "ly")
_SHORTEST_STEM = 3


class Leaning(NamedTuple):
    """The label that a text leans to most of the grave ones, and how likely it is any of them, from 0 to 1."""

    label: str
    grave: float


def leaning(sentences: list[str]) -> Leaning:
    """Which way a text leans, by its sentences as the check reads them; the gravest part of it decides."""
    starts = range(max(1, len(sentences) - _TOGETHER + 1))
    parts = (" . ".join(sentences[start : start + _TOGETHER]) for start in starts)
    return max(map(_weighed, parts), key=lambda part: part.grave)


def features(sentence: str) -> set[str]:
    """What is weighed: each word's stem, pairs side by side, the order of people, and who stands with which word."""
    words = ["#" if word[0].isdigit() else word for word in sentence.split()]
    stems = [_stem(word) for word in words]
    roles = [_ROLE[word] for word in words if word in _ROLE]
    plain = ["^", *(_ROLE.get(word, stem) for word, stem in zip(words, stems, strict=True)), "$"]
    return {*stems, *_features(stems, roles, plain)}


def _features(stems: list[str], roles: list[str], plain: list[str]) -> Iterator[str]:
    chain = ["<>", *roles]
    yield f"first {' '.join(roles[:2])}"
    yield from (f"{one} then {other}" for one, other in pairwise(chain))
    yield from (f"{one} {other}" for one, other in pairwise(plain))
    yield from (f"{role} & {stem}" for role in {*chain} for stem in stems)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _weighed(sentence: str) -> Leaning:
    weights = _weights()
    found = [_numbers(weights[feature]) for feature in features(sentence) if feature in weights]
    scale = 100 * math.sqrt(len(found) or 1)
    odds = [math.exp(sum(column) / scale) for column in zip(*found, strict=True)] or [0.0] * len(GRAVE)
    return Leaning(GRAVE[odds.index(max(odds))], sum(odds) / (1 + sum(odds)))


@cache
def _weights() -> dict[str, str]:
    return rows(*WEIGHTS)


@cache
def _numbers(columns: str) -> tuple[int, ...]:
    return tuple(map(int, columns.split("\t")))
