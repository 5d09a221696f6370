"""What of a list is seen, and what is said of the rest: pure arithmetic of rows."""

from collections.abc import Sequence


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


def end_words(above: int, below: int, noun: str, ascii: bool, said: bool = False) -> str:
    """What stands in the last row of a window that is too small: how much more of `noun` is below, or that it ends.

    Where it is `said`, words stand for the arrows.
    """
    if said:
        return f"{below} {noun} below." if below else "That is all."
    up, down = ("^ ", "v ") if ascii else ("↑ ", "↓ ")
    return (up if above else "") + (f"{down}{below} {noun}".rstrip() if below else "that is all")
