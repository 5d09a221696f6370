"""Where one stands: the tabs, what lies over them, and the one way in which any page is opened."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.screen import Screen

from troth.domain.apart import space_now
from troth.domain.records import Link
from troth.tui.app.tabs import ENTRIES, Pane, tabs_for
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet, TabBar
from troth.tui.kit.cover import Cover
from troth.tui.kit.keys_in_force import KeyInForce
from troth.tui.kit.reader import Reader
from troth.tui.kit.screens import Overlay
from troth.tui.messages import OpenPage, Show, Visit
from troth.tui.snapshot import Snapshot, day_words

Follow = Callable[[Any], Any]
"""Binds the snapshot of the app to what draws it; answers with that."""


_ELSEWHERE = {"space": ("space",), "ask_space": ("space",)}
"""The places from which an action does not lead on: one stands in it."""

Answered = Callable[[Any], None] | Callable[[Any], Awaitable[None]]
"""Gets what a page was closed with."""


class Navigation:
    """The tabs that were opened, and the way to every page over them."""

    def __init__(self, app: BaseApp, context: Context, follow: Follow) -> None:
        """Of `app`; what is opened is handed to `follow`, so that it draws each new snapshot."""
        self._app, self._context, self._follow = app, context, follow
        self._panes: dict[int, Any] = {}
        self.tabs = tabs_for(context)
        self._open = 0

    @property
    def pane(self) -> Pane:
        """The tab that stands open."""
        pane: Pane = self._panes[self._open]
        return pane

    @property
    def tab(self) -> int:
        """The number of the tab that stands open, from 0."""
        return self._open

    @property
    def place(self) -> str:
        """The place one stands in: that of the page in front, or of the tab."""
        screen = self._app.screen
        return (screen.PLACE if isinstance(screen, Overlay) else "") or self.pane.PLACE

    @property
    def safety(self) -> str:
        """The page of Help & safety that F1 leads to at once here; empty where it leads to help for the place."""
        screen = self._app.screen
        return screen.F1 if isinstance(screen, Overlay) else ""

    def offers(self, action: str, parameters: tuple[object, ...] = ()) -> bool:
        """Whether an action of the app's is possible where one stands, and no page that lies open holds it.

        A tab that was left out is not opened.
        """
        if action == "tab" and parameters and parameters[0] not in range(len(self.tabs)):
            return False
        held = any(action in each.HOLDS for each in self._app.screen_stack if isinstance(each, Overlay))
        return not held and self.place not in _ELSEWHERE.get(action, ())

    def make_pane(self, index: int, snapshot: Snapshot) -> Any:
        """The tab numbered `index` from 0, made now where it was not open yet."""
        if index not in self._panes:
            self._panes[index] = self._follow(ENTRIES[index].pane(self._context, snapshot))
        return self._panes[index]

    async def open_tab(self, index: int, snapshot: Snapshot, view: str = "") -> None:
        """Close what lies over the tabs and open one, as it was left or in a view; keys go to it from now on."""
        self._open = index
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        screen = self._app.screen
        pane = self.make_pane(index, snapshot)
        if not pane.is_attached:
            await self._app.mount(pane, before=screen.query_one(Quiet))
        for at, made in self._panes.items():
            made.display = at == index
        self.show_day(snapshot)
        if view:
            await self._app.run_action(view, pane)
        screen.set_focus(pane.listener, scroll_visible=False)
        screen.query_one(Keys).show_keys(pane.KEYS)

    def show_day(self, snapshot: Snapshot) -> None:
        """Show the day in the tab bar, or the space that runs."""
        for bar in (bar for screen in self._app.screen_stack[:1] for bar in screen.query(TabBar)):
            bar.show_tabs(self.tabs, self._open, day_words(self._context, snapshot))

    async def open_page(self, page: Screen[Any], answered: Answered | None = None) -> None:
        """Open a page over all others, and wait until it stands; `answered` gets what it is closed with.

        Of what a page is the only one on, the one that is open comes to the front, where nothing is written above it.
        What was asked for before it was covered opens below the cover, unseen.
        """
        if isinstance(cover := self._app.screen, Cover):
            with self._app.batch_update():
                self._app.pop_screen()
                await self.open_page(page, answered)
                await self._app.push_screen(Cover(cover.HOLDS))
            return
        about = page.about if isinstance(page, Overlay) else None
        opened = [each for each in self._app.screen_stack if isinstance(each, Overlay) and each.about == about]
        if about is not None and opened:
            self._come_back_to(opened[-1])
        else:
            await self._app.push_screen(self._follow(page), answered)

    async def go(self, message: OpenPage | Visit | Show, snapshot: Snapshot) -> None:
        """Open what a message asks for: a page, the page on a record, a page of Help & safety."""
        match message:
            case OpenPage():
                await self.open_page(message.page, message.answered)
            case Visit():
                await self.open_link(message.link, snapshot)
            case Show():
                await self.open_safety(message.page, snapshot)

    async def open_link(self, link: Link, snapshot: Snapshot) -> None:
        """Open the page on a record."""
        from troth.tui.app.record_pages import page_of

        await self.open_page(page_of(link, self._context, snapshot))

    async def open_help(self, snapshot: Snapshot, anywhere: bool = False, page: str = "") -> None:
        """Open help for where one stands, or close it; a `page` of Help & safety, from `anywhere` that of a screen."""
        if page or (anywhere and self.safety):
            await self.open_safety(page or self.safety, snapshot)
            return
        from troth.tui.help.place_help import Help

        screen = self._app.screen
        if isinstance(screen, Help):
            screen.action_leave()
        else:
            await self.open_page(Help(self.place, screen))

    async def open_safety(self, page: str, snapshot: Snapshot) -> None:
        """Open a page of Help & safety."""
        from troth.tui.help.safety import Safety

        await self.open_page(Safety(self._context, snapshot, page))

    async def greet(self, greets: Callable[[], bool]) -> None:
        """Show the page of the first run where it is to be shown, unless somebody is on the way already."""
        inputs = self._app.inputs
        if len(self._app.screen_stack) == 1 and not inputs.keys and not inputs.waiting and greets():
            from troth.tui.help.first_page import FirstPage

            await self.open_page(FirstPage())

    async def open_palette(self) -> None:
        """Open the palette."""
        from troth.tui.app.palette import Palette, offered

        await self.open_page(Palette(offered(self._app.screen, self._views())), self._do)

    def _views(self) -> list[KeyInForce]:
        """Each view of each tab, as a command that opens it where tabs can be opened, and Help & safety."""
        return [
            *(
                KeyInForce(f"{entry.tab.title}: {words}", "", f"tab({index}, {view!r})", self._app, "")
                for index, entry in enumerate(ENTRIES)
                for view, words in entry.views.items()
                if self.offers("tab", (index,))
            ),
            KeyInForce("Help & safety", "", "help(False, 'help')", self._app, ""),
        ]

    async def open_space(self, snapshot: Snapshot) -> None:
        """Show the space that someone asked for, while it runs."""
        if space_now(snapshot.book, self._context.now(snapshot.book).at) is None:
            return
        from troth.tui.space_screen import SpaceScreen

        await self.open_page(SpaceScreen(self._context, snapshot))

    async def _do(self, command: KeyInForce | None) -> None:
        """Do what was chosen in the palette, where it was looked up."""
        if command is not None:
            await self._app.run_action(command.action, command.node)

    def _come_back_to(self, page: Screen[Any]) -> None:
        above = self._app.screen_stack[self._app.screen_stack.index(page) + 1 :]
        if all(isinstance(each, Reader) for each in above):
            for _ in above:
                self._app.pop_screen()
