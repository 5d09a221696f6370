"""The days that were answered as a table for spreadsheets: one line an occasion."""

import csv
from io import StringIO

from troth.domain.book import Book
from troth.domain.history import recorded
from troth.domain.wording import count
from troth.exchange.exported import Exported, title_of

COLUMNS = ("date", "promise", "title", "outcome", "note", "uid")

MARK = "'"
"""Stands before a text that a spreadsheet would run as a formula, and before one that begins with it: take one away."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def as_csv(book: Book, discreet: bool) -> Exported:
    """Every occasion of every promise, by number and day."""
    lines = StringIO()
    table = csv.writer(lines)
    table.writerow(COLUMNS)
    promises = book.commitments()
    occasions = 0
    for promise in promises:
        title = _harmless(title_of(promise, discreet))
        for day, said in recorded(book, promise.number):
            note = "" if discreet else _harmless(said.note)
            table.writerow((day.isoformat(), promise.number, title, said.outcome, note, _harmless(promise.uid)))
            occasions += 1
    left_out = "the notes of days" if discreet else ""
    holds = f"{count(occasions, 'answered day')} of {count(len(promises), 'promise')}"
    return Exported(lines.getvalue(), holds, left_out)


def _harmless(text: str) -> str:
    return MARK + text if text.startswith(MARK) or text.lstrip().startswith(_FORMULA) else text
