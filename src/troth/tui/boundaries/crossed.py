"""What happened, asked at the foot of the board: four ways, each with where it leads; nothing is noted before one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from troth.domain.boundary import Boundary, Cause
from troth.drawing.bars import Key
from troth.drawing.crossed_rows import CAUSE_KEYS, crossed_head, crossed_rows
from troth.drawing.lines import Line
from troth.tui.kit.chrome import Keys
from troth.tui.kit.listening import is_accessible
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList


class Question(Sheet):
    """The question, as wide as there is room for."""

    def __init__(self, made: Boundary) -> None:
        """About `made`."""
        self._made = made
        super().__init__([()] * 3)

    def line_at(self, index: int, width: int) -> Line:
        """A row of it; no rule where somebody listens."""
        if not index and is_accessible(self.app):
            return ()
        return crossed_head(self._made, width, self.ascii)[index]


class Crossed(ModalScreen[Cause | None], Overlay[Cause | None]):
    """One of four causes, by its digit or the cursor; escape leaves it without one."""

    F1 = "help"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", id="crossed.leave"),
        *(
            Binding(key, f"take('{cause}')", f"The way numbered {key}", id=f"crossed.{key}")
            for key, cause in CAUSE_KEYS.items()
        ),
    ]

    def __init__(self, made: Boundary, care: bool) -> None:
        """About `made`; with `care` what is on record leads to help, whatever the cause."""
        super().__init__()
        self._made, self._care = made, care

    def compose(self) -> ComposeResult:
        """The question beside the words it is about, the ways, the keys."""
        with Vertical(id="ask"):
            yield Question(self._made)
            yield SheetList(crossed_rows(self._made.owner == "me", self._care), id="ways")
            yield Keys((Key("1-4", "choose"), Key("esc", "leave it"), Key("F1", "help & safety")))

    @on(SheetList.Chosen)
    def _chosen(self, event: SheetList.Chosen) -> None:
        self.dismiss(CAUSE_KEYS[str(event.sheet.key)])

    def action_take(self, cause: Cause) -> None:
        """That is how it came to it."""
        self.dismiss(cause)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
