"""Texts that come from a person: as an argument, from standard input, or asked for without a trace in the history."""

import sys

from troth.cli.terminal import is_terminal
from troth.cli.utf8 import decoded
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import NOTE_LIMIT

_MOST = 16 * NOTE_LIMIT
"""So many bytes are read for one text, which is more than any takes."""


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

    def text(self, given: str, asks: str, most: int = _MOST, *, whole: bool = True) -> str:
        """A text of many lines: as given, or read to its end where `-` was given.

        Of more than `most` bytes it takes the first where it need not be `whole`. Raises `Refused` where it must.
        """
        if given != "-":
            return given
        self._once()
        if is_terminal(sys.stdin):
            from troth.cli.prompt import print_to_stderr, prompt, unbroken

            with unbroken():
                print_to_stderr(f"{asks} (Ctrl+D on an empty line ends it):\n")
                try:
                    while (line := prompt("")) is not None:
                        self.heard += line + "\n"
                except KeyboardInterrupt as cut:
                    self.heard += "".join(cut.args)
                    raise
            return self.heard.removesuffix("\n")
        return _piped(most, whole=whole)

    def ask(self, asks: str) -> str:
        """One line from the person at the terminal, or from a pipe."""
        self._once()
        if is_terminal(sys.stdin):
            from troth.cli.prompt import prompt

            return prompt(f"{asks}: ") or ""
        lines = [line for line in _piped(_MOST, whole=True).split("\n") if line.strip()]
        if len(lines) > 1:
            raise Refused(f"“{asks}” is one line, and the input has {len(lines)}. Nothing was saved.")
        return "".join(lines)

    def _once(self) -> None:
        if self._read:
            raise NotUnderstood("Only one text can be read from standard input; give the others as they are.")
        self._read = True


def _piped(most: int, *, whole: bool) -> str:
    """What standard input gives as text, without the end of its last line."""
    data = b"" if sys.stdin is None else sys.stdin.buffer.read(most + 1)
    if whole and len(data) > most:
        raise Refused(f"That is more than {most:,} bytes, which is more than fits. Nothing was saved.")
    return decoded(data[:most], cut=len(data) > most).removesuffix("\n")
