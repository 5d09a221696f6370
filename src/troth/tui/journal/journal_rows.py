"""The journal as rows: under their months, the newest first; while one searches, the line that holds the words."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from troth.domain.entries import entry, journal
from troth.domain.passage import passage
from troth.domain.reflection import Outline
from troth.domain.text import visible
from troth.domain.wording import DAY_NAMES, count, month_and_year
from troth.drawing.lines import Line, Row, Span
from troth.drawing.sentences import sentence
from troth.drawing.width import width_of
from troth.tui.reflection.list_content import BLANK, Empty, ListContent, Looked, note

_DAY, _TITLE = 8, 22
"""So many columns stand for the day, and for the title where that is no longer."""


class JournalRows(ListContent):
    """The entries found; what stands in a row is made when it is drawn."""

    TITLE = "Journal"
    FINDS = "words that were written"
    ENTRY = ("entry", "entries")
    NEXT = "to share"
    EMPTY = Empty("Nothing is in the journal yet. What you keep stands here.", "n writes a free note.")

    def __init__(self) -> None:
        """With nothing found yet."""
        self._found: dict[int, Outline] = {}

    def rows(self, at: Looked) -> Sequence[Row]:
        """The entries that answer to search and filter, under their months."""
        every = journal(at.book, at.search, at.way)
        self._found = {each.number: each for each in every}
        rows: list[Row] = []
        for month, entries in groupby(every, lambda each: (each.day.year, each.day.month)):
            rows += [*([BLANK] if rows else ()), note(month_and_year(date(*month, 1), at.day))]
            rows += [Row(each.number, ()) for each in entries]
        return rows

    def counted(self, at: Looked) -> int:
        """How many entries hold the words."""
        return len(journal(at.book, at.search, at.way))

    def under(self, at: Looked) -> str:
        """How many are shown, and who reads them."""
        found = count(len(self._found), *self.ENTRY) if self._found else ""
        return f"{found}; only you read them" if found and at.whole else found

    def told(self, number: int, width: int, at: Looked) -> Line:
        """What stands in the row of an entry, in so many columns."""
        each = self._found[number]
        day = "today" if each.day == at.day else f"{DAY_NAMES[each.day.weekday()]} {each.day.day:>2}"
        when = Span(f"{day:<{_DAY}}", "muted")
        blanks = " " * max(2, _TITLE - _cells(each.words))
        title = each.words + blanks if each.begins or each.practice else ""
        held = _held(number, width - _DAY - _cells(title) - 1, at) if at.searched else ()
        begins = (Span(each.begins, "muted"),) if title else (Span(each.words, "title"),)
        line = (when, Span(title, "title"), *(held or begins))
        return (Span(sentence(line)),) if at.context.accessible else line


def _held(number: int, room: int, at: Looked) -> Line:
    """The line of an entry that holds the words searched, cut around them; nothing where its title holds them."""
    found = passage(entry(at.book, number), at.search)
    if not found.end:
        return ()
    line, start, end = found.near(room, "..." if at.context.ascii else "…", _cells)
    return (Span(line[:start], "muted"), Span(line[start:end]), Span(line[end:], "muted"))


def _cells(text: str) -> int:
    return width_of(visible(text))
