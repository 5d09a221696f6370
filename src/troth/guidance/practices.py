"""The library of practices: ours, and the person's own packs, which extend or replace them.

Of ours only the heads are read until one is opened. A pack that can't be used is left out, and named in `problems()`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from troth.guidance import packs
from troth.guidance.load import BadContent
from troth.guidance.packs import Pack
from troth.practice.definition import Gate, Head, Practice
from troth.practice.routes import Fault, check
from troth.resources import content

_GATES: tuple[Gate, ...] = ("none", "soft", "hard")


Kind = TypeVar("Kind", bound=Head)


def parse(kind: type[Kind], pack: Pack, text: str) -> Kind:
    """The text of a pack as a practice, or as its head alone. Raises `BadContent` with file, line and reason."""
    whole = issubclass(kind, Practice)
    given = packs.values(pack, text if whole else packs.head(text))
    if not whole:
        given.pop("step", None)
    try:
        found = kind.model_validate(given)
        if isinstance(found, Practice):
            check(found.steps, alone=found.who == "solo")
    except ValidationError as error:
        raise packs.wrong(pack, text, error) from None
    except Fault as fault:
        place = ("step", fault.place, "", fault.key)
        raise packs.at(pack, text, place, fault.reason) from None
    return found


class _Known(NamedTuple):
    head: Head
    pack: Pack


class Library:
    """The practices there are; a file is read when it is asked for, once."""

    def __init__(self, ours: str, own: str = "") -> None:
        """A library over our folder and the person's own, which need not be there."""
        self._known: dict[str, _Known] = {}
        self._opened: dict[str, Practice] = {}
        self._problems: list[str] = []
        for pack in packs.packs(ours, ours=True):
            self._take(Head, pack, {})
        shipped = dict(self._known)
        for pack in packs.packs(own, ours=False):
            self._take(Practice, pack, shipped)
        for key in list(self._known):
            self._check_instead(key, shipped)

    def practices(self) -> tuple[Head, ...]:
        """Every practice that can be used, in the order of their names."""
        heads = [known.head for known in self._known.values()]
        return tuple(sorted(heads, key=lambda head: _natural(head.id)))

    def practice(self, name: str) -> Practice | None:
        """The practice of that name (E21 or e21); None when there is none, or `problems` says why not."""
        key = name.strip().casefold()
        if key in self._known and key not in self._opened:
            pack = self._known[key].pack
            try:
                self._opened[key] = parse(Practice, pack, packs.text(pack))
            except BadContent as error:
                self._problems.append(str(error))
                del self._known[key]
        return self._opened.get(key)

    def problems(self) -> tuple[str, ...]:
        """What can't be used: file, line and reason."""
        return tuple(self._problems)

    def _take(self, kind: type[Head], pack: Pack, shipped: Mapping[str, _Known]) -> None:
        try:
            text = packs.text(pack)
            found = parse(kind, pack, text)
            key = found.id.casefold()
            known = shipped.get(key)
            if self._known.get(key) is not known:
                raise packs.at(pack, text, ["id"], f"{found.id} is the name of another practice")
            if known and _GATES.index(found.gate) < _GATES.index(known.head.gate):
                raise packs.at(pack, text, ["gate"], f"{found.id} keeps the {known.head.gate} gate that it has")
            if known and known.head.gate != "none" and found.gate_first and not known.head.gate_first:
                raise packs.at(pack, text, ["gate_first"], f"{found.id} keeps the gate that it has each time")
        except BadContent as error:
            self._problems.append(str(error))
            return
        self._known[key] = _Known(found, pack)
        if isinstance(found, Practice):
            self._opened[key] = found

    def _check_instead(self, key: str, shipped: Mapping[str, _Known]) -> None:
        head, pack = self._known[key]
        if head.gate == "hard" and head.who != "together":
            other = self._known.get((head.instead or "").casefold())
            if other is not None and other.head.gate == "none" and other.head.who != "together":
                return
            reason = "a hard gate needs a practice for one, without a gate, that is offered instead"
        elif head.instead is None:
            return
        else:
            reason = "it goes with a hard gate of a practice that one does alone"
        self._problems.append(str(packs.at(pack, packs.text(pack), ["instead"], reason)))
        self._opened.pop(key, None)
        del self._known[key]
        if key in shipped and shipped[key].head is not head:
            self._known[key] = shipped[key]


def library() -> Library:
    """Our practices, with the packs in the folder `practices` of the person's configuration."""
    return _library(content("practices"), packs.own("practices"))


@cache
def _library(ours: str, own: str) -> Library:
    return Library(ours, own)


def practices() -> tuple[Head, ...]:
    """Every practice that can be used, in the order of their names."""
    return library().practices()


def practice(name: str) -> Practice | None:
    """The practice of that name (E21 or e21); None when there is none, or `problems` says why not."""
    return library().practice(name)


def problems() -> tuple[str, ...]:
    """The packs that can't be used: file, line and reason."""
    return library().problems()


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that puts E9 before E10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name.casefold())]
