"""The types of steps that tell or ask: a model for each, with its keys, what it takes for an answer, and its words."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from troth.domain.actions.practice_acts import ChosenRecord
from troth.domain.boundary import Status
from troth.domain.errors import NotUnderstood
from troth.domain.journey.check_in import AREA_LINES, AREAS, area_said
from troth.practice.chosen import From, record_in
from troth.practice.step import Id, Item, Label, Many, OptionId, Step, Text, Values, Words
from troth.practice.strict import Strict

Seconds = Annotated[int, Field(ge=1, le=7200)]


def _different(items: tuple[Item, ...]) -> tuple[Item, ...]:
    names = [getattr(item, "id", item) for item in items]
    if len(names) != len(set(names)):
        raise ValueError("something stands in it twice")
    return items


class Option(Strict):
    """One choice; `next` is the step it leads to. A `secret` one is on no disk before the person keeps it.

    One that leads back may begin `anew`: the answers from there on are open again, and kept as a round. One that
    `passes` hands the floor to the other of two people.
    """

    id: OptionId
    label: Label
    next: Id | None = None
    secret: bool = False
    anew: bool = False
    passes: bool = False


class Slot(Strict):
    """One blank of a sentence; `text` is what stands in it to begin with."""

    id: Id
    prompt: Words
    text: Text = ""


class Read(Step):
    """Something to read."""

    ASKS = False
    type: Literal["read"]


class Facts(Step):
    """The facts of the month, as the book has them; in its first days, of the month before."""

    ASKS = False
    type: Literal["facts"]


class Writing(Step):
    """A text of several rows."""

    type: Literal["text"]

    def _wrong(self, values: Values) -> str:
        return "" if len(values) == 1 else "This takes one text."


class Lines(Step):
    """One line, or one for each label; where it is `whole`, an answer has words in each of them."""

    type: Literal["lines"]
    labels: Annotated[Many[Label], Field(max_length=9), AfterValidator(_different)] = ()
    whole: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Each line by its place, from 1."""
        return tuple(str(n + 1) for n in range(max(1, len(self.labels))))

    def _wrong(self, values: Values) -> str:
        if len(values) > len(self.parts):
            return "There are more lines than places for them."
        filled = sum(bool(value.strip()) for value in values)
        return "Each line needs a few words." if self.whole and filled < len(self.parts) else ""

    def in_line(self, values: Values) -> str:
        """The lines one after the other."""
        return "; ".join(value for value in values if value.strip())


class Areas(Lines):
    """A line for each area of the week, with a number from 0 to 10, a word, or nothing: a check-in of the long view.

    `together` names the step at which `together` may be chosen.
    """

    type: Literal["areas"]  # type: ignore[assignment]
    labels: ClassVar[tuple[str, ...]] = tuple(  # type: ignore[misc]
        f"{area[0].upper()}{area[1:]}: {line}" for area, line in zip(AREAS, AREA_LINES, strict=True)
    )
    whole: ClassVar[bool] = False  # type: ignore[misc]
    together: Id | None = None

    def _wrong(self, values: Values) -> str:
        try:
            for value in values:
                area_said(value)
        except NotUnderstood as problem:
            return str(problem)
        return super()._wrong(values)


class Choose(Step):
    """One of several options; with `suggest`, the one that the book suggests is at hand first, or none.

    With `from`, records of the book stand before the options: promises that can be moved, missed ones that can be
    repaired, or boundaries in some `columns`.
    """

    NEEDED = True
    type: Literal["choose"]
    book: Annotated[From | None, Field(alias="from")] = None
    columns: Annotated[Many[Status], AfterValidator(_different)] = ()
    options: Annotated[Many[Option], Field(min_length=1, max_length=9), AfterValidator(_different)]
    suggest: Literal["deck", "none"] | None = None

    def option(self, values: Values) -> Option | None:
        """The option that was chosen; none where it is a record."""
        return next((option for option in self.options if [*values] == [option.id]), None)

    def record(self, values: Values) -> ChosenRecord | None:
        """The record that was chosen; none where it is an option."""
        return None if self.book is None else record_in(self.book, values)

    def counted(self, values: Values) -> tuple[str, ...]:
        """The option alone; a record is none of those that a condition can name."""
        option = self.option(values)
        return () if option is None else (option.id,)

    def _wrong(self, values: Values) -> str:
        return "" if self.option(values) or self.record(values) else "Choose one of these."

    def said(self, values: Values) -> tuple[str, ...]:
        """The words of what was chosen."""
        option, record = self.option(values), self.record(values)
        return (option.label,) if option else (record.words,) if record else ()


