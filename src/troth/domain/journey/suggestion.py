"""Two moves that keep coming together in what happened, before anybody called them a pattern."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.journey.caught import LOOKED_AT, Moves, Pair, suggested
from troth.domain.journey.dance import DanceMove, Incident
from troth.domain.journey.lookup import between, is_loose, loops


class Suggestion(NamedTuple):
    """Two moves and the loose rounds of the time looked at that share them, the oldest first."""

    pair: Pair
    rounds: tuple[Incident, ...]


def suggestion(book: Book, today: date) -> Suggestion | None:
    """The two moves that may be a pattern on a day; None while no three rounds share any."""
    recent = between(book, Incident, today - LOOKED_AT, today)
    loose = [each for each in recent if is_loose(book, each)]
    if not loose:
        return None
    refused = [(Pair(_move(each.one), _move(each.other)), each.on) for each in loops(book).not_one]
    pair = suggested((Moves(each.day, each.mine, each.theirs) for each in loose), today, refused)
    if pair is None:
        return None
    shared = [each for each in loose if all(move in sides(each)[side] for side, move in pair)]
    return Suggestion(pair, tuple(sorted(shared, key=lambda each: (each.day, each.number))))


def sides(made: Incident) -> dict[str, tuple[DanceMove, ...]]:
    """The moves of what happened, by whose they are."""
    return {"me": made.mine, "them": made.theirs}


def named(move: tuple[str, str]) -> str:
    """The name that a move of one side is stored by: me:pursue."""
    return ":".join(move)


def _move(name: str) -> tuple[str, str]:
    side, _, move = name.partition(":")
    return side, move
