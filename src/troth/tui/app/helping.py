"""What opens over everything: help for the place one stands in, Help & safety, the palette, the page on a record."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from troth.domain.book import Book
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.messages import Show, Visit


class Helping(BaseApp):
    """An app that explains itself wherever one stands."""

    context: Context
    book: Book

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help for this place", id="help"),
        Binding("f1", "help(True)", "Help, from a field too", id="help.anywhere", priority=True),
        Binding("ctrl+p", "palette", "Everything, found by its words", id="palette"),
    ]

    @property
    def tab_place(self) -> str:
        """The place that is helped with where the screen in front names none."""
        raise NotImplementedError

    def action_help(self, anywhere: bool = False) -> None:
        """Open help for where one stands; F1 leads straight to Help & safety where a screen says so."""
        from troth.tui.help.place_help import Help

        if isinstance(self.screen, Help):
            self.screen.action_leave()
        elif anywhere and hasattr(self.screen, "F1"):
            self.post_message(Show(self.screen.F1))
        else:
            self.push_screen(Help(getattr(self.screen, "PLACE", self.tab_place), self.screen))

    def action_palette(self) -> None:
        """Open the palette."""
        from troth.tui.app.palette import Keys, Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(providers=[Keys], placeholder="What would you like to do?"))

    @on(Visit)
    def _visit(self, message: Visit) -> None:
        from troth.tui.app.visiting import page_of

        page = page_of(message.link, self.context, self.book)
        if type(page) is not type(self.screen):
            self.push_screen(page)

    @on(Show)
    def _show(self, message: Show) -> None:
        from troth.tui.help.safety import Safety

        self.push_screen(Safety(self.context, self.book, message.page))
