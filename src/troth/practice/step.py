"""What every step of a practice has, and the types of steps there are, each of which registers itself.

An answer is always a tuple of texts: a text, the lines, the chosen ids, the number, the words, the filled slots.
"""

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import Field, PlainValidator, StringConstraints

from troth.practice.conditions import Condition, parse_when
from troth.practice.strict import Strict

Item = TypeVar("Item")
Values = Sequence[str]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Many = Annotated[tuple[Item, ...], Field(strict=False)]

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""`{step}` or `{step.slot}` in a text of a practice."""

STEPS: list[type["Step"]] = []
"""The models of all types of steps, in the order in which they register themselves."""


class Step(Strict):
    """What every step has; `next` is the step after it where that is not the one that follows in the file.

    The answer to one without `entry` is in no entry of the journal.
    """

    ASKS: ClassVar[bool] = True
    NEEDED: ClassVar[bool] = False
    TEMPLATES: ClassVar[tuple[str, ...]] = ("prompt", "help")

    type: str
    id: Id
    prompt: Words
    help: Text = ""
    recall: Many[Id] = ()
    when: Annotated[tuple[Condition, ...], PlainValidator(parse_when)] = ()
    next: Id | None = None
    optional: bool | None = None
    entry: bool = True

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Register a type of step, which is a model that says its `type`."""
        if "type" in cls.__annotations__:
            STEPS.append(cls)

    @property
    def may_be_empty(self) -> bool:
        """Whether one may go on without an answer."""
        return not self.ASKS or (not self.NEEDED if self.optional is None else self.optional)

    @property
    def lasts(self) -> int:
        """How many seconds the time of it runs, once it is begun; 0 for a step without one."""
        return 0

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts of an answer, for `{step.part}`."""
        return ()

    def refusal(self, values: Values) -> str:
        """Why `values` can't be the answer, as a sentence for the person; empty when they can."""
        if not any(value.strip() for value in values):
            return "" if self.may_be_empty else "This one needs an answer before the next step."
        return self._wrong(values)

    def _wrong(self, values: Values) -> str:
        return "" if self.ASKS else "There is nothing to answer here."

    def counted(self, values: Values) -> tuple[str, ...]:
        """The answer as a condition compares it."""
        return tuple(values)

    def said(self, values: Values) -> tuple[str, ...]:
        """The answer in words, as the journal keeps it."""
        return tuple(values)

    def in_line(self, values: Values) -> str:
        """The answer in one text, for a placeholder; after a whole sentence no comma follows."""
        found = [value for value in self.said(values) if value.strip()]
        ahead = (f"{value}{' ' if value.rstrip()[-1] in '.?!' else ', '}" for value in found[:-1])
        return "".join([*ahead, *found[-1:]])
