"""The question before something is erased for good: what goes with it, what stays, and the word that is typed."""

from collections.abc import Callable
from typing import Any

from troth.domain.actions.erasing import BEYOND, ERASED, Erase, beside
from troth.domain.actions.writing_down import Plain
from troth.domain.boundary import Boundary
from troth.domain.change import Table
from troth.domain.journey.lookup import KINDS
from troth.domain.reflection import Guess, Reflection, ShareItem
from troth.drawing.promise_views import Pick
from troth.tui.kit.ask import Validation
from troth.tui.record_actions import RecordAction, RecordHost

WORD = "erase"

Erasable = Pick | Boundary | Reflection | ShareItem | Guess | Plain

_TABLES: dict[type[Any], Table] = {
    Pick: "commitments",
    Boundary: "boundaries",
    Reflection: "reflections",
    ShareItem: "shares",
    Guess: "guesses",
    **{kind: table for kind, (table, *_) in KINDS.items()},
}
_OTHERWISE: dict[Table, tuple[str, str]] = {
    "commitments": ("promise.release", "L lets it go, and keeps its history."),
    "boundaries": ("boundary.withdraw", "w withdraws it, and keeps its history."),
    "reflections": ("", "d takes it out in a way that u undoes."),
    "shares": ("", "d takes it out in a way that u undoes."),
    "guesses": ("", "d takes it out in a way that u undoes."),
}
"""What one may have meant instead, and the action that must be possible for it."""

_FIRST = "On its page, E gives a promise other words and L lets it go; do that first. "


def erase(host: RecordHost, made: Erasable) -> None:
    """Take it away for good, once the word was typed; a pick stands for its promise."""
    table = _TABLES[type(made)]
    question = f"Erase this {ERASED[table][0]} for good? Type {WORD}. u can't bring it back."
    words = beside(host.book, table, made.number)
    if table == "reflections" and "promise" in words:
        words += _FIRST
    validate = _validating(words, _otherwise(host, table, made))
    host.ask(question, validate, lambda _: host.do(Erase(made.number, table)))


ERASE = RecordAction("D", "erase", "Erase it for good; nothing brings it back", erase, asks=True)


def _otherwise(host: RecordHost, table: Table, made: Erasable) -> str:
    needs, words = _OTHERWISE.get(table, ("", ""))
    possible = next((each.possible for each in host.ACTIONS if each.id == needs), None)
    return f" {words}" if words and (possible is None or possible(host, made)) else ""


def _validating(words: str, otherwise: str) -> Callable[[str], Validation]:
    def validate(text: str) -> Validation:
        if text.strip().casefold() == WORD:
            return Validation(True, f"{words}enter erases it. {BEYOND}")
        return Validation(False, f"{words}esc leaves it where it is.{otherwise}")

    return validate
