"""The one page of the first run: what the cover does and does not do, what stays visible here, and where help is."""

from textual import events

from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Line, Span
from troth.resources import paragraphs
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.keys_in_force import printed
from troth.tui.kit.reader import Reader

_CLOSE = ("enter", "escape", "space")
_SCROLL = ("down", "up", "pagedown", "pageup", "home", "end")


class FirstPage(Reader):
    """Closed by one key, which then does what it does below; enter, esc and space only close."""

    KEYS = (Key("enter", "go on"), Hint("quit.anywhere", "leave"), Hint("help.anywhere", "help"))

    @property
    def about(self) -> str:
        """The one there is."""
        return "first page"

    def lines(self) -> list[Line]:
        """The page, with the keys that are in force."""
        found = {"cover": "f9", "quit.anywhere": "ctrl+q", **printed(self.app.screen)}
        title, *rest = paragraphs("help", "first.md")
        lines: list[Line] = [(Span(title, "strong"),)]
        for words in rest:
            said = words.replace("{cover}", found["cover"]).replace("{quit}", found["quit.anywhere"])
            lines += [(), (Span(said.replace("`", "")),)]
        return lines

    def on_key(self, event: events.Key) -> None:
        """Close; a key that means more than that is given to what lies below."""
        if event.key in _SCROLL and self.check_action("scroll", ()):
            return
        event.stop()
        event.prevent_default()
        if event.key not in _CLOSE and isinstance(self.app, BaseApp):
            self.app.inputs.put_back(event)
        self.dismiss(None)

    def on_paste(self, event: events.Paste) -> None:
        """Close, and let what was pasted go to what lies below."""
        event.stop()
        if isinstance(self.app, BaseApp):
            self.app.inputs.put_back(event)
        self.dismiss(None)
