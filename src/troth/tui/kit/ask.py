"""One line at the foot of the screen, with a live preview of what was understood."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from troth.drawing.lines import Line, Span
from troth.tui.kit.line_field import LineField
from troth.tui.kit.prose import Prose
from troth.tui.kit.screens import Overlay
from troth.tui.kit.sheet import Sheet

LIMIT = 1_000


class Heard(NamedTuple):
    """What a typed line was understood to mean; `ok` while it can be taken as it stands."""

    ok: bool
    line: str


class Reply(NamedTuple):
    """What was typed, and whether the person wants the full form for it."""

    text: str
    more: bool = False


class Ask(ModalScreen[Reply | None], Overlay[Reply | None]):
    """Ask for one line; enter takes it, escape leaves without, tab goes on to the full form where there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", id="ask.leave"),
        Binding("tab", "more", "Full form", id="ask.more", priority=True),
    ]

    def __init__(
        self,
        question: str,
        hear: Callable[[str], Heard],
        *,
        text: str = "",
        form: bool = False,
    ) -> None:
        """Ask `question`; `hear` tells what a line means, `form` whether a full form stands behind it."""
        super().__init__()
        self._question, self._hear, self._text, self._form = question, hear, text, form

    @property
    def unkept(self) -> str:
        """The line, where it is not what stood there."""
        text = self.query_one(Input).value
        return "" if text in ("", self._text) else text

    def compose(self) -> ComposeResult:
        """The question, the line, what was understood, and the keys."""
        keys = "enter takes it   esc leaves it" + ("   tab more of it" if self._form else "")
        with Vertical(id="ask"):
            yield Prose((Span(self._question, "strong"),))
            yield LineField(self._text, limit=LIMIT, select_on_focus=False)
            yield Prose(self._preview(self._text), id="heard")
            yield Sheet([(Span(" " + keys, "muted"),)], classes="-line")

    @on(Input.Changed)
    def _listen(self, event: Input.Changed) -> None:
        self.query_one("#heard", Prose).say(self._preview(event.value))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        if self._hear(event.value).ok:
            self.dismiss(Reply(event.value))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def action_more(self) -> None:
        """Go on to the full form with what was typed."""
        if self._form:
            self.dismiss(Reply(self.query_one(Input).value, more=True))

    def _preview(self, text: str) -> Line:
        heard = self._hear(text)
        return (Span(heard.line, "accent" if heard.ok else "muted"),)
