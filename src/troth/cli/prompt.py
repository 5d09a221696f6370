"""Asking at a terminal: a line is edited as in any shell and as long as it is; no history is read, kept or offered."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from troth.cli.terminal import is_terminal
from troth.cli.utf8 import refuse_unless_text
from troth.domain.errors import NotUnderstood

_MOST_PLAIN = 4095
"""So many bytes of a line a terminal hands over where nobody edits it; what is beyond is lost on the way."""

_CODES = re.compile(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|[PX\\]^_].*?(?:\x1b\\\\|\x07)|[@-~])|[\x00-\x08\x0b-\x1f\x7f]", re.DOTALL
)
"""What a terminal sends that is no letter: codes of keys or of a paste, and control characters."""

_SETTINGS = (
    "set disable-completion on",
    "set input-meta on",
    "set output-meta on",
    "set convert-meta off",
)
_LIBEDIT = ("bind ^I ed-insert",)


def print_to_stderr(words: str) -> None:
    """Say `words` beside what the command prints."""
    if sys.stderr is not None:
        sys.stderr.write(words)
        sys.stderr.flush()


def prompt(words: str) -> str | None:
    """A line from the person at the terminal; None where they end it. Raises `NotUnderstood` for what is no text.

    A `KeyboardInterrupt` holds what stood in the line when it was broken off.
    """
    line = _edited(words) if _editable() else _plain(words)
    if line is not None:
        refuse_unless_text(line)
    return None if line is None else _CODES.sub("", line)


@contextmanager
def unbroken() -> Iterator[None]:
    """Between two lines the terminal holds none back, as what is pasted comes faster than one asks for the next.

    A terminal that is gone by then is left as it is: what was being done goes on to its end. Raises `OSError` for one
    that was gone before.
    """
    import termios

    terminal = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(terminal)
        between = [*before[:6], [*before[6]]]
        between[3] &= ~termios.ICANON
        between[6][termios.VMIN], between[6][termios.VTIME] = 1, 0
        if _editable():
            termios.tcsetattr(terminal, termios.TCSADRAIN, between)
    except termios.error as error:
        raise OSError(*error.args) from None
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _editable() -> bool:
    """Whether a line can be edited here, with the standard input and one of the outputs at a terminal."""
    if sys.stdout is None or not (is_terminal(sys.stderr) or is_terminal(sys.stdout)):
        return False
    try:
        import readline
    except ImportError:
        return False
    for setting in _LIBEDIT if "libedit" in (readline.__doc__ or "") else _SETTINGS:
        readline.parse_and_bind(setting)
    readline.set_auto_history(False)
    readline.clear_history()
    return True


def _edited(words: str) -> str | None:
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    try:
        with _said_beside(), _letters_whole():
            return input(words)
    except EOFError:
        return None
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_unfinished()) from None


def _unfinished() -> str:
    """What stands in the line that was broken off."""
    import readline

    line = readline.get_line_buffer().encode(sys.getfilesystemencoding(), "surrogateescape")
    return _CODES.sub("", line.decode("utf-8", "replace"))


@contextmanager
def _letters_whole() -> Iterator[None]:
    """Where the locale is none of UTF-8, a key would delete half a letter: let it be one meanwhile."""
    before = os.environ.get("LC_ALL")
    if sys.getfilesystemencoding() == "utf-8":
        yield
        return
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before


@contextmanager
def _said_beside() -> Iterator[None]:
    """Python edits a line on standard output alone: let that be standard error meanwhile, where it is a terminal."""
    if not is_terminal(sys.stderr):
        yield
        return
    sys.stdout.flush()
    out, error = sys.stdout.fileno(), sys.stderr.fileno()
    before = os.dup(out)
    os.dup2(error, out)
    try:
        yield
    finally:
        os.dup2(before, out)
        os.close(before)


def _plain(words: str) -> str | None:
    print_to_stderr(words)
    line = sys.stdin.buffer.readline()
    if len(line) >= _MOST_PLAIN:
        raise NotUnderstood("The terminal cut that line, so nothing was kept. Give the words by a pipe or a file.")
    return line.decode("utf-8", "surrogateescape").removesuffix("\n") if line else None
