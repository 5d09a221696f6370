"""The Boundaries tab: the board, its lanes, its search."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Input

from troth.domain.boundary import Boundary
from troth.drawing.bars import Hint
from troth.drawing.board_columns import Group, Lane
from troth.drawing.board_look import MOVERS, OTHER, found_look, lane_look
from troth.drawing.board_picture import Look
from troth.drawing.sizes import NARROW
from troth.tui.boundaries.board import Board
from troth.tui.boundaries.boundary_actions import BOUNDARY_ACTIONS
from troth.tui.boundaries.boundary_page import BoundaryPage
from troth.tui.boundaries.new_boundary import new_boundary
from troth.tui.context import Context
from troth.tui.kit.chrome import Keys
from troth.tui.kit.keys_in_force import printed
from troth.tui.kit.line_field import LineField
from troth.tui.record_actions import RecordHost, bindings
from troth.tui.snapshot import Snapshot


class Boundaries(Vertical, RecordHost):
    """The board; one key honours the card at hand."""

    PLACE = "boundaries"

    ACTIONS = BOUNDARY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "New boundary", id="boundaries.new"),
        Binding("v", "lane", "The other lane: mine, theirs", id="boundaries.lane"),
        Binding("g", "group", "Columns by status, or by category", id="boundaries.group"),
        Binding("slash", "find", "Find, in both lanes and in notes", key_display="/", id="boundaries.find"),
        Binding("escape", "clear", "Show everything again", show=False, id="boundaries.clear"),
        Binding("down,up", "to_board", "From the search to the board", show=False, id="boundaries.to_board"),
    ]

    lane: reactive[Lane] = reactive("mine", init=False)
    group: reactive[Group] = reactive("status", init=False)
    search: reactive[str] = reactive("", init=False)

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The board as `snapshot` has it."""
        super().__init__()
        self.context = context
        self._possible: frozenset[str] = frozenset()
        self._keys: dict[str, str] = {}
        self.set_reactive(Boundaries.snapshot, snapshot)

    @property
    def KEYS(self) -> Sequence[Hint]:
        """The keys of the lane, those that fit."""
        mine = self.lane == "mine"
        pair = (Hint("boundaries.new", "new"), Hint("board.open", "open"))
        return (
            Hint("boundary.honoured", "honoured"),
            *([Hint("boundary.strained", "strained")] if mine else []),
            Hint("boundary.back boundary.next", "move"),
            *(reversed(pair) if self.is_attached and self.app.size.width < NARROW else pair),
            Hint("boundaries.lane", OTHER[self.lane]),
            *([] if mine else [Hint("boundaries.find", "find")]),
            Hint("help", "help"),
        )

    def compose(self) -> ComposeResult:
        """The board."""
        yield Board()

    def on_mount(self) -> None:
        """Draw the first board."""
        self._draw(land=True)

    def on_resize(self) -> None:
        """Tell the keys that fit."""
        self._show_keys()

    def picked(self) -> Boundary | None:
        """The card at hand."""
        card = self._board.card
        return None if card is None else card.boundary

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed; a card that was made here is at hand."""
        if now.book is not before.book or now.day != before.day:
            self._draw()
        if now.made is not None and now.made != before.made and now.made[0] == "boundaries":
            self._board.move_to(now.made[1])

    def watch_lane(self) -> None:
        """Draw the other lane."""
        self._draw(land=True)
        self._show_keys()

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

    @on(Board.Highlighted)
    def _at_another(self) -> None:
        """Keys are in force by what can be done with the card at hand."""
        made = self.picked()
        can = () if made is None else (each.id for each in self.ACTIONS if each.possible(self, made))
        if (possible := frozenset(can)) != self._possible:
            self._possible = possible
            self.refresh_bindings()
            before, self._keys = self._keys, self._keys | printed(self.screen)
            if self._movers(before) != self._movers(self._keys):
                self._draw()

    def action_new(self) -> None:
        """Write a boundary down in one line; the wording check listens along."""
        self.begin(new_boundary(self.context, self.book, "partner" if self.lane == "theirs" else "me"))

    def action_lane(self, lane: Lane | None = None) -> None:
        """Go to the other lane, or to that one, with all that is in it."""
        self._leave_search()
        self.lane = lane or OTHER[self.lane]

    def action_group(self) -> None:
        """Columns by status, or by category."""
        self.group = "category" if self.group == "status" else "status"

    async def action_find(self) -> None:
        """Find cards while typing."""
        if not self.query("#find"):
            hint = "words of a boundary or a note, or its number"
            await self.mount(LineField(self.search, placeholder=hint, id="find"))
        self.screen.set_focus(self.query_one("#find"))

    def action_clear(self) -> None:
        """Show everything again."""
        self._leave_search()
        self.screen.set_focus(self._board)

    @on(Input.Changed, "#find")
    def _look_for(self, event: Input.Changed) -> None:
        self.search = event.value

    @on(Input.Submitted, "#find")
    def action_to_board(self) -> None:
        """From the search to what it found."""
        self.screen.set_focus(self._board)
        self._board.land()

    @property
    def listener(self) -> Board:
        """The part of the tab that listens to keys."""
        return self._board

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    def _leave_search(self) -> None:
        self.search = ""
        self.query("#find").remove()

    def _show_keys(self) -> None:
        if self.is_attached and self.display:
            self.screen.query_one(Keys).show_keys(self.KEYS)

    def _draw(self, land: bool = False) -> None:
        if self.query(Board):
            self._board.show_look(self._look(), land)

    def _look(self) -> Look:
        now, keys = self.now._replace(today=self.day), self._movers(self._keys)
        if self.search.strip():
            return found_look(self.book, now, self.search, self.group, keys)
        return lane_look(self.book, now, self.lane, self.group, keys)

    def _movers(self, keys: dict[str, str]) -> tuple[str, str, str]:
        on, back, private = (keys.get(f"boundary.{id}", "") for id in ("next", "back", "private"))
        return on or MOVERS[0], back or MOVERS[1], private or MOVERS[2]
