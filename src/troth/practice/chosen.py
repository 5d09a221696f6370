"""A record of the book as an answer holds it: its words, its uid and, of a promise, the day that it is about."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from troth.domain.actions.practice_acts import ChosenRecord

From = Literal["promises", "missed", "boundaries"]
"""What the records can be chosen from."""


def answer_of(record: ChosenRecord) -> tuple[str, ...]:
    """The answer that a chosen record is."""
    return record.words, record.uid, *([record.day.isoformat()] if record.day else [])


def record_in(book: From, values: Sequence[str]) -> ChosenRecord | None:
    """The record that an answer holds; None where it holds none of that list."""
    dated = book != "boundaries"
    if len(values) != 2 + dated or not all(value.strip() for value in values):
        return None
    try:
        day = date.fromisoformat(values[2]) if dated else None
    except ValueError:
        return None
    return ChosenRecord("commitments" if dated else "boundaries", values[1], values[0], day)
