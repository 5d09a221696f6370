"""The Boundaries tab: the board, its lanes, its search."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Input

from troth.domain.board import cards
from troth.domain.boundary import Boundary
from troth.drawing.bars import Hint
from troth.drawing.board_columns import LANES, Group, Lane, columns
from troth.tui.boundaries.board import Board
from troth.tui.boundaries.boundary_actions import BOUNDARY_ACTIONS
from troth.tui.boundaries.boundary_page import BoundaryPage
from troth.tui.boundaries.new_boundary import new_boundary
from troth.tui.context import Context
from troth.tui.kit.line_field import LineField
from troth.tui.record_actions import RecordHost, bindings
from troth.tui.snapshot import Snapshot


class Boundaries(Vertical, RecordHost):
    """The board; one key honours the card at hand."""

    PLACE = "boundaries"
    KEYS = (
        Hint("boundary.honoured", "honoured"),
        Hint("boundary.strained", "strained"),
        Hint("boundary.back boundary.next", "move"),
        Hint("boundaries.new", "new"),
        Hint("board.open", "open"),
        Hint("boundary.withdraw", "withdraw"),
        Hint("help", "help"),
    )

    ACTIONS = BOUNDARY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "New boundary", id="boundaries.new"),
        Binding("v", "lane", "Next lane: mine, theirs, both", id="boundaries.lane"),
        Binding("g", "group", "Columns by status, or by category", id="boundaries.group"),
        Binding("slash", "find", "Find", key_display="/", id="boundaries.find"),
        Binding("escape", "clear", "Show everything again", show=False, id="boundaries.clear"),
    ]

    lane: reactive[Lane] = reactive("mine", init=False)
    group: reactive[Group] = reactive("status", init=False)
    search: reactive[str] = reactive("", init=False)

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The board as `snapshot` has it."""
        super().__init__()
        self.context = context
        self._known: set[int] = {made.number for made in snapshot.book.boundaries()}
        self.set_reactive(Boundaries.snapshot, snapshot)

    def compose(self) -> ComposeResult:
        """The board."""
        yield Board()

    def on_mount(self) -> None:
        """Draw the first board."""
        self._draw()

    def picked(self) -> Boundary | None:
        """The card at hand."""
        card = self._board.card
        return None if card is None else card.boundary

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed; a new card is at hand."""
        if now.book is not before.book or now.day != before.day:
            numbers = {made.number for made in now.book.boundaries()}
            new = numbers - self._known
            self._known = numbers
            self._draw(max(new, default=None))

    def watch_lane(self) -> None:
        """Draw the other lane."""
        self._draw()

    def watch_group(self) -> None:
        """Draw the other columns."""
        self._draw()

    def watch_search(self) -> None:
        """Draw what is found."""
        self._draw()

    @on(Board.Chosen)
    def _open(self) -> None:
        if (made := self.picked()) is not None:
            self.open(BoundaryPage(self.context, self.snapshot, made.number))

    def action_new(self) -> None:
        """Write a boundary down in one line; the wording check listens along."""
        self.begin(new_boundary(self.context, self.book, "partner" if self.lane == "theirs" else "me"))

    def action_lane(self) -> None:
        """Walk the lanes."""
        order = list(LANES)
        self.lane = order[(order.index(self.lane) + 1) % len(order)]

    def action_group(self) -> None:
        """Columns by status, or by category."""
        self.group = "category" if self.group == "status" else "status"

    async def action_find(self) -> None:
        """Find cards while typing."""
        if not self.query("#find"):
            await self.mount(LineField(self.search, placeholder="words of a boundary, or its number", id="find"))
        self.screen.set_focus(self.query_one("#find"))

    def action_clear(self) -> None:
        """Show everything again."""
        self.search = ""
        self.query("#find").remove()
        self.screen.set_focus(self._board)

    @on(Input.Changed, "#find")
    def _look_for(self, event: Input.Changed) -> None:
        self.search = event.value

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.screen.set_focus(self._board)

    @property
    def listener(self) -> Board:
        """The part of the tab that listens to keys."""
        return self._board

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    def _draw(self, follow: int | None = None) -> None:
        if self.query(Board):
            found = columns(cards(self.book, self.day), self.lane, self.group, self.search)
            self._board.show_columns(
                found,
                caption=LANES[self.lane],
                empty=self._empty(),
                group=self.group,
                day=self.day,
                follow=follow,
            )

    def _empty(self) -> str:
        if self.search.strip():
            return "Nothing is worded like that. esc shows everything again."
        if self.lane == "theirs":
            return "Nothing of your partner's yet. n writes down what you heard."
        return "No boundary yet. n writes the first one down; it stays private until you say it."
