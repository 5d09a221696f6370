"""The words of a crash: which fault, at which line of code, and never a word a person wrote."""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterable
from traceback import walk_tb
from types import TracebackType
from typing import Any

_SENTENCE = (
    "Troth stopped because of a fault of its own; everything it had acknowledged is kept, so start it again, "
    "and if it happens twice, report the next line, which holds nothing of yours."
)

_WRAPPINGS = 4


def describe(error: BaseException) -> str:
    """One sentence, and one line for `error` or the one it wraps: its class and the code positions it came from."""
    for _ in range(_WRAPPINGS):
        inner = getattr(error, "error", None) or error.__cause__
        error = inner if isinstance(inner, BaseException) else error
    return _told(type(error).__name__, position(error.__traceback__))


def position(traceback: TracebackType | None) -> str:
    """The innermost frame of troth and, if it lies deeper, that of the library, as `file:line`."""
    return place_of((each.f_code.co_filename, line) for each, line in walk_tb(traceback))


def place_of(frames: Iterable[tuple[str, int]]) -> str:
    """The same of `frames`, each a file and a line, the innermost last."""
    ours = inner = ""
    for path, line in frames:
        inner = f"{_short(path)}:{line}"
        if inner.startswith("troth/"):
            ours = inner
    return " < ".join(dict.fromkeys(place for place in (inner, ours) if place)) or "an unknown place"


class Ending:
    """How an app ends: what was written is put on the disk first, and what is told comes once the terminal is back."""

    def __init__(self) -> None:
        """An app that keeps nothing, until `keep` is what puts all on the disk and tells what it could not.

        `give_back` gives a terminal back that the app has not come to take over. Where another program takes the place
        of this one it ends `silent`: what is typed meanwhile is not echoed.
        """
        self.keep: Callable[[], str] = str
        self.give_back: Callable[[], None] = lambda: None
        self.silent = False
        self._fault = self._parting = ""

    def leave(self) -> None:
        """Somebody leaves, by a key or a signal."""
        self._parting = self.keep()

    def broke(self, error: BaseException | None) -> None:
        """Keep the words, whatever failed, and of the first error its class and place, nothing that a person wrote."""
        with contextlib.suppress(Exception):
            self.leave()
        self._fault = self._fault or describe(error or RuntimeError())

    def broke_at(self, kind: str, frames: Iterable[tuple[str, int]]) -> None:
        """The same, of an error on a thread of which no more is left than its class and frames."""
        self._fault = self._fault or _told(kind, place_of(frames))

    def tell(self) -> None:
        """Tell of the error, once, and of what was lost."""
        self.give_back()
        write_error(self._fault + self._parting)
        self._fault = self._parting = ""


def install() -> None:
    """Let no uncaught error speak, wherever it surfaces outside the screen: main thread, other threads, finalizers."""
    sys.excepthook = _on_uncaught
    threading.excepthook = lambda args: _report(args.exc_value)
    sys.unraisablehook = lambda args: _report(args.exc_value)


def silence_loop() -> None:
    """Keep the running event loop from logging a forgotten task's error with its message."""
    from asyncio import get_running_loop

    get_running_loop().set_exception_handler(_on_loop_error)


def write_error(words: str) -> None:
    """Put `words` on standard error, if there is one still."""
    if words and sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(words)
            sys.stderr.flush()


def _told(kind: str, place: str) -> str:
    return f"{_SENTENCE}\n  {kind} at {place}\n"


def _on_loop_error(loop: object, context: dict[str, Any]) -> None:
    """Pass over in silence: what fails in a message handler reaches the app by another way."""


def _on_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _report(error)


def _report(error: BaseException | None) -> None:
    if error is not None:
        write_error(describe(error))


def _short(path: str) -> str:
    for root in ("/site-packages/", "/src/"):
        _, found, rest = path.rpartition(root)
        if found:
            return rest
    return path.rpartition("/")[2]
