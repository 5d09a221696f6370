"""What of a list is seen, and what is marked in it: pure arithmetic of rows."""

from collections.abc import Sequence

from troth.drawing.lines import Span


def scrolled(headings: Sequence[bool], cursor: int, top: int, height: int) -> int:
    """The first row in view, of `height` rows, that shows the row of the cursor and the headings right above it.

    `headings` tells of each row whether the cursor passes over it. A scroll repaints every row, so it moves three
    quarters of a page at once: one scroll in fifteen steps is cheaper over a slow line than one a step.
    """
    first = cursor
    while first > max(0, cursor - 2, cursor - height + 1) and headings[first - 1]:
        first -= 1
    if first < top:
        return max(0, min(first, cursor - 3 * height // 4))
    if cursor >= top + height:
        return min(cursor - height // 4, max(0, len(headings) - height))
    return top


def marks(top: int, height: int, rows: int, cursor: int | None, ascii: bool) -> dict[int, Span]:
    """What stands in column 0, by row: the bar at the cursor, if there is one, and an arrow where there is more."""
    found: dict[int, Span] = {}
    if top > 0:
        found[top] = Span("^" if ascii else "↑", "muted")
    if height and top + height < rows:
        found[top + height - 1] = Span("v" if ascii else "↓", "muted")
    if cursor is not None:
        found[cursor] = Span(">" if ascii else "▌", "bar")
    return found
