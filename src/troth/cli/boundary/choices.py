"""The words that the options of the board take, and how a boundary is named."""

from argparse import ArgumentParser
from typing import get_args

from troth.cli import find
from troth.cli.arguments import offered
from troth.cli.find import Named
from troth.domain.book import Book
from troth.domain.boundary import Firmness, Shape

FIRMNESS = get_args(Firmness)
KINDS = get_args(Shape)

MORE = "Help & safety has more on this: `troth`, then F1 and h. Lines to call: `troth help-lines`."
"""What is said beside a thought that has a page of help."""


def about(parser: ArgumentParser) -> None:
    """What it is about."""
    parser.add_argument("--about", metavar="CATEGORY", help="time alone, digital, money ...; the beginning is enough")


def some_boundaries(parser: ArgumentParser) -> None:
    """One boundary or several."""
    named = "a boundary: its number, or how its words begin"
    offered(parser.add_argument("numbers", nargs="+", metavar="N", help=named), "boundaries")


def one_boundary(parser: ArgumentParser) -> None:
    """One boundary."""
    named = "the boundary: its number, or how its words begin"
    offered(parser.add_argument("number", metavar="N", help=named), "boundaries")


def numbers(book: Book, words: list[str]) -> list[int]:
    """The boundaries that several words name, each once. Raises `Refused`."""
    return list(dict.fromkeys(number(book, word) for word in words))


def number(book: Book, word: str) -> int:
    """The boundary that a word names; one that rests or was withdrawn comes second. Raises `Refused`."""
    digits = find.digits(word)
    if digits is not None:
        return book.boundary(digits).number
    named = [
        Named(made.number, made.statement, made.status not in ("resting", "withdrawn")) for made in book.boundaries()
    ]
    return find.among(word, named, "boundary", "Boundaries", "`troth boundary list`")
