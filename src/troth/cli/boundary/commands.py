"""`troth boundary`: the commands of the board under one name."""

from troth.cli.boundary import happening, moving, reading, words
from troth.cli.command import Asked, Command
from troth.cli.desk import Context

_INNER = {**words.COMMANDS, **reading.COMMANDS, **happening.COMMANDS, **moving.COMMANDS}


def boundary(desk: Context, asked: Asked) -> int | None:
    """Know your limits, say them, and honour both: `troth boundary add`, `list`, `show`, `honour` and others."""
    return _INNER[asked.what].run(desk, asked)


COMMANDS = {"boundary": Command(boundary, inner=_INNER)}
