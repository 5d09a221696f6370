"""The outcomes: how an occasion can have gone, a row for each, with all that follows from it."""

from typing import Literal, NamedTuple

Outcome = Literal["kept", "partly", "not_kept", "excused", "slack", "repaired"]


class Meaning(NamedTuple):
    """What an outcome is called, how it is drawn (without Unicode, too), and what it counts for.

    `weight` is what it weighs in steadiness; without one it leaves the sequence. A run grows by what `adds`, ends with
    what `ends`, and goes on over everything else; what `mends` begins the count since the repair. A one-off is closed
    as `closes`. What is `ahead` may be said before its day, what is `mendable` can be repaired, and what was `missed`
    could have been moved in time.
    """

    words: str
    glyph: str
    ascii: str
    weight: float | None = None
    run: Literal["", "adds", "ends", "mends"] = ""
    closes: Literal["kept", "not_kept", "repaired", "done"] = "done"
    ahead: bool = False
    mendable: bool = False
    missed: bool = False


OUTCOMES: dict[Outcome, Meaning] = {
    "kept": Meaning("kept", "●", "x", 1.0, "adds", "kept"),
    "partly": Meaning("partly", "◐", "~", 0.5, mendable=True),
    "not_kept": Meaning("not kept", "◇", "!", 0.0, "ends", "not_kept", mendable=True, missed=True),
    "excused": Meaning("excused", "–", "-", ahead=True),
    "slack": Meaning("slack", "·", ".", mendable=True),
    "repaired": Meaning("repaired", "◆", "+", 0.5, "mends", "repaired", missed=True),
}
"""Every outcome; a command and a key are what is missing to say one."""

OUTCOME_WORDS = {outcome: meaning.words for outcome, meaning in OUTCOMES.items()}

GLYPHS = {"open": "○", "paused": "z"} | {outcome: meaning.glyph for outcome, meaning in OUTCOMES.items()}
"""The mark of each outcome, of what is open and of what rests; a word always stands beside it."""

ASCII_GLYPHS = {"open": "o", "paused": "z"} | {outcome: meaning.ascii for outcome, meaning in OUTCOMES.items()}
"""The same marks for terminals without Unicode."""
