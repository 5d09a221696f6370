"""What opens once both of two people have answered a gate: by its name alone nobody can tell what the other said."""

FOR_TWO = ("E13", "E14", "E15")
"""Practices for two that need no gate."""

BY_CHANCE = 4
"""One time in so many another opens than was asked for, also where both said no."""


def opens(asked: str, both_no: bool, draw: int) -> str:
    """The name of the practice that opens: the one asked for where both said no, mostly; else one of the others.

    `draw` is a large number drawn by chance.
    """
    if both_no and draw % BY_CHANCE:
        return asked
    return FOR_TWO[draw // BY_CHANCE % len(FOR_TWO)]
