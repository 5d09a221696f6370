"""Learn the weights of the wording check from its tables: `python tools/learn_leaning.py`, after one has changed.

With `--try` nothing is written: the sentences are learned from in three parts of which the third is each time asked,
and it says how many of them lean as they should.
"""

import hashlib
import math
import random
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from troth.guidance.leaning import GRAVE, WEIGHTS, features
from troth.guidance.wording_check import as_heard, examples

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "guidance"
TABLES = ("held_out", "unseen", "seen", "blind", "blinder", "everyday", "wider")
"""What is learned from; `fresh` and `unread` are kept for judging what was learned."""

ROUNDS = 20
RATE, SLOWER, DECAY = 0.9, 0.15, 0.001
LEAST = 2
"""A feature of fewer sentences than this is left out."""

Example = tuple[int, frozenset[str]]
"""The column of a label (of `GRAVE`, and after them of none) and the features of a sentence."""


class Weights(NamedTuple):
    """For each feature its place, and for each label the weights by place."""

    places: dict[str, int]
    columns: list[list[float]]


def sentences() -> list[tuple[str, str]]:
    """Label and sentence of all that is learned from."""
    found = list(examples("boundary"))
    for table in TABLES:
        rows = (line.split("\t") for line in (TESTS / f"{table}.tsv").read_text(encoding="utf-8").splitlines())
        found += [(label, sentence) for label, _, sentence in rows]
    groups: dict[str, dict[str, list[str]]] = tomllib.loads((TESTS / "sentences.toml").read_text(encoding="utf-8"))
    return found + [(label, each) for group in groups.values() for label, texts in group.items() for each in texts]


def digest(found: list[tuple[str, str]]) -> str:
    """A short name of exactly these sentences."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]


def learned(found: list[Example]) -> Weights:
    """Weights under which each sentence leans to its own label: logistic regression, the mean of the later rounds."""
    counts = Counter(feature for _, each in found for feature in each)
    places = {feature: place for place, feature in enumerate(sorted(f for f in counts if counts[f] >= LEAST))}
    rows = [(label, sorted(places[feature] for feature in each if feature in places)) for label, each in found]
    columns, total = ([[0.0] * len(places) for _ in (*GRAVE, "none")] for _ in range(2))
    chance = random.Random(1)
    for done in range(ROUNDS):
        chance.shuffle(rows)
        rate = RATE / (1 + SLOWER * done)
        for label, row in rows:
            scale = math.sqrt(len(row) or 1)
            for at, likely in enumerate(_likely(columns, row)):
                step, column = rate * ((at == label) - likely) / scale, columns[at]
                for place in row:
                    column[place] += step - rate * DECAY * column[place]
        if done >= ROUNDS // 2:
            total = [[one + two for one, two in zip(*pair, strict=True)] for pair in zip(total, columns, strict=True)]
    return Weights(places, [[value / (ROUNDS - ROUNDS // 2) for value in column] for column in total])


def _likely(columns: list[list[float]], row: list[int]) -> list[float]:
    scale = math.sqrt(len(row) or 1)
    odds = [math.exp(sum(column[place] for place in row) / scale) for column in columns]
    return [each / sum(odds) for each in odds]


def _example(label: str, sentence: str) -> Example:
    heard = " . ".join(as_heard("boundary", sentence))
    return GRAVE.index(label) if label in GRAVE else len(GRAVE), frozenset(features(heard))


def write(found: list[tuple[str, str]]) -> None:
    """Put what is learned where the check reads it."""
    places, (*grave, none) = learned([_example(*each) for each in found])
    lines = [f"# learned from {digest(found)} by tools/learn_leaning.py"]
    for feature, place in places.items():
        lines.append("\t".join([feature, *(str(round(100 * (column[place] - none[place]))) for column in grave)]))
    ROOT.joinpath("content", *WEIGHTS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def tried(found: list[tuple[str, str]]) -> float:
    """The share of sentences that lean as they should when they were not learned from."""
    rows = [_example(*each) for each in found]
    random.Random(5).shuffle(rows)
    right = 0
    for part in range(3):
        places, columns = learned([row for at, row in enumerate(rows) if at % 3 != part])
        for label, each in rows[part::3]:
            likely = _likely(columns, [places[feature] for feature in each if feature in places])
            right += likely.index(max(likely)) == label
    return right / len(rows)


if __name__ == "__main__":
    if sys.argv[1:] == ["--try"]:
        print(f"{tried(sentences()):.1%} of {len(sentences())}")
    else:
        write(sentences())
