"""Taking changes back, and keeping the data file safe."""

import os
import sys
import time
from argparse import ArgumentParser

from troth.cli.arguments import offered
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.clock import seconds
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.wording import count
from troth.places import Nowhere
from troth.store.copies import Copy
from troth.store.examine import Finding

_LEFT_OUT = "mend it; until then it is left out, and all else applies"


def undo(context: CommandContext, asked: Asked) -> None:
    """Take back the last change, wherever it was made."""
    context.report(f"Taken back: {context.store.undo(seconds())}")


def redo(context: CommandContext, asked: Asked) -> None:
    """Make the change again that was last taken back."""
    context.report(f"Made again: {context.store.redo(seconds())}")


def backup(context: CommandContext, asked: Asked) -> None:
    """Keep a snapshot of the data file; `backup list` shows them, `backup restore WHICH` puts one in its place."""
    match asked.what:
        case None:
            context.report(f"Kept as {context.store.backup(seconds()).name}.")
        case "list" if asked.which is None:
            _list(context, context.store.backups())
        case "restore":
            _restore(context, asked.which)
        case _:
            raise NotUnderstood("It is `troth backup`, `troth backup list` or `troth backup restore WHICH`.")


def _list(context: CommandContext, copies: list[Copy]) -> None:
    if not copies:
        context.print("There is no copy yet. `troth backup` makes one.")
    for index, copy in enumerate(copies, 1):
        good = "good" if copy.good else "damaged"
        context.print(f"{index:>3}  {copy.name:<40}  {_moment(copy.at)}  {copy.size:>9} bytes  {good}")


def _restore(context: CommandContext, which: str | None) -> None:
    copies = context.store.backups()
    if which is None:
        good = next((copy for copy in copies if copy.good), None)
        if good is None:
            raise Refused("There is no good copy beside the data file. `troth backup list` shows what there is.")
        context.print(f"The newest good copy is {good.name}, of {_moment(good.at)}.")
        context.print(f"`troth backup restore {good.name}` puts it in place; what is there now is kept.")
        return
    if which.isascii() and which.isdigit() and 0 < int(which[:9]) <= len(copies):
        which = copies[int(which[:9]) - 1].name
    copy = context.store.restore(which, seconds())
    context.report(
        f"Put back: {copy.name}, of {_moment(copy.at)}. What was there before is kept (`troth backup list`)."
    )


def _moment(at: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def doctor(context: CommandContext, asked: Asked) -> int:
    """Look at the data file, its rights and copies, your configuration and packs and the terminal; say what to do."""
    found = [*context.store.examine(), *_configuration(), *_packs()]
    for finding in found:
        what = f" To do: {finding.advice}." if finding.advice else ""
        context.print(f"{finding.level:<4} {finding.line}{what}")
    context.print(f"ok   {_terminal(context)}")
    bad = sum(finding.level == "bad" for finding in found)
    warn = sum(finding.level == "warn" for finding in found)
    if not bad and not warn:
        context.print("All is well.")
    elif bad:
        context.print(f"{count(bad, 'thing')} to do before Troth can work here.")
    return 3 if bad else 0


def _configuration() -> list[Finding]:
    from troth.cli.opening import configuration

    try:
        file = configuration()
    except Nowhere as error:
        return [Finding("warn", str(error))]
    if file.problems:
        return [Finding("warn", f"{file.path}, {problem}", _LEFT_OUT) for problem in file.problems]
    applies = "applies as it stands" if os.path.exists(file.path) else "is not there; looks and keys are as usual"
    return [Finding("ok", f"{file.path} {applies}.")]


def _packs() -> list[Finding]:
    from troth.guidance.own import problems

    found = [Finding("warn", problem, _LEFT_OUT) for problem in problems()]
    return found or [Finding("ok", "Practices, cards and words can be used, your own too.")]


def _terminal(context: CommandContext) -> str:
    if not is_terminal(sys.stdout):
        return "No terminal here, so `troth` prints today's list."
    kind = os.environ.get("TERM", "")
    signs = "ASCII signs" if context.ascii else "Unicode signs"
    colour = "colour" if context.colour else "no colour"
    size = os.get_terminal_size(sys.stdout.fileno())
    return f"The terminal ({kind or 'TERM is not set'}) has {size.columns}x{size.lines}, {signs}, {colour}."


def _which(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("list", "restore"), help="without it a snapshot is made")
    named = "its name, its place in the list, or last"
    offered(parser.add_argument("which", nargs="?", metavar="WHICH", help=named), "backups")


COMMANDS = {
    "undo": Command(undo),
    "redo": Command(redo),
    "backup": Command(backup, (_which,)),
    "doctor": Command(doctor),
}
