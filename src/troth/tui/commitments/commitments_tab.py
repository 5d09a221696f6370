"""The Commitments tab: the list of a view, and what is known of the promise at the cursor, below it or beside."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input

from troth.domain.finding import TextIndex
from troth.drawing.bars import Hint
from troth.drawing.ends_of_day_rows import EveningRow, OfferRow
from troth.drawing.promise_views import Pick, Place, View, places, promise_of
from troth.tui.commitments.beside import beside, first_key
from troth.tui.commitments.day_end_keys import ENDS_OF_DAY, RETURNS, Evening, is_back, step_to_late
from troth.tui.commitments.footer import keys_for
from troth.tui.commitments.new_promise import new_promise
from troth.tui.commitments.offer_keys import IN_LIST, take_offer
from troth.tui.commitments.together import TOGETHER
from troth.tui.commitments.view_rows import At, ViewRows, as_told, classes_for, look_for, step_day, view_rows
from troth.tui.context import Context
from troth.tui.kit.chrome import Keys
from troth.tui.kit.keys_in_force import pressed_by, printed
from troth.tui.kit.line_field import LineField
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.record_actions import RecordHost, bindings
from troth.tui.snapshot import Snapshot

REST = 0.12
"""Seconds after the last key until what is known of the promise at the cursor is drawn."""


_FIND = "words of a promise or a note of it, or its number"


class PromiseList(SheetList):
    """The rows of a view; the cursor stays with its promise on whatever day."""

    MORE = "more"

    @property
    def held(self) -> Hashable | None:
        """The key the cursor stands on, or stood on before that was gone."""
        return self.key or self._cursor.astray

    @staticmethod
    def RECORD(key: Hashable) -> Hashable:
        """The promise."""
        return (key.number, key.book, key.repair) if isinstance(key, Pick) else key

    def go_to(self, number: int) -> None:
        """Put the cursor on the first row of a promise."""
        picks = [row.key for row in self.rows if isinstance(row.key, Pick)]
        self.move_to(next((pick for pick in picks if pick.number == number), None))


class Commitments(Vertical, RecordHost):
    """What today asks, everything that runs, or the shelf; one key answers the row under the cursor."""

    PLACE = "commitments"
    ACTIONS = (*IN_LIST, *TOGETHER, *ENDS_OF_DAY)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding(
            "left_square_bracket", "day(-1)", "A day, or week, before", key_display="[", id="commitments.day_before"
        ),
        Binding("right_square_bracket", "day(1)", "A day, or week, after", key_display="]", id="commitments.day_after"),
        Binding("n", "new", "New promise", id="commitments.new"),
        Binding("s", "walk", "Back after days away: the first day without an answer", id="return.walk"),
        Binding("v", "view", "Next view: Today, All, Week, Shelf", id="commitments.view"),
        Binding("slash", "find", "Find in all views and notes", key_display="/", id="commitments.find"),
        Binding("down,up", "to_list", "From the search to the list", show=False, id="commitments.to_list"),
        Binding("escape", "clear", "Show everything again", show=False, id="commitments.clear"),
    ]

    at: reactive[At] = reactive(At(), init=False)
    search: reactive[str] = reactive("", init=False)

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The tab as `snapshot` has it."""
        super().__init__()
        self.context = context
        self.set_reactive(Commitments.snapshot, snapshot)
        self._rest: Timer | None = None
        self._places: Sequence[Place] = places(snapshot.book, self.at.view, snapshot.day)
        first = next((Pick(each.number, each.day, repair=each.repair) for each in self._places), None)
        self._hints = keys_for(snapshot.book, self.at.view, first, snapshot.day)
        self._texts, self.evening = TextIndex(), Evening(self)

    def compose(self) -> ComposeResult:
        """The list, what stands beside it, and what stands below."""
        self._lay_out()
        found = self._shown().rows
        near = beside(self.context, self.snapshot, found, first_key(found), *self.app.size)
        with Horizontal(id="columns"):
            yield PromiseList(found, id="promises")
            yield Sheet(near.pane, id="pane")
        yield Sheet(near.strip, id="strip")

    @property
    def KEYS(self) -> Sequence[Hint]:
        """The keys of the footer: what acts on the row at the cursor first."""
        return self._hints

    def picked(self) -> Pick | None:
        """The row under the cursor."""
        key = self._list.key
        return key if isinstance(key, Pick) else None

    def on_resize(self) -> None:
        """Lay out, and say in each row as much as there is room for."""
        self._lay_out()
        self._draw()

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed, and go to a promise made here; with another day everything finds its place anew."""
        if now.day != before.day:
            self._places = ()
        if now._replace(drafts=before.drafts, made=before.made) != before:
            self._draw()
        if now.made != before.made and now.made is not None and now.made[0] == "commitments":
            self._list.go_to(now.made[1])

    def watch_at(self) -> None:
        """Draw the other view, or week; what was answered in this one has left its place."""
        self._places = ()
        self._draw(land=True)

    def watch_search(self) -> None:
        """Draw what is found."""
        self._draw()

    @on(SheetList.Highlighted)
    def _rested(self) -> None:
        self._draw_beside_soon()
        self._follow()

    @on(SheetList.Chosen)
    def _open(self) -> None:
        if (pick := self.picked()) is not None:
            from troth.tui.commitments.promise_page import PromisePage

            self.open(PromisePage(self.context, self.snapshot, promise_of(self.book, pick, self.day)))
        elif isinstance(row := self._list.key, EveningRow):
            self.evening.choose(row)
        elif isinstance(row, OfferRow):
            take_offer(self, row.offer)
        elif isinstance(begin := self._list.key, str):
            self.app.simulate_key(pressed_by(self.screen, printed(self.screen).get(begin, begin)))

    def action_walk(self) -> None:
        """Go to the oldest day without an answer of the first promise that has one."""
        self._places, pick = step_to_late(self.book, self._places, self.day)
        self._draw()
        self._list.move_to(pick)

    def action_view(self, view: View | None = None) -> None:
        """Walk the views, or open one."""
        self._leave_search()
        self.at = At(view) if view else self.at.next()

    def action_day(self, step: int) -> None:
        """Step the row at the cursor to another of its days that wait for an answer; of a week, to another one."""
        at, self._places = self._stepped(step)
        if at == self.at:
            self._draw()
        self.at = at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A day is stepped to only where there is another one to answer for, a week where it is to come."""
        if action == "walk" or parameters[:1] in RETURNS:
            return is_back(self.snapshot) and self.at.view == "today" and not self.search
        if action == "day" and isinstance(step := parameters[0], int):
            return self._stepped(step) != (self.at, self._places)
        return super().check_action(action, parameters)

    def _stepped(self, step: int) -> tuple[At, Sequence[Place]]:
        pick = self.picked() if self.is_mounted and self.query("#promises") else None
        at = self.at if self.search else self.at.stepped(step)
        return at, self._places if pick is None else step_day(self.book, self._places, pick, step, self.day)

    def action_new(self) -> None:
        """Make a promise in one line."""
        self.begin(new_promise(self.context, self.book))

    async def action_find(self) -> None:
        """Find promises while typing."""
        if not self.query("#find"):
            await self.mount(LineField(self.search, placeholder=_FIND, id="find"))
        self.screen.set_focus(self.query_one("#find"))

    def action_clear(self) -> None:
        """Show everything again."""
        self._leave_search()
        self.action_to_list()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self.search = event.value

    @on(Input.Submitted, "#find")
    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.screen.set_focus(self._list)
        self._list.land()

    def _leave_search(self) -> None:
        self.search = ""
        self.query("#find").remove()

    @property
    def listener(self) -> SheetList:
        """The part of the tab that listens to keys."""
        return self._list

    @property
    def _list(self) -> PromiseList:
        return self.query_one("#promises", PromiseList)

    def _lay_out(self) -> None:
        for name, holds in classes_for(self.context, *self.app.size).items():
            self.set_class(holds, name)

    def _shown(self, cursor: object = None) -> ViewRows:
        keys = printed(self.screen) if self.is_mounted else {}
        look = look_for(self.context, *self.app.size)
        found = view_rows(self.snapshot, self.at, self._places, look, cursor, self.search, self._texts, keys)
        self._places = found.places
        self.set_class(not any(isinstance(row.key, Pick) for row in found.rows), "-empty")
        return as_told(found, self.context, self.app.size.width)

    def _draw(self, land: bool = False) -> None:
        if self.is_mounted and self.query("#promises"):
            on_a_promise = self._list.key is None or isinstance(self._list.key, (Pick, EveningRow, OfferRow))
            self._list.show_rows(self._shown(self._list.held).rows, land or not on_a_promise)
            self._draw_beside_soon()
            self._follow()

    def _follow(self) -> None:
        """Offer in the footer what can be done with the row at the cursor."""
        if (hints := keys_for(self.book, self.at.view, self._list.key, self.day)) != self._hints:
            self._hints = hints
            if self.display:
                self.app.screen_stack[0].query_one(Keys).show_keys(hints)
        self.refresh_bindings()

    def _draw_beside_soon(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._draw_beside)

    def _draw_beside(self) -> None:
        near = beside(self.context, self.snapshot, self._list.rows, self._list.key, *self.app.size)
        self.query_one("#pane", Sheet).show(near.pane)
        self.query_one("#strip", Sheet).show(near.strip)
