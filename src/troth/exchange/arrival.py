"""What a file from elsewhere would bring, read and told before anything is done; the shell and the screen show it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from troth.domain.actions.bringing_in import Amount, BringIn, amount, turned_down, waiting
from troth.domain.actions.merging import Merge
from troth.domain.book import Action, Book
from troth.domain.dates import parse_moment
from troth.domain.schedule.dated import Once
from troth.domain.wording import count
from troth.exchange import opened, sniffing
from troth.exchange.found import IN_SHELL, ChosenForAll, ChosenWhere, Here, ImportPlan, brought

BEFORE = "import"
"""The kind of the snapshot that is kept before anything is brought in."""

WITH_DONE = "done.txt beside it was read with it."


class Wanted(NamedTuple):
    """A file by its path, its format where that is not to be told by what it holds, and what is chosen for all in it.

    `where` names the places of these choices in the lines that ask for one.
    """

    path: str
    format: str | None = None
    chosen: ChosenForAll = ChosenForAll()
    where: ChosenWhere = IN_SHELL


class Arrival(NamedTuple):
    """What comes of `action`: how much that is, lines under a heading, and whether anything would be written.

    `waiting` is how many things wait for a choice; `beside` tells that the done.txt beside the file was read with it.
    """

    action: Action
    words: str
    heading: str
    lines: tuple[str, ...]
    writes: bool
    waiting: int = 0
    beside: bool = False


Merging = Callable[[bytes, Callable[[Sequence[Any], str], Iterable[Any]]], tuple[Merge, int]]
"""Reads what Troth wrote itself, looking through its records one by one; how many of its tables are unknown."""


def arrival(wanted: Wanted, book: Book, here: Here, merging: Merging) -> Arrival:
    """What a file would bring into `book`; `merging` reads what Troth wrote itself. Raises `Refused`, `NotUnderstood`.

    Nothing is written, and who hears how far it is may stop it (`Here.through`).
    """
    data = opened.read(wanted.path)
    name = wanted.format or sniffing.told(data)
    if name == sniffing.OURS:
        return _copy(book, *merging(data, here.through))
    beside = _done_beside(wanted.path) if name == "todo.txt" else b""
    found = _foreign(wanted, book, here, sniffing.planned(data + beside, name, here))
    return found._replace(beside=bool(beside))


def date_for_all(typed: str, today: date) -> Once | None:
    """The date that is chosen for all that have none; None where nothing is typed. Raises `NotUnderstood`."""
    if not typed.strip():
        return None
    moment = parse_moment(typed, today)
    return Once(moment.day, moment.time)


def _foreign(wanted: Wanted, book: Book, here: Here, plan: ImportPlan) -> Arrival:
    taken = brought(plan, here, wanted.chosen)
    action = BringIn(taken.brought)
    change = action(book)
    waits = waiting(book, taken.brought)
    whole = amount(change.edits)
    days = sum(len(each.days) for each in waits)
    shelved = sum(each.promise.state != "active" for each in waits)
    whole = Amount(whole.promises + len(waits), whole.days + days, whole.shelved + shelved)
    nothing = change.summary if taken.brought else "Nothing in it can come in."
    words = f"{whole.words}." if any(whole) else nothing
    left = (*taken.asked(waits, wanted.where), *turned_down(book, taken.brought), *taken.left)
    return Arrival(action, words, "Not taken exactly", left, bool(change.edits), len(waits))


def _copy(book: Book, action: Merge, unknown: int) -> Arrival:
    change = action(book)
    left = [*change.aside, *([f"{count(unknown, 'table')} that this Troth does not know"] if unknown else ())]
    words = change.summary.removeprefix("Brought in: ")
    return Arrival(action, words, "Worth knowing", tuple(left), bool(change.edits))


def _done_beside(named: str) -> bytes:
    """The done.txt that lies beside a todo.txt, on a line of its own."""
    beside = Path(named).with_name("done.txt") if Path(named).name == "todo.txt" else None
    return b"\n" + opened.read(str(beside)) if beside is not None and beside.is_file() else b""
