"""Help & safety: its pages, and the help lines of a region that the person names; nothing is kept of a visit."""

from datetime import date
from functools import cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints

from troth.guidance.load import BadContent, text, toml
from troth.practice.strict import Strict

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*$")]
Web = Annotated[str, StringConstraints(pattern=r"^https?://[^ ]+$")]


class Block(NamedTuple):
    """One piece of a page: a heading inside it, or a paragraph without line breaks."""

    text: str
    heading: bool = False


class HelpPage(NamedTuple):
    """A page of Help & safety."""

    name: str
    title: str
    blocks: tuple[Block, ...]


class Region(Strict):
    """A place that has help lines: `id` as it is typed, `name` as it is read."""

    id: Key
    name: Words


class HelpLine(Strict):
    """A help line, with the day it was compared with its source."""

    region: Key
    name: Words
    who_for: Words
    phone: Number
    text: Words | None = None
    web: Web | None = None
    hours: Words
    note: Words | None = None
    verified_on: date
    source: Web


class Around(Strict):
    """The words around the lines: how the place is asked for, what holds elsewhere, how old a line may be."""

    ask: Words
    elsewhere: Words
    checked: Words


def _once(found: list[str]) -> list[str]:
    if len(found) != len(set(found)):
        raise ValueError("names something twice")
    return found


class _Index(Strict):
    pages: Annotated[list[Key], Field(min_length=1), AfterValidator(_once)]
    words: Around


class _Lines(Strict):
    region: Annotated[list[Region], Field(min_length=1)]
    line: list[HelpLine]


def pages() -> tuple[HelpPage, ...]:
    """Every page, in the order to show them. Raises `BadContent`."""
    return tuple(_page(name) for name in _index().pages)


def page(name: str) -> HelpPage | None:
    """The page called `name`, or None."""
    return _page(name) if name in _index().pages else None


def regions() -> tuple[Region, ...]:
    """The places to choose from; the person chooses, nothing is guessed."""
    return tuple(_lines().region)


def lines(region: str) -> tuple[HelpLine, ...]:
    """The lines of a place by its id or name, the emergency number first; none for a place without any."""
    wanted = region.strip().casefold()
    ids = [known.id for known in regions() if wanted in (known.id, known.name.casefold())]
    return tuple(line for line in _lines().line if line.region in ids)


def words() -> Around:
    """The words around the lines."""
    return _index().words


@cache
def _index() -> _Index:
    return toml(_Index, "help", "index.toml")


@cache
def _lines() -> _Lines:
    found = toml(_Lines, "help", "lines.toml")
    known = {region.id for region in found.region}
    for number, line in enumerate(found.line):
        if line.region not in known:
            raise BadContent(f"help/lines.toml: `line.{number}.region`: there is no region {line.region}.")
    return found


@cache
def _page(name: str) -> HelpPage:
    pieces = [" ".join(piece.split()) for piece in text("help", "pages", f"{name}.md").split("\n\n")]
    title, *rest = [piece for piece in pieces if piece] or [""]
    if not title.startswith("# ") or not rest:
        raise BadContent(f"help/pages/{name}.md: `title`: a page begins with `# ` and a title, then its text.")
    blocks = (Block(piece.lstrip("# "), piece.startswith("#")) for piece in rest)
    return HelpPage(name, title.removeprefix("# "), tuple(blocks))
