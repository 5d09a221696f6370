"""How an entry stands in a list: its title, and the line of it that holds what was searched."""

from collections.abc import Callable
from typing import NamedTuple

from troth.domain.reflection import Outline, Reflection
from troth.domain.text import clean, comparable


class Passage(NamedTuple):
    """A line of an entry, in which the first of the words stands from `start` to `end`; at 0 and 0 it holds none."""

    line: str
    start: int = 0
    end: int = 0

    def near(self, room: int, more: str, cells: Callable[[str], int]) -> "Passage":
        """The passage from shortly before its words on, behind the sign `more`, where `room` columns lose them."""
        fits = len(self.line) <= 4 * room and cells(self.line) <= room
        if fits or (self.end <= 4 * room and 3 * cells(self.line[: self.end]) <= 2 * room):
            return self
        begin, before, rest = self.start, 0, cells(self.line[self.start : self.start + 4 * room]) + len(more)
        while begin:
            before += cells(self.line[begin - 1])
            if before > room // 3 and before + rest > room:
                break
            begin -= 1
        else:
            return self
        begin = 1 + self.line.find(" ", begin - 1, self.start) or begin
        away = begin - len(more)
        return Passage(more + self.line[begin:], self.start - away, self.end - away)


def passage(made: Reflection, search: str) -> Passage:
    """The line that holds the most words of a search; where none is in what was answered, its first line."""
    words = comparable(search).split()
    texts = (clean(value) for answer in made.answers for value in answer.values)
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    best = max(lines, key=lambda line: _held(line, words), default="")
    return min((Passage(best, *place) for word in words if (place := _place(best, word))), default=Passage(best))


def headed(each: Outline) -> str:
    """The title of an entry, as it stands before its words."""
    return each.words if each.words.endswith(("?", ".", "!", ":")) else f"{each.words}:"


def _held(line: str, words: list[str]) -> int:
    small = line.casefold()
    return sum(word in small for word in words)


def _place(line: str, word: str) -> tuple[int, int] | None:
    """Where a word in small letters stands in a line, which may be shorter than the line in small letters."""
    small = line.casefold()
    at = small.find(word)
    if at < 0:
        return None
    if len(small) == len(line):
        return at, at + len(word)
    places = [place for place, character in enumerate(line) for _ in character.casefold()]
    return places[at], places[at + len(word) - 1] + 1
