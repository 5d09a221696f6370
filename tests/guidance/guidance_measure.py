"""How well the check of a limit does on sentences with a known label: `python tests/guidance/guidance_measure.py`.

The tables hold label, kind and sentence. Kinds are numbered as their list is: soft control 1 to 8, threat and leverage
9 to 24, what happens to the writer or to others 25 to 34, an ultimatum that ends things 35, quoted words 37.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from troth.guidance.wording_check import LABELS, check

TABLES = ("held_out", "unseen", "seen", "blind")
"""`unseen` was written before its author had read a pattern, `seen` beside the patterns, `held_out` by another hand,
`blind` by a hand that had seen neither the patterns nor another table.

At first sight, before anything was made wider for them: of `unseen` 33 %, of `seen` 51 % of its first 240, 74 % of the
next 104 and 78 % of the last 101 got their label. Of `blind`, 68 % did: 11 of its 112 grave ones were called a
boundary, 7 of its 128 harmless ones control or danger. Where its author held two labels to be fair, either was right,
and the table keeps the one that was given. All of them have been read since, so none is blind any more.

Of 200 more, by another hand that had seen nothing and not read for any pattern, 169 (84.5 %) got their label: of 110
grave ones 1 was called a boundary, of 90 harmless ones 5 control or danger. Of `blinder`, by one more such hand, 165 of
220 (75.0 %): of 110 grave ones 14 a boundary, of 110 harmless ones 5 control or danger. Of `fresh`, 73 of 100: of 40
grave ones 2, of 60 harmless ones 7; so far from the patterns do words go. The weights of words came then, and
`everyday`, which was written after both had been read. When all but `blinder` and `fresh` is learned from, 188 of the
220 of `blinder` (85.5 %) are right: of 110 grave ones 1 is called a boundary, of 110 harmless ones 2 are feared; of
`fresh`, learned with `blinder`, 82 of 100, 1 and 7. Of 40 more, which nobody had read before, 33 were right, none of 16
grave ones a boundary, 3 of 24 harmless ones feared; the patterns alone had 34, none and 1. `unread` came last, by a
hand that had seen nothing, and nothing was changed for it: 165 of 200 (82.5 %) right, of 100 grave ones 1 a boundary,
of 100 harmless ones 5 feared; the patterns alone had 157, 7 and 5.

`wider` was written by one who had read the learned tables, away from their words: at first sight, before anything of it
was learned, 70.6 % of its first 913 and 68.3 % of the next 552 were right, of 721 grave ones 26 a boundary, of 744
harmless ones 67 feared. Of 135 more, aimed at what is missed most, despair above all, 15 of 83 grave ones were still a
boundary with the others learned. With all of it learned, and words known by what they do, of `fresh` 85 of 100 are
right, 1 and 4; of `unread` 165 of 200 (82.5 %), none and 4. What stands in the check was chosen by cross-validation of
the learned tables: with `IN_DOUBT` at a half, 168 of `unread` are right, but of `wider` 6 in 100 grave ones that it has
not learned are a boundary.
"""

FRESH = {"blinder": (0.9, 0.02), "wider": (0.85, 0.02), "fresh": (0.84, 0.07), "unread": (0.81, 0.05)}
"""Of each, the least share that gets its label and the most of the harmless that are feared.

`blinder` and `wider` are learned from. `fresh` is not, but `everyday` was written after it had been read. Nothing was
made for `unread`, of which seven harmless sentences have been seen since. Two in a hundred feared is what is wanted,
and not reached in words that nobody had read.
"""

JUDGES = ("fresh", "unread")
"""What is never learned from."""

GRAVE = ("danger", "control", "ultimatum")

FLOORS = {"danger": 0.97, "control": 0.93, "ultimatum": 0.8, "unclear": 0.8, "rule": 0.9, "absolute": 0.9, "vague": 0.9}
"""The least recall and precision of each label; `boundary`, which is the one that may not be given lightly, below."""

FLOORS["boundary"] = 0.93


class Measured(NamedTuple):
    """A sentence of a table with the label it has there and the label it is given."""

    label: str
    kind: str
    text: str
    given: str

    @property
    def right(self) -> bool:
        """Whether it is called what it is; anything that is not grave is right for `harmless`."""
        return self.given not in GRAVE if self.label == "harmless" else self.given == self.label


@cache
def measured(table: str) -> tuple[Measured, ...]:
    """Every sentence of a table, as it is heard."""
    text = (Path(__file__).parent / f"{table}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return tuple(Measured(label, kind, text, check(text).label) for label, kind, text in rows)


def recall(found: list[Measured], label: str) -> float:
    """Of those that are `label`, the share that is called so."""
    given = [one.given == label for one in found if one.label == label]
    return sum(given) / len(given)


def precision(found: list[Measured], label: str) -> float:
    """Of those that are called `label`, the share that is."""
    right = [one.label == label for one in found if one.given == label]
    return sum(right) / len(right)


def report(found: list[Measured]) -> str:
    """The table of what is called what, and recall and precision by label and by kind."""
    pairs = Counter((one.label, one.given) for one in found)
    right = sum(one.label == one.given for one in found)
    lines = [
        f"{right} of {len(found)} right ({right / len(found):.1%})",
        " " * 10 + "".join(f"{x:>10}" for x in LABELS),
    ]
    lines += [f"{label:<10}" + "".join(f"{pairs[label, given]:>10}" for given in LABELS) for label in LABELS]
    lines += [f"{x}: recall {recall(found, x):.1%}, precision {precision(found, x):.1%}" for x in LABELS]
    for kind in sorted({one.kind for one in found}, key=lambda kind: (len(kind), kind)):
        of_kind = [one for one in found if one.kind == kind]
        labels = {one.label for one in of_kind}
        called = [one for one in found if one.given in labels and one.kind == kind]
        hits = sum(one.label == one.given for one in of_kind)
        shares = f"recall {hits / len(of_kind):.0%}, precision {hits / max(1, len(called)):.0%}"
        lines.append(f"kind {kind}: {shares} of {len(of_kind)} ({', '.join(sorted(labels))})")
    return "\n".join(lines)


if __name__ == "__main__":
    for name in TABLES:
        print(f"\n{name}: {report(list(measured(name)))}")
