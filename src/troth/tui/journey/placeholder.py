"""A tab that is not built yet: one honest line."""

from typing import ClassVar

from textual.reactive import reactive

from troth.drawing.bars import Hint
from troth.drawing.lines import Span
from troth.tui.kit.sheet import Sheet
from troth.tui.snapshot import EMPTY, Snapshot


class Later(Sheet, can_focus=True):
    """Says that the tab is still to come."""

    PLACE = "later"
    KEYS: ClassVar = (Hint("tab.1", "Commitments"), Hint("quit", "leave"), Hint("help", "help"))

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    def __init__(self, snapshot: Snapshot, title: str) -> None:
        """The line for the tab called `title`; nothing of the snapshot is drawn yet."""
        line = f" {title} is not built yet. 1 goes back to your promises."
        super().__init__([(), (Span(f" {title}"),), (), (Span(line),)], id=f"later-{title.lower()}")
        self.set_reactive(Later.snapshot, snapshot)

    @property
    def listener(self) -> "Later":
        """The line listens itself."""
        return self
