"""How much more than everyday words a hostile text costs a check: a ratio, which holds on a busy machine, too."""

import time
from collections.abc import Callable, Iterable

PLAIN = "I need an hour alone after work, and then we can talk about it over tea. " * 280
MOST = 30


def dear(read: Callable[[str], object], texts: Iterable[str]) -> list[str]:
    """The beginnings of those that cost more than `MOST` times what everyday words of that length cost."""
    read("ready")
    limit = MOST * _cost(read, PLAIN)
    return [text[:40] for text in texts if _cost(read, text) > limit]


def _cost(read: Callable[[str], object], text: str) -> float:
    taken = []
    for _ in range(3):
        began = time.process_time()
        read(text)
        taken.append(time.process_time() - began)
    return min(taken)
