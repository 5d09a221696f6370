"""A promise in one line: its mark, its number, its title, and a word at the right edge."""

from collections.abc import Sequence

from troth.domain.text import visible
from troth.drawing.lines import GAP, Line, Span, cells
from troth.drawing.width import width_of

_BEFORE = 5
"""The columns of mark and number, which stand before a title."""

_LEAST = 8
"""So many columns of a title are shown before any word beside it."""


def promise_line(
    mark: Span, number: int, title: Span, words: Sequence[str], width: int = 0, edge: str = "", lead: Line = ()
) -> Line:
    """`lead`, mark, number, title, and the first of `words` beside which the title stays whole, else the last.

    Where that would leave only some letters of the title, there is none. The words go from the longest to the
    shortest; `edge` stands behind the one at the right.
    """
    room = width - cells(lead) - _BEFORE - len(edge) - max(0, len(str(number)) - 3)
    size = width_of(visible(title.text))
    fits = (word for word in words if size + (width_of(word) + 2 if word else 0) <= room)
    word = next(fits, words[-1])
    if width and room - width_of(word) - 2 < min(size, _LEAST):
        word = ""
    tail = (GAP, Span(word + edge, "muted")) if word else ()
    return (*lead, mark, Span(f"{number:>3} ", "muted"), title, *tail)
