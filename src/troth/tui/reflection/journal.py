"""The journal: what was kept, newest first, found while one types."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.book import Book
from troth.domain.entries import entry, journal
from troth.domain.errors import Refused
from troth.domain.reflection import Outline, Reflection
from troth.domain.wording import count, say_day
from troth.tui.desk import Desk
from troth.tui.frame import Key
from troth.tui.lines import GAP, Span
from troth.tui.reflection.entry import EntryPage, EntryVerbs
from troth.tui.reflection.view import Empty, View, said_way
from troth.tui.reflection.writing import WritesNotes
from troth.tui.sheet import Row


class Journal(View, EntryVerbs, WritesNotes):
    """The entries; enter opens one."""

    TITLE = "Journal"
    FINDS = "words that were written"
    KEYS = (
        Key("enter", "open"),
        Key("n", "note"),
        Key("/", "find"),
        Key("v", "to share"),
        Key("w", "way"),
        Key("d", "delete"),
        Key("?", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "way", "One of the seven ways, or all", id="journal.way")]

    def __init__(self, desk: Desk, book: Book, day: date) -> None:
        """The journal as `book` has it."""
        super().__init__(desk, book, day)
        self._made: dict[Outline, Row] = {}
        self._looks: tuple[date, bool] = (day, False)
        self._count = 0

    def found(self) -> Sequence[Row]:
        """The entries that answer to search and filter; a row that was made before is taken as it is."""
        looks = (self.day, self.narrow)
        if looks != self._looks:
            self._looks, self._made = looks, {}
        found = journal(self.book, self.search, self.way)
        self._count = len(found)
        made, row = self._made, self._row
        rows = [made.get(each) or row(each) for each in found]
        if len(made) > len(rows) and not self.search and self.way is None:
            self._made = dict(zip(found, rows, strict=True))
        return rows

    def aside(self) -> str:
        """How many are shown."""
        of_way = "" if self.way is None else f"way {self.way} · "
        return of_way + (count(self._count, "entry", "entries") if self._count else "")

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
            self.app.push_screen(EntryPage(self.desk, self.book, made.number))

    def _row(self, each: Outline) -> Row:
        when = say_day(each.day, self.day)
        aside = said_way(each.way, self.narrow) or "note"
        line = (Span(f" {when:<12}", "muted"), Span(each.words), GAP, Span(aside + " ", "muted"))
        made = self._made[each] = Row(each.number, line)
        return made
