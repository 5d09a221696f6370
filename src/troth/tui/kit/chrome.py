"""What stands around every tab: the tab bar, the quiet line and the footer of keys."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message

from troth.drawing.lines import GAP, Line, Span, cells
from troth.tui.kit.sheet import Sheet

_NARROW = 70
_KEYS_WIDE, _KEYS_NARROW = 7, 4


class Tab(NamedTuple):
    """A tab's title, and a shorter one for narrow screens."""

    title: str
    short: str = ""


class Key(NamedTuple):
    """A key as it is printed, and what it does here."""

    key: str
    label: str


class TabBar(Sheet):
    """The top line: the program's name, the tabs with the active one marked, and the day."""

    class Picked(Message):
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
        """Draw `tabs`, of which the one numbered `active` from 0 is open, and `day` at the right."""
        self._tabs, self._active, self._day = tuple(tabs), active, day
        self.redraw(0)

    def line_at(self, index: int, width: int) -> Line:
        """The widest form that fits: with the day, without it, with the active tab's short title alone."""
        day = (GAP, Span(self._day, "muted"), Span(" ")) if self._day else ()
        for form in (self._wide() + day, *([self._wide()] if width >= _NARROW else []), self._narrow() + day):
            if cells(form) + (1 if day else 0) < width:
                return form
        return self._narrow()

    def _wide(self) -> Line:
        spans = [Span(" "), Span("troth", "title"), Span(" ")]
        for index, tab in enumerate(self._tabs):
            spans += [Span("  "), *self._tab(index, f"{index + 1} {tab.title}")]
        return tuple(spans)

    def _narrow(self) -> Line:
        spans = [Span(" ")]
        for index, tab in enumerate(self._tabs):
            label = f"{index + 1} {tab.short or tab.title}" if index == self._active else str(index + 1)
            spans += [*self._tab(index, label), Span(" ")]
        return tuple(spans)

    def _tab(self, index: int, label: str) -> Line:
        return (Span(label, "active" if index == self._active else "muted"),)

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was clicked."""
        at = 0
        number = -1
        for span in self.line_at(0, self.size.width):
            at += cell_len(span.text)
            number += span.tone in ("active", "muted") and span.text[:1].isdigit()
            if event.x < at:
                if span.tone in ("active", "muted") and number < len(self._tabs):
                    self.post_message(self.Picked(number))
                return


class Quiet(Sheet):
    """The line that says what just happened; it stays until the next key."""

    def __init__(self, *, id: str | None = None) -> None:
        """Silent at first."""
        super().__init__([()], id=id)

    @property
    def text(self) -> str:
        """What it says now."""
        return "".join(span.text for span in self.lines[0]).strip()

    def say(self, text: str, tone: str = "", tail: str = "") -> None:
        """Say `text` in place of what stood there, and `tail` behind it, however long the text is."""
        self.show([(Span(" "), Span(text, tone), *((GAP, Span(tail + " ", "muted")) if tail else ()))])

    def hush(self) -> None:
        """Say nothing."""
        self.show([()])


class Keys(Sheet):
    """The footer: the keys most likely wanted here, the last of which (help) is never left out."""

    class Pressed(Message):
        """A key of the footer was clicked."""

        def __init__(self, key: str) -> None:
            """Of `key`, as it is printed."""
            super().__init__()
            self.key = key

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:
        """As `show_keys`."""
        self._keys = tuple(keys)
        super().__init__([()], id=id)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Draw `keys` in their order of weight, help last."""
        self._keys = tuple(keys)
        self.redraw(0)

    def line_at(self, index: int, width: int) -> Line:
        """The keys that fit: seven, or four and help on a narrow screen."""
        spans: list[Span] = []
        for key in self._chosen(width):
            spans += [Span("  " if spans else " "), Span(key.key, "strong"), Span(f" {key.label}", "muted")]
        return tuple(spans)

    def _chosen(self, width: int) -> tuple[Key, ...]:
        if not self._keys:
            return ()
        *rest, last = self._keys
        count = _KEYS_NARROW if width < _NARROW else _KEYS_WIDE - 1
        chosen = (*rest[:count], last)
        while len(chosen) > 1 and sum(cell_len(key.key) + cell_len(key.label) + 3 for key in chosen) > width:
            chosen = (*chosen[:-2], last)
        return chosen

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        at = 0
        for key in self._chosen(self.size.width):
            at += cell_len(key.key) + cell_len(key.label) + (3 if at else 2)
            if event.x < at:
                self.post_message(self.Pressed(key.key))
                return
