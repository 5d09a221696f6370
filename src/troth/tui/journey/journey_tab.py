"""The Journey tab: the overview, a month, a year, the lists; and what begins here."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.timer import Timer

from troth.domain.records import Link
from troth.drawing.bars import Hint
from troth.drawing.journey_overview import AreaRow, Topic, TopicRow
from troth.drawing.journey_zoom import Room, View, Zoom, zoom_rows
from troth.drawing.lines import Row
from troth.drawing.sizes import has_pane
from troth.tui.context import Context
from troth.tui.journey.area_page import AreaPage
from troth.tui.journey.area_pane import area_pane
from troth.tui.journey.begin import begin_line, begin_session, name_pattern
from troth.tui.journey.check_in_form import SLOT, CheckInForm
from troth.tui.journey.journey_actions import JOURNEY_ACTIONS
from troth.tui.journey.journey_footer import FOOTERS
from troth.tui.journey.review_page import ReviewPage
from troth.tui.kit.chrome import Keys
from troth.tui.kit.keys_in_force import pressed_by, printed
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.messages import Open, Visit
from troth.tui.record_actions import RecordHost, bindings
from troth.tui.snapshot import Snapshot

REST = 0.12
"""Seconds after the last key until the area at the cursor is drawn."""

_HAPPENED = "it-happened"

_GOOD: tuple[Topic, ...] = ("celebrated", "year_ago", "thanks")
"""The topics that are told of in the list of good moments."""


class Journey(Vertical, RecordHost):
    """What is usual, what is off it, what to talk about; further out by month and year."""

    PLACE = "journey"
    ACTIONS = JOURNEY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "check_in", "Look at this week", id="journey.check_in"),
        Binding("plus", "line('celebration')", "Something went well", key_display="+", id="journey.well"),
        Binding("t", "line('thanks')", "Thanks, exactly", id="journey.thanks"),
        Binding("T", "line('point')", "Something to talk about", id="journey.talk"),
        Binding("i", "happened", "It happened", id="journey.happened"),
        Binding("S", "session", "A session is coming", id="journey.session"),
        Binding("w", "zoom('week')", "The week", id="journey.week"),
        Binding("m", "zoom('month')", "The month", id="journey.month"),
        Binding("y", "zoom('year')", "The year", id="journey.year"),
        Binding("R", "review", "The month's review, for both to read", id="journey.review"),
        Binding("v", "lists", "Lists: good moments, patterns, decisions, sessions", id="journey.moments"),
        Binding("escape", "zoom('overview')", "The overview", show=False, id="journey.overview"),
        Binding("left_square_bracket", "step(-1)", "The week or month before", key_display="[", id="journey.before"),
        Binding("right_square_bracket", "step(1)", "The week or month after", key_display="]", id="journey.after"),
    ]

    zoom: reactive[Zoom] = reactive(Zoom(), init=False)

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The tab as `snapshot` has it."""
        super().__init__()
        self.context = context
        self.set_reactive(Journey.snapshot, snapshot)
        self._rest: Timer | None = None

    @property
    def KEYS(self) -> Sequence[Hint]:
        """The keys of the footer, by what is seen."""
        return FOOTERS[self.zoom.view]

    def compose(self) -> ComposeResult:
        """The list, and beside it the area at the cursor where there is room."""
        with Horizontal():
            yield SheetList((), id="journey-list")
            yield Sheet(id="journey-pane")

    def on_mount(self) -> None:
        """Draw with the keys that are in force."""
        self._draw(land=True)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._draw()

    def picked(self) -> Link | TopicRow | None:
        """The record at the cursor, or the two moves that may be a pattern."""
        match self._list.key:
            case Link() | TopicRow("suggested" | "quiet") as key:
                return key
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A week or a month is stepped, and a month reviewed, only where one is seen; no view is opened on itself."""
        match action, parameters:
            case "review", ():
                return self.zoom.view == "month"
            case "step", (int() as step,):
                return self.zoom.stepped(step) != self.zoom
            case "zoom", (str() as view,):
                return self.zoom.view != view
        return super().check_action(action, parameters)

    def watch_snapshot(self, before: Snapshot, now: Snapshot) -> None:
        """Draw what changed."""
        if now.book is not before.book or now.day != before.day:
            self._draw()

    def watch_zoom(self) -> None:
        """Draw what is seen now."""
        self._draw(land=True)
        if self.display:
            self.screen.query_one(Keys).show_keys(self.KEYS)
        self.refresh_bindings()

    @on(SheetList.Highlighted)
    def _at_another(self) -> None:
        self.refresh_bindings()
        self._draw_beside_soon()

    @on(SheetList.Chosen)
    def _open(self, event: SheetList.Chosen) -> None:
        match event.key:
            case AreaRow(area):
                self.open(AreaPage(self.context, self.snapshot, area))
            case TopicRow("suggested"):
                self.begin(name_pattern(self.context, self.book))
            case TopicRow("quiet"):
                self.app.simulate_key(pressed_by(self.screen, printed(self.screen).get("tab.3", "3")))
            case TopicRow(_, Link() as link) | (Link() as link):
                self.post_message(Visit(link))
            case TopicRow(topic):
                self.zoom = Zoom("moments" if topic in _GOOD else "month")
            case str() as begin:
                self.app.simulate_key(pressed_by(self.screen, printed(self.screen).get(begin, begin)))

    def action_zoom(self, view: View) -> None:
        """See another part."""
        self.zoom = Zoom(view)

    def action_lists(self) -> None:
        """The next list."""
        self.zoom = self.zoom.next_list()

    def action_step(self, step: int) -> None:
        """The week or month before or after."""
        self.zoom = self.zoom.stepped(step)

    def action_review(self) -> None:
        """Read the month that is seen as both may read it."""
        self.open(ReviewPage(self.context, self.snapshot, self.zoom.month(self.day)))

    def action_check_in(self) -> None:
        """Look at this week, a line an area."""
        self.resume(SLOT, lambda draft: CheckInForm(self.context, self.book, draft))

    def action_happened(self) -> None:
        """Write down what happened, in the practice for it."""
        self.post_message(Open(_HAPPENED))

    def action_line(self, kind: str) -> None:
        """Write one line down."""
        self.begin(begin_line(self.context, self.book, kind))

    def action_session(self) -> None:
        """Plan a session."""
        begin_session(self)

    @property
    def listener(self) -> SheetList:
        """The part of the tab that listens to keys."""
        return self._list

    @property
    def _list(self) -> SheetList:
        return self.query_one("#journey-list", SheetList)

    def _rows(self) -> list[Row]:
        width, height = self.app.size
        keys = printed(self.screen) if self.is_mounted else {}
        room = Room(width - 1, height, self.context.ascii, self.context.accessible)
        return zoom_rows(self.book, self.day, self.zoom, room, keys)

    def _draw(self, land: bool = False) -> None:
        if self.is_mounted and self.query("#journey-list"):
            rows = self._rows()
            room = self.zoom.view == "overview" and has_pane(*self.app.size) and not self.context.accessible
            self.set_class(room and any(isinstance(row.key, AreaRow) for row in rows), "-pane")
            self._list.show_rows(rows, land)
            self._draw_beside_soon()

    def _draw_beside_soon(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        if self.has_class("-pane"):
            self._rest = self.set_timer(REST, self._draw_beside)

    def _draw_beside(self) -> None:
        pane = area_pane(self.book, self.day, self._list.key, self.app.size.width, self.context.ascii)
        self.query_one("#journey-pane", Sheet).show(pane)