class Multi(Step):
    """Any of several options."""

    type: Literal["multi"]
    options: Annotated[Many[Option], Field(min_length=2, max_length=14), AfterValidator(_different)]
    min: Annotated[int, Field(ge=0)] = 0
    max: Annotated[int, Field(ge=1)] | None = None

    @property
    def may_be_empty(self) -> bool:
        """Whether none may be chosen."""
        return super().may_be_empty and not self.min

    def _wrong(self, values: Values) -> str:
        if not set(values) <= {option.id for option in self.options}:
            return "Choose among these."
        if len(values) < self.min:
            return f"Choose at least {self.min}."
        return "" if self.max is None or len(values) <= self.max else f"Choose at most {self.max}."

    def said(self, values: Values) -> tuple[str, ...]:
        """The labels of what was chosen."""
        return tuple(option.label for option in self.options if option.id in values)


class Scale(Step):
    """A number between two words."""

    NEEDED = True
    type: Literal["scale"]
    min: int = 0
    max: int = 10
    low: Label
    high: Label

    def _wrong(self, values: Values) -> str:
        number = values[0] if len(values) == 1 and values[0].isdecimal() else ""
        within = number and self.min <= int(number) <= self.max
        return "" if within else f"A number from {self.min} to {self.max}."


class Picked(Step):
    """Words picked from our lists, or one's own; `first` is the family that fits what is asked, and stands first."""

    type: Literal["feelings", "needs"]
    first: Text = ""
    max: Annotated[int, Field(ge=1, le=9)] = 3

    def _wrong(self, values: Values) -> str:
        return "" if len(values) <= self.max else f"Choose at most {self.max}."


class Timer(Step):
    """A quiet countdown, which can be ended early."""

    ASKS = False
    type: Literal["timer"]
    seconds: Seconds

    @property
    def lasts(self) -> int:
        """As long as it says."""
        return self.seconds


class Breathe(Step):
    """Breaths in and out, each of so many seconds."""

    ASKS = False
    type: Literal["breathe"]
    count: Annotated[int, Field(ge=1, le=30)] = 3
    seconds: Annotated[int, Field(ge=4, le=30)] = 8

    @property
    def lasts(self) -> int:
        """All breaths."""
        return self.count * self.seconds


class Turn(Step):
    """Two people take turns; the roles are what each does meanwhile.

    Where it does not pass the floor itself, an option after it does.
    """

    ASKS = False
    type: Literal["turn"]
    seconds: Seconds = 180
    roles: Annotated[Many[Label], Field(min_length=2, max_length=2)] = ("speaks", "listens and says back")
    passes: bool = True

    @property
    def lasts(self) -> int:
        """As long as it says."""
        return self.seconds


class Compose(Step):
    """A sentence with blanks; `check` names the wording check that gives advice on it."""

    TEMPLATES = (*Step.TEMPLATES, "sentence")
    type: Literal["compose"]
    slots: Annotated[Many[Slot], Field(min_length=1, max_length=7), AfterValidator(_different)]
    sentence: Words
    check: Literal["boundary", "gentle", "apology", "i-statement"] | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The slots."""
        return tuple(slot.id for slot in self.slots)

    def _wrong(self, values: Values) -> str:
        return "" if len(values) == len(self.slots) else "There is one text for each blank."


class Checklist(Step):
    """Things to tick."""

    type: Literal["checklist"]
    items: Annotated[Many[Words], Field(min_length=1, max_length=12), AfterValidator(_different)]

    def _wrong(self, values: Values) -> str:
        return "" if set(values) <= set(self.items) else "Tick what is on the list."


class End(Step):
    """The closing words."""

    ASKS = False
    type: Literal["end"]
