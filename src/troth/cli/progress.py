"""A line about what takes long, on a terminal alone, and gone once it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from troth.cli.terminal import is_terminal

EVERY = 0.5
"""Seconds until the line is there, and between two times that it is drawn."""

_ERASED = "\r\x1b[K"


class Progress:
    """The words of the line; whoever works says them anew."""

    def __init__(self, words: str) -> None:
        """What is said at first."""
        self.words = words


@contextmanager
def shown(words: str, width: int) -> Iterator[Progress]:
    """Show a line of at most `width` columns on standard error while this lasts, once it has lasted a while."""
    progress, ended = Progress(words), Event()
    if not is_terminal(sys.stderr):
        yield progress
        return

    def draw() -> None:
        with suppress(OSError, ValueError):
            while not ended.wait(EVERY):
                _put(_ERASED + progress.words[: max(width - 1, 0)])

    drawing = Thread(target=draw, daemon=True)
    drawing.start()
    try:
        yield progress
    finally:
        ended.set()
        drawing.join()
        with suppress(OSError, ValueError):
            _put(_ERASED)


def _put(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
