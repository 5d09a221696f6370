"""A field in which one of a few words is chosen: by the arrows, by space, or by how it begins."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from troth.tui.kit.chrome import Quiet
from troth.tui.kit.line_field import LineField

_HOW = "left, right or its first letters choose"


def begun_as(typed: str, choices: Sequence[str]) -> str | None:
    """The first of `choices` that is `typed` or begins so, whatever the case; None where none does."""
    typed = " ".join(typed.lower().split())
    whole = [each for each in choices if each.lower() == typed]
    return next((each for each in (*whole, *choices) if each.lower().startswith(typed)), None)


class ChoiceField(LineField, inherit_bindings=False):
    """One line that holds one of its choices, and takes nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Choose before", show=False, id="choice.previous"),
        Binding("right", "step(1)", "Choose", show=False, id="choice.next"),
        Binding("enter", "submit", "Next field", show=False, id="choice.take"),
    ]

    def __init__(self, choices: Sequence[str], text: str, *, id: str | None = None) -> None:
        """The choice that `text` begins; a text that begins none stands until one is chosen."""
        self._choices = choices
        super().__init__((begun_as(text, choices) or text) if text else "", select_on_focus=False, id=id)
        self._typed = ""

    def on_key(self, event: events.Key) -> None:
        """Space chooses the next, letters what begins with them; a letter that goes on with none begins anew."""
        if event.character is None or not event.is_printable:
            return
        event.prevent_default().stop()
        if event.key == "space":
            self.action_step(1)
        else:
            self._choose(self._typed + event.character, event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Choose what is pasted, where it is a choice."""
        event.prevent_default().stop()
        self._choose(event.text)

    def on_focus(self) -> None:
        """Say how one chooses, where nothing else is said."""
        for quiet in self.screen.query(Quiet):
            if not quiet.text:
                quiet.show_message(_HOW, "muted")

    def on_blur(self) -> None:
        """What is typed next begins anew."""
        self._typed = ""

    def action_step(self, by: int) -> None:
        """Choose the one before or after; round at the ends."""
        self._typed = ""
        at = self._choices.index(self.value) if self.value in self._choices else -1 if by > 0 else 0
        self._take(self._choices[(at + by) % len(self._choices)])

    def _choose(self, *typed: str) -> None:
        for each in typed:
            if each.strip() and (found := begun_as(each, self._choices)) is not None:
                self._typed = each
                self._take(found)
                return
        self._typed = ""
        for quiet in self.screen.query(Quiet):
            quiet.show_message(f"None begins so. One of: {', '.join(filter(None, self._choices))}.", "warm")

    def _take(self, choice: str) -> None:
        self.value = choice
        self.cursor_position = 0
