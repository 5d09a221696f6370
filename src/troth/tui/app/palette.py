"""The command palette: every key that works here, found by its words; first what acts on the row at hand."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from troth.domain.text import clean_line, comparable
from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Line, Row, Span
from troth.tui.app.at_hand import named
from troth.tui.kit.chrome import Keys
from troth.tui.kit.keys_in_force import KeyInForce, commands
from troth.tui.kit.line_field import LineField
from troth.tui.kit.listening import is_accessible
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import RecordHost

_BLANK = Row(None, ())
_WIDEST = 80
"""Columns of the list at most."""


class Offered(NamedTuple):
    """What the palette offers: the commands on the record that is called `record`, those of the place, and `views`."""

    record: str
    here: Sequence[KeyInForce]
    anywhere: Sequence[KeyInForce]
    views: Sequence[KeyInForce]


def offered(screen: Screen[Any], views: Sequence[KeyInForce]) -> Offered:
    """What is possible on `screen`, by the keys in force, and the `views` that can be opened."""
    every = [each for each in commands(screen) if each.action != "palette"]
    here = [each for each in every if each.action.startswith("act(")]
    host = next((each.node for each in here if isinstance(each.node, RecordHost)), None)
    record = "" if host is None else clean_line(named(host.book, host.picked()))
    return Offered(record, here, [each for each in every if each not in here], views)


def found(of: Offered, search: str) -> Sequence[Row]:
    """The rows that hold every word of `search`, under their headings; the key of a row is its command."""
    words = comparable(search).split()
    rows: list[Row] = []
    for heading, every in ((f"For: {of.record}", of.here), ("Anywhere", of.anywhere), ("Go to", of.views)):
        held = [each for each in every if all(word in comparable(each.words) for word in words)]
        if held:
            told = (Row(each, (Span(each.words, "title"), GAP, Span(f"{each.keys} ", "muted"))) for each in held)
            rows += [*([_BLANK] if rows else ()), Row(None, (Span(heading, "muted"),)), *told]
    return rows or [Row(None, (Span("Nothing here is called that. esc goes back."),))]


class Commands(SheetList, can_focus=False):
    """The rows of the palette, which show their cursor while the field has the focus."""

    def on_mount(self) -> None:
        """Listen from the first moment on."""
        self.has_focus = True
        self._mark()


class Rule(Sheet):
    """The line under what is typed, as wide as the list."""

    def line_at(self, index: int, width: int) -> Line:
        """It, close to the field; nothing where somebody listens."""
        return (
            ()
            if is_accessible(self.app)
            else (Span(" " + ("-" if self.ascii else "▔") * (min(width, _WIDEST) - 2), "rule"),)
        )


class Palette(Overlay[KeyInForce | None]):
    """What is typed narrows the list; enter does what the cursor stands on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="palette.back"),
        Binding("enter", "choose", "Do it", id="palette.choose", priority=True),
        Binding("down", "move(1)", "Next", show=False, id="palette.down", priority=True),
        Binding("up", "move(-1)", "Previous", show=False, id="palette.up", priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, id="palette.page_down", priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, id="palette.page_up", priority=True),
        Binding("ctrl+p", "leave", "Back", show=False, id="palette.close"),
    ]

    KEYS = (
        Hint("palette.choose", "do it"),
        Hint("palette.up palette.down", "choose", "/"),
        Hint("palette.back", "back"),
    )

    def __init__(self, of: Offered) -> None:
        """Over what the screen below offers."""
        super().__init__()
        self._offered = of

    @property
    def about(self) -> str:
        """Everything; there is one palette."""
        return "palette"

    def compose(self) -> ComposeResult:
        """The question, what is typed, what answers to it, the keys."""
        yield Sheet([(), (Span(" What would you like to do?"),)], classes="-head")
        yield LineField()
        yield Rule([()], classes="-line")
        yield Commands(found(self._offered, ""))
        yield Sheet([()], id="count", classes="-line")
        yield Keys(self.KEYS)

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.query_one(LineField))
        self._count()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one(Commands).show_rows(found(self._offered, event.value), land=True)
        self.query_one(Commands).action_end(-1)
        self._count()

    @on(SheetList.Chosen)
    def action_choose(self) -> None:
        """Close, and do what the cursor stands on."""
        if (command := self.query_one(Commands).key) is not None:
            self.dismiss(cast(KeyInForce, command))

    def action_move(self, step: int) -> None:
        """Go to the next row, or the one before."""
        self.query_one(Commands).action_move(step)

    def action_page(self, step: int) -> None:
        """Go a page down or up."""
        self.query_one(Commands).action_page(step)

    def action_leave(self) -> None:
        """Back to where one stood."""
        self.dismiss(None)

    def _count(self) -> None:
        held = sum(row.key is not None for row in self.query_one(Commands).rows)
        every = sum(map(len, self._offered[1:]))
        self.query_one("#count", Sheet).show([(GAP, Span(f"{held} of {every} ", "muted"))])
