"""Opening the screen, on the person's own promises or on made-up ones."""

import gc
import sys

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext, is_terminal


def start(context: CommandContext, practice: str | None = None, state: str = "") -> int:
    """Open the app, on a practice or on the library (an empty name); without a terminal print today's list.

    Drafts go to the folder `state`, else to this person's own.
    """
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        from troth.tui.app.launch import run

        gc.enable()
        return run(context.store, practice, state)
    from troth.cli.listing import show_day
    from troth.domain.outlook import agenda

    show_day(context, agenda(context.book, context.today))
    return 0


def demo(context: CommandContext, asked: Asked) -> int:
    """Open the app on made-up promises in a temporary file, for a first look; nothing of yours is touched."""
    import tempfile

    from troth.cli.demo import fill

    with tempfile.TemporaryDirectory(prefix="troth-demo-") as folder:
        made_up = CommandContext(f"{folder}/demo.json", plain=context.plain)
        fill(made_up)
        return start(made_up, state=folder)


COMMANDS = {"demo": Command(demo)}
