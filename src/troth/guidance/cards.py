"""The daily cards and the three decks of things to tell; which card a day has depends on the day alone."""

from datetime import date
from functools import cache
from typing import Annotated, Literal, get_args
from zlib import crc32

from pydantic import AfterValidator, Field, StringConstraints

from troth.guidance.load import BadContent, Strict, toml

Who = Literal["solo", "either", "together"]
DeckName = Literal["event", "aspiration", "challenge"]
Depth = Annotated[int, Field(ge=1, le=3)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=r"^[^\n]*$")]

WAYS = range(1, 8)


class Card(Strict):
    """One thing to do or to ask oneself today; `depth` goes from 1, light, to 3, tender."""

    id: Key
    way: Annotated[int, Field(ge=1, le=7)]
    depth: Depth
    who: Who
    text: Text


class DeckCard(Strict):
    """The beginning of something to tell."""

    id: Key
    depth: Depth
    text: Text


def _once(found: list[Card] | list[DeckCard]) -> list[Card] | list[DeckCard]:
    if len({card.id for card in found}) != len(found):
        raise ValueError("an id stands in it twice")
    return found


class _Cards(Strict):
    card: Annotated[list[Card], Field(min_length=1), AfterValidator(_once)]


class _Deck(Strict):
    card: Annotated[list[DeckCard], Field(min_length=1), AfterValidator(_once)]


@cache
def cards() -> tuple[Card, ...]:
    """Every daily card, way by way. Raises `BadContent`."""
    found: dict[str, Card] = {}
    for way in WAYS:
        file = f"way{way}.toml"
        for number, card in enumerate(toml(_Cards, "cards", file).card):
            if card.way != way:
                raise BadContent(f"cards/{file}: `card.{number}.way`: expected {way}.")
            if card.id in found:
                raise BadContent(f"cards/{file}: `card.{number}.id`: {card.id} is the name of another card.")
            found[card.id] = card
    return tuple(found.values())


@cache
def decks() -> dict[DeckName, tuple[DeckCard, ...]]:
    """The three decks of way 4, each with its cards from light to tender. Raises `BadContent`."""
    return {name: tuple(toml(_Deck, "decks", f"{name}s.toml").card) for name in get_args(DeckName)}


def card_of(day: date, way: int | None = None, *, alone: bool = False) -> Card:
    """The card of `day`, of that way where one is given; `alone` leaves out what takes two.

    The same day has the same card, and none comes again before all others had their day.
    """
    order = _order(way, alone)
    return order[day.toordinal() % len(order)]


@cache
def _order(way: int | None, alone: bool) -> tuple[Card, ...]:
    """The cards in the order of their days: the ways take turns, each beginning elsewhere than in the week before."""
    ways = {
        each: sorted(
            (card for card in cards() if card.way == each and not (alone and card.who == "together")),
            key=lambda card: (crc32(card.id.encode()), card.id),
        )
        for each in (WAYS if way is None else (way,))
    }
    rounds = max(map(len, ways.values()))
    placed = [
        (turn := place * rounds // len(row), (each - 2 * turn) * 5 % 7, card)
        for each, row in ways.items()
        for place, card in enumerate(row)
    ]
    return tuple(card for _, _, card in sorted(placed, key=lambda one: one[:2]))
