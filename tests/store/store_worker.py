"""What the trials run in a process of its own: `ticks` or `notes`, one acknowledged line at a time."""

import sys
from datetime import timedelta

from store_helpers import AT, DAY, keep, noted

from troth.store.store import Store

LONG = "a long note, " * 1500


def text(turn: int) -> str:
    """The note of a turn, long and short by turns, so that the file shrinks as often as it grows."""
    return f"{turn} {LONG if turn % 2 else ''}"


def main(path: str, task: str, start: int, count: int) -> None:
    """Change the file `count` times, and say each number once it is acknowledged."""
    store = Store(path)
    for turn in range(start, start + count):
        if task == "notes":
            store.do(noted(1, text(turn)), AT + turn)
        elif task == "ticks":
            store.do(keep(1, DAY + timedelta(turn)), AT)
        else:
            Store(path).do(keep(1, DAY + timedelta(turn)), AT)
        print(turn, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
