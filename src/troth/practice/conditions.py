"""The conditions of a step: `STEP == VALUE`, `!=`, `in A,B`, and for a scale `<`, `<=`, `>`, `>=`, joined by `and`.

They are read into values as the file is read, and compared; nothing is ever evaluated.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_PART = re.compile(r"([a-z][a-z0-9_]*)\s*(?:(==|!=|<=|>=|<|>)\s*([a-z0-9_-]+)|\s(in)\s+([a-z0-9_,\s-]+))")
_AND = re.compile(r"\s+and\s+")
_MEASURES: dict[str, Callable[[int, int], bool]] = {
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}


class Condition(NamedTuple):
    """What the answer of `step` is compared with; a step that has no answer is equal to nothing."""

    step: str
    sign: str
    values: tuple[str, ...]

    @property
    def measures(self) -> bool:
        """Whether it asks for more or less, as only a number can be."""
        return self.sign in _MEASURES

    def holds(self, given: Sequence[str]) -> bool:
        """Whether it is so for the answer `given`."""
        if self.measures:
            return any(value.isdecimal() and _MEASURES[self.sign](int(value), int(self.values[0])) for value in given)
        found = any(value in self.values for value in given)
        return found != (self.sign == "!=")


def parse_when(text: object) -> tuple[Condition, ...]:
    """The conditions in `text`, all of which have to hold. Raises `ValueError` with what would be understood."""
    if not isinstance(text, str):
        raise ValueError("expected a text")
    return tuple(map(_condition, _AND.split(text.strip()))) if text.strip() else ()


def _condition(text: str) -> Condition:
    found = _PART.fullmatch(text)
    if found is None:
        raise ValueError("understood is `step == value`, `!=`, `in a,b`, `<`, `<=`, `>`, `>=`, joined by `and`")
    step, sign, value, _, several = found.groups()
    values = (value,) if sign else tuple(each.strip() for each in several.split(","))
    if not all(values) or (sign in _MEASURES and not value.isdecimal()):
        raise ValueError("a value is missing, or is no number")
    return Condition(step, sign or "in", values)
