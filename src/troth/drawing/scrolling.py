"""What of a list is seen, and what is said of the rest: pure arithmetic of rows."""

from collections.abc import Hashable, Iterable, Sequence

from troth.drawing.lines import Line


def scrolled(headings: Sequence[bool], cursor: int, top: int, height: int) -> int:
    """The first row in view, of `height` rows, that shows the row of the cursor and the headings right above it.

    `headings` tells of each row whether the cursor passes over it. A scroll repaints every row, so it moves three
    quarters of a page at once: one scroll in fifteen steps is cheaper over a slow line than one a step. On the
    last row that the cursor can be on, what follows it is seen, too: no further step would show it.
    """
    first = cursor
    while first > max(0, cursor - 2, cursor - height + 1) and headings[first - 1]:
        first -= 1
    if all(headings[cursor + 1 :]):
        top = max(top, min(first, len(headings) - height))
    if first < top:
        return max(0, min(first, cursor - 3 * height // 4))
    if cursor >= top + height:
        return min(cursor - height // 4, max(0, len(headings) - height))
    return top


def unseen(keys: Iterable[Hashable], lines: Iterable[Line]) -> int:
    """How many of the rows below a window are told of: those with a key; where there are none, those with words."""
    return sum(key is not None for key in keys) or sum(map(bool, lines))


def end_words(above: int, below: int, noun: str, ascii: bool, said: bool = False) -> str:
    """What stands in the last row of a window that is too small: how much more of `noun` is below, or that it ends.

    Where it is `said`, words stand for the arrows.
    """
    if said:
        return f"{below} {noun} below." if below else "That is all."
    up, down = ("^ ", "v ") if ascii else ("↑ ", "↓ ")
    return (up if above else "") + (f"{down}{below} {noun}".rstrip() if below else "that is all")
