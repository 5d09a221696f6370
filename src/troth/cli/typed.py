"""Texts that come from a person: as an argument, from standard input, or asked for without a trace in the history."""

import sys

from troth.cli.context import is_terminal
from troth.domain.errors import NotUnderstood
from troth.domain.text import NOTE_LIMIT, TITLE_LIMIT


class Typed:
    """The texts of one command; standard input gives one of them."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._read = False
        self.heard = ""
        """What a terminal gave so far."""

    def line(self, given: str, asks: str) -> str:
        """One line: as given, or read where `-` was given; `asks` is said at a terminal."""
        return self.ask(asks) if given == "-" else given

    def text(self, given: str, asks: str) -> str:
        """A text of many lines: as given, or read to its end where `-` was given."""
        if given != "-":
            return given
        self._once()
        if is_terminal(sys.stdin):
            _prompt(f"{asks} (Ctrl+D on an empty line ends it):\n")
            while (line := sys.stdin.readline(NOTE_LIMIT * 4)) and len(self.heard) < NOTE_LIMIT * 4:
                self.heard += line
            return self.heard.removesuffix("\n")
        return "" if sys.stdin is None else sys.stdin.read(NOTE_LIMIT * 4).removesuffix("\n")

    def ask(self, asks: str) -> str:
        """One line from the person at the terminal, or from a pipe."""
        self._once()
        if is_terminal(sys.stdin):
            _prompt(f"{asks}: ")
        return "" if sys.stdin is None else sys.stdin.readline(TITLE_LIMIT * 40).removesuffix("\n")

    def _once(self) -> None:
        if self._read:
            raise NotUnderstood("Only one text can be read from standard input; give the others as they are.")
        self._read = True


def _prompt(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(words)
        sys.stderr.flush()
