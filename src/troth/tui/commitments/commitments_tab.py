"""The Commitments tab: the list of a view, and beside it the promise under the cursor."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input

from troth.domain.errors import Refused
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Row, Span, wrapped
from troth.drawing.promise_detail import beside
from troth.drawing.promise_rows import VIEWS, Pick, View, empty_lines, rows
from troth.tui.commitments.new_promise import new_promise
from troth.tui.commitments.promise_actions import PROMISE_ACTIONS
from troth.tui.context import Context
from troth.tui.kit.line_field import LineField
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import RecordHost, bindings
from troth.tui.snapshot import Snapshot

REST = 0.15
"""Seconds the cursor rests on a row before the promise beside it is drawn."""

ROWS = 60
"""As many rows of the rule between list and promise as any terminal is likely to show."""

WELCOME = (
    "Troth keeps what you promise each",
    "other. It is one file on this",
    "machine; nothing leaves it.",
    "",
    "It is no therapy and no help in a",
    "crisis. ? explains this place.",
)


class Commitments(Horizontal, RecordHost):
    """What today asks, everything that runs, or the shelf; one key answers the row under the cursor."""

    PLACE = "commitments"
    KEYS = (
        Hint("promise.kept", "kept"),
        Hint("promise.not_kept", "not kept"),
        Hint("commitments.new", "new"),
        Hint("before", "upset?"),
        Hint("list.choose", "open"),
        Hint("promise.excused", "excused"),
        Hint("help", "help"),
    )

    ACTIONS = PROMISE_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "New promise", id="commitments.new"),
        Binding("v", "view", "Next view: Today, All, Shelf", id="commitments.view"),
        Binding("slash", "find", "Find", key_display="/", id="commitments.find"),
        Binding("down,up", "to_list", "From the search to the list", show=False, id="commitments.to_list"),
        Binding("escape", "clear", "Show everything again", show=False, id="commitments.clear"),
    ]

    view: reactive[View] = reactive("today", init=False)
    search: reactive[str] = reactive("", init=False)

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The tab as `snapshot` has it."""
        super().__init__()
        self.context = context
        self.set_reactive(Commitments.snapshot, snapshot)
        self._rest: Timer | None = None
        self._stay: set[Pick] = set()

    def compose(self) -> ComposeResult:
        """The list, and the promise beside it."""
        found = self._rows()
        yield SheetList(found, id="promises")
        yield Sheet(self._beside(next((row.key for row in found if row.key), None)), id="beside")

    def picked(self) -> Pick | None:
        """The row under the cursor."""
        key = self._list.key
        return key if isinstance(key, Pick) else None

    def on_resize(self) -> None:
        """Fold the promise beside the list to the new width."""
        self._draw_beside_soon()

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed, and go to a promise that is new; what was answered on a day before has left the list."""
        if now.day != before.day:
            self._stay = set()
        if now.book is not before.book or now.day != before.day:
            self._draw()
        new = now.book.next_number("commitments") - 1
        if before.book.next_number("commitments") <= new:
            picks = [row.key for row in self._list.rows if isinstance(row.key, Pick)]
            self._list.move_to(next((pick for pick in picks if pick.number == new), None))

    def watch_view(self) -> None:
        """Draw the other view; what was answered in this one has left the list."""
        self._stay = set()
        self._draw()

    def watch_search(self) -> None:
        """Draw what is found."""
        self._draw()

    @on(SheetList.Highlighted)
    def _rested(self) -> None:
        self._draw_beside_soon()

    @on(SheetList.Chosen)
    def _open(self) -> None:
        from troth.tui.commitments.promise_page import PromisePage

        if (pick := self.picked()) is not None:
            self.open(PromisePage(self.context, self.snapshot, pick))

    def action_view(self) -> None:
        """Walk the views."""
        order = list(VIEWS)
        self.search = ""
        self.view = order[(order.index(self.view) + 1) % len(order)]

    def action_new(self) -> None:
        """Make a promise in one line."""
        self.begin(new_promise(self.context, self.book))

    async def action_find(self) -> None:
        """Find promises while typing."""
        if not self.query("#find"):
            await self.mount(LineField(self.search, placeholder="words of a promise, or its number", id="find"))
        self.screen.set_focus(self.query_one("#find"))

    def action_clear(self) -> None:
        """Show everything again."""
        self.search = ""
        for field in self.query("#find"):
            field.remove()
        self.screen.set_focus(self._list)

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self.search = event.value

    @on(Input.Submitted, "#find")
    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.screen.set_focus(self._list)
        self._list.land()

    @property
    def listener(self) -> SheetList:
        """The part of the tab that listens to keys."""
        return self._list

    @property
    def _list(self) -> SheetList:
        return self.query_one("#promises", SheetList)

    def _rows(self) -> list[Row]:
        found = rows(self.book, self.view, self.day, self.context.glyphs, self.search, self._stay)
        self._stay |= {row.key for row in found if isinstance(row.key, Pick) and row.key.day < self.day}
        if not any(row.key for row in found):
            words = empty_lines(self.book, self.view, self.search)
            more = () if self.book.commitments() else ("", *WELCOME)
            found = [*found, Row(None, ()), *(Row(None, (Span(line, "muted"),)) for line in (*words, *more))]
        return found

    def _draw(self) -> None:
        if self.is_mounted:
            self._list.show_rows(self._rows())
            self._draw_beside_soon()

    def _draw_beside_soon(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._draw_beside)

    def _draw_beside(self) -> None:
        sheet = self.query_one("#beside", Sheet)
        sheet.show(self._beside(self._list.key, max(20, sheet.size.width - 2)))

    def _beside(self, key: object, width: int = 35) -> list[Line]:
        rule = (Span("| " if self.context.ascii else "│ ", "rule"),)
        lines: list[Line] = [()]
        if isinstance(key, Pick):
            with suppress(Refused):
                made = self.book.commitment(key.number)
                found = beside(self.book, made, self.day, self.context.glyphs, self.context.show_run)
                lines = [row for line in found for row in wrapped(line, width)]
        return [(*rule, *line) for line in lines] + [rule] * max(0, ROWS - len(lines))
