"""A text of several rows."""

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import TextArea

from troth.domain.text import NOTE_LIMIT
from troth.practice.run import Run
from troth.practice.steps import Writing
from troth.tui.context import Context
from troth.tui.kit.form import NoteArea
from troth.tui.practice_run.inputs.step_input import StepInput, input_for
from troth.tui.snapshot import Snapshot

_LEAST = 3
"""So many rows are in view at least."""

_BELOW = 4
"""So many rows of what was said before stay in view below a long text."""


class LongTextArea(NoteArea):
    """A text area that takes no more than a note can hold, and leaves tab to the practice."""

    def on_key(self, event: events.Key) -> None:
        """Take no letter that there is no room for."""
        if len(self.text) >= NOTE_LIMIT and (event.is_printable or event.key == "enter") and not self.selected_text:
            event.prevent_default().stop()


@input_for(Writing)
class TextInput(StepInput[Writing]):
    """The text area."""

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self._area = LongTextArea("\n".join(run.prefilled), tab_behavior="focus", compact=True, id="text")
        self._area.cursor_blink = False

    def compose_answer(self) -> ComposeResult:
        """The text as far as it is written."""
        yield self._area

    def on_mount(self) -> None:
        """Go on at the end of what is written."""
        self._area.move_cursor(self._area.document.end)

    def wants(self, width: int, height: int) -> int:
        """A few rows."""
        return max(_LEAST, height // 3)

    def draw(self) -> None:
        """Be as long as the text and one row, as far as there is room."""
        rows = self._area.wrapped_document.height + 1 if self._area.size.width else _LEAST
        most = max(_LEAST, self.laid.room - min(self.laid.rest, _BELOW))
        rows = max(_LEAST, min(rows, most))
        if self._area.styles.height is None or self._area.styles.height.value != rows:
            self._area.styles.height = rows

    @property
    def takes_enter(self) -> bool:
        """It begins a new row."""
        return self._area.has_focus

    @property
    def target(self) -> Widget:
        """The text area."""
        return self._area

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        self.draw()
        text = self._area.text
        self.answer_with((text,) if text.strip() else ())
