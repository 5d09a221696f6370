"""Where the parts of a step stand: what is asked, help, and below the answer what was said before."""

from collections.abc import Sequence
from typing import NamedTuple

from troth.drawing.lines import GAP, Line, Span, fit
from troth.drawing.width import head, width_of
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Choose, Multi, Scale, Turn
from troth.practice.transcript import Said
from troth.practice.transcript import recalled as recalled_in
from troth.tui.practice_run.folding import folded_all

NEAR, FAR = 7, 12
"""The rows of a page, counted from 0, at which an answer begins: rows 9 and 14 of the screen, and never between."""

SHORT = 14
"""On a page of fewer rows an answer begins where what is asked ends."""

_AIR = 9
"""On a page of so many rows the first is blank."""

_LETTERS = 600
"""Of one earlier answer so many letters are shown at most."""


class Laid(NamedTuple):
    """What stands above an answer, down to the row at which that begins, and what stands below it.

    Of what stands above, the rows from `asked` to before `told` are what is asked. For the answer and what is below it
    the page has `room` for so many rows, and `rest` is how many stand below, whether they are seen or not.
    """

    above: list[Line]
    below: list[Line]
    asked: int = 0
    told: int = 0
    room: int = 1
    rest: int = 0


def laid(run: Run, width: int, height: int, wants: int) -> Laid:
    """What stands around the answer to the step at hand, which `wants` so many rows of a page of this size."""
    asked = spaced(run.prompt.split("\n\n"), "")
    told = spaced([run.filled(run.step.help)] if run.step.help else [], "muted")
    intro = spaced([run.practice.intro] if run.place.k == 1 and run.practice.intro else [], "muted")
    past = recalled(run)
    return placed(asked, told, [*past, *([()] if past else []), *intro], width, height, wants)


def placed(
    asked: Sequence[Line], told: Sequence[Line], below: Sequence[Line], width: int, height: int, wants: int
) -> Laid:
    """What is asked, each paragraph with a blank row below, help where there is room above the answer, and the rest.

    An answer that wants nothing follows at once.
    """
    air: list[Line] = [()] if height >= _AIR else []
    rows = len(folded_all(asked, width))
    whole = len(air) + rows + len(folded_all(told, width))
    bare = len(air) + rows
    starts = [_start(whole, height, wants), _start(bare, height, wants)]
    moved = bool(told) and starts[0] > starts[1] and height - starts[0] < wants
    start, used = (starts[1], bare) if moved else (starts[0], whole)
    above = [*air, *asked, *(() if moved else told), *[()] * (start - used)]
    under: list[Line] = [(), *_ended([*(told if moved else ()), *below])]
    under = under if len(under) > 1 else []
    return Laid(above, under, len(air), bare, max(1, height - max(start, used)), len(folded_all(under, width)))


def place_line(run: Run, width: int) -> Line:
    """The title, and where the step at hand stands, or on the floor what that is about."""
    past = recalled(run) if isinstance(run.step, Turn) else []
    about = " ".join(span.text.strip() for line in past for span in line[1:]) or run.where
    place = fit((Span(about, "muted"),), min(width_of(about), max(8, width - width_of(run.practice.title) - 4)))
    return (Span(f" {run.practice.title}", "muted"), GAP, *place, Span(" ", "muted"))


def spaced(paragraphs: Sequence[str], tone: str) -> list[Line]:
    """Paragraphs in a tone, each with a blank row below."""
    return [row for text in paragraphs for row in ((Span(" ".join(text.split()), tone),), ())]


def recalled(run: Run) -> list[Line]:
    """The earlier answers that the step at hand recalls, a row for each text."""
    steps = {step.id: step for step in run.path}
    return [line for said in recalled_in(run) for line in _recalled(said, steps[said.step])]


def _start(used: int, height: int, wants: int) -> int:
    """The row at which an answer begins below so many rows; what is asked ends in a blank one."""
    if not wants or height < SHORT or used > FAR:
        return used
    return NEAR if used <= NEAR else FAR


def _ended(lines: Sequence[Line]) -> Sequence[Line]:
    return lines[:-1] if lines and not lines[-1] else lines


def _recalled(said: Said, step: Step) -> list[Line]:
    if isinstance(step, Scale):
        return [(Span(f"{said.prompt} ", "muted"), Span(value, "muted")) for value in said.values]
    if isinstance(step, Choose | Multi):
        return [(Span("You chose: ", "muted"), Span(_first("; ".join(said.values)), "muted"))]
    labels = [f"{label}: " for label in said.labels] or ["You wrote: "] * len(said.values)
    found: list[Line] = []
    for label, value in zip(labels, said.values, strict=False):
        rows = [row for row in value.split("\n") if row.strip()]
        found += [(Span(label if not at else " " * width_of(label), "muted"), Span(_first(row), "muted"))
                  for at, row in enumerate(rows)]  # fmt: skip
    return found


def _first(text: str) -> str:
    """The first words of a text, where it is a long one."""
    if width_of(text[: 4 * _LETTERS]) <= _LETTERS:
        return text
    cut = head(text[: 4 * _LETTERS], _LETTERS - 1)
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;:") + "…"
