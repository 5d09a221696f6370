"""What an export is: its text, and what is said of it to who asked for it."""

from typing import NamedTuple

from troth.domain.records import Commitment


class Exported(NamedTuple):
    """The text of a file; what it holds, and what of the book was left out of it, in words."""

    text: str
    holds: str
    left_out: str = ""

    @property
    def said(self) -> str:
        """What it holds, that anyone can read it, and what is not in it."""
        left_out = f" Left out: {self.left_out}." if self.left_out else ""
        return f"It holds {self.holds}, in the clear.{left_out}"


def title_of(promise: Commitment, discreet: bool) -> str:
    """The title, or where it is to be hidden the number that stands for it."""
    return f"Promise {promise.number}" if discreet else promise.title
