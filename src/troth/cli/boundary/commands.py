"""`troth boundary`: the commands of the board under one name."""

from troth.cli.boundary import adding, happening, moving, showing
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext

_INNER = {**adding.COMMANDS, **showing.COMMANDS, **happening.COMMANDS, **moving.COMMANDS}


def boundary(context: CommandContext, asked: Asked) -> int | None:
    """Know your limits, say them, and honour both: `troth boundary add`, `list`, `show`, `honour` and others."""
    return _INNER[asked.what].run(context, asked)


COMMANDS = {"boundary": Command(boundary, inner=_INNER)}
