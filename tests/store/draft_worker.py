"""What the trials on drafts run in a process of its own: a draft that grows and shrinks, each write acknowledged."""

import sys

from troth.store.drafts import Draft, Drafts


def draft(turn: int) -> Draft:
    """The draft of a turn, long and short by turns."""
    text = f"{turn} " + "words " * (3000 if turn % 2 else 3)
    return Draft("ab12", "E21", "Curiosity first", 5, turn, "fact", {"fact": (text,)}, turn)


def main(state: str, start: int) -> None:
    """Write one turn after the other, and say each once it is acknowledged."""
    drafts = Drafts(state)
    for turn in range(start, start + 100_000):
        drafts.write(draft(turn))
        print(turn, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
