"""The journal: what was kept, newest first, found while one types."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.entries import entry, journal
from troth.domain.errors import Refused
from troth.domain.passage import headed, passage
from troth.domain.reflection import Outline, Reflection
from troth.domain.text import visible
from troth.domain.wording import count, say_day
from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Line, Row, Span
from troth.drawing.sizes import WIDE
from troth.drawing.width import width_of
from troth.tui.context import Context
from troth.tui.journal.entry_page import ENTRY_ACTIONS, EntryPage
from troth.tui.journal.note_form import WritesNotes
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import SHORT, Empty, View, said_way
from troth.tui.snapshot import Snapshot

_LEAST = 24
"""With less room for the line that was found, a row leaves out the title."""


class Entries(SheetList):
    """The rows of the journal; what stands in one is made when it is drawn, for a screenful out of thousands."""

    def __init__(self, rows: Iterable[Row], told: Callable[[Hashable, int], Line]) -> None:
        """With `told` to say what stands in the row of a key, in so many columns."""
        self._told = told
        super().__init__(rows)

    def line_at(self, index: int, width: int) -> Line:
        """The row's line behind its mark."""
        line = super().line_at(index, width)
        key = self.rows[index].key if index < len(self.rows) else None
        return line if key is None else (*line, *self._told(key, width - 1))

    def show_rows(self, rows: Iterable[Row], land: bool = False) -> None:
        """Draw `rows`; those that were drawn before may tell something else now."""
        super().show_rows(rows, land)
        for index in list(self._drawn.known):
            self.redraw(index)


class Journal(View, WritesNotes):
    """The entries; enter opens one."""

    TITLE = "Journal"
    FINDS = "words that were written"
    KEYS = (
        Hint("list.choose", "open"),
        Hint("journal.note", "note"),
        Hint("reflection.find", "find"),
        Hint("reflection.view", "to share"),
        Hint("journal.way", "way"),
        Hint("entry.delete", "delete"),
        Hint("help", "help"),
    )

    ACTIONS = ENTRY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("w", "way", "One of the seven ways, or all", id="journal.way"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The journal as `snapshot` has it."""
        super().__init__(context, snapshot)
        self._found: dict[Hashable, Outline] = {}

    def compose(self) -> ComposeResult:
        """The list."""
        yield Entries(self._rows(), self._told)

    def found(self) -> Sequence[Row]:
        """The entries that answer to search and filter."""
        self._found = {each.number: each for each in journal(self.book, self.search, self.way)}
        return [Row(number, ()) for number in self._found]

    def aside(self) -> str:
        """How many are shown."""
        of_way = "" if self.way is None else f"way {self.way}"
        found = count(len(self._found), "entry", "entries") if self._found else ""
        return " · ".join(filter(None, (of_way, found)))

    def empty(self) -> Empty:
        """Nothing is in it."""
        return Empty("Nothing is in the journal yet. What you keep stands here.", "n writes a free note.")

    def picked(self) -> Reflection | None:
        """The entry under the cursor."""
        try:
            return entry(self.book, self.key) if isinstance(self.key, int) else None
        except Refused:
            return None

    def open_picked(self) -> None:
        """Open the entry."""
        if (made := self.picked()) is not None:
            self.open(EntryPage(self.context, self.snapshot, made.number))

    def _told(self, number: Hashable, width: int) -> Line:
        each = self._found[number]
        when = f" {say_day(each.day, self.day):<12}"
        short = len(each.way) == 1 and width >= WIDE
        aside = f"{SHORT[each.way[0]] if short else said_way(each.way, True) or 'note'} "
        room = width - len(when) - len(aside) - 1
        words = self._held(each, room) if self.search.strip() else _begins(each)
        return (Span(when, "muted"), *words, GAP, Span(aside, "muted"))

    def _held(self, each: Outline, room: int) -> Line:
        """An entry with the line of it that holds the words, cut around them."""
        found = passage(entry(self.book, each.number), self.search)
        if not found.line:
            return _begins(each)
        title = f"{headed(each)} " if each.begins else ""
        left = room - width_of(visible(title))
        if found.end and left < _LEAST:
            title, left = "", room
        line, start, end = found.near(left, "..." if self.context.ascii else "…", lambda text: width_of(visible(text)))
        return (Span(title), Span(line[:start], "muted"), Span(line[start:end]), Span(line[end:], "muted"))


def _begins(each: Outline) -> Line:
    return (Span(f"{headed(each)} "), Span(each.begins, "muted")) if each.begins else (Span(each.words),)
