"""Letters five rows high, to be read across a table."""

from collections.abc import Sequence

_DRAWN = """
A .###. #...# ##### #...# #...#
B ####. #...# ####. #...# ####.
C .#### #.... #.... #.... .####
D ####. #...# #...# #...# ####.
E ##### #.... ####. #.... #####
F ##### #.... ####. #.... #....
I ### .#. .#. .#. ###
N #...# ##..# #.#.# #..## #...#
O .###. #...# #...# #...# .###.
R ####. #...# ####. #..#. #...#
S .#### #.... .###. ....# ####.
T ##### ..#.. ..#.. ..#.. ..#..
"""
_LETTERS = {line[0]: line[2:].split() for line in _DRAWN.strip().splitlines()}

ROWS = 5


def large(word: str, dot: str) -> Sequence[str]:
    """`word` in rows of `dot` and blanks; a letter that is not drawn here is left out."""
    letters = [_LETTERS[letter] for letter in word.upper() if letter in _LETTERS]
    rows = ("  ".join(letter[row] for letter in letters) for row in range(ROWS))
    return [row.replace(".", " ").replace("#", dot).rstrip() for row in rows]
