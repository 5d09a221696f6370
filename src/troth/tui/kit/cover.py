"""A page like any prompt, over all that is written: nothing on it tells what runs here."""

from collections.abc import Collection

from textual.app import ComposeResult
from textual.geometry import Offset

from troth.drawing.lines import Span
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet import Sheet

_PROMPT = "$ "


class Cover(Overlay[None]):
    """A prompt in the corner of an empty page; what is `held` of the app's actions does nothing while it lies there."""

    def __init__(self, held: Collection[str]) -> None:
        """Over all that lies open."""
        super().__init__()
        self.HOLDS = held  # type: ignore[misc]

    @property
    def about(self) -> str:
        """The one cover there is."""
        return "cover"

    def compose(self) -> ComposeResult:
        """The prompt."""
        yield Sheet([(Span(_PROMPT),)])

    def on_mount(self) -> None:
        """The cursor stands behind the prompt."""
        self.app.cursor_position = Offset(len(_PROMPT), 0)
