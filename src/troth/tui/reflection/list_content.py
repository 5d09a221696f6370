"""What a list of the tab says, as plain rows: what was found, what is said where nothing is, and what lies beyond."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from troth.domain.book import Book
from troth.domain.draft import DraftList
from troth.domain.reflection import WAYS
from troth.domain.text import comparable
from troth.domain.wording import count
from troth.drawing.lines import GAP, Row, Span
from troth.tui.context import Context

SHORT = {
    1: "limits",
    2: "signals",
    3: "listening",
    4: "transparency",
    5: "benefit of doubt",
    6: "follow-through",
    7: "help",
}
"""The ways in a word or two."""

HEADINGS = {
    1: "Limits and consent",
    2: "Signals",
    3: "Listening",
    4: "Transparency",
    5: "Benefit of the doubt",
    6: "Follow-through",
    7: "Help",
}
"""The ways as headings of a list."""

OTHER_WAYS = -1

BLANK = Row(None, ())


class Empty(NamedTuple):
    """What a list says when it has nothing to show, and the key that leads on."""

    words: str
    key: str


class Elsewhere(NamedTuple):
    """What answers to a search beyond the rows shown: in the view of that number, or of other ways."""

    view: int
    words: str


class Looked(NamedTuple):
    """What is looked at, and how: a search and a way narrow it, a `narrow` screen has little room in a row."""

    context: Context
    book: Book
    day: date
    drafts: DraftList
    search: str = ""
    way: int | None = None
    narrow: bool = False

    @property
    def searched(self) -> bool:
        """Whether a word is searched."""
        return bool(self.search.strip())

    @property
    def whole(self) -> bool:
        """Whether nothing narrows it."""
        return not self.searched and self.way is None


class ListContent:
    """What one list shows; it remembers nothing of the book but in which place a row stood."""

    TITLE: ClassVar[str]
    FINDS: ClassVar[str]
    """What the search asks for."""

    ENTRY: ClassVar[tuple[str, str]]
    """What one of its records is called, and several."""

    NEXT: ClassVar[str]
    """The view that `v` leads to."""

    EMPTY: ClassVar[Empty]

    def rows(self, at: Looked) -> Sequence[Row]:
        """The rows that answer to the search and the filter, without the heading."""
        raise NotImplementedError

    def counted(self, at: Looked) -> int:
        """How many records answer to the search and the filter."""
        raise NotImplementedError

    def under(self, at: Looked) -> str:
        """What stands below the heading, if anything."""
        return ""

    def settle(self) -> None:
        """The view is turned to: what was answered goes to its place."""


def listed(content: ListContent, at: Looked, beyond: Sequence[Elsewhere]) -> Sequence[Row]:
    """All rows of a list, with its heading, and with what answers to the search `beyond` it."""
    found = content.rows(at)
    further = [*_of_other_ways(content, at), *beyond] if at.searched else []
    lines = [heading(content.TITLE, _aside(content, at)), *([note(words)] if (words := content.under(at)) else ())]
    if not found:
        lines += [BLANK, *(Row(None, (Span(line),)) for line in _nothing(content, at, bool(further)))]
    elif found[0].key is None:
        lines += [BLANK]
    rows = [Row(each, (Span(each.words, "resting"),)) for each in further]
    return [*lines, *found, *([BLANK, note("Also found"), *rows] if rows else ())]


def heading(title: str, aside: str = "") -> Row:
    """The first row of a list, which the cursor passes over."""
    return Row(None, (Span(title), GAP, Span(aside + " ", "muted")))


def note(words: str) -> Row:
    """The heading of a group, or a word on what stands below; the cursor passes over it."""
    return Row(None, (Span(words, "muted"),))


def holds(text: str, search: str) -> bool:
    """Whether a text holds every word of a search, in whatever case."""
    held = comparable(text)
    return all(word in held for word in comparable(search).split())


def said_way(ways: Iterable[int], narrow: bool) -> str:
    """The ways of something in words, or by number where there is no room."""
    found = tuple(ways)
    if len(found) == len(WAYS):
        return "all ways"
    if len(found) == 1 and not narrow:
        return WAYS[found[0]]
    return f"way {' '.join(map(str, found))}" if found else ""


def _of_other_ways(content: ListContent, at: Looked) -> Sequence[Elsewhere]:
    hidden = 0 if at.way is None else content.counted(at._replace(way=None)) - content.counted(at)
    return [Elsewhere(OTHER_WAYS, f"{count(hidden, *content.ENTRY)} of other ways")] if hidden else []


def _aside(content: ListContent, at: Looked) -> str:
    if at.whole:
        return f"v {content.NEXT}"
    return "esc shows all" if at.way is None else f"way {at.way}, {SHORT[at.way]}  esc shows all"


def _nothing(content: ListContent, at: Looked, further: bool) -> Sequence[str]:
    if at.searched and further:
        return ("Nothing in this list holds these words.",)
    if at.searched:
        return Empty("Nothing holds these words.", "esc shows everything again.")
    if at.way is not None:
        return Empty(f"Nothing here is of way {at.way}, {WAYS[at.way]}.", "esc shows everything again.")
    return content.EMPTY
