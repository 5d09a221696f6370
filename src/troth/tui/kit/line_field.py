"""The one-line field of every dialog and search: calm, and limited in what it takes."""

import re

from textual import events
from textual.widgets import Input

from troth.domain.text import TITLE_LIMIT
from troth.tui.kit.chrome import Quiet

_BREAK = re.compile(r"[\r\n]+")


class LineField(Input):
    """One line of text; several lines pasted become one, and a paste is cut where the field is full, which is said."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        limit: int = TITLE_LIMIT,
        select_on_focus: bool = True,
        id: str | None = None,
    ) -> None:
        """With `text` in it, and room for `limit` characters."""
        super().__init__(
            text,
            placeholder=placeholder,
            max_length=limit,
            select_on_focus=select_on_focus,
            compact=True,
            id=id,
        )
        self.cursor_blink = False
        self._past: list[str] = []
        self._in_word = False

    def watch_value(self, before: str, after: str) -> None:
        """Remember what stood here, once for each word that is typed and for whatever else is done."""
        in_word = len(after) == len(before) + 1 and after.startswith(before) and not after[-1].isspace()
        if self.is_mounted and not (in_word and self._in_word):
            self._past.append(before)
        self._in_word = in_word

    def undo(self) -> None:
        """Take back what was typed or changed last."""
        if self._past:
            before = list(self._past[:-1])
            self.value = self._past[-1]
            self.cursor_position = len(self.value)
            self._past, self._in_word = before, False

    def on_paste(self, event: events.Paste) -> None:
        """Take it in one line, as much of it as there is room for."""
        event.prevent_default().stop()
        start, end = sorted(self.selection)
        room = max(0, (self.max_length or 0) - len(self.value) + end - start)
        pasted = _BREAK.sub(" ", event.text[: 4 * room + 4].strip("\r\n"))
        self.replace(pasted[:room], start, end)
        if len(pasted) > room:
            quiet = next((line for screen in reversed(self.app.screen_stack) for line in screen.query(Quiet)), None)
            if quiet is not None:
                quiet.show_message(f"Cut at {self.max_length:,} characters.")
