"""The guard against over-promising: the person's own figures when a promise is made. It warns and never blocks."""

from datetime import date

from troth.domain.book import Book
from troth.domain.history import recorded, standing
from troth.domain.outcome_table import OUTCOMES
from troth.domain.records import Commitment
from troth.domain.schedule.dated import Once
from troth.domain.wording import count

MOST_BIG = 3
MOST_RHYTHMS = 8
SURE = 7
"""Below this confidence (1 to 10) a promise is worth shrinking."""

_ENOUGH = 3
_WELL_KEPT = 0.8


def warnings(book: Book, made: Commitment, today: date) -> list[str]:
    """What the person may want to know before they hold themselves to `made`; empty when all is well."""
    if made.by == "partner":
        return []
    running = [
        promise
        for promise in book.commitments()
        if standing(promise, today) == "active" and promise.number != made.number and promise.by != "partner"
    ]
    lines = []
    big = sum(promise.size == "big" for promise in running)
    if made.size == "big" and big >= MOST_BIG:
        lines.append(f"You hold {count(big, 'big promise')} already. Which one could you let go or make smaller?")
    rhythms = sum(not isinstance(promise.schedule, Once) for promise in running)
    if not isinstance(made.schedule, Once) and rhythms >= MOST_RHYTHMS:
        lines.append(f"You keep {count(rhythms, 'rhythm')} already. Which one could rest for a while?")
    closed, kept, moved = kept_as_made(book, made.size)
    if closed >= _ENOUGH and kept < _WELL_KEPT * closed and _is_news(book, made):
        in_time = f", {moved} moved in time" if moved else ""
        share = f"{made.size.capitalize()} ones so far: {kept} of {closed} kept as made{in_time}."
        lines.append(share + " Make it small enough to be certain.")
    if made.confidence is not None and made.confidence < SURE:
        lines.append(
            f"You are {made.confidence} of 10 sure. Make it smaller, give it a later day, or name who could help."
        )
    return lines


def kept_as_made(book: Book, size: str) -> tuple[int, int, int]:
    """Of one-off promises of a size: how many are closed, how many were kept as made, how many were moved in time.

    What was out of the person's hands is not counted.
    """
    closed = [promise for promise in book.commitments() if promise.size == size and _is_closed(book, promise)]
    moves = {promise.number: book.moves(promise.number) for promise in closed}
    kept = sum(promise.state == "kept" and not moves[promise.number] for promise in closed)
    moved = sum(any(move.told == "before" for move in moves[promise.number]) for promise in closed)
    return len(closed), kept, moved


def _is_news(book: Book, made: Commitment) -> bool:
    """Whether one of that size was answered since the one before `made` was made, when the figures were told."""
    others = [
        promise
        for promise in book.commitments()
        if promise.size == made.size and promise.number != made.number and isinstance(promise.schedule, Once)
    ]
    last = max((promise.made_at for promise in others), default=0)
    return any(said.at >= last for promise in others for _, said in recorded(book, promise.number))


def _is_closed(book: Book, promise: Commitment) -> bool:
    if not isinstance(promise.schedule, Once) or promise.by == "partner":
        return False
    if promise.state in ("active", "draft", "offered"):
        return False
    return all(OUTCOMES[said.outcome].weight is not None for _, said in recorded(book, promise.number))
