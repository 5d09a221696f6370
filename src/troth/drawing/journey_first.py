"""What Journey shows where nothing was written down yet: the ways to begin, each a row that enter takes."""

from collections.abc import Mapping, Sequence

from troth.drawing.first_run import FirstKey
from troth.drawing.lines import Row, Span, wrapped
from troth.drawing.sizes import NARROW

FIRST_KEYS = (
    FirstKey("journey.check_in", "looks at this week:", " seven lines, any of them left out", " seven lines"),
    FirstKey("journey.well", "something went well:", " one line"),
    FirstKey("journey.happened", "it happened:", " a few minutes, once it is calm"),
    FirstKey("journey.session", "a session is coming:", " one page to take there"),
)
"""The keys that begin, in their order."""

_NOTHING = "Nothing here yet. It grows from what you do elsewhere."
_LATER = "After four check-ins the lines begin to say what is usual for you."
_NOBODY = "Nobody is rated here, and nothing leaves this machine."


BRING = "journey.bring"
"""The key that brings over what the journal holds from before."""


def first_rows(keys: Mapping[str, str], width: int, known: Sequence[Row] = (), held: str = "") -> list[Row]:
    """The page of somebody who never looked at a week; `keys` are those in force, by their id.

    What is `known` all the same, from promises and boundaries, stands above the ways to begin; above it, where enter is
    at once, what the journal has `held` from before.
    """
    begins, known = [*known[:2]] or [Row(None, (Span("Journey"),)), Row(None, ())], known[2:]
    bring: list[Row] = []
    if held and BRING in keys:
        first, *more = _folded(f"Your journal holds from before: {held}. enter brings them here.", "", width)
        bring = [Row(BRING, first.line), *more, Row(None, ())]
    rows = [*begins, *bring, *(known or _folded(_NOTHING, "", width)), Row(None, ())]
    for each in FIRST_KEYS:
        if each.id in keys:
            aside = each.brief if width < NARROW and each.brief else each.aside
            rows.append(Row(each.id, (Span(f"{keys[each.id]:<3}"), Span(each.words), Span(aside, "muted"))))
    return [*rows, Row(None, ()), *_folded(_LATER, "muted", width), *_folded(_NOBODY, "muted", width)]


def _folded(words: str, tone: str, width: int) -> list[Row]:
    return [Row(None, line) for line in wrapped((Span(words, tone),), width - 2)]
