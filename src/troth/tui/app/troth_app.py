"""The app: where intentions arrive, the store writes once, and a new snapshot goes down."""

import os.path
from functools import partial
from threading import Thread
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive

from troth.domain.actions.space import USUAL, AskForSpace
from troth.domain.apart import space_now
from troth.domain.book import Book
from troth.domain.days import Now
from troth.drawing.sizes import BREAKPOINTS, HEIGHTS
from troth.resources import sheets
from troth.store.store import Store
from troth.tui.app.anywhere import ANYWHERE
from troth.tui.app.changes import Changes
from troth.tui.app.covering import Covering
from troth.tui.app.draft_files import DraftFiles
from troth.tui.app.environment import collect_garbage
from troth.tui.app.navigation import Navigation
from troth.tui.app.open_drafts import OpenDrafts
from troth.tui.app.practice_opener import BEFORE, PracticeOpener
from troth.tui.app.standpoint import START, Standpoint
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet, TabBar
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.messages import DiscardDraft, Do, Finish, Left, Open, OpenPage, Show, Visit, Write
from troth.tui.snapshot import EMPTY, DrawsSnapshot, Snapshot, day_words, present

LOOK = 2.0
"""Seconds between two looks at the file, so that a change made elsewhere shows."""

CHECK = 1.0
"""Seconds until the whole file is checked, once a day, on a thread that leaving does not wait for.

It costs 11 MiB while the app is open, and the time of opening once more; whether another hand wrote the file is
known without it.
"""


