"""What the four views of the tab share: a list that knows the book, a search, and a filter by way."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from troth.domain.change import Table
from troth.domain.reflection import WAYS
from troth.domain.text import comparable
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import GAP, Row, Span
from troth.drawing.sizes import NARROW
from troth.tui.context import Context
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import RecordHost
from troth.tui.snapshot import Snapshot

SHORT = {
    1: "boundaries",
    2: "nonverbal",
    3: "listening",
    4: "transparency",
    5: "benefit of doubt",
    6: "follow-through",
    7: "help",
}
"""The ways in a word or two."""

BLANK = Row(None, ())


class Empty(NamedTuple):
    """What a view says when it has nothing to show, and the key that leads on."""

    words: str
    key: str


class View(Vertical, RecordHost):
    """One list of the tab; it draws when it stands open, and when it is opened again."""

    TITLE: ClassVar[str]
    KEYS: ClassVar[Sequence[Key | Hint]]
    FINDS: ClassVar[str]
    """What the search asks for."""

    TABLE: ClassVar[Table | None] = None
    """Of what its rows are, where the cursor goes to a new one."""

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The list as `snapshot` has it."""
        super().__init__()
        self.context = context
        self.set_reactive(View.snapshot, snapshot)
        self.search = ""
        self.way: int | None = None
        self._drawn_narrow = False

    def compose(self) -> ComposeResult:
        """The list."""
        yield SheetList(self._rows())

    def on_mount(self) -> None:
        """Begin with what fits."""
        self._drawn_narrow = self.narrow

    def found(self) -> Sequence[Row]:
        """The rows that answer to the search and the filter, without the heading."""
        raise NotImplementedError

    def aside(self) -> str:
        """What stands at the right of the heading."""
        return ""

    def empty(self) -> Empty:
        """What is said where nothing is shown, although nothing is searched."""
        raise NotImplementedError

    @property
    def narrow(self) -> bool:
        """Whether a row has little room."""
        return self.app.size.width < NARROW

    @property
    def list(self) -> SheetList:
        """The widget that listens to keys."""
        return self.query_one(SheetList)

    @property
    def key(self) -> Hashable | None:
        """What the cursor stands on."""
        return self.list.key

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed, and go to what is new."""
        self.draw()
        new = now.book.next_number(self.TABLE) - 1 if self.TABLE else 0
        if self.is_mounted and self.TABLE and before.book.next_number(self.TABLE) <= new:
            self.list.move_to(new)

    def on_resize(self) -> None:
        """Tell as much in a row as there is room for."""
        if self.narrow != self._drawn_narrow:
            self._drawn_narrow = self.narrow
            self.draw()

    def open_picked(self) -> None:
        """Open what the cursor stands on."""
        raise NotImplementedError

    @on(SheetList.Chosen)
    def _chosen(self) -> None:
        self.open_picked()

    def draw(self) -> None:
        """Draw the rows as they are now."""
        if self.is_mounted and self.display:
            self.list.show_rows(self._rows())

    def _rows(self) -> Sequence[Row]:
        rows = self.found()
        if not any(row.key is not None for row in rows):
            words = self._nothing()
            rows = [*(Row(None, (Span(line, "muted"),)) for line in words), BLANK, *rows]
        return [heading(self.TITLE, self.aside()), BLANK, *rows]

    def action_way(self) -> None:
        """Show one of the seven ways alone, or all again."""
        keys = [Key(str(way), words) for way, words in SHORT.items()]
        self.choose("Which way?", [*keys, Key("0", "all")], lambda key: self._take_way(int(key)))

    def clear(self) -> None:
        """Show everything again."""
        self.search, self.way = "", None
        self.draw()

    def _take_way(self, way: int) -> None:
        self.way = way or None
        self.draw()

    def _nothing(self) -> Empty:
        if self.search.strip():
            return Empty("Nothing holds these words.", "esc shows everything again.")
        if self.way is not None:
            return Empty(f"Nothing here is of way {self.way}, {WAYS[self.way]}.", "esc shows everything again.")
        return self.empty()


def heading(title: str, aside: str = "") -> Row:
    """A row that the cursor passes over."""
    return Row(None, (Span(title), GAP, Span(aside + " ", "muted")))


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
