"""One key for one promise: what is due, each line with its key, and no enter."""

import os
import sys
from datetime import date

from troth.cli import rows
from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.domain.errors import NotUnderstood
from troth.domain.outlook import agenda
from troth.domain.text import visible

_LETTERS = "abcdefghijklmnoprstuvwxyz"


def pick(context: CommandContext, day: date) -> list[int]:
    """The promise that the person picks among those open on `day`; empty when they leave."""
    if not is_terminal(sys.stdin) or not is_terminal(sys.stdout):
        raise NotUnderstood("Name a promise by its number, as `troth today` shows it.")
    waiting = [entry.commitment for entry in agenda(context.book, day).due if entry.outcome is None]
    if not waiting:
        context.print("Nothing is open here. `troth today` shows the day.")
        return []
    keys = _keys([promise.number for promise in waiting])
    for key, promise in zip(keys, waiting, strict=False):
        line = f"  {key}  {rows.glyph(context, 'open')} {promise.number} {visible(promise.title)}"
        context.write(rows.cut(context, line, context.width or 80) + "\n")
    context.print("One key ticks it; q leaves.")
    sys.stdout.flush()
    return _chosen(dict(zip(keys, waiting, strict=False)).get(_key()))


def _chosen(promise: object) -> list[int]:
    return [] if promise is None else [promise.number]  # type: ignore[attr-defined]


def _keys(numbers: list[int]) -> list[str]:
    """A promise below 10 is its own key; the others have letters."""
    letters = iter(_LETTERS)
    return [str(number) if number < 10 else next(letters, "") for number in numbers]


def _key() -> str:
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        return os.read(terminal, 1).decode("ascii", "replace")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
