"""The question before something is erased for good: what goes with it, what stays, and the word that is typed."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from troth.domain.actions.reflecting import ERASED, GOES, STAYS, Erase, Plain, came_of
from troth.domain.book import Book
from troth.domain.change import Record, Table
from troth.domain.reflection import AgendaPoint, Decision, Guess, Incident, Reflection, ShareItem
from troth.domain.text import shortened
from troth.domain.wording import count
from troth.tui.kit.ask import Validation
from troth.tui.record_actions import RecordAction, RecordHost

WORD = "erase"

Erasable = Reflection | ShareItem | Guess | Plain

_TABLES: dict[type[Any], Table] = {
    Reflection: "reflections",
    ShareItem: "shares",
    Guess: "guesses",
    Decision: "decisions",
    AgendaPoint: "agenda",
    Incident: "incidents",
}
_STAYING = {"commitments": ("promise", "title"), "boundaries": ("boundary", "statement")}
_BRIEF = 30


def erase(host: RecordHost, made: Erasable) -> None:
    """Take it away for good, once the word was typed."""
    table = _TABLES[type(made)]
    question = f"Erase this {ERASED[table][0]} for good? Type {WORD}. u can't bring it back."
    back = "" if isinstance(made, Plain) else " d takes it out in a way that u undoes."
    validate = _validating(beside(host.book, made), back)
    host.ask(question, validate, lambda _: host.do(Erase(made.number, table)))


ERASE = RecordAction("D", "erase", "Erase it for good; nothing brings it back", erase)


def beside(book: Book, made: Erasable) -> str:
    """What is erased with it, and what stays and may hold its words; nothing where it stands alone."""
    if not isinstance(made, Reflection):
        there = made.reflection is not None and book.source.get("reflections", made.reflection) is not None
        return "The entry it came from stays, and may hold the same words. " if there else ""
    goes = Counter(table for table, _ in came_of(book, made.number, GOES))
    stays = came_of(book, made.number, STAYS)
    said = ""
    if goes:
        said += f"With it goes what came of it: {_and([count(n, *ERASED[table]) for table, n in goes.items()])}. "
    if stays:
        named = _and([_named(table, record) for table, record in stays])
        said += f"{named[0].upper()}{named[1:]} {'stays, with its' if len(stays) == 1 else 'stay, with their'} words. "
    if any(table == "commitments" for table, _ in stays):
        said += "On its page, E gives a promise other words and L lets it go; do that first. "
    return said


def _validating(words: str, back: str) -> Callable[[str], Validation]:
    def validate(text: str) -> Validation:
        if text.strip().casefold() == WORD:
            return Validation(True, f"{words}enter erases it. Backups from the days before may still hold it.")
        return Validation(False, f"{words}esc leaves it where it is.{back}")

    return validate


def _named(table: Table, record: Record) -> str:
    kind, field = _STAYING[table]
    words = shortened(getattr(record, field))
    brief = words if len(words) <= _BRIEF else f"{words[:_BRIEF].rsplit(' ', 1)[0]}…"
    return f"{kind} {record.number} “{brief}”"


def _and(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
