"""How the words of a step fold: to a calm width, behind air at their left."""

from collections.abc import Iterable

from troth.drawing.lines import Line, Span, wrapped
from troth.tui.kit.reader import WIDTH

LEFT = 3
"""Columns of air before the words; one where there is little room."""

NARROW = 70

SMALL = 12
"""Where a page and what stays in view below it have so few rows, every one of them counts."""


def calm(width: int) -> int:
    """How many cells of a row are for words."""
    return max(8, min(WIDTH, width - (1 if width < NARROW else LEFT) - 1))


def rule(width: int, ascii: bool) -> Line:
    """The line that parts a page from what stays in view below it."""
    return (Span(("-" if ascii else "─") * calm(width), "rule"),)


def folds(line: Line, width: int) -> list[Line]:
    """A line folded to the calm width, behind the air at its left."""
    left = 1 if width < NARROW else LEFT
    return [(Span(" " * left), *row) if row else () for row in wrapped(line, calm(width))]


def folded_all(lines: Iterable[Line], width: int) -> list[Line]:
    """Lines folded one under the other."""
    return [row for line in lines for row in folds(line, width)]
