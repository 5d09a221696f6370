"""The floor of two people, as lines: a side for each, and the clock in large digits on the side of who speaks."""

from typing import NamedTuple

from troth.drawing.large_letters import ROWS, large, large_cells
from troth.drawing.lines import Line, Span, cells, wrapped

TEN = 10
"""The clock is told in so many seconds."""

_TALL = 21
"""On a page of so many rows a dot of the clock is two rows tall."""

_ROLES, _CLOCK, _LISTENS = 2, 5, 8
"""The rows, counted from 0, of what each does, of the clock, and of what is good to know for who listens."""


class Floor(NamedTuple):
    """What is told: what who speaks does, and who listens, what each may know, and a question to ask.

    `second` where the second of the two has the floor; `seconds` are left.
    """

    roles: tuple[str, str]
    speaks: tuple[str, ...]
    listens: tuple[str, ...]
    seconds: int
    second: bool = False
    question: str = ""


def clock_face(seconds: int) -> str:
    """Seconds as 2:40, by tens; what is begun of ten counts as ten."""
    tens = -(-seconds // TEN) * TEN
    return f"{tens // 60}:{tens % 60:02}"


def floor_lines(floor: Floor, width: int, height: int, ascii: bool = False) -> list[Line]:
    """The page of that width; it takes as many of the rows as it needs, and where there are few, more."""
    tall = 2 if height >= _TALL else 1
    face = clock_face(floor.seconds)
    wide = next((dots for dots in (3, 2) if large_cells(face, dots) + 3 <= max(width // 2 + 2, 39)), 1)
    side = max(width // 2 + 2, large_cells(face, wide) + 3)
    speaks, listens = _speaks(floor, side - 1, wide, tall, ascii), _listens(floor, width - side - 2)
    last = max(len(speaks), len(listens), _CLOCK + ROWS * tall)
    rule = Span("|" if ascii else "│", "rule")
    lines: list[Line] = [()]
    for row in range(1, last):
        one, other = (each[row] if row < len(each) else () for each in (speaks, listens))
        left, right, room = (other, one, width - side - 1) if floor.second else (one, other, side)
        lines.append((*left, Span(" " * max(0, room - cells(left))), rule, *right))
    return lines


def _speaks(floor: Floor, width: int, wide: int, tall: int, ascii: bool) -> list[Line]:
    face = clock_face(floor.seconds)
    left = " " * ((width - large_cells(face, wide)) // 2)
    clock: list[Line] = [(Span(left + row, "muted"),) for row in large(face, "#" if ascii else "█", wide, tall)]
    above = _down_to(_centred(floor.roles[0], width, "strong"), _ROLES)
    said = [row for text in floor.speaks for row in ((), *_centred(text, width, "muted"))]
    return [*_ended(above, _CLOCK), *clock, *said]


def _listens(floor: Floor, width: int) -> list[Line]:
    above = _down_to(_centred(floor.roles[1], width, ""), _ROLES)
    if floor.question:
        above = [*_ended(above, _CLOCK - 1), (), *_centred(floor.question, width, ""), ()]
    told = [row for text in floor.listens for row in (*_centred(text, width, "muted"), ())]
    return [*_ended(above, _LISTENS), *told][: -1 if told else None]


def _centred(text: str, width: int, tone: str) -> list[Line]:
    rows = wrapped((Span(text, tone),), max(8, width))
    return [(Span(" " * ((width - cells(row)) // 2)), *row) for row in rows]


def _down_to(rows: list[Line], row: int) -> list[Line]:
    return [*[()] * row, *rows]


def _ended(rows: list[Line], row: int) -> list[Line]:
    return [*rows, *[()] * (row - len(rows))]
