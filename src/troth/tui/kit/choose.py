"""One question at the foot of the screen, answered by one key."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip

from troth.drawing.bars import Key
from troth.drawing.lines import Span
from troth.tui.kit.prose import Prose
from troth.tui.kit.screens import Overlay


class AskedWords(Prose):
    """The question; the terminal's own cursor stands at it while it is asked, where screen readers look for it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """As drawn, with that cursor put there on the way."""
        if self.screen is self.app.screen:
            self.app.cursor_position = self.content_region.offset
        return super().render_lines(crop)


class ChooseKey(ModalScreen[str | None], Overlay[str | None]):
    """Ask `question`; the key pressed is the answer, escape is none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it", id="choose.leave")]

    def __init__(self, question: str, choices: Sequence[Key]) -> None:
        """Offer `choices`, each a single key and what it means."""
        super().__init__()
        self._question, self._choices = question, tuple(choices)

    def compose(self) -> ComposeResult:
        """The question over its keys."""
        keys = [span for key in self._choices for span in (Span(key.key, "strong"), Span(f" {key.label}   "))]
        with Vertical(id="ask"):
            yield AskedWords((Span(self._question),))
            yield Prose(tuple(keys))

    def on_key(self, event: events.Key) -> None:
        """Take the key as the answer when it is one of the choices."""
        pressed = event.character or event.key
        if pressed in [key.key for key in self._choices]:
            event.stop()
            self.dismiss(pressed)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
