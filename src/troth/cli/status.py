"""The number left today, for a prompt or a status bar: the command that runs most often."""

import re
from typing import TYPE_CHECKING

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.clock import hour
from troth.domain.apart import space_now
from troth.domain.errors import NotUnderstood
from troth.domain.outlook import Agenda, agenda

if TYPE_CHECKING:
    from argparse import ArgumentParser


def status(context: CommandContext, asked: Asked) -> None:
    """Print how many promises are left today, and a space that is taken, for a prompt or a status bar.

    While the file is locked it prints nothing.
    """
    if context.shut:
        return
    asks = agenda(context.book, context.today)
    space = _space(context)
    if asked.format is not None:
        context.print(_filled(asked.format, asks, space))
    else:
        context.print(f"{asks.left} {'-' if context.ascii else '·'} {space}" if space else str(asks.left))
    context.notices = []


def _space(context: CommandContext) -> str:
    running = space_now(context.book, context.now.at)
    return "" if running is None or running.over(context.now.at) else f"space until {hour(running.back_at)}"


def _filled(form: str, asks: Agenda, space: str) -> str:
    values = {
        "space": space,
        "left": asks.left,
        "due": len(asks.due),
        "kept": sum(entry.outcome == "kept" for entry in asks.due),
        "open": len(asks.still_open),
    }

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise NotUnderstood("`--format` knows {left}, {due}, {kept}, {open} and {space}.")
        return str(values[found[1]])

    return re.sub(r"\{([^{}]*)\}", value, form)


def _format(parser: "ArgumentParser") -> None:
    parser.add_argument(
        "--format", metavar="F", help="a text with {left}, {due}, {kept}, {open} (still open from before), {space}"
    )


COMMANDS = {"status": Command(status, (_format,), bare=True, unasked=True)}
