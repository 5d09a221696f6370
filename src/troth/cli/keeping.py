"""Taking changes back, and keeping the data file safe."""

import time
from argparse import ArgumentParser

from troth.cli.command import Asked, Command
from troth.cli.desk import Context, is_terminal
from troth.clock import seconds
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.wording import count
from troth.store.copies import Copy


def undo(desk: Context, asked: Asked) -> None:
    """Take back the last change, wherever it was made."""
    desk.say(f"Taken back: {desk.store.undo(seconds())}")


def redo(desk: Context, asked: Asked) -> None:
    """Make the change again that was last taken back."""
    desk.say(f"Made again: {desk.store.redo(seconds())}")


def backup(desk: Context, asked: Asked) -> None:
    """Keep a snapshot of the data file; `backup list` shows them, `backup restore WHICH` puts one in its place."""
    match asked.what:
        case None:
            desk.say(f"Kept as {desk.store.backup(seconds()).name}.")
        case "list" if asked.which is None:
            _list(desk, desk.store.backups())
        case "restore":
            _restore(desk, asked.which)
        case _:
            raise NotUnderstood("It is `troth backup`, `troth backup list` or `troth backup restore WHICH`.")


def _list(desk: Context, copies: list[Copy]) -> None:
    if not copies:
        desk.say("There is no copy yet. `troth backup` makes one.")
    for index, copy in enumerate(copies, 1):
        good = "good" if copy.good else "damaged"
        desk.say(f"{index:>3}  {copy.name:<40}  {_moment(copy.at)}  {copy.size:>9} bytes  {good}")


def _restore(desk: Context, which: str | None) -> None:
    copies = desk.store.backups()
    if which is None:
        good = next((copy for copy in copies if copy.good), None)
        if good is None:
            raise Refused("There is no good copy beside the data file. `troth backup list` shows what there is.")
        desk.say(f"The newest good copy is {good.name}, of {_moment(good.at)}.")
        desk.say(f"`troth backup restore {good.name}` puts it in place; what is there now is kept.")
        return
    if which.isascii() and which.isdigit() and 0 < int(which[:9]) <= len(copies):
        which = copies[int(which[:9]) - 1].name
    copy = desk.store.restore(which, seconds())
    desk.say(f"Put back: {copy.name}, of {_moment(copy.at)}. What was there before is kept (`troth backup list`).")


def _moment(at: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def doctor(desk: Context, asked: Asked) -> int:
    """Look at the data file, its rights, its copies, the lock and the terminal, and say what to do."""
    found = desk.store.examine()
    for finding in found:
        what = f" To do: {finding.advice}." if finding.advice else ""
        desk.say(f"{finding.level:<4} {finding.line}{what}")
    desk.say(f"ok   {_terminal(desk)}")
    bad = sum(finding.level == "bad" for finding in found)
    warn = sum(finding.level == "warn" for finding in found)
    if not bad and not warn:
        desk.say("All is well.")
    elif bad:
        desk.say(f"{count(bad, 'thing')} to do before Troth can work here.")
    return 3 if bad else 0


def _terminal(desk: Context) -> str:
    import os
    import sys

    if not is_terminal(sys.stdout):
        return "No terminal here, so `troth` prints today's list."
    kind = os.environ.get("TERM", "")
    signs = "ASCII signs" if desk.ascii else "Unicode signs"
    colour = "colour" if desk.colour else "no colour"
    size = os.get_terminal_size(sys.stdout.fileno())
    return f"The terminal ({kind or 'TERM is not set'}) has {size.columns}x{size.lines}, {signs}, {colour}."


def _which(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("list", "restore"), help="without it a snapshot is made")
    parser.add_argument("which", nargs="?", metavar="WHICH", help="its name, its place in the list, or last")


COMMANDS = {
    "undo": Command(undo),
    "redo": Command(redo),
    "backup": Command(backup, (_which,)),
    "doctor": Command(doctor),
}
