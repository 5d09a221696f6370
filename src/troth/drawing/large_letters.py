"""Digits five dots high, to be read across a table or a room."""

from collections.abc import Sequence
from itertools import repeat

_DRAWN = """
0 ### #.# #.# #.# ###
1 .#. ##. .#. .#. ###
2 ### ..# ### #.. ###
3 ### ..# ### ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# ..# ..# ..#
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
: . # . # .
"""
_DIGITS = {line[0]: line[2:].split() for line in _DRAWN.strip().splitlines()}

ROWS = 5


def large(text: str, dot: str, wide: int = 3, tall: int = 1) -> Sequence[str]:
    """The digits and colons of `text` in rows of `dot` and blanks, each dot so many cells wide and tall.

    What is no digit is left out.
    """
    digits = [_DIGITS[each] for each in text if each in _DIGITS]
    rows = (".".join(digit[row] for digit in digits) for row in range(ROWS))
    cells = ("".join((dot if each == "#" else " ") * wide for each in row).rstrip() for row in rows)
    return [row for each in cells for row in repeat(each, tall)]


def large_cells(text: str, wide: int = 3) -> int:
    """How many cells wide `text` is so."""
    digits = [_DIGITS[each] for each in text if each in _DIGITS]
    return wide * (sum(len(digit[0]) for digit in digits) + max(0, len(digits) - 1))
