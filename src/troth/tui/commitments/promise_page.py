"""One promise on a page of its own, with the same keys as in the list."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.making import FinishStep
from troth.domain.records import Commitment, Link
from troth.drawing.bars import Hint
from troth.drawing.lines import Line
from troth.drawing.promise_rows import RowLook
from troth.drawing.promise_views import Pick, found_places
from troth.drawing.promise_whole import whole
from troth.tui.commitments.promise_actions import PROMISE_ACTIONS
from troth.tui.context import Context
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot


class PromisePage(RecordPage):
    """Everything about one promise; escape goes back."""

    PLACE = "promise"
    WIDTH = 78
    KEYS = (
        Hint("promise.kept", "kept"),
        Hint("promise.not_kept", "not kept"),
        Hint("promise.restore", "take up again"),
        Hint("promise.tell", "tell"),
        Hint("promise.move", "move"),
        Hint("promise.change", "change"),
        Hint("page.back", "back"),
        Hint("erase", "erase"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *PROMISE_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="promise.back"),
        *(Binding(str(n), f"step({n})", f"Step {n} done", show=False, id=f"promise.step{n}") for n in range(1, 10)),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, pick: Pick) -> None:
        """A page for the promise and day of `pick`."""
        super().__init__(context, snapshot)
        self._pick = pick

    @property
    def about(self) -> Link:
        """The record."""
        return Link("commitments", self._pick.number)

    def record(self) -> Commitment:
        """The promise."""
        return self.book.commitment(self._pick.number)

    def lines(self) -> list[Line]:
        """Everything about the promise."""
        made, today = self.record(), self.now.today
        place = next(each for each in found_places(self.book, today) if each.number == made.number)
        if place.group in ("today", "still"):
            place = place._replace(day=self._pick.day)
        look = RowLook(self.context.glyphs, min(self.WIDTH, max(20, self.size.width - 2)))
        lines = whole(self.book, place, today, look, self.context.show_run, self.context.accessible)
        return lines + origin_lines(self.book, made.reflection, self.day)

    def picked(self) -> Pick:
        """The promise of this page."""
        return self._pick

    def action_step(self, step: int) -> None:
        """A step of a big promise is done, or open again."""
        steps = self.record().steps
        if step <= len(steps):
            self.do(FinishStep(self._pick.number, step - 1, steps[step - 1].done_on is None, self.now))
