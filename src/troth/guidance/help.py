"""The pages of Help & safety; nothing is kept of a visit."""

from functools import cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints

from troth.guidance.load import BadContent, text, toml
from troth.practice.strict import Strict

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]


class Block(NamedTuple):
    """One piece of a page: a heading inside it, or a paragraph without line breaks."""

    text: str
    heading: bool = False


class HelpPage(NamedTuple):
    """A page of Help & safety."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def _once(found: list[str]) -> list[str]:
    if len(found) != len(set(found)):
        raise ValueError("names something twice")
    return found


class _Index(Strict):
    pages: Annotated[list[Key], Field(min_length=1), AfterValidator(_once)]


def pages() -> tuple[HelpPage, ...]:
    """Every page, in the order to show them. Raises `BadContent`."""
    return tuple(_page(name) for name in _index().pages)


def page(name: str) -> HelpPage | None:
    """The page called `name`, or None."""
    return _page(name) if name in _index().pages else None


@cache
def _index() -> _Index:
    return toml(_Index, "help", "index.toml")


@cache
def _page(name: str) -> HelpPage:
    pieces = [" ".join(piece.split()) for piece in text("help", "pages", f"{name}.md").split("\n\n")]
    title, *rest = [piece for piece in pieces if piece] or [""]
    if not title.startswith("# ") or not rest:
        raise BadContent(f"help/pages/{name}.md: `title`: a page begins with `# ` and a title, then its text.")
    blocks = (Block(piece.lstrip("# "), piece.startswith("#")) for piece in rest)
    return HelpPage(name, title.removeprefix("# "), tuple(blocks))
