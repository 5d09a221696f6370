"""A text of several rows."""

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import TextArea

from troth.domain.text import NOTE_LIMIT
from troth.guidance.flow import Given
from troth.tui.dialogs.form import NoteArea
from troth.tui.reflection.answers.part import Part


class Area(NoteArea):
    """A text area that takes no more than a note can hold, and leaves tab to the practice."""

    async def _on_key(self, event: events.Key) -> None:
        if len(self.text) >= NOTE_LIMIT and (event.is_printable or event.key == "enter") and not self.selected_text:
            event.prevent_default().stop()
            return
        await super()._on_key(event)


class TextPart(Part):
    """The text area."""

    def compose(self) -> ComposeResult:
        """The text as far as it is written."""
        text = "\n".join(self.run.prefilled)
        area = Area(text, tab_behavior="focus", compact=True, id="text")
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        yield area

    @property
    def values(self) -> Given:
        """The text; none while it is blank."""
        text = self.query_one("#text", TextArea).text
        return (text,) if text.strip() else ()

    @property
    def target(self) -> Widget:
        """The text area."""
        return self.query_one("#text", TextArea)

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        self.changed()
