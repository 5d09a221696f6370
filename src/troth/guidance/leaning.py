"""Which way the words of a text lean, whatever patterns find: who stands beside which word, weighed one by one.

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

FOUND = 2.0
"""What a pattern found speaks so much more for it, as the logarithm of odds."""

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
_THINGS = {
    "hurt": "hit hitting slap slapped punch kick beat beaten stab stabbed shoot shot burn burnt smash throw threw "
    "push shove shoved grab grabbed bite bit hurt drag dragged pin pinned squeeze squeezed choke choked "
    "strangle strangled smother smothered spat stamped scalded pulled snap twisted hold held force forced "
    "threaten rape raped",
    "neck": "neck throat windpipe breath breathe air pillow cushion",
    "weapon": "knife gun rifle pistol hammer axe scissors bat belt rope sword screwdriver blade",
    "body": "face head arm hand leg ribs nose eye hair wrists chest stomach fist fingers body teeth back lip",
    "dead": "die died dead death kill suicide alive funeral coffin grave ashes hanged bridge",
    "live": "live living life tomorrow wake exist world everyone everybody reason",
    "pill": "pill tablet medicine insulin inhaler medication dose",
    "sex": "sex bed naked nude nudes condom coil pregnant baby abortion kiss mood",
    "phone": "phone mobile screen password code messages texts dms email account app whatsapp instagram facebook login "
    "snapchat messenger laptop call",
    "watch": "location map tracker tag gps camera dot watch checks reads follow prove proof report search",
    "money": "money wages wage salary pay paid card bank pounds cash receipt loan savings euros fiver rent spend spent "
    "allowance debt",
    "papers": "passport visa permit papers residence certificate embassy deport sponsor documents",
    "clothes": "skirt dress top leggings makeup lipstick wear bikini shorts clothes jeans haircut",
    "pet": "dog cat rabbit hamster horse birds parrot puppy kitten budgie tortoise",
    "treat": "birthday christmas wedding holiday trip dinner party present anniversary lift cuddle cuddles kisses "
    "graduation",
    "end": "over finished done through divorce history single gone goodbye split",
    "leave": "leave leaves left walk out door bags pack go goes going move moving",
    "when": "sunday monday tuesday wednesday thursday friday saturday tonight week weekend month june march may "
    "spring summer year end easter morning evening",
    "shut": "lock key window shut bolted trapped cellar shed",
    "allow": "let allow permission okay approve approves agree agreed ask says said decide decides rule rules",
    "must": "must should have has need supposed expect only never not no nobody",
    "place": "work job college school gym church pub bar course club shop class",
    "again": "again once more next last another still keep",
    "choice": "or either else otherwise unless choose choice until",
    "fear": "afraid scared frightened fear angry furious temper calm eggshells cross row rage",
    "own": "mine own myself alone",
    "people": "men women man woman guys girls lads mates crowd colleagues ex neighbour boss police judge court doctor",
    "play": "game chess film movie book match ball score goal football scrabble series episode novel joke haha lol "
    "training",
    "home": "cake soup tea coffee kitchen oven pan toast curry bread milk garden shoes bins sofa couch bike car bus "
    "tram",
    "ill": "cold cough asthma flu fever dentist nurse vet physio surgery hospital operation stitches plaster sore",
}
"""Words that do the same in a sentence: what is learned of a knife is known of an axe. A word stands for its stem."""

_ROLE = {word: f"<{role}>" for role, words in _ROLES.items() for word in words.split()}
_ENDINGS = ("ing", "ed", "es", "s", "er", "ly")
_SHORTEST_STEM = 3


class Leaning(NamedTuple):
    """The label that a text leans to most of the grave ones, and how likely it is any of them, from 0 to 1."""

    label: str
    grave: float


def leaning(sentences: list[str], found: str = "") -> Leaning:
    """Which way a text leans, by its sentences as the check reads them; the gravest part of it decides.

    `found` is the label that a pattern found, one reason more for it.
    """
    starts = range(max(1, len(sentences) - _TOGETHER + 1))
    parts = (" . ".join(sentences[start : start + _TOGETHER]) for start in starts)
    return max((_weighed(part, found) for part in parts), key=lambda part: part.grave)


def features(sentence: str) -> set[str]:
    """What is weighed: each word's stem, pairs side by side, people and things in order, and who is beside what."""
    words = ["#" if word[0].isdigit() else word for word in sentence.split()]
    stems = [_stem(word) for word in words]
    roles = [_ROLE[word] for word in words if word in _ROLE]
    plain = ["^", *(_ROLE.get(word, stem) for word, stem in zip(words, stems, strict=True)), "$"]
    said = [_ROLE.get(word) or _THING.get(stem, "") for word, stem in zip(words, stems, strict=True)]
    return {*stems, *_features(stems, roles, plain), *_of_things(roles, [*filter(None, said)])}


def _features(stems: list[str], roles: list[str], plain: list[str]) -> Iterator[str]:
    chain = ["<>", *roles]
    yield f"first {' '.join(roles[:2])}"
    yield from (f"{one} then {other}" for one, other in pairwise(chain))
    yield from (f"{one} {other}" for one, other in pairwise(plain))
    yield from (f"{role} & {stem}" for role in {*chain} for stem in stems)


def _of_things(roles: list[str], said: list[str]) -> Iterator[str]:
    things = {*said} - {*roles}
    yield from things
    yield from (f"{one} > {other}" for one, other in pairwise(["^", *said, "$"]))
    yield from (f"{role} & {thing}" for role in {"<>", *roles} for thing in things)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


_THING = {_stem(word): f"[{thing}]" for thing, words in _THINGS.items() for word in words.split()}


def _weighed(sentence: str, pattern: str) -> Leaning:
    weights = _weights()
    found = [_numbers(weights[feature]) for feature in features(sentence) if feature in weights]
    scale = 100 * math.sqrt(len(found) or 1)
    sums = [sum(column) / scale for column in zip(*found, strict=True)] or [-math.inf] * len(GRAVE)
    odds = [math.exp(each + FOUND * (label == pattern)) for label, each in zip(GRAVE, sums, strict=True)]
    return Leaning(GRAVE[odds.index(max(odds))], sum(odds) / (1 + sum(odds)))


@cache
def _weights() -> dict[str, str]:
    return rows(*WEIGHTS)


@cache
def _numbers(columns: str) -> tuple[int, ...]:
    return tuple(map(int, columns.split("\t")))
