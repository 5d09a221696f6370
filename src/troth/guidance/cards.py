"""The daily cards and the three decks of things to tell; which card a day has depends on the day alone."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from typing import Annotated, Literal, TypeVar, get_args
from zlib import crc32

from pydantic import Field, StringConstraints

from troth.guidance import packs
from troth.guidance.load import BadContent, Key, OneLine, bad, toml
from troth.guidance.packs import Own, PackRead
from troth.practice.strict import Strict

Who = Literal["solo", "either", "together"]
DeckName = Literal["event", "aspiration", "challenge"]
Depth = Annotated[int, Field(ge=1, le=3)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160), OneLine]

WAYS = range(1, 8)

TURN = 61
"""In so many days each card of the person's own has its day, whichever others there are."""


class PromptCard(Strict):
    """One thing to do or to ask oneself today; `depth` goes from 1, light, to 3, tender.

    One that is a step of a practice with a gate names it, as `behind`, and is never the card of a day.
    """

    id: Key
    behind: Annotated[str, Field(max_length=32)] = ""
    way: Annotated[int, Field(ge=1, le=7)]
    depth: Depth = 1
    who: Who = "either"
    text: Text


class DeckCard(Strict):
    """The beginning of something to tell."""

    id: Key
    depth: Depth = 1
    text: Text


class _Cards(Strict):
    card: Annotated[list[PromptCard], Field(min_length=1)]


class _Deck(Strict):
    card: Annotated[list[DeckCard], Field(min_length=1)]


Kind = TypeVar("Kind", PromptCard, DeckCard)
_FILES: dict[str, DeckName] = {f"{name}s.toml": name for name in get_args(DeckName)}


def cards() -> tuple[PromptCard, ...]:
    """Every daily card, way by way, then the person's own; one of theirs may take the place of one of ours.

    Raises `BadContent`.
    """
    return tuple({**_ours(), **_own(packs.own("cards")).found}.values())


def decks() -> dict[DeckName, tuple[DeckCard, ...]]:
    """The three decks of way 4, each with its cards from light to tender. Raises `BadContent`."""
    own = _own_decks(packs.own("decks")).found
    every = {name: {**deck, **own.get(name, {})}.values() for name, deck in _our_decks().items()}
    return {name: tuple(sorted(deck, key=lambda card: card.depth)) for name, deck in every.items()}


def problems() -> tuple[str, ...]:
    """The person's own cards that can't be used: file, line and reason."""
    return _own(packs.own("cards")).problems + _own_decks(packs.own("decks")).problems


def card_of(day: date, way: int | None = None, *, alone: bool = False) -> PromptCard:
    """The card of `day`, of that way where one is given; `alone` leaves out what takes two.

    The same day has the same card, and none of ours comes again before all others had their day. A card of the
    person's own takes days of its own, so that with one card more all other days keep theirs.
    """
    number = day.toordinal()
    own = {name: card for name, card in _own(packs.own("cards")).found.items() if _fits(card, way, alone)}
    here = [card for name, card in own.items() if name not in _ours() and (number - crc32(name.encode())) % TURN == 0]
    if here:
        return here[number // TURN % len(here)]
    order = _order(way, alone)
    ours = order[number % len(order)]
    return own.get(ours.id, ours)


def _fits(card: PromptCard, way: int | None, alone: bool) -> bool:
    return way in (None, card.way) and not card.behind and not (alone and card.who == "together")


@cache
def _order(way: int | None, alone: bool) -> tuple[PromptCard, ...]:
    """Our cards in the order of their days: the ways take turns, each beginning elsewhere than in the week before."""
    ways = {
        each: sorted(
            (card for card in _ours().values() if _fits(card, each, alone)),
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


@cache
def _ours() -> dict[str, PromptCard]:
    found: dict[str, PromptCard] = {}
    for way in WAYS:
        file = f"way{way}.toml"
        listed = toml(_Cards, "cards", file).card
        for number, card in enumerate(listed):
            if card.way != way:
                raise bad(f"cards/{file}", ("card", number, "way"), f"expected {way}")
        found |= _named(listed, found, partial(bad, f"cards/{file}"))
    return found


@cache
def _own(folder: str) -> Own[dict[str, PromptCard]]:
    found: dict[str, PromptCard] = {}

    def use(file: PackRead[_Cards]) -> None:
        found.update(_named(file.found.card, found, file.wrong))

    return Own(found, packs.take(folder, _Cards, use))


@cache
def _our_decks() -> dict[DeckName, dict[str, DeckCard]]:
    return {
        name: _named(toml(_Deck, "decks", file).card, {}, partial(bad, f"decks/{file}"))
        for file, name in _FILES.items()
    }


@cache
def _own_decks(folder: str) -> Own[dict[DeckName, dict[str, DeckCard]]]:
    found: dict[DeckName, dict[str, DeckCard]] = {}

    def use(file: PackRead[_Deck]) -> None:
        found[_FILES[file.pack.path.name]] = _named(file.found.card, {}, file.wrong)

    return Own(found, packs.take(folder, dict.fromkeys(_FILES, _Deck), use))


def _named(
    listed: Sequence[Kind], known: dict[str, Kind], wrong: Callable[[Sequence[int | str], str], BadContent]
) -> dict[str, Kind]:
    """Cards by their names, each of which stands once among them and among those known."""
    found: dict[str, Kind] = {}
    for number, card in enumerate(listed):
        if card.id in found or card.id in known:
            raise wrong(("card", number, "id"), f"{card.id} is the name of another card")
        found[card.id] = card
    return found