class TrothApp(BaseApp):
    """Four tabs over one snapshot; nobody else calls the store."""

    TITLE = "troth"
    CSS_PATH = sheets()  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS = ANYWHERE

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    def __init__(
        self,
        store: Store,
        context: Context,
        theme: str,
        keymap: dict[str, str] | None = None,
        state: str = "",
        stood: Standpoint = START,
    ) -> None:
        """Over `store`, at first where one `stood`. Raises `Unusable` for a bad file."""
        super().__init__(ascii=context.ascii, theme=theme, accessible=context.accessible)
        self.context, self._store, self._keys, self._stood = context, store, keymap or {}, stood
        self.inputs.serves = False
        self.navigation = Navigation(self, context, _follow)
        self._files = DraftFiles(store.drafts(state or os.path.dirname(store.path)), context.uid)  # noqa: PTH120
        self.drafts = OpenDrafts(self, self._files, lambda drafts: self._renew(drafts=drafts))
        self.ending.keep = lambda: self.drafts.save_all(self.now.at)
        self.covering = Covering(self, context.cover_after, self._keys, locks=context.locks, place=partial(_at, self))
        self.changes = Changes(store, self._renew, self.show_message, self.drafts.forget)
        self.practices = PracticeOpener(self, context, self._files, lambda: self.snapshot)
        self.set_reactive(TrothApp.snapshot, present(context, Snapshot(book := store.book(), context.now(book).today)))

    def compose(self) -> ComposeResult:
        """The tab bar, the first tab, the quiet line, the keys."""
        yield TabBar(self.navigation.tabs, 0, day_words(self.context, self.snapshot))
        yield self.navigation.make_pane(0, self.snapshot)
        yield Quiet()
        yield Keys(self.navigation.pane.KEYS)

    def on_mount(self) -> None:
        """Take the person's keys, let them go to the first tab, and look at the file once that is drawn."""
        self.set_keymap(self._keys)
        self.screen.set_focus(self.navigation.pane.listener, scroll_visible=False)
        self.call_after_refresh(self.inputs.serve_after, self._begin)

    @property
    def book(self) -> Book:
        """The book as it is now."""
        return self.snapshot.book

    @property
    def now(self) -> Now:
        """The present."""
        return self.context.now(self.book)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key of the app's is in force where what it does is possible."""
        return self.navigation.offers(action, parameters) and super().check_action(action, parameters)

    @on(Do)
    def do(self, message: Do) -> bool:
        """Make an action so, on the one path that changes anything; who asked hears of it before anything is said."""
        return self.changes.take(message, self.now.at, self.call_later)

    def action_take_back(self, again: bool = False) -> None:
        """Take the last change back, or make it again."""
        if again or not self.drafts.put_back():
            self.changes.turn(self.now.at, self.call_later, again)

    async def action_tab(self, index: int, view: str = "") -> None:
        """Open a tab, or a view of it; what is being written is on the disk before."""
        self.drafts.save()
        self.drafts.look()
        await self.navigation.open_tab(index, self.snapshot, view)

    def action_before(self) -> None:
        """Open the practice for who is upset, or go on with this evening's."""
        self.practices.open(BEFORE)

    async def action_space(self) -> None:
        """Ask for space: at once, for the usual time; where it runs already, show it."""
        if space_now(self.book, self.now.at) is None:
            self.do(Do(AskForSpace(USUAL, self.now, self.context.uid())))
        await self.navigation.open_space(self.snapshot)

    action_ask_space, action_leave = action_space, BaseApp.action_quit

    async def action_help(self, anywhere: bool = False, page: str = "") -> None:
        """Open help for where one stands; F1 leads straight to Help & safety where a screen says so, as a `page`."""
        await self.navigation.open_help(self.snapshot, anywhere, page)

    async def action_cover(self, only: bool = False) -> None:
        """Cover everything with a page that tells nothing; or show it again, unless it is `only` to be covered."""
        await (self.covering.cover if only else self.covering.turn)()

    async def action_palette(self) -> None:
        """Open the palette."""
        await self.navigation.open_palette()

    async def action_bring_in(self) -> None:
        """Ask for a file of the person's, and show what it would bring."""
        from troth.tui.app.arrivals import look
        from troth.tui.app.import_form import ImportForm

        await self.navigation.open_page(ImportForm(self.now.today, partial(look, self._store, self.context)))

    @on(Open)
    def _open(self, message: Open) -> None:
        if not isinstance(self.screen, OverlayWithoutUndo):
            self.practices.open(message.practice, message.draft, message.first)
            self.drafts.look()

    @on(Write)
    @on(DiscardDraft)
    @on(Finish)
    @on(Left)
    def _draft(self, message: Write | DiscardDraft | Finish | Left) -> None:
        self.drafts.take(message, lambda action, answered: self.do(Do(action, answered)))

    @on(TabBar.Clicked)
    async def _picked(self, message: TabBar.Clicked) -> None:
        await self.action_tab(message.index)

    @on(Keys.Pressed)
    def _pressed(self, message: Keys.Pressed) -> None:
        self.simulate_key(message.key)

    @on(OpenPage)
    @on(Visit)
    @on(Show)
    async def _go(self, message: OpenPage | Visit | Show) -> None:
        self.drafts.take_up(message)
        await self.navigation.go(message, self.snapshot)

    def _renew(self, **fields: Any) -> None:
        """Hand another snapshot down; where the book is another, a draft thrown away is not the last thing done."""
        if fields.get("book", self.book) is not self.book:
            self._files.keep_away()
        now = self.snapshot._replace(**fields)
        self.snapshot = now if now.book is self.book and now.day == self.snapshot.day else present(self.context, now)
        self.navigation.show_day(self.snapshot)

    async def _begin(self) -> None:
        collect_garbage(self.is_headless)
        self.set_interval(LOOK, self._look)
        self._files.tidy()
        self.drafts.look()
        if self._stood.tab:
            await self.action_tab(self._stood.tab)
        self.practices.begin(self._stood.practice, self._stood.draft)
        await self.navigation.open_space(self.snapshot)
        if self._stood.practice is None and not self.book.commitments():
            await self.navigation.greet(self.context.greets)
        self.changes.show_notices(self.quiet_lines)
        if self.context.checks(self.now.today.toordinal()):
            self.set_timer(CHECK, lambda: Thread(target=self._store.check, daemon=True).start())

    def _look(self) -> None:
        """See a change made elsewhere, and the day turn; leave, with all on the disk, once the file is locked."""
        if self.context.shut():
            return self.covering.leave()
        self.covering.look()
        self.changes.look()
        self._renew(day=self.now.today, part=self.context.part(self.book))
        self.changes.show_notices(self.quiet_lines)


def _at(app: TrothApp) -> tuple[int, str]:
    """The tab that stands open, and the draft in front."""
    return app.navigation.tab, app.drafts.in_front


def _follow(drawing: Any) -> Any:
    """Let what draws a snapshot draw each new one of the app."""
    return drawing.data_bind(TrothApp.snapshot) if isinstance(drawing, DrawsSnapshot) else drawing
