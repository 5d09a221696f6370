"""What stands around the answer of a step."""

from collections.abc import Sequence
from typing import NamedTuple

from troth.drawing.lines import Line, Span
from troth.drawing.width import head, width_of
from troth.practice.run import Run
from troth.practice.transcript import Said
from troth.practice.transcript import recalled as recalled_in
from troth.tui.practice_run.folding import calm, folded_all

_LETTERS = 600
"""Of one earlier answer so many letters are shown at most."""

_AIR = 12
"""Where so many rows are left, the first of them is air."""

_QUOTES = 8
"""Cells that the marks around an earlier answer may take, and the last word that does not fit."""


class Laid(NamedTuple):
    """What stands around an answer, each part with the blank rows that part it from the next."""

    before: list[Line]
    asked: list[Line]
    help: list[Line]
    aside: list[Line]


def laid(run: Run, width: int, room: int, most: int | None) -> Laid:
    """What fits above the answer, where there is `room` for so many rows beside it; the rest stands below.

    The prompt is above in any case; then come the earlier answers, cut to `most` rows in all, then the help.
    """
    asked = spaced(run.prompt.split("\n\n"), "" if run.step.type in ("read", "end") else "strong")
    told = spaced([run.filled(run.step.help)] if run.step.help else [], "muted")
    room -= len(folded_all(asked, width))
    air: list[Line] = [()] if room >= _AIR else []
    room -= len(air)
    intro = spaced([run.practice.intro] if run.place.k == 1 and run.practice.intro else [], "muted")
    spare = max(2, room - 1 - len(folded_all(told, width)))
    past = recalled(recalled_in(run), min(spare, most or spare), width)
    before = [*intro, *past, *([()] if past else [])]
    aside: list[Line] = []
    if len(folded_all(before, width)) > room:
        before, aside = [], before
    room -= len(folded_all(before, width))
    if len(folded_all(told, width)) > room:
        told, aside = [], [*told, *aside]
    return Laid([*air, *before], asked, told, [(), *aside[:-1]] if aside else [])


def spaced(paragraphs: Sequence[str], tone: str) -> list[Line]:
    """Paragraphs in a tone, each with a blank row below."""
    return [row for text in paragraphs for row in ((Span(" ".join(text.split()), tone),), ())]


def recalled(past: Sequence[Said], rows: int, width: int) -> list[Line]:
    """Earlier answers: whole where `rows` are enough, else the first words of each, in as many rows at most."""
    whole = [line for said in past for line in _whole(said)]
    if len(folded_all(whole, width)) <= rows:
        return whole
    room = calm(width)
    if len(past) <= rows:
        return [_quoted(_first(_joined(said), room * (rows // len(past)) - _QUOTES)) for said in past]
    each = -(-len(past) // rows)
    shown = [f"“{_first(_joined(said), room // each - _QUOTES)}”" for said in past]
    return [(Span("  ".join(shown[at : at + each]), "muted"),) for at in range(0, len(shown), each)]


def _whole(said: Said) -> list[Line]:
    labels = said.labels or ("",) * len(said.values)
    given = zip(labels, _told(said), strict=False)
    return [_quoted(_first(row, _LETTERS), label) for label, value in given for row in value.split("\n") if row.strip()]


def _quoted(text: str, label: str = "") -> Line:
    return (Span(f"{label}: “" if label else "“", "muted"), Span(f"{text}”", "muted"))


def _joined(said: Said) -> str:
    return "; ".join(" ".join(value.split()) for value in _told(said) if value.strip())


def _told(said: Said) -> list[str]:
    """What was said; a number with what it answers."""
    return [f"{said.prompt} {value}" if value.isdecimal() and not said.labels else value for value in said.values]


def _first(text: str, most: int) -> str:
    """The first words of a text, as many as fit into so many cells."""
    text = text[: 4 * _LETTERS]
    if width_of(text) <= most:
        return text
    cut = head(text, max(1, most - 1))
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;:") + "…"
