"""Taking a record away for good, and what is said of it before."""

from collections import Counter
from typing import Any, NamedTuple

from troth.domain.belonging import belonging, staying
from troth.domain.book import Book
from troth.domain.change import Change, Edit, Record, Table, names
from troth.domain.errors import Refused
from troth.domain.links import words_of
from troth.domain.wording import count

ERASED: dict[Table, tuple[str, str]] = {
    "commitments": ("promise", "promises"),
    "boundaries": ("boundary", "boundaries"),
    "reflections": ("entry", "entries"),
    "shares": ("thing to share", "things to share"),
    "decisions": ("decision", "decisions"),
    "agenda": ("point to talk about", "points to talk about"),
    "incidents": ("note of what happened", "notes of what happened"),
    "guesses": ("guess", "guesses"),
    "checkins": ("check-in", "check-ins"),
    "patterns": ("pattern", "patterns"),
    "sessions": ("session", "sessions"),
    "measures": ("score", "scores"),
    "thanks": ("thank-you", "thank-yous"),
    "celebrations": ("celebration", "celebrations"),
}
"""What can be erased, and how one and several are called."""

BEYOND = "Exports, copies elsewhere and other drafts may still hold it."
"""What no erasing reaches."""

_HISTORY: dict[Table, str] = {
    "commitments": "Its answers, notes and repairs go with it. ",
    "boundaries": "What happened to it goes with it. ",
}
_BRIEF = 30


class Erase(NamedTuple):
    """Take a record away for good, so that neither undo nor any copy holds it.

    With it goes what belongs to it: the history of a promise or a boundary; of an entry what came of it and may hold
    its words, but for promises and boundaries.
    """

    number: int
    table: Table = "reflections"

    def __call__(self, book: Book) -> Change:
        """The book without it, deleted before or not. Raises `Refused` when there never was one."""
        before = book.source.get(self.table, self.number)
        if before is None and not 0 < self.number < book.next_number(self.table):
            raise Refused(f"There is no {ERASED[self.table][0]} {self.number}.")
        gone = [] if before is None else [(self.table, before)]
        gone += belonging(book, self.table, self.number)
        edits = tuple(Edit(table, record.number, record, None) for table, record in gone)
        return Change(f"Erased. {BEYOND}", edits, forget=((self.table, self.number), *names(edits)))


def beside(book: Book, table: Table, number: int) -> str:
    """What is erased with a record, and what stays and may hold its words; nothing where it stands alone."""
    goes = Counter(each for each, _ in belonging(book, table, number))
    if table == "reflections":
        return _of_entry(goes, staying(book, number))
    said = _HISTORY[table] if goes else ""
    origin = getattr(book.source.get(table, number), "reflection", None)
    if origin is not None and book.source.get("reflections", origin) is not None:
        said += "The entry it came from stays, and may hold the same words. "
    return said


def _of_entry(goes: Counter[Table], stays: list[tuple[Table, Record]]) -> str:
    said = ""
    if goes:
        said += f"With it goes what came of it: {all_of([count(n, *ERASED[table]) for table, n in goes.items()])}. "
    if stays:
        named = all_of([named_briefly(table, record) for table, record in stays])
        said += f"{named[0].upper()}{named[1:]} {'stays, with its' if len(stays) == 1 else 'stay, with their'} words. "
    return said


def named_briefly(table: Table, record: Any) -> str:
    """A promise, a boundary or another record by its number, with how its words begin where it has some."""
    words = words_of(table, record)
    brief = words if len(words) <= _BRIEF else f"{words[:_BRIEF].rsplit(' ', 1)[0]}…"
    return f"{ERASED[table][0]} {record.number}" + (f" “{brief}”" if brief else "")


def all_of(names: list[str]) -> str:
    """Names in one phrase: a promise, a boundary and 2 entries."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
