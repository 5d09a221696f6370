"""A tab that is not built yet: one honest line."""

from typing import ClassVar

from troth.drawing.lines import Span
from troth.tui.kit.chrome import Key
from troth.tui.kit.sheet import Sheet


class Later(Sheet, can_focus=True):
    """Says that the tab is still to come."""

    PLACE = "later"
    KEYS: ClassVar = (Key("1", "Commitments"), Key("q", "leave"), Key("?", "help"))

    def __init__(self, title: str) -> None:
        """The line for the tab called `title`."""
        line = f" {title} is not built yet. 1 goes back to your promises."
        super().__init__([(), (Span(line, "muted"),)], id=f"later-{title.lower()}")
