"""What the four views of the tab share: a list that knows the book, a search, and a filter by way."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from troth.domain.change import Table
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Row
from troth.drawing.sentences import sentence_rows
from troth.drawing.sizes import LEAST, LIST, NARROW
from troth.tui.context import Context
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import RecordHost
from troth.tui.reflection.list_content import OTHER_WAYS, SHORT, Elsewhere, ListContent, Looked, listed
from troth.tui.snapshot import Snapshot

Beyond = Callable[[Looked], Sequence[Elsewhere]]
"""Where else in the tab the words of a search are found."""


class View(Vertical, RecordHost):
    """One list of the tab; it draws when it stands open, and when it is opened again."""

    CONTENT: ClassVar[type[ListContent]]

    TABLE: ClassVar[Table | None] = None
    """Of what its rows are, where the cursor goes to a new one."""

    KEYS: ClassVar[Sequence[Key | Hint]]
    """The keys in their order of weight, help last; those that can do nothing here are not shown."""

    class KeysChanged(Message):
        """Other keys may act by now."""

    class Look(Message):
        """Show the view of that number, with what is searched here."""

        def __init__(self, view: int) -> None:
            super().__init__()
            self.view = view

    def __init__(self, context: Context, snapshot: Snapshot, beyond: Beyond) -> None:
        """The list as `snapshot` has it."""
        super().__init__()
        self.context = context
        self.set_reactive(View.snapshot, snapshot)
        self.content = self.CONTENT()
        self.search = ""
        self.way: int | None = None
        self._beyond = beyond
        self._drawn_in = (False, 0)

    def compose(self) -> ComposeResult:
        """The list."""
        yield SheetList(self.rows())

    def on_mount(self) -> None:
        """Begin with what fits."""
        self._drawn_in = self.looked.narrow, self._folds

    @property
    def looked(self) -> Looked:
        """What is looked at, and how."""
        narrow = self.app.size.width < NARROW and not self.context.accessible
        return Looked(self.context, self.book, self.day, self.drafts, self.search, self.way, narrow)

    @property
    def list(self) -> SheetList:
        """The widget that listens to keys."""
        return self.query_one(SheetList)

    @property
    def key(self) -> Hashable | None:
        """What the cursor stands on."""
        return next((each.key for each in self.query(SheetList)), None)

    def rows(self) -> Sequence[Row]:
        """All rows as they are now."""
        at = self.looked
        rows = listed(self.content, at, self._beyond(at) if at.searched else ())
        return sentence_rows(rows, self._folds) if self.context.accessible else rows

    @property
    def _folds(self) -> int:
        """How many columns sentences are folded to, where rows are told in them."""
        return max(LEAST, min(self.app.size.width, LIST)) - 2 if self.context.accessible else 0

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed, and go to what was made here."""
        self.draw()
        if self.is_mounted and now.made is not None and now.made != before.made and now.made[0] == self.TABLE:
            self.list.move_to(now.made[1])

    def on_resize(self) -> None:
        """Tell as much in a row as there is room for."""
        if (room := (self.looked.narrow, self._folds)) != self._drawn_in:
            self._drawn_in = room
            self.draw()

    def open_picked(self) -> None:
        """Open what the cursor stands on."""
        raise NotImplementedError

    @on(SheetList.Chosen)
    def _chosen(self) -> None:
        match self.key:
            case Elsewhere(view=view) if view == OTHER_WAYS:
                self._take_way(0)
                self.list.action_end(-1)
            case Elsewhere(view=view):
                self.post_message(self.Look(view))
            case _:
                self.open_picked()

    @on(SheetList.Highlighted)
    def _moved(self) -> None:
        self.post_message(self.KeysChanged())

    def opened(self) -> None:
        """The view is turned to: each row goes to its place, and the cursor to a row."""
        self.content.settle()
        self.draw()
        self.list.land()

    def draw(self) -> None:
        """Draw the rows as they are now."""
        if self.is_mounted and self.display:
            self.list.show_rows(self.rows())
            self.post_message(self.KeysChanged())

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
