"""What stands around every tab: the tab bar, the quiet line and the footer of keys."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.message import Message

from troth.drawing.bars import Hint, Key, Tab, key_at, key_bar, keys_of, tab_at, tab_bar
from troth.drawing.lines import GAP, Line, Span, cells, whole_sentences
from troth.tui.kit.keys_in_force import pressed_by, printed
from troth.tui.kit.sheet import Sheet

LEAVE = Hint("quit.anywhere", "quit")
"""How one leaves from a field."""

_BEFORE = 2
"""So many keys stand before that one, which a narrow screen keeps."""


class TabBar(Sheet):
    """The top line: the program's name, the tabs with the active one marked, and the day."""

    class Clicked(Message):
        """A tab was clicked; `index` counts from 0."""

        def __init__(self, index: int) -> None:
            """Of the tab numbered `index`."""
            super().__init__()
            self.index = index

    def __init__(self, tabs: Sequence[Tab] = (), active: int = 0, day: str = "", *, id: str | None = None) -> None:
        """As `show_tabs`."""
        self._tabs, self._active, self._day = tuple(tabs), active, day
        super().__init__([()], id=id)

    def show_tabs(self, tabs: Sequence[Tab], active: int, day: str) -> None:
        """Draw `tabs`, the one numbered `active` from 0 as open, and `day` at the right, where they are others now."""
        shown = (tuple(tabs), active, day)
        if shown != (self._tabs, self._active, self._day):
            self._tabs, self._active, self._day = shown
            self.redraw(0)

    def line_at(self, index: int, width: int) -> Line:
        """The bar."""
        return tab_bar(self._tabs, self._active, self._day, width)

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was clicked."""
        if (index := tab_at(self._tabs, self._active, self._day, self.size.width, event.x)) is not None:
            self.post_message(self.Clicked(index))


class Quiet(Sheet):
    """The line that says what just happened; it stays until the next key."""

    def __init__(self, *, id: str | None = None) -> None:
        """Silent at first."""
        super().__init__([()], id=id)
        self._name, self._message = "", Line()

    @property
    def text(self) -> str:
        """What it says now."""
        return "".join(span.text for span in self.lines[0]).strip()

    def show_message(self, text: str, tone: str = "", tail: str = "", name: str = "") -> None:
        """Show `text` in place of what stood there, and `tail` behind it; where both don't fit, its `name` yields.

        Of a text that is too long all the same the last sentences are left out; the first alone is cut.
        """
        self._name = name
        self._message = (Span(" "), Span(text, tone), *((GAP, Span(tail + " ", "muted")) if tail else ()))
        self.show([self._message])

    def line_at(self, index: int, width: int) -> Line:
        """The tail two blanks behind the text where both fit, else at the edge."""
        line = super().line_at(index, width)
        if line and line == self._message:
            room = width - cells(line) + cells(line[1:2]) - (2 if GAP in line else 0)
            words = whole_sentences(line[1].text, self._name or "", room, "..." if self.ascii else "…")
            line = (line[0], line[1]._replace(text=words), *line[2:])
        near = tuple(Span("  ") if span == GAP else span for span in line)
        return near if cells(near) <= width else line

    def clear_message(self) -> None:
        """Show nothing."""
        self._name = ""
        self.show([()])


class Keys(Sheet):
    """The footer: the keys most likely wanted here, the last of which (help) is never left out.

    Which key stands for a hint is read from the bindings in force; one that was in force keeps its place while a field
    has the focus. Where one writes, the key that leaves is among them.
    """

    class Pressed(Message):
        """A key of the footer was clicked."""

        def __init__(self, key: str) -> None:
            """Of `key`, by its name."""
            super().__init__()
            self.key = key

    def __init__(self, hints: Sequence[Key | Hint] = (), *, id: str | None = None) -> None:
        """As `show_keys`."""
        self._hints = tuple(hints)
        self._in_force: dict[str, str] = {}
        super().__init__([()], id=id)

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.redraw(0))

    def show_keys(self, hints: Sequence[Key | Hint]) -> None:
        """Draw the keys of `hints` in their order of weight, help last."""
        self._hints = tuple(hints)
        self.redraw(0)

    @property
    def keys(self) -> Sequence[Key]:
        """The keys that the hints stand for."""
        hints = self._hints
        if hints and self.writes and LEAVE.ids not in [each.ids for each in hints if isinstance(each, Hint)]:
            hints = (*hints[:-1][:_BEFORE], LEAVE, *hints[:-1][_BEFORE:], hints[-1])
        return keys_of(hints, self.in_force)

    @property
    def in_force(self) -> Mapping[str, str]:
        """The keys as they are printed, by the ids of their bindings; asked for only where a hint needs them."""
        if self.writes or any(isinstance(hint, Hint) for hint in self._hints):
            self._in_force = {**(self._in_force if self.writes else {}), **printed(self.screen)}
        return self._in_force

    @property
    def writes(self) -> bool:
        """Whether letters go into a field."""
        field = self.screen.focused
        return field is not None and field.check_consume_key("x", "x")

    def line_at(self, index: int, width: int) -> Line:
        """The keys that fit."""
        return key_bar(self.keys, width)

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        if (key := key_at(self.keys, self.size.width, event.x)) is not None:
            self.post_message(self.Pressed(pressed_by(self.screen, key)))
