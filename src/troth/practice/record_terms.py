"""What is told of a record before it is made or changed, and what speaks against it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from troth.domain.actions.reflecting import leaving
from troth.domain.book import Book
from troth.domain.dates import parse_moment
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import NOTE_LIMIT, clean_line
from troth.domain.wording import day_and_date
from troth.practice import acts, record_words
from troth.practice.journey_steps import MakeNoted
from troth.practice.made import Made, record
from troth.practice.outcome import fields, left
from troth.practice.record_steps import Act, Make
from troth.practice.run import Run

_WORDS = "It needs a few words. Up on the first line, space leaves it."
_LATER = "The day or the rhythm needs another look."
_LEAVES = " 2 leaves it as it is."

_OFFERS = {
    "move_commitment": "Move it: ",
    "repair_commitment": "Begin its repair: ",
    "ready_boundary": "Make it ready to say: ",
    "understood_boundary": "It is understood: ",
    "ready_session": "Put this with it: ",
    "hold_session": "It took place: ",
}
"""What a step does, before the words of the record."""


class Doubt(NamedTuple):
    """Why a record can't be made so, and which of its texts has to be another; none of them where that is None."""

    words: str
    text: int | None = None


class MakeTerms:
    """The terms of a record that a step makes."""

    LABELS: ClassVar[Mapping[str, str]] = record_words.LABELS
    TIMES: ClassVar[Sequence[str]] = ("every", "day")
    """The text that is a time, if there is one."""

    def __init__(self, run: Run, step: Make, now: Now, book: Book) -> None:
        """Of `step` in `run`, with the book as it is `now`."""
        self.run, self.step, self.now, self.book = run, step, now, book
        self.time = next((at for at, name in enumerate(step.FILLS) if name in self.TIMES), None)

    @property
    def offer(self) -> str:
        """What is done where it is wanted."""
        known = fields(self.step, self.run, self.now.today)
        return f"Make {record_words.KINDS[self.step.type]}{record_words.about(self.step, known)}"

    @property
    def beside(self) -> list[tuple[str, str]]:
        """What goes with it, each with its name."""
        return record_words.beside(self.step, fields(self.step, self.run, self.now.today))

    def said_of_time(self, texts: Sequence[str]) -> tuple[str, str]:
        """How the rhythm of a promise, or the day of a session, is understood, and what is wrong with it."""
        if self.time is None:
            return "", ""
        if self.step.FILLS[self.time] != "every":
            return _day_said(texts[self.time], self.now)
        try:
            return f"Understood: {record_words.said_time(texts[self.time], self.now.today)}.", ""
        except NotUnderstood as error:
            return str(error), str(error)

    def doubt(self, texts: Sequence[str]) -> Doubt | None:
        """What speaks against it: it has no words, or its rhythm is none, or a text is too long."""
        if not texts[0].strip():
            return Doubt(_WORDS, 0)
        if self.said_of_time(texts)[1]:
            return Doubt(_LATER, self.time)
        limits = record_words.LIMITS.get(self.step.type, {})
        for at, (name, text) in enumerate(zip(self.step.FILLS, texts, strict=True)):
            if len(clean_line(text)) > limits.get(name, NOTE_LIMIT):
                return Doubt(f"That is longer than {limits[name]} characters; a few words less, please.", at)
        return self._refused(texts)

    def _refused(self, texts: Sequence[str]) -> Doubt | None:
        """Why a record of the long view can't be made of what was answered before, where it can't."""
        if not isinstance(self.step, MakeNoted):
            return None
        made = Made(self.step, dict(zip(self.step.FILLS, texts, strict=True)))
        try:
            leaving(left(made, self.run, "", self.now))(self.book)
        except Refused as refused:
            return Doubt(f"{refused}{_LEAVES}")
        return None


class ActTerms(MakeTerms):
    """The terms of something that a step does with a record that was chosen."""

    LABELS: ClassVar[Mapping[str, str]] = {
        **acts.LABELS,
        "day": "The new day (fri 18:00, +3d)",
        "by": "By which day (fri, +3d); may stay empty",
    }
    TIMES = ("day", "by")

    step: Act

    @property
    def offer(self) -> str:
        """What is done with which record."""
        return _OFFERS[self.step.type] + record(self.run, self.step).words

    @property
    def beside(self) -> list[tuple[str, str]]:
        """What goes with it, each with its name."""
        texts = {name: " ".join(self.run.filled(getattr(self.step, name), "").split()) for name in self.step.TERMS}
        return [(acts.LABELS[name], text) for name, text in texts.items() if text]

    def said_of_time(self, texts: Sequence[str]) -> tuple[str, str]:
        """How the day is understood, and what is wrong with it."""
        return ("", "") if self.time is None else _day_said(texts[self.time], self.now)

    def doubt(self, texts: Sequence[str]) -> Doubt | None:
        """What speaks against it: something is missing, or the book as it is now."""
        if (found := super().doubt(texts)) is not None:
            return found
        made = Made(self.step, dict(zip(self.step.FILLS, texts, strict=True)))
        try:
            acts.deed(made, self.run, "", Now(0, self.now.today))(self.book)
        except Refused as refused:
            return Doubt(f"{refused}{_LEAVES}")
        return None


def _day_said(text: str, now: Now) -> tuple[str, str]:
    """How a day to come is understood, and what is wrong with it."""
    if not text.strip():
        return "", ""
    try:
        moment = parse_moment(text, now.today)
    except NotUnderstood as error:
        return str(error), str(error)
    if moment.day < now.today:
        return (past := "That day is over. Take one that is still to come."), past
    return f"Understood: {day_and_date(moment.day, now.today)}{f', {moment.time}' if moment.time else ''}.", ""
