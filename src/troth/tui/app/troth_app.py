"""The app: where intentions arrive, the store writes once, and a new book goes down."""

import os.path
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from threading import Thread
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from troth.domain.actions.space import USUAL, AskForSpace
from troth.domain.book import Action, Book
from troth.domain.change import Change
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.outlook import space_now
from troth.domain.wording import day_and_date
from troth.resources import styles
from troth.store.errors import Unusable
from troth.store.store import Store
from troth.tui.app.helping import Helping
from troth.tui.app.practising import Practising
from troth.tui.app.tabs import TABS, focus_of, pane
from troth.tui.context import Context
from troth.tui.kit.chrome import Keys, Quiet, TabBar
from troth.tui.messages import Do

LOOK = 2.0
"""Seconds between two looks at the file, so that a change made elsewhere shows."""

CHECK = 1.0
"""Seconds until the whole file is checked, on a thread that leaving does not wait for."""

_NAMED = {"/": "slash", "?": "question_mark", "esc": "escape"}


class TrothApp(Practising, Helping):
    """Four tabs over one book; nobody else calls the store."""

    TITLE = "troth"
    CSS_PATH = [  # noqa: RUF012  (as textual declares it)
        styles("base.tcss"),
        styles("commitments.tcss"),
        styles("boundaries.tcss"),
        styles("reflection.tcss"),
        styles("dialogs.tcss"),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (as textual declares it)
        (0, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n + 1), f"tab({n})", tab.title, id=f"tab.{n + 1}") for n, tab in enumerate(TABS)),
        Binding("u", "take_back", "Undo the last change, wherever it was made", id="undo"),
        Binding("ctrl+r", "take_back(True)", "Redo", id="redo"),
        Binding("p", "space", "Ask for space, at once", id="space"),
        Binding("q", "quit", "Leave; everything is saved", id="quit"),
        Binding("ctrl+q", "quit", "Leave, from a field too", id="quit.anywhere", priority=True),
    ]

    book: reactive[Book] = reactive(Book, init=False)
    day: reactive[date] = reactive(date.min, init=False)

    def __init__(
        self, store: Store, context: Context, theme: str, keymap: dict[str, str] | None = None, state: str = ""
    ) -> None:
        """The app over `store`, with drafts in `state` or beside it. Raises `Unusable` when the file can't be read."""
        super().__init__(context, state or os.path.dirname(store.path), theme)  # noqa: PTH120
        self._store, self._keys = store, keymap or {}
        self._tab = self._told = 0
        self._panes: dict[int, Any] = {}
        self.set_reactive(TrothApp.book, store.book())
        self.set_reactive(TrothApp.day, self._now.today)

    def compose(self) -> ComposeResult:
        """The tab bar, the first tab, the quiet line, the keys."""
        yield TabBar(TABS, 0, day_and_date(self.day))
        self._panes[0] = self._pane(0)
        yield self._panes[0]
        yield Quiet()
        yield Keys(self._panes[0].KEYS)

    def on_mount(self) -> None:
        """Take the person's keys, and begin to look at the file once the first screen stands."""
        self.set_keymap(self._keys)
        self.call_after_refresh(self._settle)

    @on(Do)
    def _do(self, message: Do) -> None:
        heard = message.heard or (lambda made: None)
        if not self.make(message.action, lambda: heard(True)):
            heard(False)

    def make(self, action: Action, done: Callable[[], None] | None = None) -> bool:
        """Make an action so; `done` is called once it is, before anything is said of it."""
        forgot, trouble = False, ""

        def change(now: Now) -> Change:
            nonlocal forgot, trouble
            made = self._store.do(action, now.at)
            forgot = made.forget
            trouble = self._drawer.let_go(made) if forgot else ""
            return made

        made = self._change(change, None, done)
        if forgot:
            self.look_at_drafts()
            self._tell(trouble)
        return made

    def action_take_back(self, again: bool = False) -> None:
        """Take the last change back, or make it again."""
        if not again and self.put_back():
            return
        if again:
            self._change(lambda now: Change(f"Again: {self._store.redo(now.at)}"), "u undoes")
        else:
            self._change(lambda now: Change(f"Undone: {self._store.undo(now.at)}"), "ctrl+r redoes")

    async def action_tab(self, index: int) -> None:
        """Open a tab; one that was not open yet is made now. Keys go to it from now on."""
        self._tab = index
        self.save_drafts()
        self.look_at_drafts()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if index not in self._panes:
            self._panes[index] = self._pane(index)
            await self.mount(self._panes[index], before=self.query_one(Quiet))
        for at, made in self._panes.items():
            made.display = at == index
        self.query_one(TabBar).show_tabs(TABS, index, day_and_date(self.day))
        self.query_one(Keys).show_keys(self._panes[index].KEYS)
        self.screen.set_focus(focus_of(self._panes[index]), scroll_visible=False)

    @on(TabBar.Picked)
    async def _picked(self, message: TabBar.Picked) -> None:
        await self.action_tab(message.index)

    @on(Keys.Pressed)
    def _pressed(self, message: Keys.Pressed) -> None:
        """A key that was clicked in the footer does what it does when it is pressed."""
        self.simulate_key(_NAMED.get(message.key, message.key))

    def action_space(self) -> None:
        """Ask for space: at once, for the usual time; where it runs already, show it."""
        if space_now(self.book, self._now.at) is None:
            self._change(lambda now: self._store.do(AskForSpace(USUAL, now, self.context.uid()), now.at))
        self._show_space()

    @property
    def tab_place(self) -> str:
        """The open tab."""
        return str(self._panes[self._tab].PLACE)

    def watch_book(self, book: Book) -> None:
        """Hand the new book to the pages over the tabs, too; a draft thrown away before is not the last thing done."""
        self._drawer.thrown = None
        for screen in self.screen_stack[1:]:
            if hasattr(screen, "watch_book"):
                cast(Any, screen).book = book

    def watch_day(self, day: date) -> None:
        """Show the new day in the bar."""
        self.query_one(TabBar).show_tabs(TABS, self._tab, day_and_date(day))

    def _pane(self, index: int) -> Any:
        made = pane(index, self.context, self.book, self.day, self.drafts)
        flows = (TrothApp.book, TrothApp.day, TrothApp.drafts)
        return made.data_bind(*(each for each in flows if hasattr(made, each.name)))

    @property
    def _now(self) -> Now:
        return self.context.now(self.book)

    def _change(
        self, make: Callable[[Now], Change], back: str | None = None, done: Callable[[], None] | None = None
    ) -> bool:
        """Make a change, and say it with the way `back`: undo, unless another is given or nothing was changed."""
        try:
            change = make(self._now)
            self.book = self._store.book()
        except (Refused, Unusable) as error:
            with suppress(Unusable):
                self.book = self._store.book()
            self.say(str(error), "warm")
            return False
        if done:
            done()
        first, *more = change.summary.splitlines() or [""]
        words = " ".join(change.aside) or first + (f" And {len(more)} more." if more else "")
        undoes = "u undoes" if change.edits and not change.forget else ""
        self.say(words, "warm" if change.aside else "", undoes if back is None else back)
        return True

    def _show_space(self) -> None:
        if space_now(self.book, self._now.at) is None:
            return
        from troth.tui.space_screen import SpaceScreen

        if not any(isinstance(screen, SpaceScreen) for screen in self.screen_stack):
            self.push_screen(SpaceScreen(self.context, self.book))

    async def _settle(self) -> None:
        self.set_interval(LOOK, self._look)
        self._drawer.tidy()
        if self.opens_on is not None:
            await self.action_tab(2)
            self.open_practice(self.opens_on)
        else:
            self.tell_of_drafts()
        self._show_space()
        self._tell_notices()
        self.set_timer(CHECK, lambda: Thread(target=self._store.check, daemon=True).start())

    def _look(self) -> None:
        """See a change made elsewhere, and the day turn."""
        try:
            if self._store.moved():
                self.book = self._store.book()
        except Unusable as error:
            self.say(str(error), "warm")
        self.day = self._now.today
        self._tell_notices()

    def _tell_notices(self) -> None:
        """Say what the store has to tell, one line at a time, and over nothing that is still to be read."""
        waiting = self._store.notices[self._told :]
        if waiting and not self.query_one(Quiet).text:
            self.say(waiting[0], "warm")
            self._told += 1
