"""The app: where intentions arrive, the store writes once, and a new snapshot goes down."""

import os.path
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from troth.domain.actions.space import USUAL, AskForSpace
from troth.domain.book import Book
from troth.domain.change import Change
from troth.domain.days import Now
from troth.domain.draft import DraftList
from troth.domain.errors import Refused
from troth.domain.outlook import space_now
from troth.domain.wording import day_and_date
from troth.drawing.sizes import NARROW, WIDE
from troth.resources import sheets
from troth.store.errors import Unusable
from troth.store.store import Store
from troth.tui.app.draft_files import DraftFiles
from troth.tui.app.navigation import Navigation
from troth.tui.app.open_drafts import OpenDrafts
from troth.tui.app.practice_opener import BEFORE, PracticeOpener
from troth.tui.app.tabs import TABS
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet, TabBar
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.messages import DiscardDraft, Do, Finish, Open, OpenPage, Show, Visit, Write
from troth.tui.snapshot import EMPTY, Snapshot

LOOK = 2.0
"""Seconds between two looks at the file, so that a change made elsewhere shows."""

CHECK = 1.0
"""Seconds until the whole file is checked, on a thread that leaving does not wait for."""


class TrothApp(BaseApp):
    """Four tabs over one snapshot; nobody else calls the store."""

    TITLE = "troth"
    CSS_PATH = sheets()  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (as textual declares it)
        (0, "-narrow"),
        (NARROW, "-normal"),
        (WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help for this place", id="help"),
        Binding("f1", "help(True)", "Help, from a field too", id="help.anywhere", priority=True),
        Binding("ctrl+p", "palette", "Everything, found by its words", id="palette"),
        Binding("b", "before", "Before I react: what else could be true?", id="before"),
        *(Binding(str(n + 1), f"tab({n})", tab.title, id=f"tab.{n + 1}") for n, tab in enumerate(TABS)),
        Binding("u", "take_back", "Undo the last change, wherever it was made", id="undo"),
        Binding("ctrl+r", "take_back(True)", "Redo", id="redo"),
        Binding("p", "space", "Ask for space, at once", id="space"),
        Binding("q", "quit", "Leave; everything is saved", id="quit"),
        Binding("ctrl+q", "quit", "Leave, from a field too", id="quit.anywhere", priority=True),
    ]

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    opens_on: str | None = None
    """The practice to open on; the library where it is empty, Today where it is None."""

    def __init__(
        self, store: Store, context: Context, theme: str, keymap: dict[str, str] | None = None, state: str = ""
    ) -> None:
        """The app over `store`, with drafts in `state` or beside it. Raises `Unusable` when the file can't be read."""
        super().__init__(ascii=context.ascii, theme=theme)
        self.context, self._store, self._keys, self._told = context, store, keymap or {}, 0
        self.navigation = Navigation(self, context, self._follow)
        self._files = DraftFiles(state or os.path.dirname(store.path), context.uid)  # noqa: PTH120
        self.drafts = OpenDrafts(self, self._files, self._list_drafts)
        self.practices = PracticeOpener(self, context, self._files, lambda: self.snapshot)
        book = store.book()
        self.set_reactive(TrothApp.snapshot, Snapshot(book, context.now(book).today))

    def compose(self) -> ComposeResult:
        """The tab bar, the first tab, the quiet line, the keys."""
        yield TabBar(TABS, 0, day_and_date(self.snapshot.day))
        yield self.navigation.make_pane(0, self.snapshot)
        yield Quiet()
        yield Keys(self.navigation.pane.KEYS)

    def on_mount(self) -> None:
        """Take the person's keys, let them go to the first tab, and look at the file once that is drawn."""
        self.set_keymap(self._keys)
        self.screen.set_focus(self.navigation.pane.listener, scroll_visible=False)
        self.call_after_refresh(self._begin)

    @property
    def book(self) -> Book:
        """The book as it is now."""
        return self.snapshot.book

    @property
    def now(self) -> Now:
        """The present."""
        return self.context.now(self.book)

    @on(Do)
    def do(self, message: Do) -> bool:
        """Make an action so, on the one path that changes anything; who asked hears of it before anything is said."""
        return self._change(lambda: self._store.do(message.action, self.now.at), answered=message.answered)

    def action_take_back(self, again: bool = False) -> None:
        """Take the last change back, or make it again."""
        if not again and self.drafts.put_back():
            return
        if again:
            self._change(lambda: Change(f"Again: {self._store.redo(self.now.at)}"), "u undoes")
        else:
            self._change(lambda: Change(f"Undone: {self._store.undo(self.now.at)}"), "ctrl+r redoes")

    async def action_tab(self, index: int) -> None:
        """Open a tab; what is being written is on the disk before."""
        self.drafts.save()
        self.drafts.look()
        await self.navigation.open_tab(index, self.snapshot)

    def action_before(self) -> None:
        """Open the practice for who is upset, or go on with this evening's; nothing where one is open already."""
        if self.navigation.place not in ("practice", "gate"):
            self.practices.open(BEFORE)

    async def action_space(self) -> None:
        """Ask for space: at once, for the usual time; where it runs already, show it."""
        if space_now(self.book, self.now.at) is None:
            self.do(Do(AskForSpace(USUAL, self.now, self.context.uid())))
        await self._show_space()

    async def action_help(self, anywhere: bool = False) -> None:
        """Open help for where one stands; F1 leads straight to Help & safety where a screen says so."""
        if anywhere and self.navigation.safety:
            await self.navigation.open_safety(self.navigation.safety, self.snapshot)
        else:
            await self.navigation.open_help()

    async def action_palette(self) -> None:
        """Open the palette."""
        await self.navigation.open_palette()

    @on(Open)
    def _open(self, message: Open) -> None:
        if not isinstance(self.screen, OverlayWithoutUndo):
            self.practices.open(message.practice, message.draft)
            self.drafts.look()

    @on(Write)
    def _write(self, message: Write) -> None:
        self.drafts.write(message)

    @on(DiscardDraft)
    def _discard(self, message: DiscardDraft) -> None:
        self.drafts.discard(message)

    @on(Finish)
    def _finish(self, message: Finish) -> None:
        self.drafts.finish(message, lambda action, answered: self.do(Do(action, answered)))

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave, by a key or a signal, with everything on the disk."""
        self.drafts.save_all(self.now.at)
        super().exit(*args, **options)

    def broken(self, error: BaseException | None) -> None:
        """Keep the words, whatever failed."""
        with suppress(Exception):
            self.drafts.save_all(self.now.at)
        super().broken(error)

    @on(TabBar.Clicked)
    async def _picked(self, message: TabBar.Clicked) -> None:
        await self.action_tab(message.index)

    @on(Keys.Pressed)
    def _pressed(self, message: Keys.Pressed) -> None:
        """A key that was clicked in the footer does what it does when it is pressed."""
        self.simulate_key(message.key)

    @on(OpenPage)
    async def _open_page(self, message: OpenPage) -> None:
        await self.navigation.open_page(message.page, message.answered)

    @on(Visit)
    async def _visit(self, message: Visit) -> None:
        await self.navigation.open_link(message.link, self.snapshot)

    @on(Show)
    async def _show(self, message: Show) -> None:
        await self.navigation.open_safety(message.page, self.snapshot)

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Show a new day in the bar; where the book is another, a draft thrown away is not the last thing done."""
        if now.day != before.day:
            self.navigation.show_day(now)
        if now.book is not before.book:
            self._files.keep_away()

    def _follow(self, drawing: Any) -> Any:
        """Let what draws a snapshot draw each new one."""
        return drawing.data_bind(TrothApp.snapshot) if hasattr(type(drawing), "snapshot") else drawing

    def _change(
        self, make: Callable[[], Change], back: str = "", answered: Callable[[bool], None] | None = None
    ) -> bool:
        """Make a change and take in the new book; who asked hears whether it is so, then it is announced."""
        answered = answered or (lambda made: None)
        try:
            change = make()
            self._look_into(self._store.book())
        except (Refused, Unusable) as error:
            with suppress(Unusable):
                self._look_into(self._store.book())
            answered(False)
            self.say(str(error), "warm")
            return False
        trouble = self._files.erase(change) if change.forget else ""
        if change.forget:
            self.drafts.look()
        answered(True)
        self._announce(change, back)
        if trouble:
            self.say(trouble, "warm")
        return True

    def _announce(self, change: Change, back: str) -> None:
        """Say what is so now, with the way `back`; undo, where it can be undone and no other is given."""
        first, *more = change.summary.splitlines() or [""]
        words = " ".join(change.aside) or first + (f" And {len(more)} more." if more else "")
        undoes = "u undoes" if change.edits and not change.forget else ""
        self.say(words, "warm" if change.aside else "", back or undoes)

    def _list_drafts(self, drafts: DraftList) -> None:
        self.snapshot = self.snapshot._replace(drafts=drafts)

    def _look_into(self, book: Book) -> None:
        self.snapshot = self.snapshot._replace(book=book)

    async def _show_space(self) -> None:
        if space_now(self.book, self.now.at) is not None:
            await self.navigation.open_space(self.snapshot)

    async def _begin(self) -> None:
        self.set_interval(LOOK, self._look)
        self._files.tidy()
        self.drafts.look()
        if self.opens_on is not None:
            await self.action_tab(2)
            self.practices.open(self.opens_on)
        else:
            self.practices.tell_of_drafts()
        await self._show_space()
        self._tell_notices()
        self.set_timer(CHECK, lambda: Thread(target=self._store.check, daemon=True).start())

    def _look(self) -> None:
        """See a change made elsewhere, and the day turn."""
        try:
            if self._store.moved():
                self._look_into(self._store.book())
        except Unusable as error:
            self.say(str(error), "warm")
        self.snapshot = self.snapshot._replace(day=self.now.today)
        self._tell_notices()

    def _tell_notices(self) -> None:
        """Say what the store has to tell, one line at a time, and over nothing that is still to be read."""
        waiting = self._store.notices[self._told :]
        if waiting and not self.screen_stack[0].query_one(Quiet).text:
            self.say(waiting[0], "warm")
            self._told += 1
