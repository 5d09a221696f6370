"""Lines from a person or a pipe, and what leads out of a conversation: back, help, leaving, the end of the input."""

import sys

from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.domain.errors import NotUnderstood
from troth.domain.text import clean

_MOST = 80_000
"""So many bytes of a line are read, which is more than any answer takes."""


class Leaving(Exception):
    """The person leaves; what is written waits."""


class Back(Exception):
    """The person wants the step before."""


class Over(Exception):
    """The input has ended."""


class NoText(Exception):
    """What a pipe gives is no text."""


class PlainLines:
    """What is said, line by line, and the lines that come back."""

    def __init__(self, context: CommandContext) -> None:
        """Beside what `context` prints."""
        self._context = context

    def say(self, *lines: str) -> None:
        """Say lines, which may hold what a person wrote."""
        for line in lines:
            self._context.print(line)

    def read(self, asks: str) -> str:
        """One line. Raises `Leaving`, `Back`, `Over` and `NoText`; at a terminal `NotUnderstood` for what is none."""
        self._context.flush()
        line = self._line(asks)
        if line is None:
            raise Over
        match line.strip():
            case ":q":
                raise Leaving
            case ":b":
                raise Back
            case ":h":
                self.say(
                    "`troth help-lines` in another window shows lines to call; in the app, F1 opens Help & safety."
                )
                return self.read(asks)
        return clean(line)

    def hidden(self, asks: str) -> str:
        """One line that is not shown at a terminal, so that nobody who looks back over the lines finds it."""
        if not is_terminal(sys.stdin):
            return self.read(asks)
        from getpass import getpass

        self._context.flush()
        try:
            return getpass(f"{asks}: ")
        except EOFError:
            raise Over from None

    def _line(self, asks: str) -> str | None:
        if is_terminal(sys.stdin):
            from troth.cli.prompt import prompt

            return prompt(f"{asks}: ")
        from troth.cli.utf8 import decoded

        self._context.print(f"{asks}:")
        data = b"" if sys.stdin is None else sys.stdin.buffer.readline(_MOST)
        try:
            return decoded(data, cut=False).removesuffix("\n") if data else None
        except NotUnderstood:
            raise NoText from None
