"""Help for the place one stands in: its words from the guidance, and every key that works there with its id."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from troth.domain.text import comparable
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.drawing.width import width_of
from troth.resources import paragraphs
from troth.tui.kit.keys_in_force import commands
from troth.tui.kit.line_field import LineField
from troth.tui.kit.reader import Reader, Text
from troth.tui.messages import Show


class Help(Reader):
    """The words of a place and its keys, over everything; `?` or escape closes it."""

    KEYS = (
        Hint("page.down page.up", "scroll"),
        Hint("help.find", "find"),
        Hint("help.safety", "help & safety"),
        Hint("help.back", "back"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,q", "leave", "Back", show=False, id="help.back"),
        Binding("slash", "find", "Find", key_display="/", id="help.find"),
        Binding("h", "safety", "Help & safety", id="help.safety"),
        Binding("space", "scroll(1, True)", "Page down", show=False, id="help.page_down"),
    ]

    def __init__(self, place: str, under: Screen[object]) -> None:
        """Help for `place`, with the keys of the screen `under`."""
        super().__init__()
        self._title, *self._words = paragraphs("places", f"{place}.md")
        self._keys = [*commands(under, moving=True)]
        self._search = ""

    @property
    def about(self) -> str:
        """Help."""
        return "help"

    def lines(self) -> list[Line]:
        """The words, then the keys; while one searches, those that hold all of it."""
        wanted = comparable(self._search).split()
        found: list[Line] = [(Span(self._title, "strong"),), ()]
        for words in self._words:
            if all(word in comparable(words) for word in wanted):
                found += [(Span("  "), Span(words)), ()]
        told = ((each, comparable(f"{each.keys} {each.words} {each.id}")) for each in self._keys)
        held = [each for each, words in told if all(word in words for word in wanted)]
        column = max((width_of(each.keys) for each in held), default=0) + 2
        found += [(Span(f"  {each.keys:<{column}}"), Span(f"{each.words}  {each.id}", "muted")) for each in held]
        if wanted and len(found) == 2:
            found.append((Span("  Nothing here holds these words. esc shows everything again."),))
        return found

    def action_leave(self) -> None:
        """Out of the search, or back to where one stood."""
        if not self.query("#find"):
            super().action_leave()
            return
        self.query("#find").remove()
        self._search = ""
        self.set_focus(self.query_one(Text))
        self.draw()

    def action_safety(self) -> None:
        """Go on to Help & safety."""
        self.dismiss(None)
        self.post_message(Show("help"))

    async def action_find(self) -> None:
        """Find among the words and keys while typing."""
        if not self.query("#find"):
            field = LineField(placeholder="find", id="find")
            await self.mount(field, before=1)
            self.set_focus(field)

    @on(Input.Changed)
    def _look_for(self, event: Input.Changed) -> None:
        self._search = event.value
        self.draw()

    @on(Input.Submitted)
    def _found(self) -> None:
        self.set_focus(self.query_one(Text))
