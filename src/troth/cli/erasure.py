"""Erasing a promise, a boundary or an entry of the journal for good, once the person at the terminal typed a word."""

import sys
from argparse import ArgumentParser
from functools import partial

from troth.cli import find
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.parser import offered
from troth.cli.terminal import is_terminal
from troth.cli.typed import Typed
from troth.domain.actions.erasing import BEYOND, ERASED, Erase, beside, named_briefly
from troth.domain.change import Table
from troth.domain.errors import NotUnderstood, Refused
from troth.places import state_dir

_WORD = "erase"


def erase(context: CommandContext, asked: Asked) -> None:
    """Erase a promise, a boundary or an entry for good: neither undo nor today's backups hold it any more."""
    _INNER[asked.what].run(context, asked)


def promise(context: CommandContext, asked: Asked) -> None:
    """Erase a promise with its history; `troth release` lets it go and keeps that."""
    _erase(context, asked, "commitments")


def boundary(context: CommandContext, asked: Asked) -> None:
    """Erase a boundary with all that happened to it; `troth boundary withdraw` takes it back and keeps that."""
    _erase(context, asked, "boundaries")


def entry(context: CommandContext, asked: Asked) -> None:
    """Erase an entry of the journal with what came of it; promises and boundaries stay."""
    _erase(context, asked, "reflections")


def _erase(context: CommandContext, asked: Asked, table: Table) -> None:
    number = find.digits(asked.number)
    if number is None:
        raise NotUnderstood(f"N is the number of the {ERASED[table][0]}. Nothing was erased.")
    action = Erase(number, table)
    action(context.book)
    if not asked.yes:
        _ask(context, table, number)
    change = context.do(action)
    context.print(change.summary)
    if is_terminal(sys.stdout):
        context.print("So may the lines above in this terminal, until they scroll away or are cleared.")
    if trouble := context.store.drafts(state_dir()).erase(change):
        context.notices.append(trouble)


def _ask(context: CommandContext, table: Table, number: int) -> None:
    """Have the word typed. Raises `NotUnderstood` where nobody is there to type it, and `Refused` without it."""
    if not is_terminal(sys.stdin):
        raise NotUnderstood("Erasing asks at a terminal first. In a script `--yes` says yes. Nothing was erased.")
    made = context.book.source.get(table, number)
    named = f"{ERASED[table][0]} {number}" if made is None else named_briefly(table, made)
    context.print(f"This erases {named} for good.")
    for line in (beside(context.book, table, number), BEYOND, "`troth undo` can't bring it back."):
        if line:
            context.print(line.rstrip())
    context.flush()
    if Typed().ask(f"Type {_WORD}, or only enter to leave it").strip().casefold() != _WORD:
        raise Refused("Nothing was erased.")


def _number(kind: str, parser: ArgumentParser) -> None:
    offered(parser.add_argument("number", metavar="N", help="its number"), kind)
    parser.add_argument("--yes", action="store_true", help="without the question, as a script needs it")


_INNER = {
    "promise": Command(promise, (partial(_number, "promises"),)),
    "boundary": Command(boundary, (partial(_number, "boundaries"),)),
    "entry": Command(entry, (partial(_number, "entries"),)),
}

COMMANDS = {"erase": Command(erase, inner=_INNER)}
