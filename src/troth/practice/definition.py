"""A practice as its file defines it: the head that the library shows, and the steps."""

from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from troth.domain.days import day_of_month, first_of_month, month_after
from troth.practice import journey_steps, record_steps, steps
from troth.practice.step import STEPS, Label, Many, Step, Text
from troth.practice.strict import Strict

MODULES = (steps, record_steps, journey_steps)
"""Where the types of steps are; each registers itself as its module is read."""

if TYPE_CHECKING:
    AnyStep = Step
else:
    AnyStep = Annotated[reduce(or_, STEPS), Field(discriminator="type")]

Gate = Literal["none", "soft", "hard"]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=32)]


def _in_order(ways: tuple[int, ...]) -> tuple[int, ...]:
    if list(ways) != sorted(set(ways) & set(range(1, 8))):
        raise ValueError("expected the ways from 1 to 7, each once and in order")
    return ways


class Head(Strict):
    """What the library shows of a practice before it is opened; an `again` like "4 months" brings it to mind.

    With `gate_first`, the gate is asked until a run of it was kept. With `both`, it holds the words of two people,
    who are both asked whether they are kept.
    """

    id: Name
    title: Label
    way: Annotated[Many[int], Field(min_length=1), AfterValidator(_in_order)]
    minutes: Annotated[int, Field(ge=1, le=120)] = 5
    who: Literal["solo", "together", "either"] = "solo"
    gate: Gate = "none"
    gate_first: bool = False
    instead: Name | None = None
    grade: Annotated[str, StringConstraints(pattern=r"^([ABCDX](/[ABCDX])?)?$")] = ""
    note: Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+)?$")] = ""
    keep: Literal["ask", "always", "never"] = "ask"
    keep_default: Literal["yes", "no"] = "yes"
    both: bool = False
    again: Annotated[str, StringConstraints(pattern=r"^([1-9][0-9]? (day|week|month)s?)?$")] = ""
    purpose: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    intro: Text = ""

    def again_on(self, last: date) -> date | None:
        """The day it comes to mind again after it was last done; None when it does not by itself."""
        if not self.again:
            return None
        count, unit = self.again.split()
        if not unit.startswith("month"):
            return last + timedelta(days=int(count) * (7 if unit.startswith("week") else 1))
        return day_of_month(month_after(first_of_month(last), int(count)), last.day)


class Practice(Head):
    """A practice with its steps."""

    steps: Annotated[Many[AnyStep], Field(alias="step", min_length=1, max_length=80)]

    def __hash__(self) -> int:
        return hash(self.id)
