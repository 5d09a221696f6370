"""Weeks as marks: what is off one's own usual, a year of bars, and one area from 0 to 10. A gap stays blank."""

from collections.abc import Mapping, Sequence
from datetime import date

from troth.domain.journey.usual import UsualWord
from troth.domain.wording import MONTH_NAMES

_LINE: Mapping[UsualWord, str] = {"above": "▀", "near": "─", "below": "▄", "new": "·"}
_LINE_ASCII: Mapping[UsualWord, str] = {"above": "^", "near": "-", "below": "_", "new": "."}
_BARS = "▁▂▃▄▅▆▇█"
_LOWEST_BAR = 2
_HIGHEST = 10
_MONTH = 3
_UPPER, _LOWER, _DOT = "▀", "▄", "·"
_UPPER_ASCII, _LOWER_ASCII, _DOT_ASCII = "^", "_", "."


def month_heads(weeks: Sequence[date]) -> str:
    """The names of the months over a column a week, each where its first Monday stands; what has no room is left out.

    `weeks` are the first days of the weeks, in order.
    """
    line = ""
    for at, week in enumerate(weeks):
        begins = week.day <= 7 or at == 0
        later = next((other for other in range(at + 1, len(weeks)) if weeks[other].day <= 7), len(weeks))
        if begins and later - at >= (_MONTH if later == len(weeks) else _MONTH + 1):
            line = line.ljust(at) + MONTH_NAMES[week.month - 1]
    return line.rstrip()


def usual_line(words: Sequence[UsualWord | None], ascii: bool) -> str:
    """A mark a week: on a thin line what is near one's usual, above it and below it what is not."""
    signs = _LINE_ASCII if ascii else _LINE
    return "".join(" " if word is None else signs[word] for word in words)


def bars(values: Sequence[int | None], ascii: bool) -> str:
    """A bar a week on one scale for all areas, from 2 to 9; in ASCII a digit, X for 10."""
    return "".join(" " if value is None else _bar(value, ascii) for value in values)


def _bar(value: int, ascii: bool) -> str:
    if ascii:
        return "X" if value == _HIGHEST else str(value)
    return _BARS[min(max(value - _LOWEST_BAR, 0), len(_BARS) - 1)]


def area_chart(values: Sequence[int | None], usual: Sequence[float | None], ascii: bool) -> list[tuple[str, str]]:
    """Six rows from 10 to 0, half a block a week, so that each value has its place; a dot is the middle of one's usual.

    Each row is its number and its marks.
    """
    upper, lower, dot = (_UPPER_ASCII, _LOWER_ASCII, _DOT_ASCII) if ascii else (_UPPER, _LOWER, _DOT)
    rows = []
    for top in range(_HIGHEST, -1, -2):
        marks = ""
        for value, middle in zip(values, usual, strict=True):
            if value in (top, top - 1):
                marks += upper if value == top else lower
            else:
                shown = value is not None and middle is not None and int(middle) in (top, top - 1)
                marks += dot if shown else " "
        rows.append((str(top), marks.rstrip()))
    return rows
