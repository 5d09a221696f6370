"""The Reflection tab: practices, the journal, what is to be shared, guesses; one list at a time."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Input

from troth.domain.wording import count
from troth.drawing.bars import Hint, Key
from troth.tui.context import Context
from troth.tui.guesses.guess_list import Guesses
from troth.tui.journal.journal_list import Journal
from troth.tui.kit.chrome import Keys
from troth.tui.kit.line_field import LineField
from troth.tui.kit.sheet_list import SheetList
from troth.tui.library.library_list import Practices
from troth.tui.reflection.list_content import Elsewhere, Looked
from troth.tui.reflection.list_view import View
from troth.tui.shares.share_list import ToShare
from troth.tui.snapshot import EMPTY, Snapshot

VIEWS: tuple[type[View], ...] = (Practices, Journal, ToShare, Guesses)

SEARCH = (
    Key("enter", "to what was found"),
    Hint("reflection.clear", "show all"),
    Hint("help.anywhere", "help"),
)


class Reflections(Vertical):
    """Four lists over one book; each is made when it is opened for the first time."""

    PLACE = "reflection"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "Next view: Practices, Journal, To share, Guesses", id="reflection.view"),
        Binding("slash", "find", "Find", key_display="/", id="reflection.find"),
        Binding("down,up", "to_list", "From the search to the list", show=False, id="reflection.to_list"),
        Binding("escape", "clear", "Show everything again", show=False, id="reflection.clear"),
    ]

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The tab as `snapshot` has it, with what is being written."""
        super().__init__()
        self.context = context
        self._views: dict[int, View] = {}
        self._open = 0
        self.set_reactive(Reflections.snapshot, snapshot)

    def compose(self) -> ComposeResult:
        """The first list."""
        yield self._view(0)

    @property
    def KEYS(self) -> Sequence[Key | Hint]:
        """The keys of the list that stands open, or of the search while one types."""
        return SEARCH if any(each is self.app.focused for each in self.query("#find")) else self.view.KEYS

    @property
    def view(self) -> View:
        """The list that stands open."""
        return self._view(self._open)

    @property
    def listener(self) -> SheetList:
        """The part of the tab that listens to keys."""
        return self.view.list

    def watch_snapshot(self, snapshot: Snapshot) -> None:
        """Hand it to the lists."""
        for view in self._views.values():
            view.snapshot = snapshot

    def on_show(self) -> None:
        """Come back to it: what was answered goes to its place."""
        self.view.opened()

    async def action_view(self, title: str = "") -> None:
        """Walk the lists, or open the one of that title."""
        titles = [view.CONTENT.TITLE for view in VIEWS]
        await self._turn_to(titles.index(title) if title else (self._open + 1) % len(VIEWS))

    async def action_find(self) -> None:
        """Find while typing."""
        if not self.query("#find"):
            await self.mount(LineField(self.view.search, placeholder=self.view.content.FINDS, id="find"))
        self.screen.set_focus(self.query_one("#find"))
        self._show_keys()

    @on(Input.Submitted, "#find")
    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.screen.set_focus(self.view.list)
        self.view.list.land()
        self._show_keys()

    def action_clear(self) -> None:
        """Show everything again."""
        self._leave_search()
        self.view.clear()
        self.action_to_list()

    @on(Input.Changed, "#find")
    def _look_for(self, event: Input.Changed) -> None:
        self.view.search = event.value
        self.view.draw()

    @on(View.Look)
    async def _look(self, message: View.Look) -> None:
        await self._turn_to(message.view, self.view.search)

    @on(View.KeysChanged)
    def _show_keys(self) -> None:
        if self.display and self.is_attached:
            self.screen.query_one(Keys).show_keys(self.KEYS)

    async def _turn_to(self, index: int, search: str = "") -> None:
        """Open another list, which shows what answers to `search`."""
        self._leave_search()
        self.view.clear()
        self.view.display = False
        self._open = index
        self.view.search, self.view.way = search, None
        self.view.display = True
        if self.view.is_attached:
            self.view.opened()
        else:
            await self.mount(self.view)
        self.screen.set_focus(self.view.list)
        self._show_keys()

    def _leave_search(self) -> None:
        for field in self.query("#find"):
            field.remove()

    def _view(self, index: int) -> View:
        if index not in self._views:
            self._views[index] = VIEWS[index](self.context, self.snapshot, lambda at: self._beyond(index, at))
        return self._views[index]

    def _beyond(self, index: int, at: Looked) -> Sequence[Elsewhere]:
        """What answers to a search in the other lists than that numbered `index`."""
        contents = [(n, self._view(n).content) for n in range(len(VIEWS)) if n != index]
        counts = ((n, content, content.counted(at._replace(way=None))) for n, content in contents)
        return [Elsewhere(n, f"{count(k, *content.ENTRY)} in {content.TITLE}") for n, content, k in counts if k]
