"""Making the terminal as it was, past whatever stands still; without Textual, which may not be loaded yet."""

import json
import os
import signal
import termios
from contextlib import suppress
from typing import Any

_GIVEN_BACK = (
    b"\x18\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""What makes a terminal as it was: a sequence under way is cut off, and each thing that was asked for is undone."""


_HANDED_ON = "TROTH_TERMINAL"
"""The variable in which the attributes of a terminal that was taken are handed on."""


def hand_on(attributes: list[Any]) -> None:
    """Tell the program that takes the place of this one how the terminal was before it was taken."""
    *flags, control = attributes
    os.environ[_HANDED_ON] = json.dumps([*flags, [each if isinstance(each, int) else each[0] for each in control]])


def handed_on() -> list[Any] | None:
    """What was handed on, once; None where nothing was."""
    with suppress(ValueError):
        found: list[Any] = json.loads(os.environ.pop(_HANDED_ON, ""))
        return found
    return None


def silent(attributes: list[Any]) -> list[Any]:
    """The same without an echo of what is typed."""
    return [*attributes[:3], attributes[3] & ~termios.ECHO, *attributes[4:]]


def give_back(fileno: int, attributes: list[Any]) -> None:
    """Make the terminal behind `fileno` as it was, without waiting: one that takes nothing gets nothing."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    with suppress(OSError, termios.error):  # it is gone
        terminal = os.open(os.ttyname(fileno), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            os.write(terminal, _GIVEN_BACK)
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, attributes)
            os.close(terminal)
