"""Good moments: thanks, said or still to say, and what was celebrated. They alone ever come back by themselves."""

from datetime import date
from typing import Literal, NamedTuple

from troth.domain.records import Link

Telling = Literal["", "say", "write", "keep"]


class Appreciation(NamedTuple):
    """Thanks for one thing: what it shows about the other, and what it gave me. One not `again` is not brought back.

    `how` it is to be told: said, written, or kept for now; `told_on` is the day it was.
    """

    number: int
    uid: str
    at: int
    day: date
    text: str
    shows: str = ""
    gave: str = ""
    told_on: date | None = None
    how: Telling = ""
    again: bool = True
    reflection: int | None = None


class Celebration(NamedTuple):
    """A good moment: what it took, how it felt, and what it belongs to. One not `again` is not brought back."""

    number: int
    uid: str
    at: int
    day: date
    text: str
    took: str = ""
    feelings: tuple[str, ...] = ()
    way: int | None = None
    link: Link | None = None
    again: bool = True
    reflection: int | None = None
