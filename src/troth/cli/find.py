"""From what was typed to the promise or boundary that is meant: its number, or how its words begin."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.history import standing
from troth.domain.text import comparable

RUNNING = ("active", "paused", "draft", "offered")
"""How a promise stands that is not on the shelf."""


class Named(NamedTuple):
    """What can be meant: its number, the words it begins with, and whether it is meant first."""

    number: int
    words: str
    runs: bool


def numbers(book: Book, words: list[str], today: date) -> list[int]:
    """The promises that several words name, each once. Raises `Refused`."""
    return list(dict.fromkeys(number(book, word, today) for word in words))


def number(book: Book, word: str, today: date) -> int:
    """The promise that a word names; a running one before one on the shelf. Raises `Refused`."""
    exact = digits(word)
    if exact is not None:
        return book.commitment(exact).number
    named = [Named(made.number, made.title, standing(made, today) in RUNNING) for made in book.commitments()]
    return among(word, named, "promise", "Promises", "`troth list`")


def digits(word: str) -> int | None:
    """The number that a word is, if it is one."""
    found = word.removeprefix("#")
    return int(found) if found.isascii() and found.isdigit() and len(found) < 19 else None


def among(word: str, named: list[Named], one: str, many: str, command: str) -> int:
    """The one whose words begin like `word`, one that runs before one that does not. Raises `Refused`."""
    beginning = " ".join(comparable(word).split())
    for some in ([each for each in named if each.runs], named):
        fitting = [each for each in some if beginning and comparable(each.words).startswith(beginning)]
        if len(fitting) == 1:
            return fitting[0].number
        if fitting:
            raise Refused(f"{many} {_listed(fitting)} begin like that. Say which number.")
    raise Refused(f"No {one} begins like that.{_did_you_mean(beginning, named)} {command} shows them.")


def _did_you_mean(word: str, named: list[Named]) -> str:
    from difflib import get_close_matches

    length = min(len(word), 40)
    words = {each.number: comparable(each.words) for each in named}
    close = {text for text in words.values() if get_close_matches(word[:length], (text[:length], text), 1, 0.6)}
    found = [each for each in named if words[each.number] in close][:3]
    return f" Did you mean {_listed(found, 'or')}?" if found else ""


def _listed(named: list[Named], word: str = "and") -> str:
    names = [str(each.number) for each in named[:9]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
