"""What happened to a boundary: honoured, strained, withdrawn."""

from argparse import ArgumentParser
from collections.abc import Callable

from troth.cli.arguments import on_day
from troth.cli.boundary.choices import number, numbers, one_boundary, some_boundaries
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.typed import Typed
from troth.clock import new_uid
from troth.domain.actions.boundaries import Happened, Honour, Withdraw
from troth.domain.actions.several import Several
from troth.domain.book import Action


def honour(context: CommandContext, asked: Asked) -> None:
    """Say that boundaries were honoured: mine by them, or theirs by me."""
    day = context.day(asked.on, "past")
    _each(context, asked, lambda which: Honour(which, day, context.now, new_uid()))


def strain(context: CommandContext, asked: Asked) -> None:
    """Say that a boundary was strained; one that is lived comes back for review."""
    day = context.day(asked.on, "past")
    which = number(context.book, asked.number)
    note = "" if asked.note is None else Typed().text(asked.note, "Note")
    context.print(context.do(Happened(which, "strained", day, context.now, new_uid(), note=note)).summary)


def withdraw(context: CommandContext, asked: Asked) -> None:
    """Take boundaries or agreements back, at any time; no reason is asked for."""
    _each(context, asked, lambda which: Withdraw(which, context.now, new_uid()))


def _each(context: CommandContext, asked: Asked, action: Callable[[int], Action]) -> None:
    """Do one action to every boundary named, as one change."""
    actions = tuple(map(action, numbers(context.book, asked.numbers)))
    context.print(context.do(Several(actions)).summary)


def _note(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--note", nargs="?", const="-", metavar="TEXT", help="a note; without TEXT or with - it is read from the input"
    )


COMMANDS = {
    "honour": Command(honour, (some_boundaries, on_day)),
    "strain": Command(strain, (one_boundary, on_day, _note)),
    "withdraw": Command(withdraw, (some_boundaries,)),
}
