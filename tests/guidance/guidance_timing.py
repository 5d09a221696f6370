"""How much more than everyday words a hostile text costs a check: a ratio, which holds on a busy machine, too."""

import time
from collections.abc import Callable, Iterable

PLAIN = "I need an hour alone after work, and then we can talk about it over tea. " * 280
MOST = 100


def dear(read: Callable[[str], object], texts: Iterable[str]) -> list[str]:
    """The beginnings of those that cost more than `MOST` times what everyday words of that length cost."""
    read("ready")
    limit = MOST * min(_cost(read, PLAIN) for _ in range(3))
    return [text[:40] for text in texts if all(_cost(read, text) > limit for _ in range(3))]


def _cost(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began
