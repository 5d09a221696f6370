"""What pages on a text that may be handed over share: its lines, and the key that writes it to a file."""

from typing import cast

from troth.drawing.lines import Line, Span
from troth.tui.kit.base_app import BaseApp
from troth.tui.record_page import RecordPage


class HandedOutPage(RecordPage):
    """A text that is made from the book; it follows it."""

    PLACE = "journey"

    def record(self) -> str:
        """The text; empty where there is nothing to tell."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty text is not written."""
        return bool(self.record()) if action == "write" else super().check_action(action, parameters)

    def lines(self) -> list[Line]:
        """Each line of it."""
        return [(Span(line),) for line in self.record().splitlines()]

    def action_write(self) -> None:
        """Write it to a new file."""
        cast(BaseApp, self.app).show_message(self.context.hand_out(self.record()))
