"""A step line by line, for who hears the screen or has a slow line: what can be chosen, and what a line answers."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.errors import NotUnderstood
from troth.practice.candidates import listed
from troth.practice.chosen import answer_of
from troth.practice.path import Given
from troth.practice.preview import Point
from troth.practice.record_steps import Make
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Breathe, Checklist, Choose, Compose, Lines, Multi, Timer, Turn

CLEAR = "-"
"""A line that empties what stands there."""


class Choice(NamedTuple):
    """Something that can be chosen by its number, and the answer that it is."""

    label: str
    values: Given


def choices(run: Run, book: Book, today: date) -> list[Choice]:
    """What can be chosen at the step at hand: records of the book, then options, or things to tick."""
    step = run.step
    if isinstance(step, Choose):
        found = listed(step, run.practice, book, today)
        records = [Choice(f"{each.record.words} ({each.about})", answer_of(each.record)) for each in found]
        return [*records, *(Choice(option.label, (option.id,)) for option in step.options)]
    if isinstance(step, Multi):
        return [Choice(option.label, (option.id,)) for option in step.options]
    return [Choice(item, (item,)) for item in step.items] if isinstance(step, Checklist) else []


def numbered(step: Step, offered: Sequence[Choice], line: str) -> Given:
    """The answer that numbers are: one for a choice, any of several else. Raises `NotUnderstood`."""
    words = re.split(r"[\s,]+", line.strip())
    known = all(re.fullmatch("[0-9]{1,4}", word) and 1 <= int(word) <= len(offered) for word in words)
    if not known or (isinstance(step, Choose) and len(words) > 1):
        several = "" if isinstance(step, Choose) else "s"
        raise NotUnderstood(f"Type the number{several} of what you choose, from 1 to {len(offered)}.")
    picked = sorted({int(word) for word in words})
    return tuple(value for number in picked for value in offered[number - 1].values)


def words_of(line: str) -> Given:
    """Words with commas between them, each once."""
    return tuple(dict.fromkeys(word for part in line.split(",") if (word := " ".join(part.split()))))


def labels(step: Step) -> tuple[str, ...]:
    """What each line of an answer is called; one without a name where the prompt says it."""
    if isinstance(step, Lines):
        return step.labels or ("",)
    return tuple(slot.prompt for slot in step.slots) if isinstance(step, Compose) else ("",)


def kept(line: str, there: str) -> str:
    """The text that a line leaves: what stood there where nothing was typed, none where it was cleared."""
    typed = line.strip()
    return there if not typed else "" if typed == CLEAR else typed


def prefilled(run: Run, names: Sequence[str]) -> list[str]:
    """What stands in each line before anyone types."""
    offered = run.step
    given = run.prefilled
    if isinstance(offered, Make) and not any(text.strip() for text in given):
        given = run.texts(offered)
    return [*given, *[""] * len(names)][: len(names)]


def time_of(step: Step) -> str:
    """How long a step with a time lasts, which nobody counts here."""
    if isinstance(step, Breathe):
        return f"{step.count} breaths, about {step.lasts} seconds."
    if not isinstance(step, Timer | Turn):
        return ""
    minutes, seconds = divmod(step.lasts, 60)
    length = " ".join([*([f"{minutes} min"] if minutes else []), *([f"{seconds} s"] if seconds else [])])
    return (
        f"{length} for each of you, by your own clock." if isinstance(step, Turn) else f"{length}, by your own clock."
    )


def points(head: str, found: Sequence[Point]) -> list[str]:
    """What an end makes so, below its head; nothing without points."""
    return [head, *(f"  {f'{each.label}: ' if each.label else ''}{each.text}" for each in found)] if found else []
