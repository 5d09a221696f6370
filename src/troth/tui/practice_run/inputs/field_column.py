"""Lines to write in, one under the other, each below its label."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.widget import Widget

from troth.drawing.lines import Span
from troth.drawing.width import width_of
from troth.tui.practice_run.folding import calm, folded_all
from troth.tui.practice_run.inputs.growing_field import ROWS, GrowingField
from troth.tui.practice_run.step_page import FoldedText

_LEAST = 8
"""So many rows of the lines are worth more than anything else but the question."""


LIMIT = 1_000
"""A line takes so many characters."""


class FieldLine(NamedTuple):
    """A line as it begins, and how many characters it takes; an empty label is not drawn."""

    label: str
    text: str
    limit: int = LIMIT


def lines(labels: Sequence[str], texts: Sequence[str]) -> list[FieldLine]:
    """A line for each label, of which the first begin with `texts`."""
    begun = [*(" ".join(text.split()) for text in texts), *[""] * len(labels)]
    return [FieldLine(label, text) for label, text in zip(labels, begun, strict=False)]


class FieldColumn:
    """The lines and their labels, before they stand on a page and while they do."""

    def __init__(self, lines: Sequence[FieldLine]) -> None:
        """With `lines` as they begin."""
        self._lines = lines
        self.fields = tuple(GrowingField(line.text, limit=line.limit, id=f"line-{n}") for n, line in enumerate(lines))
        self._labels = [
            FoldedText([(Span(line.label, "muted"),)], id=f"label-{n}") if line.label else None
            for n, line in enumerate(lines)
        ]

    @property
    def texts(self) -> list[str]:
        """What the lines hold."""
        return [field.text for field in self.fields]

    @property
    def blank(self) -> int:
        """The number of the first line that is blank, else of the first."""
        return next((number for number, text in enumerate(self.texts) if not text.strip()), 0)

    @property
    def held(self) -> list[Widget]:
        """The line that listens, if one does, and its label."""
        pairs = zip(self._labels, self.fields, strict=True)
        return next(([*([label] if label else []), field] for label, field in pairs if field.has_focus), [])

    def widgets(self) -> Iterator[Widget]:
        """The labels and the lines, in their order."""
        for label, field in zip(self._labels, self.fields, strict=True):
            if label:
                yield label
            yield field

    def wants(self, width: int, height: int) -> int:
        """How many rows they take: all lines, as long as they leave half the page."""
        labels = folded_all([(Span(label),) for label in (line.label for line in self._lines) if label], width)
        rows = sum(min(ROWS, 1 + width_of(text) // calm(width)) for text in self.texts)
        return min(len(labels) + rows + ROWS - 1, max(_LEAST, height // 2))
