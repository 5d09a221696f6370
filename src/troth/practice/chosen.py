"""A record of the book as an answer holds it: its words, its uid and, of a promise, the day that it is about."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from troth.domain.actions.practice_acts import ChosenRecord
from troth.domain.change import Table

From = Literal["promises", "missed", "boundaries", "patterns", "coming", "sessions"]
"""What the records can be chosen from."""

TABLES: Mapping[From, Table] = {
    "promises": "commitments",
    "missed": "commitments",
    "boundaries": "boundaries",
    "patterns": "patterns",
    "coming": "sessions",
    "sessions": "sessions",
}
"""The table that the records of each are in."""

PRIVATE: tuple[From, ...] = ("patterns", "coming", "sessions")
"""What is for one alone to see."""


def answer_of(record: ChosenRecord) -> tuple[str, ...]:
    """The answer that a chosen record is."""
    return record.words, record.uid, *([record.day.isoformat()] if record.day else [])


def record_in(book: From, values: Sequence[str]) -> ChosenRecord | None:
    """The record that an answer holds; None where it holds none of that list."""
    dated = TABLES[book] == "commitments"
    if len(values) != 2 + dated or not all(value.strip() for value in values):
        return None
    try:
        day = date.fromisoformat(values[2]) if dated else None
    except ValueError:
        return None
    return ChosenRecord(TABLES[book], values[1], values[0], day)
